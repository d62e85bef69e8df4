import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { api, type ApiError, type AuditPage as Entries } from '../api.js';
import type { AuditEntry } from '../api-types.js';
import { go } from '../app/route-controller.js';
import { hrefOf } from '../app/routes.js';
import { FormController } from '../forms/form-controller.js';
import { inputField, textOf } from '../forms/fields.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';
import { renderEntries } from './audit-entries.js';

/**
 * The audit trail, newest first.
 *
 * @tag moderation-audit
 */
export class AuditPage extends LitElement {
  readonly #form = new FormController(this, () => 'audit');

  @property() account = '';
  @property() comment = '';

  @state() private entries: AuditEntry[] = [];
  @state() private next?: string;
  @state() private isLoading = true;
  @state() private error?: ApiError;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('account') || changed.has('comment')) void this.#load();
  }

  override render() {
    const { audit } = words;
    return html`
      <h1 tabindex="-1">${words.pages.audit}</h1>
      <p class="lead">${audit.intro}</p>
      <form class="filter row" role="search" aria-label=${audit.apply} @submit=${this.#onSubmit}>
        ${inputField(this.#form, { name: 'account', label: audit.account, value: this.account, verbatim: true })}
        ${inputField(this.#form, { name: 'comment', label: audit.comment, value: this.comment, verbatim: true })}
        <p class="buttons">
          <button>${audit.apply}</button>
          ${
            this.account || this.comment
              ? html`<a href=${hrefOf({ page: 'audit' })}>${audit.clear}</a>`
              : nothing
          }
        </p>
      </form>
      ${this.error ? html`<p class="problem" role="alert">${problemWords(this.error)}</p>` : nothing}
      ${!this.entries.length && !this.error ? html`<p class="empty">${this.isLoading ? words.app.loading : audit.none}</p>` : nothing}
      ${renderEntries(this.entries, { withComment: true })}
      ${
        this.next
          ? html`<p>
              <button type="button" ?disabled=${this.isLoading} @click=${this.#onMore}>${audit.more}</button>
            </p>`
          : nothing
      }
    `;
  }

  async #load(): Promise<void> {
    this.entries = [];
    this.next = undefined;
    const given = Object.entries({ account: this.account, comment: this.comment }).filter(
      ([, value]) => value,
    );
    await this.#ask(() => api.audit(Object.fromEntries(given)));
  }

  async #ask(read: () => Promise<Entries>): Promise<void> {
    this.isLoading = true;
    this.error = undefined;
    try {
      const { entries, next } = await read();
      this.entries = [...this.entries, ...entries];
      this.next = next;
      announce(words.audit.shown(this.entries.length));
    } catch (error) {
      this.error = asApiError(error);
    }
    this.isLoading = false;
  }

  readonly #onMore = async () => {
    const next = this.next;
    const known = this.entries.length;
    if (next) await this.#ask(() => api.follow<Entries>(next));
    await this.updateComplete;
    this.querySelectorAll<HTMLElement>('.entries > li')[known]?.focus();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    go({ page: 'audit', account: textOf(data, 'account'), comment: textOf(data, 'comment') });
  };
}

customElements.define('moderation-audit', AuditPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-audit': AuditPage;
  }
}
