import { DAY } from '../time/zones.js';
import type { FeedItem } from './feed.js';
import { date, id, list, object, oneOf, text } from './shape.js';

const readLifecycle = object({
  status: oneOf('open', 'resolved', 'withdrawn'),
  category: text,
  outcome: text,
  expires: date,
  replaces: list(id),
});

const lifecycleOf = (item: FeedItem) => readLifecycle(item.source['_appeal'], item.context);

const RESOLVED_FOR = 30 * DAY;

/** An appeal that no load has confirmed for this long, in milliseconds, is hidden. */
const UNCONFIRMED_FOR = DAY;

/** Only what is no one's misfortune to have been in may be shown as resolved; a person's appeal just ends. */
const RESOLVABLE = new Set(['stolen-property', 'found-property', 'witness', 'public-safety']);

const readTaken = object({ status: oneOf('removed', 'rejected') });

/** Of a comment that was taken away its date may be gone too: it then counts as modified when it was last read. */
const modified = (item: FeedItem) =>
  item.dateModified?.getTime() ??
  (readTaken(item.source['_comment'], item.context)?.status && item.confirmedAt);

/** True of an item that says no more than that an appeal has ended. */
export function isTombstone(item: FeedItem): boolean {
  const { status, outcome, category } = lifecycleOf(item) ?? {};
  return status === 'withdrawn' || (status === 'resolved' && !(outcome && RESOLVABLE.has(category ?? '')));
}

/** The moment from which an item is no longer to be seen, in milliseconds since 1970; Infinity where it has none. */
export function endOf(item: FeedItem): number {
  const life = lifecycleOf(item);
  if (!life) return Infinity;
  const resolved = item.dateModified ?? item.datePublished;
  return Math.min(
    life.expires?.getTime() ?? Infinity,
    life.status === 'resolved' ? (resolved?.getTime() ?? -Infinity) + RESOLVED_FOR : Infinity,
    unconfirmedFrom(item),
  );
}

/** The moment from which an appeal counts as unconfirmed, in milliseconds since 1970. */
export const unconfirmedFrom = (item: FeedItem): number => item.confirmedAt + UNCONFIRMED_FOR;

/**
 * What a page has learned of the items of one feed, so that nothing that has ended comes back.
 *
 * Holds ids and times only, nothing about a person, and lives as long as the page.
 */
export class Ledger {
  /** When the item of an id ended, in milliseconds since 1970. */
  readonly #ended = new Map<string, number>();

  /**
   * The items of a feed that may be shown, after it was read again.
   *
   * An older version never takes the place of a newer one, nor of a tombstone. An item that is the same as before is the
   * same object, so that what was made of it can be kept.
   *
   * @param before What `admit` gave for the last load.
   * @param isComplete False where not every page was read: what is missing then may still be there.
   */
  admit(
    before: readonly FeedItem[],
    read: readonly FeedItem[],
    isComplete: boolean,
    now: number,
  ): FeedItem[] {
    const known = new Map(before.map(item => [item.id, item]));
    const items = new Map(isComplete ? [] : known);
    const admitted = new Map<string, FeedItem>();
    for (const item of read) {
      const twin = admitted.get(item.id); // of two with one id in a feed the newer counts, else the first
      if (twin && !isTombstone(item) && !isNewer(item, twin)) continue;
      const version = this.#version(item, twin ?? known.get(item.id), now);
      for (const map of [items, admitted]) {
        if (version) map.set(item.id, version);
        else map.delete(item.id);
      }
    }
    return this.#withoutReplaced([...items.values()], now);
  }

  #version(item: FeedItem, known: FeedItem | undefined, now: number): FeedItem | undefined {
    const ended = this.#ended.get(item.id);
    if (isTombstone(item)) {
      // One without a date counts as modified when it was read, and is not made younger by being read again.
      const read = Math.max(now, (known && modified(known)) ?? now); // after what it ends, however that is dated
      const time = modified(item) ?? (ended === undefined || known ? read : ended);
      if (known && time < (modified(known) ?? -Infinity)) return known;
      this.#ended.set(item.id, Math.max(time, ended ?? -Infinity));
      return undefined;
    }
    const isBack = !!known && (modified(known) ?? -Infinity) > (ended ?? -Infinity);
    if (ended !== undefined && !isBack) {
      const isOpen = (lifecycleOf(item)?.status ?? 'open') === 'open';
      if (!isOpen || (modified(item) ?? -Infinity) <= ended) return undefined;
    }
    if (!known || item === known) return item;
    if (isNewer(known, item)) return known;
    if (!isSame(item, known)) return item;
    known.confirmedAt = now;
    return known;
  }

  #withoutReplaced(items: FeedItem[], now: number): FeedItem[] {
    const replaced = new Set<string>();
    const newestFirst = [...items].sort((a, b) => (modified(b) ?? 0) - (modified(a) ?? 0));
    for (const item of newestFirst) {
      if (replaced.has(item.id)) continue;
      for (const id of lifecycleOf(item)?.replaces ?? []) {
        if (id === item.id) continue;
        replaced.add(id);
        // Stays gone when the item that took its place ends in its turn.
        this.#ended.set(id, Math.max(modified(item) ?? now, this.#ended.get(id) ?? -Infinity));
      }
    }
    return replaced.size ? items.filter(item => !replaced.has(item.id)) : items;
  }
}

const isNewer = (a: FeedItem, b: FeedItem) => (modified(a) ?? -Infinity) > (modified(b) ?? -Infinity);

function isSame(a: FeedItem, b: FeedItem): boolean {
  if (a.context.zone !== b.context.zone || a.context.base !== b.context.base) return false;
  try {
    return JSON.stringify(a.source) === JSON.stringify(b.source);
  } catch {
    return false; // a RangeError: some browsers parse lists nested deeper than they can write
  }
}
