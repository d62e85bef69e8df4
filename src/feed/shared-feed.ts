import { takeEarly, type EarlyAnswer } from './early-answer.js';
import { readFeed, type Feed } from './feed.js';
import { FeedError } from './feed-error.js';
import { fetchFeed } from './fetch-feed.js';
import { Ledger } from './lifecycle.js';
import { ReloadSchedule } from './reload-schedule.js';
import { onWake } from './wake.js';

/** Who reads a shared feed: an element, by its controller. */
export interface FeedReader {
  /** Milliseconds between its reloads; Infinity for none. */
  readonly refresh: number;
  /** The feed was read again, or could not be. */
  feedRead(): void;
  /** The page came back to the visitor. */
  wake(): void;
}

const feeds = new Map<string, SharedFeed>();
const ledgers = new Map<string, Ledger>();

/**
 * The one copy of a feed that all elements with its address share.
 *
 * @param held The copy that the caller had when it left the page.
 * @param element The one that asks, for which the loader may have asked already.
 */
export function shareFeed(
  src: string,
  held: SharedFeed | undefined,
  element: Element & { source?: string },
): SharedFeed {
  const feed = feeds.get(src) ?? held ?? new SharedFeed(src, takeEarly(element, src), element.source);
  if (held && !feed.feed) Object.assign(feed, { feed: held.feed, readAt: held.readAt, skew: held.skew });
  feeds.set(src, feed);
  return feed;
}

/** What this page knows of the items of the feed at an address, however it came here. */
export function ledgerOf(src: string): Ledger {
  const ledger = ledgers.get(src) ?? new Ledger();
  ledgers.set(src, ledger);
  return ledger;
}

/**
 * One feed on one page: read once for all its readers, and again when the most eager of them wants it.
 *
 * Sleeps while nobody reads it.
 */
export class SharedFeed {
  readonly src: string;
  /** The last good copy, with all pages that were read. */
  feed?: Feed;
  /** Why the last load failed; unset after a good one. */
  error?: FeedError;
  /** When the last whole load was done, in milliseconds since 1970 by the server's clock. */
  readAt = 0;
  /** Milliseconds that the server's clock is ahead of the visitor's. */
  skew = 0;

  readonly #readers = new Set<FeedReader>();
  readonly #schedule = new ReloadSchedule(() => void this.reload());
  /** Addresses of the pages that are shown, in order. */
  #pages: string[] = [];
  #early?: EarlyAnswer;
  /** The feed's format, as the first element that asked for it names it. */
  readonly #source?: string;
  #loading?: Promise<void>;
  #abort?: AbortController;
  #stopWaking?: () => void;

  constructor(src: string, early?: EarlyAnswer, source?: string) {
    this.src = src;
    this.#early = early;
    this.#source = source;
  }

  get isLoading(): boolean {
    return !!this.#loading;
  }

  /** How many of the feed's pages were read. */
  get pageCount(): number {
    return this.#pages.length;
  }

  /** Milliseconds since 1970 by the server's clock. */
  get now(): number {
    return Date.now() + this.skew;
  }

  join(reader: FeedReader): void {
    this.#readers.add(reader);
    this.#stopWaking ??= onWake(event => this.#wake(event));
    if (this.#isUnread) void this.reload();
    else this.#plan();
  }

  leave(reader: FeedReader): void {
    this.#readers.delete(reader);
    // An element that is only moved on the page joins again at once.
    queueMicrotask(() => this.#readers.size || this.#rest());
  }

  /** Reads again every page that is shown. Resolves when that is done, well or badly. */
  reload(): Promise<void> {
    return this.#load(signal => this.#readShown(signal));
  }

  /** Reads one page more. Resolves when that is done, well or badly. */
  async readMore(): Promise<void> {
    await this.#loading;
    if (this.feed?.nextUrl) await this.#load(signal => this.#readNext(this.feed!.nextUrl!, signal));
  }

  get #isUnread(): boolean {
    return !this.feed && !this.error;
  }

  #load(read: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#loading ??= this.#try(read).finally(() => {
      this.#loading = undefined;
      if (this.#readers.size && this.#isUnread)
        void this.reload(); // all had left, and one came back
      else this.#plan();
      for (const reader of [...this.#readers]) reader.feedRead();
    });
    return this.#loading;
  }

  async #try(read: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    try {
      await read(signal);
      this.error = undefined;
    } catch (cause) {
      if (signal.aborted) return;
      this.error =
        cause instanceof FeedError ? cause : new FeedError('malformed', this.src, String(cause), { cause });
    }
    this.#schedule.note(this.error, this.#refresh);
  }

  async #readShown(signal: AbortSignal): Promise<void> {
    const count = Math.max(1, this.#pages.length);
    const pages: Feed[] = [];
    const addresses: string[] = [];
    try {
      for (
        let next: string | undefined = this.src;
        next && pages.length < count;
        next = pages.at(-1)!.nextUrl
      ) {
        addresses.push(next);
        pages.push(await this.#readPage(next, addresses, signal));
      }
    } finally {
      // A page that was read counts even if the next one can't be: it may withdraw an appeal.
      if (pages.length && !signal.aborted) this.#keep(pages, pages.length === addresses.length);
    }
    this.#pages = addresses;
    this.readAt = this.now;
  }

  async #readNext(address: string, signal: AbortSignal): Promise<void> {
    const addresses = [...this.#pages, address];
    const page = await this.#readPage(address, addresses, signal);
    this.#pages = addresses;
    this.#keep([{ ...this.feed!, items: page.items, nextUrl: page.nextUrl }], false);
    this.feed = { ...this.feed!, nextUrl: page.nextUrl };
  }

  /** Reads one page; a `next_url` that leads back to a page that was read, or on from an end, is dropped. */
  async #readPage(address: string, read: string[], signal: AbortSignal): Promise<Feed> {
    const early = this.#early;
    this.#early = undefined;
    const { json, skew } = await fetchFeed(address, signal, early, this.#source);
    this.skew = skew;
    const page = json === undefined ? GONE : readFeed(json, address, this.now);
    const isLast = page.expired || (page.nextUrl && read.includes(page.nextUrl));
    return isLast ? { ...page, nextUrl: undefined } : page;
  }

  #keep(pages: Feed[], isComplete: boolean): void {
    const first = pages[0]!;
    const items = first.expired ? [] : pages.flatMap(page => page.items);
    const before = first.expired ? [] : (this.feed?.items ?? []);
    this.feed = {
      ...first,
      nextUrl: isComplete ? pages.at(-1)!.nextUrl : this.feed?.nextUrl,
      items: ledgerOf(this.src).admit(before, items, isComplete, this.now),
    };
  }

  get #refresh(): number {
    return Math.min(...[...this.#readers].map(({ refresh }) => refresh));
  }

  #plan(): void {
    if (!this.#loading && this.#readers.size) this.#schedule.plan(this.readAt - this.skew, this.#refresh);
  }

  #wake({ type }: Event): void {
    if (type === 'online') this.#schedule.hurry(this.error);
    for (const reader of [...this.#readers]) reader.wake();
    this.#plan();
  }

  #rest(): void {
    this.#schedule.stop();
    this.#stopWaking?.();
    this.#stopWaking = undefined;
    this.#abort?.abort();
    if (feeds.get(this.src) === this) feeds.delete(this.src);
  }
}

/** What HTTP 410 says. */
const GONE: Feed = { expired: true, items: [], source: {}, base: '' };
