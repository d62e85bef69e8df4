import { relativeFormat } from './formatters.js';
import type { LocalizeController } from './localize-controller.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in words; its date where that is more than a month. */
export function timeAgo(date: Date, now: number, localize: LocalizeController, zone?: string): string {
  const age = Math.max(0, now - date.getTime());
  if (age > 30 * DAY) return localize.date({ dateStyle: 'medium' }, zone, date);
  const [unit, length] =
    age < HOUR
      ? (['minute', MINUTE] as const)
      : age < DAY
        ? (['hour', HOUR] as const)
        : (['day', DAY] as const);
  return relativeFormat(localize.locale).format(-Math.floor(age / length), unit);
}

/** The next moment at which a time that is this old reads otherwise, in milliseconds since 1970. */
export const nextTick = (instant: number, now: number): number =>
  now + (now - instant < HOUR ? MINUTE : HOUR);
