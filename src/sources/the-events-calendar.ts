import { createFeed, type ItemJson } from './feed-json.js';
import { decodeEntities, htmlOf, wordsOf } from './reading/markup.js';
import type { Source } from './source.js';
import {
  addressOf,
  dateOf,
  dayBefore,
  eachOf,
  entriesOf,
  fieldsOf,
  idOf,
  numberOf,
  textOf,
  withOwnIds,
  zoneOf,
} from './reading/values.js';

/**
 * Makes our feed of what The Events Calendar, a plug-in of WordPress, answers at `tribe/events/v1` and at `tec/v1`.
 *
 * @see https://docs.theeventscalendar.com/apis/rest/
 */
export const readTheEventsCalendar = (({ json, url }) => {
  const { events, next_rest_url, start_date } = fieldsOf(json);
  if (!Array.isArray(json) && !Array.isArray(events) && !start_date) return undefined; // such as an error
  const entries = Array.isArray(json) ? json : (events ?? [json]);
  return createFeed({
    home_page_url: addressOf(/^(.*?\/)wp-json\//.exec(url)?.[1]),
    next_url: addressOf(next_rest_url, url),
    items: withOwnIds(eachOf(entries, readItem)),
  });
}) satisfies Source;

function readItem(entry: unknown): ItemJson | undefined {
  const event = fieldsOf(entry);
  const id = identify(event);
  const title = lineOf(event['title']);
  const status = textOf(event['status']) ?? 'publish';
  if (!id || !title || status !== 'publish' || event['hide_from_listings'] === true) return undefined;
  const body = htmlIn(event['description']) ?? htmlIn(event['content']);
  const excerpt = wordsOf(htmlIn(event['excerpt']) ?? '').replace(/\n/g, ' ');
  const embedded = fieldsOf(event['_embedded']);
  return {
    id,
    url: addressOf(event['url'] ?? event['link']),
    external_url: addressOf(event['website']),
    title,
    content_html: htmlOf(body ?? (excerpt || title)),
    summary: body && excerpt,
    image: imageOf(event['image']) ?? imageOf(entriesOf(embedded['wp:featuredmedia'])[0]),
    date_published: instantOf(event['date_utc'] ?? event['date_gmt']),
    date_modified: instantOf(event['modified_utc'] ?? event['modified_gmt']),
    tags: tagsOf([event['categories'], event['tags'], ...entriesOf(embedded['wp:term'])]),
    _event: {
      ...readTimes(event),
      ...readStatus(event),
      place: readVenue(event['venue'] ?? event['venues']),
      online_url: event['is_virtual'] === false ? undefined : addressOf(event['virtual_url']),
      cost: lineOf(event['cost']),
      organizer: readOrganizers(event['organizer'] ?? event['organizers']),
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** A post's number is its own within one site only: the site's name stands before it, as the older interface has it. */
function identify(event: Fields): string | undefined {
  const id = idOf(event['id']);
  const link = addressOf(event['link'] ?? event['url']);
  return textOf(event['global_id']) ?? (id && link ? `${new URL(link).host}?id=${id}` : id);
}

/** HTML, which the newer interface may wrap as WordPress does. */
const htmlIn = (value: unknown): string | undefined => textOf(value) ?? textOf(fieldsOf(value)['rendered']);

function lineOf(value: unknown): string | undefined {
  const html = htmlIn(value) ?? idOf(value);
  return html && wordsOf(html).replace(/\n/g, ' ');
}

/** An instant that is written without the `Z` it means. */
function instantOf(value: unknown): string | undefined {
  const date = dateOf(value);
  return date?.includes('T') && !hasOffset(date) ? `${date}Z` : date;
}

const hasOffset = (date: string) => /(?:Z|[+-]\d\d:\d\d)$/.test(date.slice(10));

const imageOf = (value: unknown): string | undefined =>
  addressOf(value) ?? addressOf(fieldsOf(value)['url'] ?? fieldsOf(value)['source_url']);

const tagsOf = (lists: readonly unknown[]): string[] => [
  ...new Set(lists.flatMap(list => eachOf(list, term => lineOf(fieldsOf(term)['name'])))),
];

function readTimes(event: Fields) {
  const zone = readZone(event['timezone']);
  const read = (name: 'start_date' | 'end_date') => {
    const local = dateOf(event[name]);
    // Upstream's own pages show the local time; what it says of UTC was known to be stale.
    if (!local) return instantOf(event[`utc_${name}`]);
    return hasOffset(local) || !local.includes('T')
      ? local
      : local + (zone.name ? '' : (zone.offset ?? offsetBetween(local, dateOf(event[`utc_${name}`]))));
  };
  const [start, end] = [read('start_date'), read('end_date')];
  const times = event['all_day'] === true ? readDays(start, end) : { start, end };
  return { ...times, time_zone: zone.name };
}

/** Days; where a site's day ends late ("06:00 AM"), the last one's end is the next morning. */
function readDays(start: string | undefined, end: string | undefined) {
  const [first, from = ''] = start?.split('T') ?? [];
  const [last, to = ''] = end?.split('T') ?? [];
  return {
    start: first,
    end: last && first && last > first && to < from ? dayBefore(last) : last,
    all_day: true,
  };
}

/** An IANA name, or what WordPress writes where a site has only an offset: "UTC-5", "UTC+5.5", "UTC+5:30". */
function readZone(value: unknown): { name?: string; offset?: string } {
  const written = textOf(value) ?? '';
  const [, sign, hours, minutes, fraction] = /^UTC([+-])(\d{1,2})(?::(\d\d)|(\.\d+))?$/i.exec(written) ?? [];
  if (!sign) return { name: zoneOf(written) };
  const rest = minutes ?? String(Math.round(Number(fraction ?? 0) * 60)).padStart(2, '0');
  return Number(hours) <= 14 ? { offset: `${sign}${hours!.padStart(2, '0')}:${rest}` } : {};
}

/** How far a local time is from the same instant in UTC; nothing where the two cannot be one. */
function offsetBetween(local: string, utc: string | undefined): string {
  const minutes = (Date.parse(`${local}Z`) - Date.parse(`${utc}Z`)) / 60_000;
  if (!(Math.abs(minutes) <= 14 * 60)) return '';
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.round(Math.abs(minutes) % 60)];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

const STATUSES: Readonly<Record<string, string>> = {
  canceled: 'cancelled',
  cancelled: 'cancelled',
  postponed: 'postponed',
  rescheduled: 'rescheduled',
  'moved-online': 'moved-online',
};

function readStatus(event: Fields) {
  const written = textOf(event['event_status'])?.toLowerCase() ?? '';
  const status = Object.hasOwn(STATUSES, written) ? STATUSES[written] : undefined;
  return { status, status_reason: status && lineOf(event['event_status_reason']) };
}

/** One object, a list of them, or an empty list where there is none. */
const objectsIn = (value: unknown): readonly Fields[] =>
  (Array.isArray(value) ? value : [value]).map(fieldsOf);

const nameOf = (fields: Fields, own: string) => lineOf(fields[own] ?? fields['name'] ?? fields['title']);

function readVenue(value: unknown) {
  const venue = objectsIn(value)[0] ?? {};
  const line = (...names: string[]) => lineOf(names.map(name => venue[name]).find(textOf));
  const region = [line('stateprovince', 'state_province', 'state', 'province'), line('zip')];
  const address = [
    line('address'),
    line('city'),
    region.filter(Boolean).join(' ') || undefined,
    line('country'),
  ].filter(Boolean);
  const name = nameOf(venue, 'venue');
  return {
    name: name ?? address.shift(),
    address: address.join(', '),
    latitude: numberOf(venue['geo_lat']),
    longitude: numberOf(venue['geo_lng']),
    url: addressOf(venue['website']) ?? addressOf(venue['url'] ?? venue['link']),
  };
}

/** Several organizers are named together; the first is the one to ask. */
function readOrganizers(value: unknown) {
  const organizers = objectsIn(value).filter(organizer => nameOf(organizer, 'organizer'));
  const first = organizers[0];
  return (
    first && {
      name: organizers.map(organizer => nameOf(organizer, 'organizer')).join(', '),
      url: addressOf(first['website']) ?? addressOf(first['url'] ?? first['link']),
      email: textOf(first['email']) && decodeEntities(textOf(first['email'])!),
      phone: textOf(first['phone']),
    }
  );
}
