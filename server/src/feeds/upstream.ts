import { readFeed, type Feed } from '../../../src/feed/feed.js';
import { Ledger } from '../../../src/feed/lifecycle.js';
import type { Clock } from '../services.js';
import { fetchPage, type FetchedPage } from './fetch-page.js';

/** Milliseconds that a copy is taken for true, and that a publisher in trouble is left alone. */
const FRESH = 60_000;
const PAUSE = 10_000;

/** Milliseconds after which a copy that could not be read again tells nothing any more. */
const STALE = 24 * 60 * 60_000;

/** Pages of a feed that are read; an element on a page reads as many in search of an item. */
const MOST_PAGES = 20;

/**
 * The server's own copy of somebody's feed, in memory.
 *
 * It is read when somebody wants it and the last copy is a minute old, once for all who ask meanwhile. Nothing that has ended
 * in it comes back.
 */
export class Upstream {
  readonly #src: string;
  readonly #clock: Clock;
  readonly #ledger = new Ledger();
  #pages = new Map<string, FetchedPage>();
  #feed?: Feed;
  #readAt = -Infinity;
  #failure?: unknown;
  #nextTry = -Infinity;
  #reading?: Promise<void>;

  constructor(src: string, clock: Clock) {
    this.#src = src;
    this.#clock = clock;
  }

  /**
   * The feed with the items of all its pages.
   *
   * @throws {FeedError} Where it could not be read for a day.
   */
  async read(): Promise<Feed> {
    if (this.#clock() >= this.#nextTry) {
      this.#reading ??= this.#try().finally(() => (this.#reading = undefined));
      await this.#reading;
    }
    if (this.#feed && this.#clock() - this.#readAt < STALE) return this.#feed;
    throw this.#failure;
  }

  async #try(): Promise<void> {
    const now = this.#clock();
    const read: Feed[] = [];
    try {
      await this.#readPages(read, now);
      this.#readAt = now;
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error;
    }
    this.#nextTry = this.#clock() + (this.#failure ? PAUSE : FRESH);
    // What was read counts even if the next page can't be: it may withdraw an appeal.
    const first = read[0];
    if (!first) return;
    const items = first.expired ? [] : read.flatMap(page => page.items);
    const before = first.expired ? [] : (this.#feed?.items ?? []);
    this.#feed = { ...first, items: this.#ledger.admit(before, items, !this.#failure, now) };
  }

  async #readPages(read: Feed[], now: number): Promise<void> {
    const pages = new Map<string, FetchedPage>();
    let next: string | undefined = this.#src;
    while (next && !pages.has(next) && pages.size < MOST_PAGES) {
      const page = await fetchPage(next, this.#pages.get(next));
      const feed: Feed = page.json === undefined ? gone(next) : readFeed(page.json, next, now);
      pages.set(next, page);
      read.push(feed);
      next = feed.expired ? undefined : feed.nextUrl;
    }
    this.#pages = pages;
  }
}

/** What HTTP 410 says. */
const gone = (base: string): Feed => ({ expired: true, items: [], source: {}, base });
