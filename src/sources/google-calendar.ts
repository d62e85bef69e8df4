import { createFeed, type ItemJson } from './feed-json.js';
import { htmlOf } from './reading/markup.js';
import type { Source } from './source.js';
import {
  addressOf,
  dateOf,
  dayBefore,
  eachOf,
  fieldsOf,
  idOf,
  numberOf,
  textOf,
  zoneOf,
} from './reading/values.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Makes our feed of what the Google Calendar API answers to `events.list`, best asked with `singleEvents=true`.
 *
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events
 */
export const readGoogleCalendar = (({ json, url }) => {
  const calendar = fieldsOf(json);
  const title = textOf(calendar['summary']);
  if (!Array.isArray(calendar['items']) && calendar['kind'] !== 'calendar#event') return undefined;
  return createFeed({
    title,
    description: textOf(calendar['description']),
    next_url: nextPage(url, calendar['nextPageToken']),
    _callbox: { time_zone: zoneOf(calendar['timeZone']) },
    _events: { calendar_url: subscription(url) },
    items: eachOf(calendar['items'] ?? [json], entry => readItem(fieldsOf(entry), title)),
  });
}) satisfies Source;

/** What is on somebody's calendar and is no event for others. */
const OWN_AFFAIRS = ['focusTime', 'outOfOffice', 'workingLocation'];

function readItem(event: Fields, calendar: string | undefined): ItemJson | undefined {
  const [id, title] = [idOf(event['id']), textOf(event['summary'])];
  const isPrivate = event['visibility'] === 'private' || event['visibility'] === 'confidential';
  // One that was deleted comes as little more than its id.
  if (!id || !title || isPrivate || OWN_AFFAIRS.includes(textOf(event['eventType']) ?? '')) return undefined;
  const times = readTimes(event);
  const location = textOf(event['location']);
  const isOnline = !!location && /^https?:\S+$/i.test(location);
  return {
    id,
    url: addressOf(event['htmlLink']),
    external_url: addressOf(fieldsOf(event['source'])['url']),
    title,
    content_html: htmlOf(textOf(event['description']) ?? title),
    date_published: dateOf(event['created']),
    date_modified: dateOf(event['updated']),
    attachments: eachOf(event['attachments'], entry => readAttachment(fieldsOf(entry))),
    _event: {
      ...times,
      status: event['status'] === 'cancelled' ? 'cancelled' : undefined,
      place: { name: isOnline ? undefined : location },
      online_url: joinAddress(event) ?? (isOnline ? addressOf(location) : undefined),
      organizer: readOrganizer(fieldsOf(event['organizer']), calendar),
      uid: textOf(event['iCalUID']),
      sequence: numberOf(event['sequence']),
      recurrence_id: event['recurringEventId'] ? momentOf(fieldsOf(event['originalStartTime'])) : undefined,
    },
  };
}

function readTimes(event: Fields) {
  const [start, end] = [fieldsOf(event['start']), fieldsOf(event['end'])];
  const [first, after] = [dateOf(start['date']), dateOf(end['date'])];
  const time_zone = zoneOf(start['timeZone']);
  if (first && !textOf(start['dateTime'])) {
    const last = after && after > first ? dayBefore(after.slice(0, 10)) : undefined; // theirs is exclusive
    return { all_day: true, start: first.slice(0, 10), end: last, time_zone };
  }
  const isOpen = event['endTimeUnspecified'] === true;
  return { start: dateOf(start['dateTime']), end: isOpen ? undefined : dateOf(end['dateTime']), time_zone };
}

const momentOf = (time: Fields): string | undefined => dateOf(time['dateTime']) ?? dateOf(time['date']);

const joinAddress = (event: Fields): string | undefined =>
  addressOf(event['hangoutLink']) ??
  eachOf(fieldsOf(event['conferenceData'])['entryPoints'], entry =>
    fieldsOf(entry)['entryPointType'] === 'video' ? addressOf(fieldsOf(entry)['uri']) : undefined,
  )[0];

/** A calendar is an organizer by an address that nobody reads. */
function readOrganizer({ displayName, email, self }: Fields, calendar: string | undefined) {
  const address = textOf(email);
  const isPersonal = !!address && !address.endsWith('calendar.google.com');
  const name =
    textOf(displayName) ?? (self === true ? calendar : undefined) ?? (isPersonal ? address : undefined);
  return name ? { name, email: isPersonal ? address : undefined } : undefined;
}

function readAttachment({ fileUrl, title, mimeType }: Fields) {
  const url = addressOf(fileUrl);
  return url ? { url, title: textOf(title), mime_type: textOf(mimeType) } : undefined;
}

function nextPage(url: string, token: unknown): string | undefined {
  const page = textOf(token);
  const asked = addressOf(url);
  if (!page || !asked) return undefined;
  const next = new URL(asked);
  next.searchParams.set('pageToken', page);
  return next.href;
}

/** What a calendar that is public without a login offers to subscribe to. */
function subscription(url: string): string | undefined {
  const id =
    /^https:\/\/(?:www\.|content\.)?googleapis\.com\/calendar\/v3\/calendars\/([^/?#]+)\/events\b/.exec(
      url,
    )?.[1];
  return id && `https://calendar.google.com/calendar/ical/${id}/public/basic.ics`;
}
