import { DAY, knownZone } from '../../time/zones.js';

/** Readers of what upstreams answer: whatever stands there, they give a value of the kind that was asked for, or none. */

type Fields = Readonly<Record<string, unknown>>;

const NONE: Fields = {};

/** An object's fields; of anything else, none. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : NONE;

/** A list's entries; of anything else, none. */
export const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text without white space at its ends, unless that is empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim() || undefined : undefined;

/** An identifier: a text, or a number as a text. */
export const idOf = (value: unknown): string | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : textOf(value);

/** A number, also one that is written as a text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** An absolute address of `http` or `https`. */
export function addressOf(value: unknown, base?: string): string | undefined {
  const written = textOf(value);
  if (!written) return undefined;
  try {
    const url = new URL(written, base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined; // no address at all
  }
}

/** What `map` makes of each entry, less what it makes nothing of. */
export const eachOf = <T>(value: unknown, map: (entry: unknown, index: number) => T | undefined): T[] =>
  entriesOf(value)
    .map(map)
    .filter(made => made !== undefined);

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(:\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** A date or a local time or an instant, as RFC 3339 writes them; none that no calendar has. */
export function dateOf(value: unknown): string | undefined {
  const [, year, month, day, hour, minute, second = ':00', offset = ''] =
    DATE.exec(textOf(value) ?? '') ?? [];
  if (!year || Number(year) < 100) return undefined;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const date = `${year}-${month}-${day}`;
  if (!midnight.toISOString().startsWith(date)) return undefined;
  if (!hour) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second.slice(1)) >= 61) return undefined;
  const [east, west] = /^[+-](\d\d):?(\d\d)$/.exec(offset)?.slice(1).map(Number) ?? [0, 0];
  if (east! > 23 || west! > 59) return undefined;
  return `${date}T${hour}:${minute}${second}${offset.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')}`;
}

/** An identifier for what upstream gives none: the same for the same words, whenever it is made. */
export function idFrom(...words: (string | undefined)[]): string {
  const text = words.map(word => word ?? '').join('\n');
  // FNV-1a, twice from different starts: short, and no secret is kept by it.
  const hash = (start: number) => {
    let sum = start;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
    return (sum >>> 0).toString(16).padStart(8, '0');
  };
  return hash(0x811c9dc5) + hash(0x9747b28c);
}

/** The items, each with an id of its own: of equal ones the later are counted on. */
export function withOwnIds<T extends { id: string }>(items: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return items.map(item => {
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    return count > 1 ? { ...item, id: `${item.id}-${count}` } : item;
  });
}

/** The IANA name of a zone that this browser knows. */
export function zoneOf(value: unknown): string | undefined {
  const timeZone = textOf(value);
  // An offset such as "+05:00" is a zone to some engines only.
  return timeZone && /^[a-z]/i.test(timeZone) ? knownZone(timeZone) : undefined;
}

/** The items less those whose id an earlier one has. */
export function withoutRepeats<T extends { id: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && !!seen.add(id));
}

/** The day before a day: the last one of what ends before `day` begins. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
