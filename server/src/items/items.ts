import type { Feed } from '../../../src/feed/feed.js';
import { Problem } from '../problem.js';
import type { NamedFeed } from '../feeds/feeds-file.js';
import { Upstream } from '../feeds/upstream.js';
import type { Clock, Log } from '../services.js';
import { findItem, type FoundItem } from './found-item.js';

/** What is known of an item's address. */
export type Lookup =
  | { kind: 'found'; item: FoundItem; upstream: string }
  /** Its feed does not show it, or not any more: nobody can tell these apart without remembering who was in it. */
  | { kind: 'ended'; feed: Feed }
  | { kind: 'unknown' };

/** The items of the feeds that `CALLBOX_FEEDS` names, as their publishers have them now. */
export class Items {
  readonly #feeds: Map<string, { upstream: string; copy: Upstream }>;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(feeds: readonly NamedFeed[], clock: Clock, log: Log) {
    this.#feeds = new Map(
      feeds.map(({ name, upstream }) => [name, { upstream, copy: new Upstream(upstream, clock) }]),
    );
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws {Problem} `unavailable`, where the publisher can't be reached. */
  async look(name: string, id: string): Promise<Lookup> {
    const known = this.#feeds.get(name);
    if (!known) return { kind: 'unknown' };
    let feed: Feed;
    try {
      feed = await known.copy.read();
    } catch (cause) {
      this.#log({ level: 'warn', event: 'feed-unreadable', feed: name, error: (cause as Error).message });
      throw new Problem(
        'unavailable',
        'The feed can’t be read from its publisher now. Try again in a minute.',
        {
          cause,
          headers: { 'Retry-After': '60' },
        },
      );
    }
    const item = findItem(feed, id, this.#clock());
    return item ? { kind: 'found', item, upstream: known.upstream } : { kind: 'ended', feed };
  }
}

/** The address of an item's page. */
export const itemAddress = (publicUrl: string, feed: string, id: string): string =>
  `${publicUrl}/items/${feed}/${encodeURIComponent(id)}`;
