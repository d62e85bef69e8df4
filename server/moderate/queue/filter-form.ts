import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ShortcutController } from '../a11y/shortcuts.js';
import { api, ApiError } from '../api.js';
import type { Queue, Settings, Thread } from '../api-types.js';
import { go } from '../app/route-controller.js';
import { hrefOf, type QueueFilter } from '../app/routes.js';
import { FormController } from '../forms/form-controller.js';
import { inputField, selectField, textOf } from '../forms/fields.js';
import { words } from '../words.js';

/**
 * Narrows a queue down by thread, kind and words; the address says by what.
 *
 * @tag moderation-filter-form
 */
export class FilterForm extends LitElement {
  readonly #form = new FormController(this, () => 'filter');

  @property() queue: Queue = 'pending';
  @property({ attribute: false }) filter: QueueFilter = {};
  @property({ attribute: false }) settings?: Settings;
  @state() private threads: Thread[] = [];

  constructor() {
    super();
    new ShortcutController(this, { '/': () => this.#search() });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadThreads();
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { filter, settings } = this;
    const isFiltered = Object.values(filter).some(Boolean);
    return html`
      <details class="filter" ?open=${isFiltered}>
        <summary>${words.queue.filter}</summary>
        <form role="search" aria-label=${words.queue.filterBy} @submit=${this.#onSubmit}>
          ${selectField(this.#form, {
            name: 'thread',
            label: words.queue.thread,
            value: filter.thread,
            options: [['', words.queue.everyThread], ...this.#threadOptions()],
          })}
          ${
            settings?.kinds.length
              ? selectField(this.#form, {
                  name: 'kind',
                  label: words.queue.kind,
                  value: filter.kind,
                  options: [
                    ['', words.queue.everyKind],
                    ...settings.kinds.map(({ id, label }) => [id, label] as const),
                  ],
                })
              : nothing
          }
          ${inputField(this.#form, { name: 'q', label: words.queue.search, type: 'search', value: filter.q })}
          <p class="buttons">
            <button>${words.queue.apply}</button>
            ${
              isFiltered
                ? html`<a href=${hrefOf({ page: 'queue', queue: this.queue, filter: {} })}
                    >${words.queue.clear}</a
                  >`
                : nothing
            }
          </p>
        </form>
      </details>
    `;
  }

  /** The thread of the address is one of them, also when the server lists it no longer. */
  #threadOptions(): (readonly [string, string])[] {
    const options = this.threads.map(({ name, title }) => [name, title || name] as const);
    const { thread } = this.filter;
    return thread && !this.threads.some(({ name }) => name === thread)
      ? [[thread, thread], ...options]
      : options;
  }

  async #loadThreads(): Promise<void> {
    try {
      this.threads = (await api.threads()).threads;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // the queue says what is wrong; a filter less is no news
    }
  }

  #search(): void {
    this.querySelector('details')!.open = true;
    this.querySelector<HTMLElement>('input[type="search"]')!.focus();
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const filter = { thread: textOf(data, 'thread'), kind: textOf(data, 'kind'), q: textOf(data, 'q') };
    go({ page: 'queue', queue: this.queue, filter });
  };
}

customElements.define('moderation-filter-form', FilterForm);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-filter-form': FilterForm;
  }
}
