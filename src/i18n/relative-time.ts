import { DAY, dayNumber } from '../time/zones.js';
import { relativeFormat } from './formatters.js';
import type { LocalizeController } from './localize-controller.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long ago something was, in words; its date where that is more than a month. */
export function timeAgo(date: Date, now: number, localize: LocalizeController, zone?: string): string {
  const age = Math.max(0, now - date.getTime());
  if (age > 30 * DAY) return localize.date({ dateStyle: 'medium' }, zone, date);
  const format = relativeFormat(localize.locale);
  if (age < HOUR) return format.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return format.format(-Math.floor(age / HOUR), 'hour');
  // "Yesterday" is a day of the calendar, however few hours ago.
  return format.format(dayNumber(date.getTime(), zone) - dayNumber(now, zone), 'day');
}

/** The next moment at which a time that is this old reads otherwise, in milliseconds since 1970. */
export function nextTick(instant: number, now: number): number {
  const age = Math.max(0, now - instant);
  const unit = age < HOUR ? MINUTE : HOUR;
  return now + unit - (age % unit);
}
