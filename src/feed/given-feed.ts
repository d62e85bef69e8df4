import { FeedError } from './feed-error.js';
import { readFeed, type Feed } from './feed.js';
import { ledgerOf } from './shared-feed.js';

/** A feed that a page gives its element itself: as the property `feed`, or written inside the tag by a server. */
export class GivenFeed {
  /** What was given, once it has been read. */
  feed?: Feed;
  /** Why it could not be read. */
  error?: FeedError;
  /** When it was given, in milliseconds since 1970. */
  readAt = 0;

  #given?: unknown;

  /**
   * Reads what the host has now. Returns whether that is another than before.
   *
   * @param src The address that the host reads as well, if any: what is known of that feed goes for this copy, too.
   */
  read(host: Element & { feed?: unknown }, src: string | undefined): boolean {
    const given = host.feed ?? written(host);
    if (given === this.#given) return false;
    this.#given = given;
    this.readAt = Date.now();
    this.feed = this.error = undefined;
    if (given === undefined) return false;
    const base = src ?? document.baseURI;
    try {
      const feed = readFeed(typeof given === 'string' ? JSON.parse(given) : given, base);
      const ledger = ledgerOf(src ?? feed.feedUrl ?? base);
      this.feed = { ...feed, items: ledger.admit([], feed.expired ? [] : feed.items, true, this.readAt) };
    } catch (cause) {
      this.error =
        cause instanceof FeedError ? cause : new FeedError('malformed', base, String(cause), { cause });
    }
    return true;
  }
}

const written = (host: Element): string | undefined =>
  host.querySelector(':scope > script[type="application/feed+json"]')?.textContent ?? undefined;
