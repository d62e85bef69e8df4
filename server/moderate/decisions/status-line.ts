import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { ShortcutController } from '../a11y/shortcuts.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';
import { authorName } from '../comment/author-name.js';
import { decisions, type Decided } from './decisions.js';

/**
 * Says what was decided last, and takes it back. Where it is hidden nothing is taken back: nobody would see what.
 *
 * @tag moderation-status-line
 * @event {CustomEvent} moderation-leave - The focus was in it, and what had it is gone.
 */
export class StatusLine extends LitElement {
  @state() private text = '';
  @state() private isBusy = false;

  constructor() {
    super();
    new ShortcutController(this, { u: () => void this.undo() });
  }

  /** Takes back the last decision. */
  async undo(): Promise<void> {
    if (this.isBusy || this.hidden) return;
    this.isBusy = true;
    try {
      const result = await decisions.undo();
      this.text = result
        ? undoneWords(result.done.length, result.refused.length)
        : words.status.nothingToUndo;
    } catch (error) {
      this.text = problemWords(asApiError(error));
    } finally {
      this.isBusy = false;
      await this.#leave();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    decisions.addEventListener('moderation-change', this.#onChange);
    decisions.addEventListener('moderation-undoable', this.#onUndoable);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    decisions.removeEventListener('moderation-change', this.#onChange);
    decisions.removeEventListener('moderation-undoable', this.#onUndoable);
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<section class="status-line" aria-label=${words.status.region} ?data-empty=${!this.text}>
      <p role="status">${this.text}</p>
      ${decisions.last && this.text ? this.#renderUndo() : nothing}
      ${
        this.text
          ? html`<button type="button" class="plain" @click=${this.#onDismiss}>
              ${words.status.dismiss}
            </button>`
          : nothing
      }
    </section>`;
  }

  #renderUndo() {
    return html`<button
      type="button"
      aria-keyshortcuts="u"
      ?disabled=${this.isBusy}
      @click=${() => this.undo()}
    >
      ${words.status.undo}
    </button>`;
  }

  readonly #onChange = (event: Event) => {
    const { cause } = (event as CustomEvent<{ cause: string }>).detail;
    if (cause === 'decided' && decisions.last) this.text = decidedWords(decisions.last);
  };

  readonly #onUndoable = () => this.requestUpdate();

  readonly #onDismiss = async () => {
    this.text = '';
    await this.#leave();
  };

  async #leave(): Promise<void> {
    await this.updateComplete;
    if (document.activeElement === document.body) this.dispatchEvent(new CustomEvent('moderation-leave'));
  }
}

function decidedWords({ decision, comments }: Decided): string {
  const done = words.decided[decision];
  const [first] = comments;
  return comments.length === 1 && first
    ? words.status.one(done, authorName(first))
    : words.status.many(done, comments.length);
}

function undoneWords(done: number, refused: number): string {
  const { undone, undoFailed, before } = words.status;
  const { last } = decisions;
  // "Undo" is still there for the one before: it must say for which.
  return [done && undone(done), refused && undoFailed(refused), last && before(decidedWords(last))]
    .filter(Boolean)
    .join(' ');
}

customElements.define('moderation-status-line', StatusLine);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-status-line': StatusLine;
  }
}
