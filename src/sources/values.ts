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
