import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { api, type ApiError } from '../api.js';
import type { Thread } from '../api-types.js';
import { hrefOf } from '../app/routes.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { when } from '../times.js';
import { words } from '../words.js';

/**
 * All threads, and how each is moderated.
 *
 * @tag moderation-threads
 */
export class ThreadsPage extends LitElement {
  @state() private threads?: Thread[];
  @state() private error?: ApiError;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`
      <h1 tabindex="-1">${words.pages.threads}</h1>
      ${this.error ? html`<p class="problem" role="alert">${problemWords(this.error)}</p>` : nothing}
      ${this.threads ? this.#renderThreads(this.threads) : html`<p class="hint">${words.app.loading}</p>`}
    `;
  }

  #renderThreads(threads: Thread[]) {
    const { threads: text } = words;
    if (!threads.length) return html`<p class="empty">${text.none}</p>`;
    return html`<table class="stacking">
      <thead>
        <tr>
          <th scope="col">${text.name}</th>
          <th scope="col" class="number">${text.comments}</th>
          <th scope="col" class="number">${text.pending}</th>
          <th scope="col">${text.moderation}</th>
          <th scope="col">${text.state}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${threads.map(thread => this.#renderThread(thread))}
      </tbody>
    </table>`;
  }

  #renderThread({ name, title, count, pending, effective_moderation, ...thread }: Thread) {
    const { threads: text } = words;
    const pendingHref = hrefOf({ page: 'queue', queue: 'pending', filter: { thread: name } });
    return html`<tr>
      <th scope="row">
        <a href=${hrefOf({ page: 'thread', name })}><bdi>${title || name}</bdi></a>
        ${title ? html`<span class="hint" translate="no">${name}</span>` : nothing}
      </th>
      <td class="number" data-label=${text.comments}>${count}</td>
      <td class="number" data-label=${text.pending}>
        ${pending ? html`<a href=${pendingHref}>${pending}</a>` : pending}
      </td>
      <td data-label=${text.moderation}>${words.moderationShort[effective_moderation]}</td>
      <td data-label=${text.state}>${stateOf(thread)}</td>
      <td>
        <a href=${hrefOf({ page: 'thread', name })} aria-label=${text.editOf(title || name)}>${text.edit}</a>
      </td>
    </tr>`;
  }

  async #load(): Promise<void> {
    try {
      this.threads = (await api.threads()).threads;
    } catch (error) {
      this.error = asApiError(error);
    }
  }
}

function stateOf({ closed, closes }: Pick<Thread, 'closed' | 'closes'>): string {
  const { threads: text } = words;
  if (closed) return text.closed;
  if (!closes) return text.open;
  return Date.parse(closes) > Date.now() ? text.closesAt(when(closes)) : text.closedSince(when(closes));
}

customElements.define('moderation-threads', ThreadsPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-threads': ThreadsPage;
  }
}
