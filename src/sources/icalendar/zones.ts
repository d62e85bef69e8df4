import { DAY } from '../../time/zones.js';
import { tzOffset } from '@date-fns/tz/tzOffset';
import { allOf, propertyOf, propertiesOf, valueOf, type Component } from './lines.js';
import { expand, HOUR, MINUTE, type Budget } from './rules.js';
import { fieldsOf, textOf, zoneOf } from '../reading/values.js';
import { windowsZone } from './windows-zones.js';

/** Where a calendar's clock hangs. */
export interface CalendarZone {
  /** The IANA name, where there is one. */
  name?: string;
  /** Milliseconds east of UTC at an instant. */
  offsetAt: (instant: number) => number;
}

export const UTC: CalendarZone = { offsetAt: () => 0 };

export const toInstant = (wall: number, zone: CalendarZone): number => wall - offsetAtWall(wall, zone);

/**
 * Milliseconds east of UTC when a clock shows `wall`.
 *
 * A time that a clock shows twice is the first; one that it skips is read with the offset before the gap (RFC 5545, 3.3.5).
 */
export function offsetAtWall(wall: number, { offsetAt }: CalendarZone): number {
  const [before, after] = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
  return offsetAt(wall - before) !== before && offsetAt(wall - after) === after ? after : before;
}

/** Zones by the names that a calendar gives them: IANA's, those of Windows, or its own with their rules. */
export function readZones(calendar: Component, now: number, budget: Budget) {
  const own = new Map(allOf(calendar, 'vtimezone').map(zone => [textOf(valueOf(zone, 'tzid')) ?? '', zone]));
  const known = new Map<string, CalendarZone | undefined>();
  const find = (id: string): CalendarZone | undefined => {
    const rules = own.get(id);
    const name = ianaName(id) ?? ianaName(textOf(rules && valueOf(rules, 'x-lic-location')) ?? '');
    return name
      ? { name, offsetAt: instant => tzOffset(name, new Date(instant)) * MINUTE }
      : rules && ownZone(rules, now, budget);
  };
  return {
    /** The one zone of a file that has rules for one. */
    only: own.size === 1 ? [...own.keys()][0] : undefined,
    byName(id: string): CalendarZone | undefined {
      if (!known.has(id)) known.set(id, find(id));
      return known.get(id);
    },
  };
}

/** Some programs put their own name before it: "/mozilla.org/20050126_1/Europe/Berlin". */
function ianaName(id: string): string | undefined {
  const parts = id.split('/');
  const tails = parts.length > 2 ? [parts.slice(-3), parts.slice(-2)].map(tail => tail.join('/')) : [];
  return zoneOf(id) ?? windowsZone(id) ?? tails.map(zoneOf).find(Boolean);
}

/** Rules of a zone reach this far ahead of now. */
const HORIZON = 3 * 366 * DAY;

/** A zone as its `VTIMEZONE` tells it: the offset of the last change before an instant. */
function ownZone(zone: Component, now: number, budget: Budget): CalendarZone | undefined {
  const changes = zone.parts
    .flatMap(part => changesOf(part, now, budget))
    .sort((a, b) => a.instant - b.instant);
  const first = changes[0];
  if (!first) return undefined;
  return {
    offsetAt: instant => changes.filter(change => change.instant <= instant).at(-1)?.to ?? first.from,
  };
}

function changesOf(
  part: Component,
  now: number,
  budget: Budget,
): { instant: number; from: number; to: number }[] {
  const start = wallIn(valueOf(part, 'dtstart'));
  const [from, to] = [offsetIn(valueOf(part, 'tzoffsetfrom')), offsetIn(valueOf(part, 'tzoffsetto'))];
  if (start === undefined || from === undefined || to === undefined) return [];
  const rule = propertyOf(part, 'rrule')?.values[0];
  const until = wallIn(fieldsOf(rule)['until']);
  const window = { from: start, to: now + HORIZON };
  const starts = [
    start,
    ...(rule ? expand(rule, { wall: start, isDay: false }, until && until + from, window, budget) : []),
    ...propertiesOf(part, 'rdate').flatMap(({ values }) => values.map(wallIn)),
  ];
  return starts.filter(wall => wall !== undefined).map(wall => ({ instant: wall - from, from, to }));
}

function offsetIn(value: unknown): number | undefined {
  const [, sign, hours, minutes, seconds] =
    /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(textOf(value) ?? '') ?? [];
  if (!sign || Number(hours) > 23) return undefined;
  const offset = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds ?? 0) * 1000;
  return sign === '-' ? -offset : offset;
}

/** Milliseconds since 1970 by the clock that a date of jCal is written for. */
export function wallIn(value: unknown): number | undefined {
  const written = textOf(value)?.replace(/T::$/, ''); // a day that was said to be a time
  const [, date, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)Z?)?$/.exec(written ?? '') ?? [];
  const wall = date ? Date.parse(`${date}T${time.replace(/:60$/, ':59')}Z`) : NaN;
  // `Date.parse` takes 30 February for 2 March in some engines.
  return Number.isFinite(wall) && new Date(wall).toISOString().startsWith(date!) ? wall : undefined;
}
