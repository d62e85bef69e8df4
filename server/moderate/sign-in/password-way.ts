import { html, LitElement } from 'lit';
import { api, type ApiError } from '../api.js';
import { FormController } from '../forms/form-controller.js';
import { formProblem, inputField } from '../forms/fields.js';
import { wait } from '../times.js';
import { words } from '../words.js';

/**
 * Signs in with a name and a password.
 *
 * @tag moderation-password-way
 * @event {CustomEvent<{ account: Account }>} moderation-sign-in - The session is open.
 */
export class PasswordWay extends LitElement {
  readonly #form = new FormController(this, () => 'sign-in');

  override focus(options?: FocusOptions): void {
    this.querySelector('input')?.focus(options);
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { signIn } = words;
    const form = this.#form;
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${formProblem(form)}
      ${inputField(form, {
        name: 'name',
        label: signIn.name,
        autocomplete: 'username',
        required: true,
        verbatim: true,
      })}
      ${inputField(form, {
        name: 'password',
        type: 'password',
        label: signIn.password,
        autocomplete: 'current-password',
        required: true,
      })}
      <p class="buttons"><button class="primary" ?disabled=${form.isBusy}>${signIn.submit}</button></p>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const target = event.target as HTMLFormElement;
    const data = new FormData(target);
    const [name, password] = ['name', 'password'].map(field => String(data.get(field))) as [string, string];
    const missing = Object.entries({ '/name': name.trim(), '/password': password }).filter(
      ([, value]) => !value,
    );
    if (missing.length) {
      return this.#form.refuse(Object.fromEntries(missing.map(([pointer]) => [pointer, words.form.missing])));
    }
    void this.#form.run(async () => {
      const { account } = await api.signIn(name.trim(), password);
      target.reset();
      this.dispatchEvent(new CustomEvent('moderation-sign-in', { detail: { account }, bubbles: true }));
    }, explain);
  };
}

function explain({ type, retryAfter }: ApiError): string | undefined {
  if (type === 'unauthorized') return words.signIn.wrong;
  if (type === 'locked-out' || type === 'rate-limited') return words.signIn.locked(wait(retryAfter ?? 60));
  return undefined;
}

customElements.define('moderation-password-way', PasswordWay);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-password-way': PasswordWay;
  }
}
