import * as v from 'valibot';
import { Problem, type FieldError, type FieldErrorCode } from './problem.js';
import { cleanName, cleanText, lengthOf } from './text/clean.js';

/** Text of several lines, cleaned, at most `max` characters long. */
export const longText = (max: number) => v.pipe(v.string(), v.transform(cleanText), atMost(max));

/** Text of one line, cleaned. */
export const line = (max: number) => v.pipe(v.string(), v.transform(cleanName), atMost(max));

/** The same, and not empty. */
export const filled = (max: number) => v.pipe(line(max), notEmpty);
export const filledText = (max: number) => v.pipe(longText(max), notEmpty);

/** One e-mail address (https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address), nothing else. */
export const email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(254, 'too-long:254'),
  v.check(text => EMAIL.test(text), 'format'),
);

const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** An address that a page may link to. */
export const webUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2000, 'too-long:2000'),
  // the parser passes over control characters, which stay in the text and which PostgreSQL may refuse
  v.check(text => !/[\p{Cc}\s]/u.test(text) && /^https?:$/.test(protocolOf(text) ?? ''), 'format'),
);

/** Id of a comment. */
export const commentId = v.pipe(v.string(), v.maxLength(100, 'too-long:100'), v.regex(/^[\w-]*$/, 'format'));

/** A moment (RFC 3339), as milliseconds since 1970. */
export const instant = v.pipe(
  v.string(),
  v.check(text => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(text), 'format'),
  v.transform(text => Date.parse(text)),
  v.check(time => Number.isFinite(time), 'format'),
);

/** One of a few words. */
export const oneOf = <const W extends readonly string[]>(...words: W) => v.picklist(words, 'unknown');

function atMost(max: number) {
  return v.check<string, string>(text => lengthOf(text) <= max, `too-long:${max}`);
}

const notEmpty = v.check<string, string>(text => text !== '', 'missing');

function protocolOf(text: string): string | undefined {
  try {
    return new URL(text).protocol;
  } catch {
    return undefined; // no address at all
  }
}

/**
 * What a request's body says, by a schema.
 *
 * @throws {Problem} `invalid-fields`, naming every field that cannot be taken.
 */
export function parse<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw Problem.fields(result.issues.map(toFieldError));
}

function toFieldError(issue: v.BaseIssue<unknown>): FieldError {
  const pointer = `#${(issue.path ?? []).map(({ key }) => `/${escapePointer(String(key))}`).join('')}`;
  const [code, max] = codeOf(issue).split(':') as [FieldErrorCode, string?];
  return { pointer, detail: detailOf(code, max, issue), code, ...(max && { max: Number(max) }) };
}

function codeOf({ kind, type, message, input }: v.BaseIssue<unknown>): string {
  if (/^[a-z-]+(:\d+)?$/.test(message))
    return message === 'unknown' && input === undefined ? 'missing' : message;
  if (kind === 'validation') return 'format';
  return input === undefined && type !== 'never' ? 'missing' : 'type';
}

function detailOf(code: FieldErrorCode, max: string | undefined, { expected }: v.BaseIssue<unknown>): string {
  const words: Partial<Record<FieldErrorCode, string>> = {
    missing: 'is required',
    type: `is of the wrong type; expected: ${expected ?? 'another'}`,
    'too-long': `must have at most ${max} characters`,
    'too-short': `must have at least ${max} characters`,
    unknown: `must be one of ${expected ?? 'those allowed'}`,
  };
  return words[code] ?? 'is not written as it should be';
}

/** RFC 6901, section 3; and as a part of a URI fragment, section 6. */
const escapePointer = (key: string) => encodeURIComponent(key.replace(/~/g, '~0').replace(/\//g, '~1'));
