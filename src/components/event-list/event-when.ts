import { html, nothing } from 'lit';
import type { CalendarEvent } from '../../feed/events.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { dayNumber, offsetAt, toWall, type Zone } from '../../time/zones.js';
import { shownZone } from './event-days.js';

const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const DATE = { day: 'numeric', month: 'short' } as const;

/** When an event is, as it is read under its day: a time, a span, or that it takes all day. */
export function renderWhen(event: CalendarEvent, localize: LocalizeController, timeZone?: string) {
  const { start, end, isAllDay, isEvent } = event;
  if (!start || !isEvent) return nothing;
  const zone = shownZone(event, timeZone);
  const spansDays = end && dayNumber(end.getTime(), zone) > dayNumber(start.getTime(), zone);
  const options = isAllDay ? DATE : spansDays ? { ...DATE, ...TIME } : TIME;
  const words =
    isAllDay && !spansDays
      ? localize.term('allDay')
      : localize.date(options, zone, start, end && end > start ? end : undefined);
  return html`<p part="when">
    <time datetime=${machineDate(event, zone)}>${words}</time>
    ${isAllDay && spansDays ? html`<span class="quiet">${localize.term('allDay')}</span>` : nothing}
    ${isAllDay || !differs(zone, start) ? nothing : html`<span class="quiet">${localize.zoneName(zone!, start)}</span>`}
  </p>`;
}

/** A day and a time in one line, such as a rescheduled event's old one. */
export function dayAndTime(
  date: Date,
  event: CalendarEvent,
  localize: LocalizeController,
  timeZone?: string,
): string {
  return localize.date(
    { weekday: 'short', ...DATE, ...(!event.isAllDay && TIME) },
    shownZone(event, timeZone),
    date,
  );
}

/** Whether the visitor's own clock shows another time. */
const differs = (zone: Zone | undefined, instant: Date) =>
  zone !== undefined && offsetAt(zone, instant.getTime()) !== offsetAt(undefined, instant.getTime());

const machineDate = ({ start, isAllDay }: CalendarEvent, zone?: Zone) =>
  isAllDay ? new Date(toWall(start!.getTime(), zone)).toISOString().slice(0, 10) : start!.toISOString();
