import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';

/**
 * Says to screen readers what changed elsewhere on the page, politely.
 *
 * @tag moderation-announcer
 */
export class Announcer extends LitElement {
  @state() private text = '';
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('moderation-announce', this.#onAnnounce);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('moderation-announce', this.#onAnnounce);
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<p class="visually-hidden" role="status">${this.text}</p>`;
  }

  // The same words twice are no change, and are not read again unless the region was empty in between.
  readonly #onAnnounce = ({ detail }: CustomEvent<{ words: string }>) => {
    this.text = '';
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.text = detail.words), 100);
  };
}

/** Has words read out, when the screen reader has time. */
export function announce(words: string): void {
  window.dispatchEvent(new CustomEvent('moderation-announce', { detail: { words } }));
}

customElements.define('moderation-announcer', Announcer);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-announcer': Announcer;
  }
  interface WindowEventMap {
    'moderation-announce': CustomEvent<{ words: string }>;
  }
}
