import { DAY, knownZone, startOfDay, type Zone } from '../time/zones.js';
import { parseDate, toInstant, zoneToShow, type WrittenDate } from './dates.js';
import type { Feed, FeedItem } from './feed.js';
import { endOf } from './lifecycle.js';
import {
  amount,
  between,
  calendarAddress,
  email,
  flag,
  object,
  oneOf,
  phone,
  text,
  webAddress,
  type Fields,
  type Read,
} from './shape.js';

const written: Read<WrittenDate> = value => parseDate(value);
const zone: Read<string> = value => knownZone(value);

/** The fields of `_event` on an item. */
export const eventShape = {
  start: written,
  end: written,
  allDay: flag,
  timeZone: zone,
  status: oneOf('scheduled', 'cancelled', 'postponed', 'rescheduled', 'moved-online'),
  statusReason: text,
  previousStart: written,
  place: object(
    {
      name: text,
      address: text,
      latitude: between(-90, 90),
      longitude: between(-180, 180),
      url: webAddress,
      accessibility: text,
    },
    'name',
  ),
  onlineUrl: webAddress,
  registrationUrl: webAddress,
  cost: text,
  organizer: object({ name: text, url: webAddress, email, phone }, 'name'),
  uid: text,
  sequence: amount,
  recurrenceId: text,
};

/** The fields of `_events` at a feed's top. */
export const eventsShape = { calendarUrl: calendarAddress };

const readFields = object(eventShape);
const readTop = object(eventsShape);

/** A public event: an item with what its `_event` says, its dates as instants. */
export interface CalendarEvent
  extends
    FeedItem,
    Omit<Fields<typeof eventShape>, 'start' | 'end' | 'previousStart' | 'allDay' | 'timeZone'> {
  /** When it begins, or when a plain item was published; of an all-day event the first day's midnight in `zone`. */
  readonly start?: Date;
  /** When it ends; of an all-day event its last day's midnight in `zone`. */
  readonly end?: Date;
  readonly previousStart?: Date;
  readonly isAllDay: boolean;
  /** True of an item with an `_event` that says when; any other is never past. */
  readonly isEvent: boolean;
  /** Its own zone: the one it names, else the feed's, else its own offset; unset where only the visitor's is left. */
  readonly zone?: Zone;
}

const events = new WeakMap<FeedItem, CalendarEvent>();

/**
 * The events of a feed, by start; posts without a date to come follow, the newest first.
 *
 * @param now Milliseconds since 1970.
 * @param past Whether to give those that have ended, too.
 */
export function readEvents(feed: Feed, now: number, past = false): CalendarEvent[] {
  const all = feed.items.filter(item => endOf(item) > now).map(readEvent);
  const isPost = (event: CalendarEvent) => !event.isEvent && !(eventEnd(event) > now);
  const position = (event: CalendarEvent) => event.start?.getTime() ?? Infinity;
  return [
    ...all
      .filter(event => !isPost(event) && (past || isUndated(event, now) || eventEnd(event) > now))
      .sort(
        (a, b) => Number(isUndated(a, now)) - Number(isUndated(b, now)) || compare(position(a), position(b)),
      ),
    ...all.filter(isPost).sort((a, b) => compare(-position(a), -position(b))),
  ];
}

const compare = (a: number, b: number) => (a === b ? 0 : a - b); // Infinity - Infinity is no number

/** The address to subscribe to. */
export const calendarUrlOf = (feed: Feed | undefined): string | undefined =>
  feed && readTop(feed.source['_events'], { base: feed.base })?.calendarUrl;

/** The moment an event has ended, in milliseconds since 1970: without an end, with its start's day. */
export function eventEnd({ start, end, isAllDay, zone }: CalendarEvent): number {
  const last = end ?? start;
  if (!last) return Infinity;
  return end && !isAllDay ? end.getTime() : startOfDay(last.getTime(), zone, 1);
}

/** True where no date is known any more: a postponed event whose old date has gone by. */
export const isUndated = (event: CalendarEvent, now: number): boolean =>
  event.status === 'postponed' && eventEnd(event) <= now;

/** The offset that a date was written with; the zone of a visitor, which is `undefined`, where it was written as UTC. */
const ownZone = ({ isZulu, offset }: WrittenDate): number | undefined => (isZulu ? undefined : (offset ?? 0));

function readEvent(item: FeedItem): CalendarEvent {
  const known = events.get(item);
  if (known) return known;
  const fields = readFields(item.source['_event'], item.context);
  const { start, end, previousStart, allDay, timeZone, ...rest } = fields ?? {};
  const isAllDay = !!start && (allDay ?? start.isDay);
  const published = item.datePublished ?? item.dateModified;
  const own = start ? (isAllDay ? 0 : ownZone(start)) : published && zoneToShow(published, item.context);
  const zone = timeZone ?? item.context.zone ?? own;
  const instant = (date: WrittenDate | undefined) =>
    date && toInstant(isAllDay ? { wall: Math.floor(date.wall / DAY) * DAY, isDay: true } : date, zone);
  const [from, to] = [instant(start), instant(end)];
  const event: CalendarEvent = {
    ...item,
    ...rest,
    get confirmedAt() {
      return item.confirmedAt; // which a later load moves
    },
    start: from ?? published,
    end: from && to && to >= from ? to : undefined,
    previousStart: previousStart && toInstant(previousStart, zone),
    isAllDay,
    isEvent: !!start,
    zone,
  };
  events.set(item, event);
  return event;
}
