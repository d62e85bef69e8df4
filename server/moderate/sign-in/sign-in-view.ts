import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { words } from '../words.js';
import { ways } from './ways.js';

/**
 * Offers the ways to sign in.
 *
 * @tag moderation-sign-in
 * @event {CustomEvent<{ account: Account }>} moderation-sign-in - The session is open.
 */
export class SignInView extends LitElement {
  /** Said above the ways, such as that one is signed out. */
  @property() message = '';

  /** Puts the focus into the first field. */
  override focus(options?: FocusOptions): void {
    this.querySelector('input')?.focus(options);
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<main class="sign-in">
      <h1 tabindex="-1">${words.signIn.heading}</h1>
      ${this.message ? html`<p class="notice" role="status">${this.message}</p>` : nothing}
      ${ways.map(way => way.render())}
    </main>`;
  }
}

customElements.define('moderation-sign-in', SignInView);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-sign-in': SignInView;
  }
}
