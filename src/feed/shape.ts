import type { Zone } from '../time/zones.js';
import { parseDate, toInstant } from './dates.js';

/** What a field's reader has to know of the feed around it. */
export interface Context {
  /** What relative addresses are resolved against. */
  base: string;
  /** The zone that dates without an offset are in; UTC when unset. */
  zone?: Zone;
}

/** Reads one value of a feed; a value of the wrong kind is `undefined`, which costs its field and nothing else. */
export type Read<T> = (value: unknown, context: Context) => T | undefined;

export type JsonRecord = Record<string, unknown>;

/** What a table of fields reads: all of them optional but those named as required. */
export type Fields<S extends Record<string, Read<unknown>>, R extends keyof S = never> = {
  readonly [K in Exclude<keyof S, R>]?: Exclude<ReturnType<S[K]>, undefined>;
} & { readonly [K in R]: Exclude<ReturnType<S[K]>, undefined> };

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Half of a character, which JSON may hold, makes `encodeURIComponent` throw. */
export const wellFormed = (value: string): string => value.replace(/\p{Cs}/gu, '\ufffd');

export const text: Read<string> = value =>
  typeof value === 'string' && value.trim() ? wellFormed(value) : undefined;

/** An item's id; a number is read as a string. */
export const id: Read<string> = value => (typeof value === 'number' ? String(value) : text(value, NOWHERE));

export const number: Read<number> = value => (Number.isFinite(value) ? (value as number) : undefined);

/** A number of years, centimetres, pixels and the like, none of which is negative. */
export const amount: Read<number> = value =>
  Number.isFinite(value) && (value as number) >= 0 ? (value as number) : undefined;

/** A number from `least` to `most`. */
export const between =
  (least: number, most: number): Read<number> =>
  value =>
    (value as number) >= least && (value as number) <= most ? number(value, NOWHERE) : undefined;

/** A telephone number as people write it. */
export const phone: Read<string> = value =>
  typeof value === 'string' && /\d/.test(value) ? value : undefined;

/** An e-mail address, without anything that a `mailto:` link would take for a header (RFC 6068). */
export const email: Read<string> = value =>
  typeof value === 'string' && /^[^\s@?&%]+@[^\s@?&%]+$/.test(value) ? value : undefined;

export const flag: Read<boolean> = value => (typeof value === 'boolean' ? value : undefined);

/** RFC 3339; without an offset it is read in the context's zone. */
export const date: Read<Date> = (value, { zone }) => {
  const written = parseDate(value);
  return written && toInstant(written, zone);
};

export const oneOf =
  <W extends string>(...words: W[]): Read<W> =>
  value =>
    words.find(word => typeof value === 'string' && value.trim().toLowerCase() === word);

const address =
  (scheme: RegExp): Read<string> =>
  (value, { base }) => {
    if (typeof value !== 'string' || !value.trim()) return undefined;
    try {
      const url = new URL(value, base);
      return scheme.test(url.protocol) ? url.href : undefined;
    } catch {
      return undefined; // no address at all
    }
  };

/** An address that a page may load. */
export const webAddress = address(/^https?:$/);
/** An address that a visitor may follow. */
export const linkAddress = address(/^(https?|mailto|tel):$/);
export const calendarAddress = address(/^(https?|webcal):$/);

export const list =
  <T>(read: Read<T>): Read<T[]> =>
  (value, context) => {
    if (!Array.isArray(value)) return undefined;
    const entries = value.map(entry => read(entry, context)).filter(entry => entry !== undefined);
    return entries.length ? (entries as T[]) : undefined;
  };

/**
 * Reads an object by a table of fields, named here in camel case and in feeds in snake case.
 *
 * An object that lacks a required field is no object.
 */
export function object<S extends Record<string, Read<unknown>>, R extends keyof S = never>(
  shape: S,
  ...required: R[]
): Read<Fields<S, R>> & { shape: S; required: R[] } {
  const fields = Object.entries(shape).map(([name, read]) => [name, wireName(name), read] as const);
  const read = (value: unknown, context: Context) => {
    if (!isRecord(value)) return undefined;
    const result: JsonRecord = {};
    for (const [name, wire, readField] of fields) {
      const field = readField(value[wire], context);
      if (field !== undefined) result[name] = field;
    }
    return required.every(name => name in result) ? (result as Fields<S, R>) : undefined;
  };
  return Object.assign(read, { shape, required });
}

/** The name that a field has in a feed: `timeZone` is `time_zone`. */
export const wireName = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

const NOWHERE: Context = { base: '' };
