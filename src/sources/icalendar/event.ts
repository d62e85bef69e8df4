import { DAY } from '../../time/zones.js';
import { idFrom, numberOf, textOf } from '../reading/values.js';
import { describe, lineIn } from './description.js';
import { propertyOf, valueOf, type Component, type Property } from './lines.js';
import { wallAt, type Moment } from './moments.js';
import { toInstant, UTC, wallIn, type readZones } from './zones.js';

export interface CalendarEvent {
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

export const hasWords = (event: Component): boolean =>
  !!(lineIn(event, 'summary') ?? textOf(valueOf(event, 'description')));

export function readEvent(
  component: Component,
  zones: Zones,
  isCancelled: boolean,
): CalendarEvent | undefined {
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
