import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { announce } from '../a11y/announcer.js';
import { ShortcutController } from '../a11y/shortcuts.js';
import type { Account, Comment, Queue, Terms } from '../api-types.js';
import { may } from '../app/rights.js';
import { go } from '../app/route-controller.js';
import type { QueueFilter } from '../app/routes.js';
import '../comment/comment-card.js';
import type { CommentCard } from '../comment/comment-card.js';
import type { Offer } from '../comment/offers.js';
import { decisions, type ChangeEvent } from '../decisions/decisions.js';
import { problemWords } from '../forms/problems.js';
import { LiveController } from '../live/live-controller.js';
import { words } from '../words.js';
import './bulk-bar.js';
import './filter-form.js';
import { Place } from './place.js';
import { fits, QueueController } from './queue-controller.js';
import { Selection } from './selection.js';

/**
 * A queue of comments, to be decided on one by one or many at once.
 *
 * @tag moderation-queue
 */
export class QueuePage extends LitElement {
  readonly #list = new QueueController(this);
  readonly #selection = new Selection(this, () => this.#list.comments);
  readonly #place = new Place(this);

  @property() queue: Queue = 'pending';
  @property({ attribute: false }) filter: QueueFilter = {};
  @property({ attribute: false }) account!: Account;
  @property({ attribute: false }) settings?: Terms;

  constructor() {
    super();
    new LiveController(this, () => this.#list.look());
    const run = (offer: Offer) => () => this.#onCard(card => void card.choose(offer));
    new ShortcutController(this, {
      j: () => this.#place.step(1),
      k: () => this.#place.step(-1),
      a: run('approve'),
      r: run('reject'),
      x: run('remove'),
      e: run('escalate'),
      o: run('answer'),
      s: () => this.#onCard(card => card.toggle()),
      c: () => this.#onCard(({ comment }) => go({ page: 'comment', id: comment.id })),
    });
  }

  /** Puts the focus where it was when this page was left, or on what has taken that place; tells whether there is one. */
  restoreFocus(): boolean {
    return this.#place.restore();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    decisions.addEventListener('moderation-change', this.#onChange);
    if (this.hasUpdated) this.#list.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    decisions.removeEventListener('moderation-change', this.#onChange);
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isSame = JSON.stringify(changed.get('filter')) === JSON.stringify(this.filter);
    if (!changed.has('queue') && (!changed.has('filter') || isSame)) return;
    this.#selection.setAll(false);
    this.#place.forget();
    void this.#load();
  }

  override render() {
    const { comments, isLoading, hasMore } = this.#list;
    return html`
      <h1 tabindex="-1">${words.queues[this.queue]}</h1>
      <div class="tools">
        ${this.#renderSelectAll()}
        <moderation-filter-form
          queue=${this.queue}
          .filter=${this.filter}
          .settings=${this.settings}
        ></moderation-filter-form>
        ${this.#renderFresh()}
      </div>
      <moderation-bulk-bar
        .comments=${this.#selection.comments}
        .settings=${this.settings}
        @moderation-clear=${this.#onClear}
        @moderation-leave=${() => this.#place.recover()}
        @moderation-decided=${() => this.#selection.setAll(false)}
      ></moderation-bulk-bar>
      ${this.#renderState()}
      <ol class="comments" role="list" aria-busy=${isLoading ? 'true' : 'false'}>
        ${repeat(
          comments,
          ({ id }) => id,
          comment => html`<li>${this.#renderComment(comment)}</li>`,
        )}
      </ol>
      ${hasMore ? html`<p><button type="button" ?disabled=${isLoading} @click=${this.#onMore}>${words.queue.more}</button></p>` : nothing}
    `;
  }

  #renderComment(comment: Comment) {
    return html`<moderation-comment
      .comment=${comment}
      .account=${this.account}
      .settings=${this.settings}
      ?selectable=${may(this.account, 'moderator')}
      ?left=${!fits(comment, this.queue)}
      ?selected=${this.#selection.has(comment)}
      @focusin=${() => this.#place.remember(comment, this.#list.comments.indexOf(comment))}
      @moderation-select=${this.#onSelect}
    ></moderation-comment>`;
  }

  #renderSelectAll() {
    const { comments } = this.#list;
    if (!comments.length || !may(this.account, 'moderator')) return nothing;
    const onChange = ({ target }: Event) => this.#selection.setAll((target as HTMLInputElement).checked);
    return html`<label class="select-all"
      ><input type="checkbox" .checked=${this.#selection.hasAll} @change=${onChange} />
      ${words.queue.selectAll}</label
    >`;
  }

  #renderFresh() {
    const { length } = this.#list.fresh;
    return html`<div role="status">
      ${
        length
          ? html`<button type="button" class="fresh" @click=${this.#onFresh}>
              ${words.queue.fresh(length)}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderState() {
    const { comments, isLoading, error } = this.#list;
    if (error) {
      return html`<p class="problem" role="alert">${problemWords(error)}</p>
        <p><button type="button" @click=${this.#onAgain}>${words.app.again}</button></p>`;
    }
    if (isLoading && !comments.length) return html`<p class="hint">${words.app.loading}</p>`;
    if (comments.length) return nothing;
    const isFiltered = Object.values(this.filter).some(Boolean);
    return html`<p class="empty">${isFiltered ? words.queue.none : words.emptyQueues[this.queue]}</p>`;
  }

  async #load(): Promise<void> {
    await this.#list.load(this.queue, this.filter);
    const { comments, error, hasMore } = this.#list;
    if (!error && this.isConnected) announce(words.queue.shown(comments.length, hasMore));
  }

  /** A decision by key is one on the comment that has the focus, and on no other. */
  #onCard(run: (card: CommentCard) => void): void {
    const { focused } = this.#place;
    if (focused) run(focused);
    else announce(words.queue.focusFirst);
  }

  /** What was decided leaves the queue: the focus goes on to what takes its place. */
  readonly #onChange = (event: Event) => {
    const { cause, comments } = (event as ChangeEvent).detail;
    const decided = new Set(comments.map(({ id }) => id));
    const { cards } = this.#place;
    const first = cards.findIndex(({ comment }) => decided.has(comment.id));
    if (cause !== 'found') this.#selection.renew(comments);
    if (cause === 'decided' && first >= 0) void this.#place.leave(first, cards[first]!);
    if (cause === 'undone') void this.#place.goTo(comments[0]);
  };

  readonly #onSelect = (event: CustomEvent<{ comment: Comment; selected: boolean }>) => {
    this.#selection.set(event.detail.comment, event.detail.selected);
    announce(words.queue.selected(this.#selection.comments.length));
  };

  readonly #onClear = async () => {
    this.#selection.setAll(false);
    await this.#place.recover();
  };

  readonly #onAgain = async () => {
    await this.#load();
    await this.#place.recover();
  };

  readonly #onFresh = async () => {
    await this.#place.goTo(this.#list.showFresh());
  };

  readonly #onMore = async () => {
    await this.#place.goTo(await this.#list.more());
  };
}

customElements.define('moderation-queue', QueuePage);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-queue': QueuePage;
  }
}
