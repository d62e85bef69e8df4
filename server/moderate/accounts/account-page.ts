import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { api, ApiError } from '../api.js';
import { ROLES, type Account, type AccountFields, type Role } from '../api-types.js';
import { go } from '../app/route-controller.js';
import { hrefOf } from '../app/routes.js';
import { FormController } from '../forms/form-controller.js';
import { checkField, formProblem, inputField, textOf } from '../forms/fields.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';

/**
 * Makes an account, or changes one.
 *
 * @tag moderation-account
 */
export class AccountPage extends LitElement {
  readonly #form = new FormController(this, () => 'account');

  /** Id of the account, or `new`. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** The account that is signed in. */
  @property({ attribute: false }) account!: Account;

  @state() private shown?: Account;
  @state() private error?: ApiError;
  @state() private saved = '';

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('accountId')) void this.#load();
  }

  override render() {
    const { pages, accounts: text } = words;
    const title = this.#isNew ? pages.newAccount : `${pages.account} ${this.shown?.name ?? ''}`;
    return html`
      <h1 tabindex="-1">${title}</h1>
      <p><a href=${hrefOf({ page: 'accounts' })}>${text.back}</a></p>
      ${this.error ? html`<p class="problem" role="alert">${problemWords(this.error)}</p>` : nothing}
      ${this.#isNew || this.shown ? this.#renderForm(this.shown) : nothing}
    `;
  }

  #renderForm(shown: Account | undefined) {
    const { accounts: text } = words;
    const form = this.#form;
    const line = (name: 'agency' | 'role') =>
      inputField(form, { name, label: text[name], hint: text[`${name}Hint`], value: shown?.[name] });
    return html`<form class="sheet" novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
      ${formProblem(form)}
      ${
        shown
          ? html`<input type="text" autocomplete="username" .value=${shown.name} readonly hidden />`
          : inputField(form, {
              name: 'name',
              label: text.name,
              hint: text.nameHint,
              required: true,
              verbatim: true,
            })
      }
      ${inputField(form, {
        name: 'password',
        type: 'password',
        label: shown ? text.newPassword : text.password,
        hint: shown ? text.newPasswordHint : text.passwordHint,
        autocomplete: 'new-password',
        required: !shown,
      })}
      ${this.#renderRoles(shown)} ${line('agency')} ${line('role')}
      ${inputField(form, { name: 'email', type: 'email', label: text.email, value: shown?.email, verbatim: true })}
      ${
        shown && shown.id !== this.account.id
          ? checkField(form, {
              name: 'disabled',
              label: text.disable,
              hint: text.disableHint,
              checked: shown.disabled,
            })
          : nothing
      }
      <p class="buttons">
        <button class="primary" ?disabled=${form.isBusy}>${shown ? text.save : text.make}</button>
        ${shown ? html`<a href=${hrefOf({ page: 'audit', account: shown.name })}>${text.decisions}</a>` : nothing}
        <span class="saved">${this.saved}</span>
      </p>
    </form>`;
  }

  #renderRoles(shown: Account | undefined) {
    const error = this.#form.errorAt('/roles');
    return html`<fieldset aria-describedby="roles-error">
      <legend>${words.accounts.roles}</legend>
      <p class="error" id="roles-error">${error}</p>
      ${ROLES.map(role =>
        checkField(this.#form, {
          name: 'roles',
          value: role,
          label: `${words.roles[role]}: ${words.roleHints[role]}`,
          checked: shown ? shown.roles.includes(role) : role === 'moderator',
        }),
      )}
    </fieldset>`;
  }

  get #isNew(): boolean {
    return this.accountId === 'new';
  }

  async #load(): Promise<void> {
    const before = this.shown;
    this.shown = undefined;
    this.error = undefined;
    if (this.#isNew) return;
    if (before?.id === this.accountId) return void (this.shown = before);
    try {
      const { accounts } = await api.accounts();
      this.shown = accounts.find(({ id }) => id === this.accountId);
      if (!this.shown) this.error = new ApiError({ type: 'not-found' });
    } catch (error) {
      this.error = asApiError(error);
    }
  }

  readonly #onInput = () => (this.saved = '');

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { shown } = this;
    const form = event.target as HTMLFormElement;
    const fields = this.#read(new FormData(form), shown);
    if (!fields.roles?.length) return this.#form.refuse({ '/roles': words.accounts.noRole });
    const explain = ({ type }: ApiError) => (type === 'conflict' ? words.accounts.lastAdmin : undefined);
    // Roles that stay are not sent: new ones end the account's sessions.
    if (shown && String(fields.roles) === String(ROLES.filter(role => shown.roles.includes(role))))
      delete fields.roles;
    void this.#form.run(async () => {
      const { account } = shown ? await api.saveAccount(shown.id, fields) : await api.makeAccount(fields);
      this.saved = shown ? words.accounts.saved(account.name) : words.accounts.made(account.name);
      this.shown = account;
      form.querySelector<HTMLInputElement>('[type="password"]')!.value = ''; // set once, not with every later save
      announce(this.saved);
      if (!shown) go({ page: 'account', id: account.id });
    }, explain);
  };

  #read(data: FormData, shown: Account | undefined): AccountFields {
    const password = String(data.get('password'));
    return {
      ...(!shown && { name: textOf(data, 'name') }),
      ...((password || !shown) && { password }),
      roles: data.getAll('roles') as Role[],
      agency: textOf(data, 'agency'),
      role: textOf(data, 'role'),
      ...((textOf(data, 'email') || shown?.email) && { email: textOf(data, 'email') }),
      ...(shown && shown.id !== this.account.id && { disabled: data.has('disabled') }),
    };
  }
}

customElements.define('moderation-account', AccountPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-account': AccountPage;
  }
}
