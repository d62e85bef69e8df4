import type { CalendarEvent } from '../../feed/events.js';
import { titleOf } from '../../feed/plain-text.js';
import { day, describe, instant, locate } from './calendar-file.js';

const HOUR = 3_600_000;

/** Addresses that open an event in the visitor's web calendar. */
export function calendarAddresses(event: CalendarEvent): [via: string, name: string, href: string][] {
  const { start, isAllDay } = event;
  if (!start) return [];
  const end = event.end ?? (isAllDay ? start : new Date(start.getTime() + HOUR)); // both want an end
  const [from, to] = isAllDay ? [day(event, start)!, day(event, end, 1)!] : [instant(start), instant(end)];
  const dashed = (date: string) => date.replace(/^(\d{4})(\d\d)/, '$1-$2-');
  const common = { location: locate(event) ?? '' };
  const title = titleOf(event);
  const google = {
    action: 'TEMPLATE',
    text: title,
    dates: `${from}/${to}`,
    details: describe(event),
    ...common,
  };
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: isAllDay ? dashed(from) : start.toISOString(),
    enddt: isAllDay ? dashed(to) : end.toISOString(),
    body: describe(event),
    ...common,
    ...(isAllDay && { allday: 'true' }),
  };
  return [
    ['google', 'Google', `https://calendar.google.com/calendar/render?${new URLSearchParams(google)}`],
    [
      'outlook',
      'Outlook',
      `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams(outlook)}`,
    ],
  ];
}
