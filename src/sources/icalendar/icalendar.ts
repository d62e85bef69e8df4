import { DAY } from '../../time/zones.js';
import { createFeed, type ItemJson } from '../feed-json.js';
import { addressOf, textOf, withOwnIds } from '../reading/values.js';
import type { Source } from '../source.js';
import { lineIn } from './description.js';
import { hasWords, readEvent } from './event.js';
import { allOf, readComponents, valueOf } from './lines.js';
import { write, type Moment } from './moments.js';
import { nearest, readSeries, seriesOf, windowAround, type Occurrence } from './occurrences.js';
import { readZones } from './zones.js';

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
  const window = windowAround(now);
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
