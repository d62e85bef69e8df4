import { dateOf, textOf } from '../reading/values.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Hours east of UTC. RFC 822 has those of North America; the others are met in feeds. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ AST: -4, ADT: -3, AKST: -9, AKDT: -8, HST: -10 },
  ...{ WET: 0, WEST: 1, BST: 1, CET: 1, MEZ: 1, CEST: 2, MESZ: 2, EET: 2, EEST: 3, MSK: 3 },
  ...{ JST: 9, AWST: 8, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
};

const DATE =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2}),?(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([a-z]{1,5}|(?:UTC|GMT)?[+-]\d{1,2}:?\d\d)?)?(?:\s*\([^()]*\))?$/i;

/** "Oct 05, 2026" and "2026 Oct 05", which are met in feeds, too. */
const MONTH_FIRST = /\b([a-z]{3,9})\.? +(\d{1,2}),? +(\d{4})\b/i;
const YEAR_FIRST = /\b(\d{4}) +([a-z]{3,9})\.? +(\d{1,2})\b/i;

/** A date as mail and RSS write it, such as "Mon, 4 May 26 09:30 EDT", or as RFC 3339 does. */
export function mailDate(value: unknown): string | undefined {
  const text = textOf(value)?.slice(0, 100).replace(MONTH_FIRST, '$2 $1 $3').replace(YEAR_FIRST, '$3 $2 $1');
  const [, day, month, year, hour, minute, second, zone] = DATE.exec(text ?? '') ?? [];
  if (!day) return dateOf(text);
  const number = MONTHS.indexOf(month!.toLowerCase()) + 1;
  const date = `${fullYear(year!)}-${twoDigits(number)}-${twoDigits(Number(day))}`;
  if (!hour) return dateOf(date);
  return dateOf(`${date}T${twoDigits(Number(hour))}:${minute}:${second ?? '00'}${offsetOf(zone)}`);
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** RFC 2822, 4.3: two digits from 50 on are of the last century. */
const fullYear = (year: string) => (year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`);

/** RFC 2822, 4.3: a zone that nobody knows counts as UTC. */
function offsetOf(zone = ''): string {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d\d)$/.exec(zone) ?? [];
  if (sign) return `${sign}${hours!.padStart(2, '0')}:${minutes}`;
  const name = zone.toUpperCase();
  const east = Object.hasOwn(ZONES, name) ? ZONES[name]! : 0;
  return east ? `${east < 0 ? '-' : '+'}${twoDigits(Math.abs(east))}:00` : 'Z';
}
