import { isUndated, type CalendarEvent } from '../../feed/events.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { DAY, dayNumber, type Zone } from '../../time/zones.js';

/** Events that are read under one heading. */
export interface EventDay {
  /** The day, as `YYYY-MM-DD`; empty where there is none. */
  day: string;
  label: string;
  events: CalendarEvent[];
}

/** The zone an event is shown in. A day-long event stays on its day wherever it is read. */
export const shownZone = (event: CalendarEvent, timeZone?: string): Zone | undefined =>
  event.isAllDay ? event.zone : (timeZone ?? event.zone);

/** Events by the day under which they are read: one that has begun is under today. */
export function groupByDay(
  events: readonly CalendarEvent[],
  now: number,
  localize: LocalizeController,
  timeZone?: string,
): EventDay[] {
  const days = new Map<string, EventDay>();
  for (const event of events) {
    const { start } = event;
    const zone = shownZone(event, timeZone);
    const today = dayNumber(now, zone);
    const isOver = start && dayNumber((event.end ?? start).getTime(), zone) < today;
    const first = start && dayNumber(start.getTime(), zone);
    const number = isUndated(event, now) ? undefined : event.isEvent && !isOver ? max(first, today) : first;
    const day = number === undefined ? '' : new Date(number * DAY).toISOString().slice(0, 10);
    const group = days.get(day) ?? { day, label: dayLabel(number, today, localize, !!start), events: [] };
    group.events.push(event);
    days.set(day, group);
  }
  return [...days.values()];
}

const max = (a: number | undefined, b: number) => (a === undefined ? undefined : Math.max(a, b));

function dayLabel(
  day: number | undefined,
  today: number,
  localize: LocalizeController,
  isPostponed: boolean,
): string {
  if (day === undefined) return isPostponed ? localize.term('undated') : '';
  const date = new Date(day * DAY);
  const isThisYear = date.getUTCFullYear() === new Date(today * DAY).getUTCFullYear();
  const year = isThisYear ? undefined : 'numeric';
  const words = localize.date({ weekday: 'long', day: 'numeric', month: 'long', year }, 0, date);
  const name = day === today ? 'today' : day === today + 1 ? 'tomorrow' : undefined;
  return name ? `${localize.term(name)}, ${words}` : words;
}
