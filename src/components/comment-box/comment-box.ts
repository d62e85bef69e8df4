import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../../define.js';
import { closingTime, readComments, threadOf, type Comment, type CommentOrder } from '../../feed/comments.js';
import { FeedController } from '../../feed/feed-controller.js';
import { Markup } from '../../feed/markup.js';
import { MomentController } from '../../feed/moment-controller.js';
import { comments as words } from '../../i18n/en/comments.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import { nextTick } from '../../i18n/relative-time.js';
import { baseStyles } from '../../styles/base.styles.js';
import { knownZone } from '../../time/zones.js';
import { frame, itemLevel } from '../frame.js';
import { styles } from './comment-box.styles.js';
import { renderComment, type CommentView } from './comment-view.js';
import { renderThread } from './thread-view.js';

const ORDERS = ['newest', 'oldest', 'discussed'] as const;

/**
 * Shows residents' comments and the agency's answers from a JSON feed, as threads.
 *
 * @tag callbox-comment-box
 * @slot - The fallback: shown until the first good load, and when there is nothing good to show.
 * @event {CustomEvent<{ feed: Feed, items: Comment[] }>} callbox-load - The feed was read.
 * @event {CustomEvent<{ error: FeedError }>} callbox-error - The feed could not be read.
 * @csspart frame - What stands around all comments.
 * @csspart heading - The element's own heading.
 * @csspart age - The line that says how old the comments are, after a reload has failed.
 * @csspart notice - What the agency says above all comments.
 * @csspart thread - What the thread says of itself: how many comments, until when, by which rules.
 * @csspart sort - The choice of an order.
 * @csspart news - The button that shows new comments.
 * @csspart empty - The sentence that there are none.
 * @csspart comment - One comment.
 * @csspart official - The mark of an official answer.
 * @csspart title - Who wrote it.
 * @csspart text - Its text.
 * @csspart more - The button "Show more".
 * @cssprop [--callbox-accent=#1d4f91] - Colour behind the mark of an official answer, and of the lines under links.
 * @cssprop [--callbox-on-accent=#fff] - Colour of the text on it.
 * @cssprop [--callbox-warning=#ffd84d] - Colour beside the notice.
 * @cssprop [--callbox-border] - Colour of the lines between comments.
 * @cssprop [--callbox-radius=0.5em] - Radius of corners.
 * @cssprop [--callbox-gap=1em] - Space between comments.
 * @cssprop [--callbox-min-height] - Height that is reserved before the first answer, and kept.
 */
export class CommentBox extends LitElement {
  static override styles = [baseStyles, styles];

  readonly #localize = new LocalizeController(this, words);
  readonly #markup = new Markup(this);
  readonly #feed = new FeedController<Comment>(this, {
    read: (feed, now) => readComments(feed, now, this.#order),
    keep: comment => !this.#isNew(comment),
    refresh: 60,
    limit: 20,
  });

  /** Address of the comments feed. */
  @property() src = '';

  /** A parsed feed, for pages that have it already. */
  @property({ attribute: false }) feed?: unknown;

  /** Comments shown before "Show more"; 20 when unset. */
  @property({ type: Number }) limit?: number;

  /** Only comments that carry one of these tags, comma-separated. */
  @property() tags?: string;

  /** Only the comment with this id. */
  @property({ attribute: 'item-id' }) itemId?: string;

  /** Seconds between reloads while the page is visible, at least 30; 60 when unset. */
  @property({ type: Number }) refresh?: number;

  /** Heading above the comments. */
  @property() heading?: string;

  /** Level of that heading, 1 to 6; comments come one deeper, and answers below them. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** IANA name of the zone that times are shown in; the visitor's own when unset. */
  @property({ attribute: 'time-zone' }) timeZone?: string;

  #order: CommentOrder = 'newest';
  /** When the newest comment was written that the visitor has been shown; unset before the first load. */
  #seenUntil?: number;
  readonly #expanded = new Set<string>();

  constructor() {
    super();
    new MomentController(this, () => this.#nextMoment());
  }

  /** Reads the feed again. */
  reload(): Promise<void> {
    return this.#feed.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src')) this.#seenUntil = undefined;
  }

  override render() {
    const feed = this.#feed;
    const localize = this.#localize;
    const tools = html`${renderThread(feed.feed, feed.now, feed.all.length, localize, knownZone(this.timeZone))}
    ${feed.all.length > 1 ? this.#renderSort() : nothing} ${this.#renderNews()}`;
    const items = () =>
      html`<ul role="list" class="comments">
        ${repeat(feed.items, contentKey, comment => html`<li>${renderComment(comment, this.#view(comment))}</li>`)}
      </ul>`;
    return frame({ host: this, feed, localize, empty: localize.term('noComments'), tools, items });
  }

  protected override updated(): void {
    if (this.#feed.isShown) this.#seenUntil ??= newest(this.#feed.all);
  }

  #renderSort() {
    const onChange = ({ target }: Event) => this.#sort((target as HTMLSelectElement).value as CommentOrder);
    return html`<p part="sort">
      <label
        >${this.#localize.term('sort')}
        <select @change=${onChange}>
          ${ORDERS.map(
            order =>
              html`<option value=${order} ?selected=${order === this.#order}>
                ${this.#localize.term(order)}
              </option>`,
          )}
        </select></label
      >
    </p>`;
  }

  /** New comments wait for a click, so that the page does not move under a reader. */
  #renderNews() {
    const count = this.#feed.all.filter(comment => this.#isNew(comment)).length;
    return html`<div role="status">
      ${
        count
          ? html`<button type="button" part="news" @click=${this.#onNews}>
              ${this.#localize.term('newComments', { count })}
            </button>`
          : nothing
      }
    </div>`;
  }

  #view(comment: Comment): CommentView {
    return {
      level: itemLevel(this),
      localize: this.#localize,
      markup: this.#markup,
      feed: this.#feed.feed,
      now: this.#feed.now,
      timeZone: knownZone(this.timeZone),
      isExpanded: this.#expanded.has(comment.id),
      onExpand: () => void this.#onExpand(comment),
    };
  }

  #isNew({ datePublished }: Comment): boolean {
    return this.#seenUntil !== undefined && !!datePublished && datePublished.getTime() > this.#seenUntil;
  }

  /** When something will read otherwise: "5 minutes ago", or that the thread is open. */
  #nextMoment(): number {
    const { items, feed, now, skew } = this.#feed;
    if (!items.length) return Infinity;
    const closes = closingTime(threadOf(feed));
    return Math.min(closes > now ? closes : Infinity, nextTick(newest(items), now)) - skew;
  }

  #sort(order: CommentOrder): void {
    this.#order = order;
    this.#feed.showFirst();
    this.requestUpdate();
  }

  readonly #onNews = async () => {
    const first = this.#feed.all.find(comment => this.#isNew(comment));
    this.#seenUntil = newest(this.#feed.all);
    this.requestUpdate();
    await this.updateComplete;
    this.#focus(first);
  };

  async #onExpand(comment: Comment): Promise<void> {
    this.#expanded.add(comment.id);
    this.requestUpdate();
    await this.updateComplete;
    this.#focus(comment); // the button that had the focus is gone
  }

  #focus(comment: Comment | undefined): void {
    const index = this.#feed.items.findIndex(({ id }) => id === comment?.id);
    this.renderRoot.querySelectorAll<HTMLElement>('[data-item]')[index]?.focus();
  }
}

const newest = (comments: readonly Comment[]): number =>
  comments.reduce((latest, { datePublished }) => Math.max(latest, datePublished?.getTime() ?? 0), 0);

// Keyed by content, of which each version is an object of its own: a translator detaches the text nodes that Lit writes to.
const contentKey = (comment: Comment) => comment;

define('callbox-comment-box', CommentBox);

declare global {
  interface HTMLElementTagNameMap {
    'callbox-comment-box': CommentBox;
  }
}
