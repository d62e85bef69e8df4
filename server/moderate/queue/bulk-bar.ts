import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../a11y/announcer.js';
import { catchFocus } from '../a11y/lost-focus.js';
import type { Choice, Comment, Settings } from '../api-types.js';
import { hrefOf } from '../app/routes.js';
import { authorName } from '../comment/author-name.js';
import '../comment/reason-form.js';
import { decisions, type Refusal } from '../decisions/decisions.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';

/**
 * Decides on all selected comments alike, and says which of them were refused, and why.
 *
 * @tag moderation-bulk-bar
 * @event {CustomEvent} moderation-clear - Nothing is to be selected any longer.
 * @event {CustomEvent} moderation-leave - What had the focus in it is gone.
 * @event {CustomEvent} moderation-decided - It was decided; what was refused is said here.
 */
export class BulkBar extends LitElement {
  @property({ attribute: false }) comments: Comment[] = [];
  @property({ attribute: false }) settings?: Settings;

  @state() private form?: 'reject' | 'remove';
  @state() private refused: Refusal[] = [];
  @state() private problem = '';
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`${this.comments.length ? this.#renderBar() : nothing} ${this.#renderResult()}`;
  }

  #renderBar() {
    const { decide, queue } = words;
    const toggle = (form: 'reject' | 'remove') => (this.form = this.form === form ? undefined : form);
    const withReason = (form: 'reject' | 'remove') =>
      html`<button type="button" aria-expanded=${String(this.form === form)} @click=${() => toggle(form)}>
        ${decide[form]}
      </button>`;
    return html`<section class="bulk" aria-label=${queue.bulk}>
      <p class="buttons">
        <strong>${queue.selected(this.comments.length)}</strong>
        <button
          type="button"
          class="primary"
          ?disabled=${this.isBusy || !this.comments.some(({ status }) => status !== 'removed')}
          @click=${() => this.#onApprove()}
        >
          ${decide.approve}
        </button>
        ${withReason('reject')} ${withReason('remove')}
        <button type="button" class="plain" @click=${this.#onClear}>${queue.clearSelection}</button>
      </p>
      ${
        this.form
          ? html`<moderation-reason-form
              for="selected"
              decision=${this.form}
              .settings=${this.settings}
              .send=${this.#send}
              @moderation-cancel=${this.#onCancel}
            ></moderation-reason-form>`
          : nothing
      }
    </section>`;
  }

  #renderResult() {
    const { status } = words;
    if (this.problem) return html`<p class="problem">${this.problem}</p>`;
    if (!this.refused.length) return nothing;
    return html`<section class="notice" tabindex="-1" aria-label=${status.someRefused(this.refused.length)}>
      <p>${status.someRefused(this.refused.length)}</p>
      <ul>
        ${this.refused.map(
          ({ comment, error }) =>
            html`<li>
              <a href=${hrefOf({ page: 'comment', id: comment.id })}
                >${words.comment.by(authorName(comment))}</a
              >: ${problemWords(error)}
            </li>`,
        )}
      </ul>
      <button type="button" class="plain" @click=${this.#onDismiss}>${status.dismiss}</button>
    </section>`;
  }

  readonly #send = async (choice: Choice) => {
    const asked = this.comments.length;
    this.refused = await decisions.decideAll(this.comments, choice);
    this.form = undefined;
    this.problem = '';
    if (this.refused.length) {
      const names = this.refused.map(({ comment }) => authorName(comment)).join(', ');
      announce(`${words.status.someRefused(this.refused.length)} ${names}`);
    }
    this.dispatchEvent(new CustomEvent('moderation-decided'));
    await this.updateComplete;
    if (this.refused.length === asked) this.querySelector<HTMLElement>('.notice')?.focus();
  };

  async #onApprove(): Promise<void> {
    this.isBusy = true;
    this.problem = '';
    await this.#send({ decision: 'approve' }).catch((error: unknown) => {
      this.problem = problemWords(asApiError(error));
      announce(this.problem);
    });
    this.isBusy = false;
    await this.updateComplete;
    catchFocus(this.querySelector<HTMLElement>('.bulk .primary'));
  }

  /** The button that opened the form has the focus again. */
  readonly #onCancel = () => {
    this.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    this.form = undefined;
  };

  readonly #onDismiss = () => {
    this.refused = [];
    this.dispatchEvent(new CustomEvent('moderation-leave'));
  };

  readonly #onClear = () => {
    this.form = undefined;
    this.dispatchEvent(new CustomEvent('moderation-clear'));
  };
}

customElements.define('moderation-bulk-bar', BulkBar);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-bulk-bar': BulkBar;
  }
}
