import type { CalendarEvent } from '../../feed/events.js';
import { textOf, titleOf } from '../../feed/plain-text.js';
import { DAY, toWall } from '../../time/zones.js';

const STATUS = { cancelled: 'CANCELLED', postponed: 'TENTATIVE' } as const;

/**
 * An event as an iCalendar file (RFC 5545) that Google, Apple and Outlook read.
 *
 * Times are given as instants (UTC), which no change of clocks can move.
 */
export function calendarFile(event: CalendarEvent, now = new Date()): string {
  const { start, end, isAllDay, status, place, url, organizer, dateModified } = event;
  const lines: [name: string, value: string | undefined][] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Callbox//Callbox//EN'],
    ['METHOD', 'PUBLISH'],
    ['BEGIN', 'VEVENT'],
    ['UID', text(uidOf(event))],
    ['SEQUENCE', String(Math.floor(event.sequence ?? 0))],
    ['DTSTAMP', instant(dateModified ?? now)],
    ['LAST-MODIFIED', dateModified && instant(dateModified)],
    isAllDay ? ['DTSTART;VALUE=DATE', day(event, start)] : ['DTSTART', start && instant(start)],
    // A day-long event ends before the next day begins (RFC 5545, 3.6.1); ours name their last day. Any other end is later
    // than its start (3.8.2.2).
    isAllDay
      ? ['DTEND;VALUE=DATE', day(event, end ?? start, 1)]
      : ['DTEND', end && end > start! ? instant(end) : undefined],
    ['STATUS', STATUS[status as keyof typeof STATUS] ?? 'CONFIRMED'],
    ['SUMMARY', text(titleOf(event))],
    ['DESCRIPTION', text(describe(event))],
    ['LOCATION', text(locate(event))],
    [
      'GEO',
      place?.latitude !== undefined && place.longitude !== undefined
        ? `${place.latitude};${place.longitude}`
        : '',
    ],
    ['URL', url],
    [
      `ORGANIZER;CN="${organizer?.name.replace(/["\p{Cc}]/gu, "'")}"`,
      organizer?.email && `mailto:${organizer.email}`,
    ],
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ];
  return lines
    .filter(([, value]) => value)
    .map(([name, value]) => fold(`${name}:${value}`))
    .join('');
}

/** One of a series shares its `uid`; a calendar that was given no series needs to tell its occurrences apart. */
function uidOf({ uid, id, recurrenceId, url, context }: CalendarEvent): string {
  const name = uid ?? `${id}@${new URL(url ?? context.base).hostname}`;
  return recurrenceId ? `${name}/${recurrenceId}` : name;
}

export const describe = (event: CalendarEvent): string =>
  [event.statusReason, event.summary ?? textOf(event).slice(0, 1000), event.onlineUrl, event.url]
    .filter(Boolean)
    .join('\n\n');

export const locate = ({ place, onlineUrl }: CalendarEvent): string | undefined =>
  place ? [place.name, place.address].filter(Boolean).join(', ') : onlineUrl;

export const instant = (date: Date) => date.toISOString().replace(/[-:]|\.\d+/g, '');

export const day = ({ zone }: CalendarEvent, date: Date | undefined, days = 0) =>
  date && new Date(toWall(date.getTime(), zone) + days * DAY).toISOString().slice(0, 10).replace(/-/g, '');

/** RFC 5545, 3.3.11. */
const text = (value: string | undefined) =>
  value
    ?.replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** Lines of at most 75 octets, broken between characters (RFC 5545, 3.1). */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let room = 75;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (octets > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += character;
    room -= octets;
  }
  return `${folded}\r\n`;
}
