import { createFeed, type ItemJson } from './feed-json.js';
import { describe, isPrivate, lineIn } from './ical-event.js';
import {
  allOf,
  propertiesOf,
  propertyOf,
  readComponents,
  valueOf,
  type Component,
  type Property,
} from './ical-lines.js';
import { DAY, expand, type Budget } from './ical-series.js';
import { offsetAtWall, readZones, toInstant, UTC, wallIn, type CalendarZone } from './ical-zones.js';
import type { Source } from './source.js';
import { addressOf, fieldsOf, idFrom, numberOf, textOf, withOwnIds } from './values.js';

/** Of a series, what lies between is shown; of a short one that ends, all. */
const PAST = 60 * DAY;
const FUTURE = 400 * DAY;
const SHORT = 100;
const MAX_OF_SERIES = 400;
const MAX_OF_ALL_SERIES = 1_000;

/** What all rules of a file may take together: about two seconds. */
const STEPS = 100_000;

/**
 * Makes our feed of a calendar file, with one item for each occurrence of a series.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export const readICalendar = (({ text, url }, now) => {
  const file = readComponents(text);
  const calendar = file.parts.find(({ name }) => name === 'vcalendar') ?? file;
  if (calendar === file && !allOf(file, 'vevent').some(hasWords)) return undefined; // no calendar at all
  const budget = { steps: STEPS };
  const zones = readZones(file, now, budget);
  const zoneName = textOf(valueOf(calendar, 'x-wr-timezone')) ?? zones.only;
  const zone = zoneName ? zones.byName(zoneName) : undefined;
  const isCancelled = /^cancel$/i.test(textOf(valueOf(calendar, 'method')) ?? '');
  const events = allOf(file, 'vevent').flatMap(event => readEvent(event, zones, isCancelled) ?? []);
  const window = { from: now - PAST, to: now + FUTURE };
  const made = seriesOf(events).map(series => readSeries(series, window, budget));
  const occurrences = made.flatMap(({ isSeries, items }) => (isSeries ? items : []));
  const kept = new Set(nearest(occurrences, now));
  return createFeed({
    title: lineIn(calendar, 'name') ?? lineIn(calendar, 'x-wr-calname'),
    description: lineIn(calendar, 'description') ?? lineIn(calendar, 'x-wr-caldesc'),
    home_page_url: addressOf(valueOf(calendar, 'url')),
    // UTC is where no public lives: it says that no zone was chosen.
    _callbox: { time_zone: /^(?:etc\/)?utc$/i.test(zone?.name ?? '') ? undefined : zone?.name },
    _events: { calendar_url: subscription(url) },
    items: withOwnIds(
      made.flatMap(({ isSeries, items }) => items.filter(one => !isSeries || kept.has(one))).map(makeItem),
    ),
  });
}) satisfies Source;

/** The file's own address, unless that is a secret. */
const subscription = (url: string): string | undefined =>
  /\/private|[?&]/.test(url) ? undefined : addressOf(url);

/** A time on some clock. */
interface Moment {
  wall: number;
  isDay: boolean;
  /** Where that clock hangs; none where it is the reader's. */
  zone?: CalendarZone;
}

interface CalendarEvent {
  component: Component;
  uid: string;
  start?: Moment;
  /** How long it takes by the clock on the wall. */
  length?: number;
  /** Which of its series it stands for. */
  replaces?: Moment;
  /** Whether those that follow change with it. */
  isFollowed: boolean;
  version: number[];
  moment: (property: Property | undefined, value?: unknown) => Moment | undefined;
  description: ReturnType<typeof describe>;
  isCancelled: boolean;
}

type Zones = ReturnType<typeof readZones>;

const hasWords = (event: Component): boolean =>
  !!(lineIn(event, 'summary') ?? textOf(valueOf(event, 'description')));

function readEvent(component: Component, zones: Zones, isCancelled: boolean): CalendarEvent | undefined {
  if (!hasWords(component)) return undefined;
  const moment = (property: Property | undefined, value = property?.values[0]): Moment | undefined => {
    const wall = wallIn(value);
    if (!property || wall === undefined) return undefined;
    const written = textOf(value)!;
    const isDay = !/T\d/.test(written);
    const id = textOf(property.params['tzid']);
    return {
      wall,
      isDay,
      zone: isDay ? undefined : written.endsWith('Z') ? UTC : id ? zones.byName(id) : undefined,
    };
  };
  const start = moment(propertyOf(component, 'dtstart'));
  const recurrence = propertyOf(component, 'recurrence-id');
  const uid = textOf(valueOf(component, 'uid'));
  return {
    component,
    uid: uid ?? idFrom(lineIn(component, 'summary'), String(start?.wall)),
    start: start && asDay(component, start),
    length: start && readLength(component, start, moment),
    replaces: moment(recurrence),
    isFollowed: /^thisandfuture$/i.test(textOf(recurrence?.params['range']) ?? ''),
    version: [
      numberOf(valueOf(component, 'sequence')) ?? 0,
      wallIn(valueOf(component, 'last-modified')) ?? wallIn(valueOf(component, 'dtstamp')) ?? 0,
    ],
    moment,
    description: describe(component),
    isCancelled,
  };
}

/** Outlook may write the midnight of a whole day, and say that it is one beside it. */
const asDay = (component: Component, start: Moment): Moment =>
  /^true$/i.test(textOf(valueOf(component, 'x-microsoft-cdo-alldayevent')) ?? '') && start.wall % DAY === 0
    ? { wall: start.wall, isDay: true }
    : start;

function readLength(
  component: Component,
  start: Moment,
  moment: CalendarEvent['moment'],
): number | undefined {
  const end = moment(propertyOf(component, 'dtend'));
  const length = end ? wallAt(end, start.zone) - start.wall : readDuration(component, start);
  return length && length > 0 ? length : undefined;
}

function readDuration(component: Component, start: Moment): number | undefined {
  const parts = DURATION.exec(textOf(valueOf(component, 'duration')) ?? '')?.slice(1);
  if (!parts) return undefined;
  const [weeks, days, hours, minutes, seconds] = parts.map(part => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  // Days are the calendar's, hours are the clock's (RFC 5545, 3.3.6).
  const nominal = (weeks * 7 + days) * DAY;
  const exact = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (!start.zone || !exact) return nominal + exact;
  const instant = toInstant(start.wall + nominal, start.zone) + exact;
  return instant + start.zone.offsetAt(instant) - start.wall;
}

const DURATION = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;

/** What the clock in `zone` shows at a moment. */
function wallAt({ wall, isDay, zone: own }: Moment, zone: CalendarZone | undefined): number {
  if (isDay || !own || !zone || own === zone) return wall;
  const instant = toInstant(wall, own);
  return instant + zone.offsetAt(instant);
}

interface Series {
  /** The event that repeats; of changed occurrences alone, none. */
  master?: CalendarEvent;
  changed: CalendarEvent[];
}

/** Events that share a `UID`, of each the newest version. */
function seriesOf(events: readonly CalendarEvent[]): Series[] {
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
interface Occurrence {
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

function readSeries(
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

interface Window {
  from: number;
  to: number;
}

/** A change that names a day changes what begins on it. */
const keyOf = (moment: Moment, start: Moment): number | string =>
  moment.isDay && !start.isDay ? dayKey(moment.wall) : wallAt(moment, start.zone);

const dayKey = (wall: number): string => `day ${Math.floor(wall / DAY)}`;

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

/** The last moment that a rule's end lets an occurrence begin: it is in UTC where the start is in a zone, and may be a day. */
function lastWall(until: Moment, start: Moment): number {
  if (start.isDay) return Math.floor(until.wall / DAY) * DAY;
  return until.isDay ? until.wall + DAY - 1 : wallAt(until, start.zone);
}

function makeItem({ event, start, original }: Occurrence): ItemJson {
  const { _event, ...item } = event.description;
  const recurrence_id = original && write(original);
  return {
    id: recurrence_id ? `${event.uid}/${recurrence_id}` : event.uid,
    ...item,
    _event: {
      ...(start && readTimes(start, event.length)),
      ..._event,
      ...(event.isCancelled && { status: 'cancelled' }),
      uid: textOf(valueOf(event.component, 'uid')),
      recurrence_id,
    },
  };
}

function readTimes(start: Moment, length = 0) {
  const end = length ? { ...start, wall: start.wall + length } : undefined;
  if (!start.isDay) return { start: write(start), end: end && write(end), time_zone: start.zone?.name };
  // Theirs is the day after the last.
  const last = length && { ...start, wall: start.wall + Math.max(Math.ceil(length / DAY) - 1, 0) * DAY };
  return { all_day: true, start: write(start), end: last ? write(last) : undefined };
}

function write({ wall, isDay, zone }: Moment): string | undefined {
  const local = localTime(wall);
  if (isDay) return local?.slice(0, 10);
  if (zone === UTC) return local && `${local}Z`;
  return local && local + (zone && !zone.name ? writeOffset(offsetAtWall(wall, zone)) : '');
}

/** Nothing beyond the years that are written with four digits. */
function localTime(wall: number): string | undefined {
  const isWritable = wall >= Date.UTC(100, 0) && wall < Date.UTC(10_000, 0);
  return isWritable ? new Date(wall).toISOString().slice(0, 19) : undefined;
}

function writeOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}

/** Where there are too many, those nearest to now. */
const nearest = (occurrences: readonly Occurrence[], now: number): Occurrence[] =>
  occurrences.length > MAX_OF_ALL_SERIES
    ? [...occurrences].sort((a, b) => distance(a, now) - distance(b, now)).slice(0, MAX_OF_ALL_SERIES)
    : [...occurrences];

const distance = ({ start }: Occurrence, now: number): number => Math.abs((start?.wall ?? 0) - now);
