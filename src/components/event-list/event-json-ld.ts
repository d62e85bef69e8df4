import { titleOf } from '../../feed/plain-text.js';
import type { CalendarEvent } from '../../feed/events.js';
import { toWall } from '../../time/zones.js';

const STATUS: Record<string, string> = {
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
  rescheduled: 'EventRescheduled',
  'moved-online': 'EventMovedOnline',
};

/** An event in schema.org's words. */
export function eventJsonLd(event: CalendarEvent): object | undefined {
  const { start, end, previousStart, status, place, onlineUrl, organizer, summary, url, image, isEvent } =
    event;
  if (!isEvent) return undefined;
  return {
    '@type': 'Event',
    name: titleOf(event),
    url,
    image,
    description: summary,
    startDate: start && machineDate(start, event),
    endDate: end && machineDate(end, event),
    previousStartDate: previousStart && machineDate(previousStart, event),
    eventStatus: `https://schema.org/${STATUS[status ?? ''] ?? 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${attendance(event)}EventAttendanceMode`,
    location: [
      place && { '@type': 'Place', name: place.name, address: place.address },
      onlineUrl && { '@type': 'VirtualLocation', url: onlineUrl },
    ].filter(location => !!location),
    organizer: organizer && describeOrganizer(organizer),
  };
}

const describeOrganizer = ({ phone, ...organizer }: NonNullable<CalendarEvent['organizer']>) => ({
  '@type': 'Organization',
  ...organizer,
  telephone: phone,
});

const attendance = ({ status, place, onlineUrl }: CalendarEvent) =>
  !onlineUrl ? 'Offline' : place && status !== 'moved-online' ? 'Mixed' : 'Online';

function machineDate(date: Date, { isAllDay, zone }: CalendarEvent): string {
  const iso = isAllDay ? new Date(toWall(date.getTime(), zone)).toISOString() : date.toISOString();
  return isAllDay ? iso.slice(0, 10) : iso;
}
