import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ShortcutController } from '../a11y/shortcuts.js';
import { api, type ApiError } from '../api.js';
import type { Account, AuditEntry, Comment, ContextComment, Terms, Thread } from '../api-types.js';
import { hrefOf } from '../app/routes.js';
import { renderEntries } from '../audit/audit-entries.js';
import { decisions, type ChangeEvent } from '../decisions/decisions.js';
import { asApiError, problemWords } from '../forms/problems.js';
import { words } from '../words.js';
import './comment-card.js';
import type { CommentCard } from './comment-card.js';
import type { Offer } from './offers.js';

/** Deeper replies are moved in no further: on a phone nothing would be left of them. */
const DEEPEST = 4;

/**
 * A comment among those around it in its thread, and what was decided about it.
 *
 * @tag moderation-comment-page
 */
export class CommentPage extends LitElement {
  @property({ attribute: 'comment-id' }) commentId = '';
  @property({ attribute: false }) account!: Account;
  @property({ attribute: false }) settings?: Terms;

  @state() private thread?: Thread;
  @state() private context: ContextComment[] = [];
  @state() private history: AuditEntry[] = [];
  @state() private error?: ApiError;

  constructor() {
    super();
    const run = (offer: Offer) => () => void this.#card?.choose(offer);
    new ShortcutController(this, {
      j: () => this.#step(1),
      k: () => this.#step(-1),
      a: run('approve'),
      r: run('reject'),
      x: run('remove'),
      e: run('escalate'),
      o: run('answer'),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    decisions.addEventListener('moderation-change', this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    decisions.removeEventListener('moderation-change', this.#onChange);
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('commentId')) void this.#load();
  }

  override render() {
    return html`
      <h1 tabindex="-1">${words.pages.comment}</h1>
      ${this.error ? html`<p class="problem" role="alert">${this.#problem(this.error)}</p>` : nothing}
      ${this.thread ? this.#renderThread(this.thread) : nothing}
    `;
  }

  #renderThread(thread: Thread) {
    return html`
      <p class="facts">
        <a href=${hrefOf({ page: 'thread', name: thread.name })}><bdi>${thread.title || thread.name}</bdi></a>
        ${thread.closed ? html`<span class="badge">${words.threads.closed}</span>` : nothing}
        ${
          thread.page_url
            ? html`<a href=${thread.page_url} rel="noreferrer" target="_blank">${words.threads.page}</a>`
            : nothing
        }
      </p>
      <ol class="comments context" role="list" aria-label=${words.comment.context}>
        ${repeat(
          this.context,
          ({ id }) => id,
          comment => this.#renderComment(comment),
        )}
      </ol>
      <section aria-labelledby="history">
        <h2 id="history">${words.comment.history}</h2>
        ${
          this.history.length
            ? renderEntries(this.history, { withComment: false })
            : html`<p class="hint">${words.comment.noHistory}</p>`
        }
      </section>
    `;
  }

  #renderComment(comment: ContextComment) {
    const isThis = comment.id === this.commentId;
    return html`<li data-depth=${Math.min(comment.depth, DEEPEST)} ?data-this=${isThis}>
      ${isThis ? html`<p class="this-one">${words.comment.thisOne}</p>` : nothing}
      <moderation-comment
        ?in-context=${isThis}
        .comment=${comment}
        .account=${this.account}
        .settings=${this.settings}
        @moderation-answer=${() => this.#load()}
      ></moderation-comment>
    </li>`;
  }

  #problem(error: ApiError): string {
    return error.type === 'not-found' ? words.comment.gone : problemWords(error);
  }

  async #load(): Promise<void> {
    const id = this.commentId;
    this.error = undefined;
    try {
      const { comment, thread, context, history } = await api.comment(id);
      if (id !== this.commentId) return;
      this.thread = thread;
      this.context = context.some(other => other.id === comment.id)
        ? context
        : [{ ...comment, depth: 0 }, ...context];
      this.history = history;
    } catch (error) {
      if (id !== this.commentId) return;
      this.thread = undefined;
      this.error = asApiError(error);
    }
  }

  get #cards(): CommentCard[] {
    return [...this.querySelectorAll('moderation-comment')];
  }

  /** The comment with the focus, else the one that this page is about. */
  get #card(): CommentCard | undefined {
    const cards = this.#cards;
    return (
      cards.find(card => card.contains(document.activeElement)) ??
      cards.find(({ comment }) => comment.id === this.commentId)
    );
  }

  #step(by: 1 | -1): void {
    const cards = this.#cards;
    const index = cards.findIndex(card => card.contains(document.activeElement));
    const own = cards.findIndex(({ comment }) => comment.id === this.commentId);
    const next = index >= 0 ? index + by : own;
    cards[Math.min(Math.max(next, 0), cards.length - 1)]?.focus();
  }

  /** The comments stay where they are; only what is known of them changes. */
  readonly #onChange = async (event: Event) => {
    const { cause, comments } = (event as ChangeEvent).detail;
    const changed = new Map(comments.map(comment => [comment.id, comment]));
    const focused = this.#cards.find(card => card.contains(document.activeElement));
    this.context = this.context.map(comment => this.#merge(comment, changed.get(comment.id)));
    if (cause !== 'found' && focused) {
      await this.updateComplete;
      await focused.updateComplete;
      focused.focus();
    }
    if (changed.has(this.commentId)) await this.#loadHistory();
  };

  #merge(comment: ContextComment, present: Comment | undefined): ContextComment {
    return present ? { ...present, depth: comment.depth } : comment;
  }

  async #loadHistory(): Promise<void> {
    try {
      this.history = (await api.comment(this.commentId)).history;
    } catch (error) {
      asApiError(error); // the decision stands, whether its entry can be read now or not
    }
  }
}

customElements.define('moderation-comment-page', CommentPage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-comment-page': CommentPage;
  }
}
