import { html, LitElement } from 'lit';
import { words } from '../words.js';
import { ShortcutController, shortcuts } from './shortcuts.js';

/**
 * Shows the keyboard shortcuts, and turns them off.
 *
 * @tag moderation-shortcuts
 */
export class ShortcutsDialog extends LitElement {
  constructor() {
    super();
    new ShortcutController(this, { '?': () => this.show() });
  }

  show(): void {
    this.requestUpdate();
    this.querySelector('dialog')!.showModal();
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { shortcuts: text } = words;
    return html`<dialog aria-labelledby="shortcuts-heading">
      <h2 id="shortcuts-heading">${text.heading}</h2>
      <div class="field check">
        <input
          id="shortcuts-on"
          type="checkbox"
          .checked=${shortcuts.enabled}
          aria-describedby="shortcuts-hint"
          @change=${this.#onToggle}
        />
        <label for="shortcuts-on">${text.on}</label>
        <p class="hint" id="shortcuts-hint">${text.onHint}</p>
      </div>
      <dl class="keys">
        ${text.list.map(
          ([keys, what]) =>
            html`<div>
              <dt>
                ${keys.split(' ').map((key, index) => html`${index ? ` ${text.then} ` : ''}<kbd>${key}</kbd>`)}
              </dt>
              <dd>${what}</dd>
            </div>`,
        )}
      </dl>
      <form method="dialog"><button class="primary">${text.close}</button></form>
    </dialog>`;
  }

  readonly #onToggle = ({ target }: Event) => {
    shortcuts.enabled = (target as HTMLInputElement).checked;
  };
}

customElements.define('moderation-shortcuts', ShortcutsDialog);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-shortcuts': ShortcutsDialog;
  }
}
