import { TZDate } from '@date-fns/tz';
import { addDays, addHours, formatISO, getDay, set, startOfDay, subHours } from 'date-fns';

/** The city of this demo is invented, and so is all in it. Its numbers are of the 555-01xx range, kept free for fiction. */
export const timeZone = 'America/Toronto';

export const police = { name: 'Port Averley Police Service', url: 'https://police.port-averley.example/' };
export const council = { name: 'City of Port Averley', url: 'https://www.port-averley.example/' };

export const hoursAgo = (now, hours) => formatISO(subHours(new TZDate(now, timeZone), hours));
export const hoursAhead = (now, hours) => formatISO(addHours(new TZDate(now, timeZone), hours));

/** The city's day that is `days` from today, or the first such weekday (0 is Sunday) from then on. */
export function cityDay(now, days, weekday) {
  const day = addDays(startOfDay(new TZDate(now, timeZone)), days);
  return weekday === undefined ? day : addDays(day, (weekday - getDay(day) + 7) % 7);
}

export const dateOf = day => formatISO(day, { representation: 'date' });

/** That day at a time such as `18:30` on the clocks of a zone, with the offset that holds there then. */
export function timeOf(day, time, zone = timeZone) {
  const [hours, minutes] = time.split(':').map(Number);
  const midnight = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), zone);
  return formatISO(set(midnight, { hours, minutes }));
}

/** The first day after `now` on which the city's clocks have been changed. */
export function nextClockChange(now) {
  const today = cityDay(now, 0);
  for (let days = 1; days <= 366; days++) {
    const day = addDays(today, days);
    if (addDays(day, 1).getTimezoneOffset() !== today.getTimezoneOffset()) return addDays(day, 1);
  }
  return addDays(today, 366);
}
