import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { api } from '../api.js';
import type { Account } from '../api-types.js';
import { words } from '../words.js';
import { ways } from './ways.js';

/**
 * Asks to sign in again, over a page that keeps what was typed, when the server says that the session has ended.
 *
 * @tag moderation-sign-in-again
 * @event {CustomEvent<{ account: Account }>} moderation-sign-in - The session is open again, perhaps for another account.
 */
export class SignInAgain extends LitElement {
  /** Whose session has ended. */
  @property({ attribute: false }) account!: Account;

  @state() private isOpen = false;

  /** Asked while all others that were refused meanwhile wait for the same answer. */
  #asking?: Promise<boolean>;
  #answer?: (isSignedIn: boolean) => void;

  override connectedCallback(): void {
    super.connectedCallback();
    api.signInAgain = () => (this.#asking ??= this.#ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    api.signInAgain = undefined;
    this.#close(false);
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<dialog aria-labelledby="sign-in-again" @close=${this.#onClose}>
      ${this.isOpen ? this.#renderContent() : nothing}
    </dialog>`;
  }

  #renderContent() {
    return html`
      <h2 id="sign-in-again">${words.signIn.again}</h2>
      <p>${words.signIn.whyAgain}</p>
      <div @moderation-sign-in=${this.#onSignIn}>${ways.map(way => way.render())}</div>
      <p>
        <button type="button" class="plain" @click=${() => this.#close(false)}>${words.signIn.cancel}</button>
      </p>
    `;
  }

  async #ask(): Promise<boolean> {
    this.isOpen = true;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
    return new Promise(resolve => (this.#answer = resolve));
  }

  #close(isSignedIn: boolean): void {
    this.#answer?.(isSignedIn);
    this.#answer = undefined;
    this.#asking = undefined;
    this.isOpen = false;
    this.querySelector('dialog')?.close();
  }

  readonly #onClose = () => {
    this.#close(false);
  };

  // What one account asked for is not to be done by another.
  readonly #onSignIn = ({ detail: { account } }: CustomEvent<{ account: Account }>) => {
    this.#close(account.id === this.account.id);
  };
}

customElements.define('moderation-sign-in-again', SignInAgain);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-sign-in-again': SignInAgain;
  }
}
