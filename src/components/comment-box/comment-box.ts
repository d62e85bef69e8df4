import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../../define.js';
import type { Feed } from '../../feed/feed.js';
import {
  closedSince,
  closingTime,
  readComments,
  threadOf,
  type Comment,
  type CommentOrder,
  type Thread,
} from '../../feed/comments.js';
import { FeedController } from '../../feed/feed-controller.js';
import { Markup } from '../../feed/markup.js';
import { MomentController } from '../../feed/moment-controller.js';
import { comments as words } from '../../i18n/en/comments.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import { nextTick } from '../../i18n/relative-time.js';
import { baseStyles } from '../../styles/base.styles.js';
import { knownZone } from '../../time/zones.js';
import { frame, itemLevel } from '../frame.js';
import { OnDemand } from '../on-demand.js';
import { styles } from './comment-box.styles.js';
import { renderAct, renderComment, type Act, type CommentView } from './comment-view.js';
import { renderSort } from './sort-view.js';
import { tabMemory } from './tab-memory.js';
import { renderThread } from './thread-view.js';

/** Milliseconds between two looks at what time it is: among many comments one grows older at every moment. */
const LEAST_WAIT = 10_000;

/**
 * Shows residents' comments and the agency's answers from a JSON feed, as threads, and takes new ones where the feed says so.
 *
 * @tag callbox-comment-box
 * @slot - The fallback: shown until the first good load, and when there is nothing good to show.
 * @event {CustomEvent<{ feed: Feed, items: Comment[] }>} callbox-load - The feed was read.
 * @event {CustomEvent<{ error: FeedError }>} callbox-error - The feed could not be read.
 * @event {CustomEvent<{ id: string, status: string }>} callbox-comment - A comment was sent: `published`, or `pending` where a moderator sees it first.
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
 * @csspart title - Who wrote it, or that it was removed.
 * @csspart text - Its text.
 * @csspart more - The button "Show more".
 * @csspart write - The button "Write a comment".
 * @csspart reply - The button "Reply" of a comment.
 * @csspart report - The button "Report" of a comment.
 * @csspart form - A form: for a comment, a reply, a change, a report.
 * @csspart field - One field of it, with its label.
 * @csspart error - What is wrong with a field, or with all of the form.
 * @csspart send - The button that sends a form.
 * @csspart cancel - The button that closes it.
 * @csspart own - A comment of the visitor's own, while only they can see or change it.
 * @csspart state - What has become of it.
 * @csspart edit - The button that changes it.
 * @csspart delete - The button that deletes it.
 * @csspart undo - The button that takes the deletion back.
 * @cssprop [--callbox-accent=light-dark(#1d4f91, #9cc3ff)] - Colour behind the mark of an official answer, and of the lines under links.
 * @cssprop [--callbox-on-accent=light-dark(#fff, #06152b)] - Colour of the text on it.
 * @cssprop [--callbox-warning=#ffd84d] - Colour beside the notice.
 * @cssprop [--callbox-urgent=#b3001b] - Colour beside what is wrong in a form.
 * @cssprop [--callbox-border] - Colour of the lines between comments.
 * @cssprop [--callbox-radius=0.5em] - Radius of corners.
 * @cssprop [--callbox-gap=1em] - Space between comments.
 * @cssprop [--callbox-min-height] - Height that is reserved before the first answer, and kept.
 */
export class CommentBox extends LitElement {
  static override styles = [baseStyles, styles];
  static override properties = {
    src: {},
    source: {},
    feed: { attribute: false },
    limit: { type: Number },
    tags: {},
    itemId: { attribute: 'item-id' },
    refresh: { type: Number },
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    timeZone: { attribute: 'time-zone' },
  };

  readonly #localize = new LocalizeController(this, words);
  readonly #markup = new Markup(this);
  readonly #feed = new FeedController<Comment>(this, {
    read: (feed, now) => this.#read(feed, now),
    keep: comment => !this.#waiting.has(comment.id),
    refresh: 60,
    limit: 20,
  });

  readonly #writing = new OnDemand(this, () =>
    import('./writing.js').then(({ Writing }) => new Writing(this, this.#feed, this.#seen, tabMemory)),
  );
  readonly #live = new OnDemand(this, () =>
    import('./live.js').then(({ Live }) => new Live(this, () => this.#thread?.liveUrl)),
  );
  readonly #links = new OnDemand(this, () => import('./links.js'));

  /** Address of the comments feed. */
  src = '';

  /** The feed's format where it is none of ours and can't be told from the answer, such as `police-uk-events`. */
  source?: string;

  /** A parsed feed, for pages that have it already. */
  feed?: unknown;

  /** Comments shown before "Show more"; 20 when unset. */
  limit?: number;

  /** Only comments that carry one of these tags, comma-separated. */
  tags?: string;

  /** Only the comment with this id. */
  itemId?: string;

  /** Seconds between reloads while the page is visible, at least 30; 60 when unset. */
  refresh?: number;

  /** Heading above the comments. */
  heading?: string;

  /** Level of that heading, 1 to 6; comments come one deeper, and answers below them. */
  headingLevel = 2;

  /** IANA name of the zone that times are shown in; the visitor's own when unset. */
  timeZone?: string;

  #thread?: Thread;
  #order: CommentOrder = 'newest';
  /** Ids of the comments that the visitor was shown, or could have been with "Show more". */
  readonly #seen = new Set<string>();
  /** Ids of those that have come since, and wait for a click. */
  #waiting = new Set<string>();
  #pageCount = 0;
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
    if (changed.has('src') || changed.has('feed')) this.#seen.clear();
  }

  protected override updated(): void {
    const { postUrl, liveUrl } = this.#thread ?? {};
    if (postUrl && tabMemory()) void this.#writing.want();
    if (liveUrl) void this.#live.want();
  }

  override render() {
    const feed = this.#feed;
    const localize = this.#localize;
    const view = this.#view();
    const present = feed.all.filter(({ status }) => status !== 'removed').length;
    const tools = html`${renderThread(view, present)} ${view.isOpen ? renderAct('write', view) : nothing}
      ${view.writing?.renderAbove(view)}
      <div class="tools">
        ${feed.all.length > 1 ? renderSort(view, this.#order, this.#onSort) : nothing} ${this.#renderNews()}
      </div>`;
    const items = () =>
      html`<ul role="list" class="comments">
        ${repeat(feed.items, contentKey, comment => html`<li>${renderComment(comment, view)}</li>`)}
      </ul>`;
    return frame({ host: this, feed, localize, empty: localize.term('noComments'), tools, items });
  }

  /** New comments wait for a click, so that the page does not move under a reader. */
  #renderNews() {
    const count = this.#feed.all.filter(({ id }) => this.#waiting.has(id)).length;
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

  #view(): CommentView {
    const { feed, now } = this.#feed;
    const thread = (this.#thread = threadOf(feed));
    return {
      level: itemLevel(this),
      localize: this.#localize,
      markup: this.#markup,
      feed,
      thread,
      isOpen: !!thread?.postUrl && !closedSince(thread, now),
      now,
      timeZone: knownZone(this.timeZone),
      expanded: this.#expanded,
      onExpand: this.#onExpand,
      writing: this.#writing.module,
      links: this.#links,
      onAct: this.#onAct,
    };
  }

  /** What comes with the first answer or a further page was asked for; the rest waits. */
  #read(feed: Feed, now: number): Comment[] {
    const { pageCount } = this.#feed;
    const isAskedFor = !this.#seen.size || pageCount > this.#pageCount;
    this.#pageCount = pageCount;
    const unseen = feed.items.map(({ id }) => id).filter(id => !this.#seen.has(id));
    const waiting = new Set(
      isAskedFor ? unseen.filter(id => this.#seen.size && this.#waiting.has(id)) : unseen,
    );
    for (const id of unseen) if (!waiting.has(id)) this.#seen.add(id);
    this.#waiting = waiting;
    return readComments(feed, now, this.#order, waiting);
  }

  /** When something will read otherwise: "5 minutes ago", or that the thread is open. */
  #nextMoment(): number {
    const { items, now, skew } = this.#feed;
    const closes = closingTime(this.#thread);
    const ages = items.map(({ datePublished }) =>
      datePublished ? nextTick(datePublished.getTime(), now) : Infinity,
    );
    const tick = Math.max(Math.min(...ages), now + LEAST_WAIT);
    return Math.min(closes > now ? closes : Infinity, tick) - skew;
  }

  readonly #onSort = (order: CommentOrder) => {
    this.#order = order;
    this.#feed.showFirst();
    this.requestUpdate();
  };

  readonly #onNews = async () => {
    const first = this.#feed.all.find(({ id }) => this.#waiting.has(id));
    for (const id of this.#waiting) this.#seen.add(id);
    this.requestUpdate();
    await this.updateComplete;
    if (first) await this.#feed.showUpTo(first.id);
    this.#focus(first);
  };

  readonly #onExpand = async (comment: Comment) => {
    this.#expanded.add(comment.id);
    this.requestUpdate();
    await this.updateComplete;
    this.#focus(comment); // the button that had the focus is gone
  };

  readonly #onAct = async (act: Act, comment?: Comment) => {
    await this.#writing.want();
    await this.#writing.module?.open(act, comment);
  };

  #focus(comment: Comment | undefined): void {
    const index = this.#feed.items.findIndex(({ id }) => id === comment?.id);
    this.renderRoot.querySelectorAll<HTMLElement>('[data-item]')[index]?.focus();
  }
}

// Keyed by content, of which each version is an object of its own: a translator detaches the text nodes that Lit writes to.
const contentKey = (comment: Comment) => comment;

define('callbox-comment-box', CommentBox);

declare global {
  interface HTMLElementTagNameMap {
    'callbox-comment-box': CommentBox;
  }
}
