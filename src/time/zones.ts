import { tzOffset } from '@date-fns/tz/tzOffset';

/** An IANA name, or a fixed offset from UTC in minutes. */
export type Zone = string | number;

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** Minutes east of UTC at an instant; where there is no zone, as on the visitor's own clock. */
export const offsetAt = (zone: Zone | undefined, instant: number): number =>
  zone === undefined
    ? -new Date(instant).getTimezoneOffset()
    : typeof zone === 'number'
      ? zone
      : tzOffset(zone, new Date(instant));

/** What a clock on the wall shows in a zone, as milliseconds since 1970. */
export const toWall = (instant: number, zone?: Zone): number => instant + offsetAt(zone, instant) * MINUTE;

/**
 * The instant at which a clock on the wall shows `wall`.
 *
 * A time that a clock shows twice is the first; one that it skips is read with the offset before the gap (RFC 5545, 3.3.5).
 */
export function fromWall(wall: number, zone?: Zone): number {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const early = wall - before * MINUTE;
  const late = wall - after * MINUTE;
  return offsetAt(zone, early) !== before && offsetAt(zone, late) === after ? late : early;
}

/** The day of the calendar that an instant falls on in a zone, counted from 1970. */
export const dayNumber = (instant: number, zone?: Zone): number => Math.floor(toWall(instant, zone) / DAY);

/** The first instant of the day that `instant` falls on, `days` later. */
export const startOfDay = (instant: number, zone?: Zone, days = 0): number =>
  fromWall((dayNumber(instant, zone) + days) * DAY, zone);

const zones = new Map<string, boolean>();

/** The zone if it is one that this browser knows. */
export function knownZone(zone: unknown): string | undefined {
  if (typeof zone !== 'string') return undefined;
  if (!zones.has(zone)) zones.set(zone, isZone(zone));
  return zones.get(zone) ? zone : undefined;
}

function isZone(timeZone: string): boolean {
  try {
    return !!timeZone && !!new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false; // a RangeError is how Intl says that it has no such zone
  }
}
