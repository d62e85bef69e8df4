import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { announce } from '../a11y/announcer.js';
import { catchFocus } from '../a11y/lost-focus.js';
import type { Account, Choice, Comment, Terms } from '../api-types.js';
import { hrefOf } from '../app/routes.js';
import { conflictWords } from '../decisions/conflict.js';
import { decisions } from '../decisions/decisions.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';
import './answer-form.js';
import { authorName } from './author-name.js';
import { renderFacts, renderReasons, renderText } from './comment-facts.js';
import './escalate-form.js';
import { renderOffers, WITH_FORM } from './offer-buttons.js';
import { offersFor, type Offer } from './offers.js';
import './reason-form.js';

/**
 * A comment with all that moderators must know of it, and what their account may do about it.
 *
 * @tag moderation-comment
 * @event {CustomEvent<{ comment: Comment, selected: boolean }>} moderation-select - It was selected, or no longer is.
 * @event {CustomEvent<{ comment: Comment }>} moderation-answer - It was answered officially.
 */
export class CommentCard extends LitElement {
  @property({ attribute: false }) comment!: Comment;
  @property({ attribute: false }) account!: Account;
  @property({ attribute: false }) settings?: Terms;
  @property({ type: Boolean }) selectable = false;
  @property({ type: Boolean }) selected = false;
  /** Shown in a queue that it has left. */
  @property({ type: Boolean }) left = false;
  /** Shown among those around it, which "In context" would only show again. */
  @property({ type: Boolean, attribute: 'in-context' }) inContext = false;

  @state() private form?: Offer;
  @state() private notice = '';
  @state() private isBusy = false;
  #hadFocus = false;

  /** Decides, or opens the form that the decision needs; what is not offered does nothing. */
  async choose(offer: Offer): Promise<void> {
    if (this.isBusy) return;
    if (!this.#offers.includes(offer)) return announce(words.queue.notOffered);
    if (WITH_FORM.includes(offer)) {
      this.form = offer;
      return;
    }
    this.isBusy = true;
    await this.#decide({ decision: offer as Choice['decision'] }).catch((error: unknown) => {
      this.#say(problemWords(asApiError(error)));
    });
    this.isBusy = false;
  }

  /** Selects it, or no longer. */
  toggle(): void {
    this.#onSelect();
  }

  override focus(options?: FocusOptions): void {
    this.querySelector<HTMLElement>('article')?.focus(options);
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.contains(document.activeElement);
    const before = changed.get('comment');
    if (before?.id !== this.comment.id || before.text === this.comment.text) return;
    this.notice = words.comment.changed;
    if (this.#hadFocus) announce(this.notice); // what changes elsewhere on the page is not what one is about
  }

  protected override updated(): void {
    if (this.#hadFocus) catchFocus(this.querySelector('article'));
  }

  override render() {
    const { comment } = this;
    // A translator detaches the text nodes that Lit would write a change into: each version has nodes of its own.
    return html`
      <article
        tabindex="-1"
        class="comment"
        aria-labelledby="comment-${comment.id}"
        ?data-selected=${this.selected}
        aria-busy=${this.isBusy ? 'true' : 'false'}
      >
        ${this.#renderHeader()}
        ${keyed(comment, html`${renderText(comment)} ${renderReasons(comment, this.settings)}`)}
        ${this.#renderNotice()} ${keyed(comment, this.#renderOffers())} ${this.#renderForm()}
      </article>
    `;
  }

  #renderHeader() {
    const { comment } = this;
    const name = authorName(comment);
    const id = `comment-${comment.id}`;
    const heading = html`<bdi>${name}</bdi>`;
    return html`<header>
      ${
        this.selectable
          ? html`<label class="select"
              ><input type="checkbox" .checked=${this.selected} @change=${this.#onSelect} />
              <span class="visually-hidden">${words.comment.select(name)}</span></label
            >`
          : nothing
      }
      ${keyed(
        comment,
        html`<h2 id=${id}>${heading}</h2>
          ${renderFacts(comment)}`,
      )}
    </header>`;
  }

  #renderNotice() {
    const notice = this.notice || (this.left ? words.conflict.left[this.comment.status] : '');
    return notice ? html`<p class="notice">${notice}</p>` : nothing;
  }

  #renderOffers() {
    const { comment, form } = this;
    const context = html`<a
      href=${hrefOf({ page: 'comment', id: comment.id })}
      aria-describedby="comment-${comment.id}"
      >${words.comment.inContext}</a
    >`;
    return html`<p class="buttons offers">
      ${renderOffers(comment, this.#offers, form, this.#onOffer)} ${this.inContext ? nothing : context}
    </p>`;
  }

  #renderForm() {
    const { form, comment } = this;
    switch (form) {
      case 'reject':
      case 'remove':
        return keyed(
          form,
          html`<moderation-reason-form
            decision=${form}
            for=${comment.id}
            .settings=${this.settings}
            .send=${this.#send}
            @moderation-cancel=${this.#onCancel}
          ></moderation-reason-form>`,
        );
      case 'escalate':
        return html`<moderation-escalate-form
          for=${comment.id}
          .settings=${this.settings}
          .send=${this.#send}
          @moderation-cancel=${this.#onCancel}
        ></moderation-escalate-form>`;
      case 'answer':
        return html`<moderation-answer-form
          .comment=${comment}
          @moderation-answer=${this.#onAnswer}
          @moderation-cancel=${this.#onCancel}
        ></moderation-answer-form>`;
      default:
        return nothing;
    }
  }

  get #offers(): Offer[] {
    return offersFor(this.comment, this.account);
  }

  readonly #send = (choice: Choice) => this.#decide(choice);

  /** A conflict is told in place, beside the comment as it is now; every other failure is the caller's. */
  async #decide(choice: Choice): Promise<void> {
    const before = this.comment;
    try {
      const present = await decisions.decide(before, choice);
      this.comment = present;
      this.form = undefined;
      this.notice = '';
    } catch (thrown) {
      const error = asApiError(thrown);
      if (!error.comment) throw error;
      this.comment = error.comment;
      this.form = undefined;
      this.#say(`${await conflictWords(before, error.comment)} ${words.conflict.nothingDone}`);
      this.focus();
    }
  }

  #say(notice: string): void {
    this.notice = notice;
    announce(notice);
  }

  readonly #onSelect = () => {
    const detail = { comment: this.comment, selected: !this.selected };
    this.dispatchEvent(new CustomEvent('moderation-select', { detail }));
  };

  readonly #onOffer = (offer: Offer) => {
    if (this.form === offer) this.#onCancel();
    else void this.choose(offer);
  };

  readonly #onCancel = () => {
    this.form = undefined;
    this.focus();
  };

  readonly #onAnswer = (event: CustomEvent) => {
    this.form = undefined;
    this.focus();
    this.dispatchEvent(new CustomEvent('moderation-answer', { detail: event.detail }));
  };
}

customElements.define('moderation-comment', CommentCard);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-comment': CommentCard;
  }
}
