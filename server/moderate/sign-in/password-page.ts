import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { api } from '../api.js';
import type { Account } from '../api-types.js';
import { FormController } from '../forms/form-controller.js';
import { formProblem, inputField } from '../forms/fields.js';
import { words } from '../words.js';

/**
 * Changes the password of the account that is signed in.
 *
 * @tag moderation-password
 * @event {CustomEvent} moderation-password-changed - It is changed.
 */
export class PasswordPage extends LitElement {
  readonly #form = new FormController(this, () => 'password');

  @property({ attribute: false }) account!: Account;
  @state() private isDone = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { password: text } = words;
    const field = (name: string, label: string, autocomplete: AutoFill, hint?: string) =>
      inputField(this.#form, { name, label, autocomplete, hint, type: 'password', required: true });
    return html`
      <h1 tabindex="-1">${words.pages.password}</h1>
      ${this.account.must_change_password ? html`<p class="notice">${words.signIn.mustChange}</p>` : nothing}
      <p class="lead">${text.intro}</p>
      <form class="sheet" novalidate @submit=${this.#onSubmit}>
        <input type="text" autocomplete="username" .value=${this.account.name} readonly hidden />
        ${formProblem(this.#form)} ${field('old_password', text.old, 'current-password')}
        ${field('new_password', text.new, 'new-password', text.newHint)}
        ${field('repeat', text.repeat, 'new-password')}
        <p class="buttons">
          <button class="primary" ?disabled=${this.#form.isBusy}>${text.submit}</button>
          ${this.isDone ? html`<span class="saved">${text.done}</span>` : nothing}
        </p>
      </form>
    `;
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    this.isDone = false;
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const value = (name: string) => String(data.get(name));
    const errors = ['old_password', 'new_password']
      .filter(name => !value(name))
      .map(name => [`/${name}`, words.form.missing]);
    if (value('repeat') !== value('new_password')) errors.push(['/repeat', words.password.different]);
    if (errors.length) return this.#form.refuse(Object.fromEntries(errors));
    void this.#form.run(async () => {
      await api.changePassword(value('old_password'), value('new_password'));
      form.reset();
      this.isDone = true;
      announce(words.password.done);
      this.dispatchEvent(new CustomEvent('moderation-password-changed', { bubbles: true }));
    });
  };
}

customElements.define('moderation-password', PasswordPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-password': PasswordPage;
  }
}
