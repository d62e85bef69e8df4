import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { api, type ApiError } from '../api.js';
import type { Account } from '../api-types.js';
import { hrefOf } from '../app/routes.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';

/**
 * Who may sign in, and as what.
 *
 * @tag moderation-accounts
 */
export class AccountsPage extends LitElement {
  /** The account that looks. */
  @property({ attribute: false }) account!: Account;

  @state() private accounts: Account[] = [];
  @state() private error?: ApiError;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { accounts: text } = words;
    return html`
      <h1 tabindex="-1">${words.pages.accounts}</h1>
      <p><a class="button" href=${hrefOf({ page: 'account', id: 'new' })}>${text.new}</a></p>
      ${this.error ? html`<p class="problem" role="alert">${problemWords(this.error)}</p>` : nothing}
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">${text.name}</th>
            <th scope="col">${text.roles}</th>
            <th scope="col">${text.agency}</th>
            <th scope="col">${text.state}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${this.accounts.map(account => this.#renderAccount(account))}
        </tbody>
      </table>
    `;
  }

  #renderAccount({ id, name, roles, agency, role, disabled }: Account) {
    const { accounts: text } = words;
    const href = hrefOf({ page: 'account', id });
    return html`<tr>
      <th scope="row">
        <a href=${href}><bdi>${name}</bdi></a>
        ${id === this.account.id ? html`<span class="badge">${text.you}</span>` : nothing}
      </th>
      <td data-label=${text.roles}>${roles.map(each => words.roles[each]).join(', ')}</td>
      <td data-label=${text.agency}>${[agency, role].filter(Boolean).join(', ')}</td>
      <td data-label=${text.state}>${disabled ? text.disabled : text.active}</td>
      <td><a href=${href} aria-label=${text.editOf(name)}>${text.edit}</a></td>
    </tr>`;
  }

  async #load(): Promise<void> {
    try {
      this.accounts = (await api.accounts()).accounts;
    } catch (error) {
      this.error = asApiError(error);
    }
  }
}

customElements.define('moderation-accounts', AccountsPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-accounts': AccountsPage;
  }
}
