import { DAY } from '../../time/zones.js';
import { fieldsOf } from '../reading/values.js';
import { isPrivate } from './description.js';
import type { CalendarEvent } from './event.js';
import { propertiesOf, propertyOf } from './lines.js';
import { dayKey, keyOf, lastWall, wallAt, type Moment } from './moments.js';
import { expand, type Budget } from './rules.js';

/** Of a series, what lies between is shown; of a short one that ends, all. */
const PAST = 60 * DAY;
const FUTURE = 400 * DAY;
const SHORT = 100;
const MAX_OF_SERIES = 400;
const MAX_OF_ALL_SERIES = 1_000;

interface Window {
  from: number;
  to: number;
}

export const windowAround = (now: number): Window => ({ from: now - PAST, to: now + FUTURE });

interface Series {
  /** The event that repeats; of changed occurrences alone, none. */
  master?: CalendarEvent;
  changed: CalendarEvent[];
}

/** Events that share a `UID`, of each the newest version. */
export function seriesOf(events: readonly CalendarEvent[]): Series[] {
  const all = new Map<string, Map<string, CalendarEvent>>();
  for (const event of events) {
    const versions = all.get(event.uid) ?? new Map<string, CalendarEvent>();
    const key = event.replaces ? String(event.replaces.wall) + !!event.replaces.zone : '';
    const known = versions.get(key);
    if (!known || isNewer(event, known)) versions.set(key, event);
    all.set(event.uid, versions);
  }
  return [...all.values()].map(versions => {
    const { '': master, ...changed } = Object.fromEntries(versions);
    return { master, changed: Object.values(changed) };
  });
}

function isNewer(
  { version: [a = 0, b = 0] }: CalendarEvent,
  { version: [c = 0, d = 0] }: CalendarEvent,
): boolean {
  return a === c ? b >= d : a > c;
}

/** What becomes an item, unless there are too many of its kind. */
export interface Occurrence {
  event: CalendarEvent;
  start?: Moment;
  /** Which of a series it is. */
  original?: Moment;
}

const occur = (event: CalendarEvent, start?: Moment, original?: Moment): Occurrence => ({
  event,
  start,
  original,
});

export function readSeries(
  { master, changed }: Series,
  window: Window,
  budget: Budget,
): { isSeries: boolean; items: Occurrence[] } {
  const start = master?.start;
  if (master && isPrivate(master.component)) return { isSeries: false, items: [] };
  const repeats = !!start && ['rrule', 'rdate'].some(name => propertyOf(master.component, name));
  const shown = changed.filter(({ component }) => !isPrivate(component));
  if (!master || !repeats) {
    const alone = shown.map(event => occur(event, event.start, event.replaces));
    return { isSeries: false, items: [...(master ? [occur(master, start)] : []), ...alone] };
  }
  const replaced = new Map(
    changed.filter(({ replaces }) => replaces).map(event => [keyOf(event.replaces!, start), event]),
  );
  const walls = repeat(master, start, window, budget);
  const isReplaced = (wall: number) => replaced.has(wall) || replaced.has(dayKey(wall));
  const following = shown
    .filter(({ isFollowed, replaces, start: own }) => isFollowed && replaces && own)
    .sort((a, b) => a.replaces!.wall - b.replaces!.wall);
  const regular = walls
    .filter(wall => !isReplaced(wall))
    .map(wall => {
      const from = following.filter(({ replaces }) => wallAt(replaces!, start.zone) <= wall).at(-1);
      const original = { ...start, wall };
      if (!from) return occur(master, original, original);
      const shift = from.start!.wall - wallAt(from.replaces!, from.start!.zone);
      return occur(from, { ...from.start!, wall: wallAt(original, from.start!.zone) + shift }, original);
    });
  const isInView = ({ start: own }: CalendarEvent) =>
    !own || walls.length <= SHORT || (own.wall >= window.from && own.wall <= window.to);
  const moved = shown.filter(isInView).map(event => {
    const at = event.replaces!;
    return occur(event, event.start, at.isDay ? at : { ...start, wall: wallAt(at, start.zone) });
  });
  return { isSeries: true, items: [...regular, ...moved] };
}

/** When a series begins, by the clock of its first start. */
function repeat(master: CalendarEvent, start: Moment, window: Window, budget: Budget): number[] {
  const { component, moment } = master;
  const byRule = (name: 'rrule' | 'exrule') =>
    propertiesOf(component, name).flatMap(property => {
      const rule = property.values[0];
      const until = moment(property, fieldsOf(rule)['until']);
      return expand(rule, start, until && lastWall(until, start), window, budget);
    });
  const dates = (name: 'rdate' | 'exdate') =>
    propertiesOf(component, name).flatMap(property =>
      property.values.flatMap(value => moment(property, Array.isArray(value) ? value[0] : value) ?? []),
    );
  const excluded = new Set([...byRule('exrule'), ...dates('exdate').map(date => keyOf(date, start))]);
  const added = dates('rdate').map(date => wallAt(date, start.zone));
  const all = [...new Set([start.wall, ...byRule('rrule'), ...added])]
    .filter(wall => !excluded.has(wall) && !excluded.has(dayKey(wall)))
    .sort((a, b) => a - b);
  const inView = all.filter(wall => wall >= window.from && wall <= window.to);
  const ends =
    all.length <= SHORT && propertiesOf(component, 'rrule').every(({ values }) => isEnding(values[0]));
  return ends ? all : inView.slice(0, MAX_OF_SERIES);
}

const isEnding = (rule: unknown): boolean => !!fieldsOf(rule)['count'] || !!fieldsOf(rule)['until'];

/** Where there are too many, those nearest to now. */
export const nearest = (occurrences: readonly Occurrence[], now: number): Occurrence[] =>
  occurrences.length > MAX_OF_ALL_SERIES
    ? [...occurrences].sort((a, b) => distance(a, now) - distance(b, now)).slice(0, MAX_OF_ALL_SERIES)
    : [...occurrences];

const distance = ({ start }: Occurrence, now: number): number => Math.abs((start?.wall ?? 0) - now);
