import type { ReactiveController, ReactiveElement } from 'lit';
import { emit } from '../emit.js';
import { DAY } from '../time/zones.js';
import { addressOf } from './early-answer.js';
import { FeedError } from './feed-error.js';
import type { Feed, FeedItem } from './feed.js';
import { GivenFeed } from './given-feed.js';
import { shareFeed, type FeedReader, type SharedFeed } from './shared-feed.js';

/** The properties that every element has for its feed. */
export interface FeedHost extends ReactiveElement {
  src?: string;
  source?: string;
  feed?: unknown;
  refresh?: number;
  limit?: number;
  tags?: string;
  itemId?: string;
}

export interface FeedOptions<T> {
  /** The feed's items as the host shows them, in order, as of `now` in milliseconds since 1970. */
  read: (feed: Feed, now: number) => T[];
  /** Which of them the visitor chose to see; all when unset. */
  keep?: (item: T) => boolean;
  /** Seconds between reloads where the host does not say; none when unset. */
  refresh?: number;
  /** Items before "Show more" where the host does not say. */
  limit: number;
}

/** Pages that are read unasked in search of the first item to show. */
const SEARCH_LIMIT = 20;

/**
 * Gives its host the items to show, and keeps them true: reads its feed, reads it again, and tells the page of it.
 *
 * An answer to `src` wins over the host's `feed`, and that over a feed written inside the tag.
 */
export class FeedController<T extends FeedItem> implements ReactiveController, FeedReader {
  /** All items that the host's attributes ask for. */
  all: T[] = [];
  /** Those of them that are shown, after the visitor's choice and `limit`. */
  items: T[] = [];
  /** Whether there are more, here or on the feed's next page. */
  hasMore = false;
  /** The feed that is shown; unset before the first good answer. */
  feed?: Feed;

  readonly #host: FeedHost;
  readonly #options: FeedOptions<T>;
  readonly #given = new GivenFeed();
  #shared?: SharedFeed;
  #extra = 0;
  #isRefused = false;
  #news?: { load: true } | { error: FeedError };

  constructor(host: FeedHost, options: FeedOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Milliseconds between reloads: at least 30 s, as the contract with publishers says. */
  get refresh(): number {
    const seconds = this.#host.refresh;
    return 1000 * (Number.isFinite(seconds) ? Math.max(30, seconds!) : (this.#options.refresh ?? Infinity));
  }

  /** Milliseconds since 1970 by the server's clock. */
  get now(): number {
    return this.#shared?.now ?? Date.now();
  }

  /** Milliseconds that the server's clock is ahead of the visitor's. */
  get skew(): number {
    return this.#shared?.skew ?? 0;
  }

  /** Items that are shown before "Show more". */
  get limit(): number {
    const { limit } = this.#host;
    return limit! >= 1 ? Math.floor(limit!) : this.#options.limit;
  }

  /** Since when what is shown could not be read again; unset while it is fresh. */
  get staleSince(): Date | undefined {
    if (!this.feed || !this.#shared?.error) return undefined;
    return new Date(this.#shared.readAt || this.#given.readAt);
  }

  /** Whether there is a good copy to show, be it empty; where not, the fallback stands. */
  get isShown(): boolean {
    if (!this.feed || this.#isSearching) return false;
    const since = this.staleSince;
    // What a day without news has hidden is no emptiness that the publisher spoke of.
    return !since || this.all.length > 0 || !this.feed.items.length || this.now - since.getTime() < DAY;
  }

  async reload(): Promise<void> {
    this.#attach();
    await this.#shared?.reload();
    await this.#host.updateComplete;
  }

  /** Shows `limit` items more, and reads the feed's next page where these are not at hand. */
  async showMore(): Promise<void> {
    this.#extra += this.limit;
    this.#host.requestUpdate();
    if (this.#kept.length < this.limit + this.#extra) await this.#shared?.readMore();
    await this.#host.updateComplete;
  }

  /** How many of the feed's pages were read. */
  get pageCount(): number {
    return this.#shared?.pageCount ?? 0;
  }

  /** Shows as many items more as it takes to show that one, where it is at hand. */
  async showUpTo(id: string): Promise<void> {
    this.#extra = Math.max(this.#extra, this.#kept.findIndex(item => item.id === id) + 1 - this.limit);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  /** Goes back to the first `limit` items, as for another choice. */
  showFirst(): void {
    this.#extra = 0;
  }

  hostConnected(): void {
    if (this.#shared) this.#attach();
  }

  hostDisconnected(): void {
    this.#shared?.leave(this);
  }

  hostUpdate(): void {
    if (this.#isGuarded) return this.#refuse();
    this.#attach();
    if (this.#given.read(this.#host, this.#shared?.src)) this.#noteNews(this.#given);
    this.feed = this.#shared?.feed ?? this.#given.feed;
    this.all = this.feed ? this.#options.read(this.feed, this.now).filter(this.#isAskedFor()) : [];
    const { length } = this.#kept;
    this.items = this.#kept.slice(0, this.limit + this.#extra);
    this.hasMore = length > this.items.length || (!!length && !!this.#shared?.feed?.nextUrl);
  }

  hostUpdated(): void {
    if (this.#isSearching) void this.#shared!.readMore();
    const news = this.#news;
    this.#news = undefined;
    if (!news) return;
    if ('error' in news) emit(this.#host, 'callbox-error', news);
    else emit(this.#host, 'callbox-load', { feed: this.feed, items: this.all });
  }

  feedRead(): void {
    this.#noteNews(this.#shared!);
    this.#host.requestUpdate();
  }

  wake(): void {
    this.#host.requestUpdate();
  }

  get #kept(): T[] {
    const { keep } = this.#options;
    return keep ? this.all.filter(keep) : this.all;
  }

  /** Nothing to show so far, but the feed goes on: "there is nothing" would be untrue. */
  get #isSearching(): boolean {
    const shared = this.#shared;
    return !this.all.length && !!shared?.feed?.nextUrl && !shared.error && shared.pageCount < SEARCH_LIMIT;
  }

  #attach(): void {
    const address = addressOf(this.#host.src);
    const held = this.#shared;
    if (held && held.src !== address) {
      held.leave(this);
      this.#shared = undefined;
      this.#extra = 0;
    }
    if (!address || !this.#host.isConnected) return;
    const isNew = !this.#shared;
    this.#shared = shareFeed(address, this.#shared, this.#host);
    this.#shared.join(this);
    if (isNew && !this.#shared.isLoading) this.#noteNews(this.#shared);
  }

  #noteNews({ error, feed }: { error?: FeedError; feed?: Feed }): void {
    if (error) this.#news = { error };
    else if (feed) this.#news = { load: true };
  }

  /** Whether the page wants to see signatures, which this version can't check: then it shows nothing unsigned. */
  get #isGuarded(): boolean {
    return this.#host.hasAttribute('public-key');
  }

  #refuse(): void {
    this.hostDisconnected();
    if (this.#isRefused) return;
    this.#isRefused = true;
    this.feed = undefined;
    this.all = this.items = [];
    const error = new FeedError('unverifiable', this.#host.src ?? '', 'signatures can’t be checked yet');
    this.#noteNews({ error });
  }

  #isAskedFor(): (item: T) => boolean {
    const { tags, itemId } = this.#host;
    const wanted = tags?.split(',').map(normal).filter(Boolean) ?? [];
    return item =>
      (!itemId || item.id === itemId) &&
      (!wanted.length || !!item.tags?.some(tag => wanted.includes(normal(tag))));
  }
}

const normal = (tag: string) => tag.trim().toLowerCase();
