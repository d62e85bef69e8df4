import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { api, type ApiError } from '../api.js';
import { MODERATIONS, type Account, type Moderation, type Thread, type ThreadFields } from '../api-types.js';
import { may } from '../app/rights.js';
import { hrefOf } from '../app/routes.js';
import { FormController } from '../forms/form-controller.js';
import { areaField, checkField, formProblem, inputField, selectField, textOf } from '../forms/fields.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';

/**
 * What holds for one thread: whether it is open, how it is moderated, what it is called.
 *
 * @tag moderation-thread
 */
export class ThreadPage extends LitElement {
  readonly #form = new FormController(this, () => 'thread');

  @property() name = '';
  @property({ attribute: false }) account!: Account;

  @state() private thread?: Thread;
  @state() private error?: ApiError;
  @state() private isSaved = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name')) void this.#load();
  }

  override render() {
    return html`
      <h1 tabindex="-1">${words.pages.thread(this.name)}</h1>
      <p><a href=${hrefOf({ page: 'threads' })}>${words.threads.back}</a></p>
      ${this.error ? html`<p class="problem" role="alert">${problemWords(this.error)}</p>` : nothing}
      ${this.thread ? this.#renderForm(this.thread) : nothing}
    `;
  }

  #renderForm(thread: Thread) {
    const { threads: text } = words;
    const { fields } = text;
    const form = this.#form;
    const now = words.moderationShort[thread.effective_moderation];
    const modes = MODERATIONS.map(mode => [mode, words.moderation[mode]] as const);
    const mayChange = may(this.account, 'moderator');
    return html`<form class="sheet" novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
      ${formProblem(form)}
      <fieldset ?disabled=${!mayChange}>
        ${checkField(form, { name: 'closed', label: fields.closed, checked: thread.closed })}
        ${areaField(form, {
          name: 'closed_reason',
          label: fields.closed_reason,
          hint: fields.closed_reasonHint,
          value: thread.closed_reason,
          rows: 2,
        })}
        ${inputField(form, {
          name: 'closes',
          type: 'datetime-local',
          label: fields.closes,
          hint: fields.closesHint,
          value: toLocal(thread.closes),
        })}
        ${selectField(form, {
          name: 'moderation',
          label: fields.moderation,
          value: thread.moderation,
          options: [['', fields.bySettings(now)], ...modes],
        })}
        ${inputField(form, { name: 'title', label: fields.title, hint: fields.titleHint, value: thread.title })}
        ${inputField(form, {
          name: 'page_url',
          type: 'url',
          label: fields.page_url,
          hint: fields.page_urlHint,
          value: thread.page_url,
          verbatim: true,
        })}
      </fieldset>
      ${
        mayChange
          ? html`<p class="buttons">
              <button class="primary" ?disabled=${form.isBusy}>${text.save}</button>
              ${this.isSaved ? html`<span class="saved">${text.saved}</span>` : nothing}
            </p>`
          : nothing
      }
    </form>`;
  }

  async #load(): Promise<void> {
    this.thread = undefined;
    this.error = undefined;
    try {
      this.thread = (await api.thread(this.name)).thread;
    } catch (error) {
      this.error = asApiError(error);
    }
  }

  readonly #onInput = () => (this.isSaved = false);

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = readFields(new FormData(event.target as HTMLFormElement));
    void this.#form.run(async () => {
      this.thread = (await api.saveThread(this.name, fields)).thread;
      this.isSaved = true;
      announce(words.threads.saved);
    });
  };
}

function readFields(data: FormData): ThreadFields {
  const text = (name: string) => textOf(data, name) || null;
  return {
    closed: data.has('closed'),
    closed_reason: text('closed_reason'),
    closes: fromLocal(textOf(data, 'closes')),
    moderation: text('moderation') as Moderation | null,
    title: text('title'),
    page_url: text('page_url'),
  };
}

/** As a field for local date and time wants it; the zone is this machine's. */
function toLocal(moment: string | undefined | null): string {
  if (!moment) return '';
  const date = new Date(moment);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

const fromLocal = (value: string) => (value ? new Date(value).toISOString() : null);

customElements.define('moderation-thread', ThreadPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-thread': ThreadPage;
  }
}
