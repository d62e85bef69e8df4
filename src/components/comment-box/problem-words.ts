import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { TermName } from '../../i18n/terms.js';
import type { Field } from './form-view.js';
import type { FieldProblem, Problem } from './send.js';

const PROBLEMS = new Set([
  'offline',
  'unreachable',
  'timed-out',
  'unavailable',
  'rate-limited',
  'thread-closed',
  'origin-not-allowed',
  'duplicate',
  'too-large',
  'challenge-failed',
  'edit-window-over',
  'wrong-token',
  'not-found',
  'conflict',
]);

const FIELD_PROBLEMS = new Set(['missing', 'too-long', 'too-short', 'format', 'unknown', 'gone']);

/** What a visitor reads of a problem: our own words by its code, never the service's. */
export function problemWords({ code, wait }: Problem, words: LocalizeController): string {
  if (code === 'rate-limited' && wait) return words.term('rateLimitedFor', { time: duration(wait, words) });
  const known = code === 'unreachable' && !navigator.onLine ? 'offline' : code;
  return words.term(`problem-${PROBLEMS.has(known) ? known : 'other'}` as TermName);
}

/** The words for each field that the service refused; by '' those for one that the form has not. */
export function fieldWords(
  problems: readonly FieldProblem[],
  fields: readonly Field[],
  words: LocalizeController,
): Map<string, string> {
  const errors = new Map<string, string>();
  for (const { pointer, code, max } of problems) {
    const name = /^#\/(\w+)/.exec(String(pointer))?.[1] ?? '';
    errors.set(fields.some(field => field.name === name) ? name : '', fieldProblemWords(code, max, words));
  }
  return errors;
}

export function fieldProblemWords(code: string | undefined, max: unknown, words: LocalizeController): string {
  if (code === 'too-long')
    return typeof max === 'number'
      ? words.term('field-too-long', { count: max })
      : words.term('field-too-long-unsaid');
  return words.term(`field-${FIELD_PROBLEMS.has(code!) ? code : 'other'}` as TermName);
}

/** A time to wait in words: in seconds, minutes or hours, never less than it is. */
function duration(seconds: number, words: LocalizeController): string {
  const [size, unit] = seconds < 90 ? [1, 'second'] : seconds < 5400 ? [60, 'minute'] : [3600, 'hour'];
  return words.number(Math.ceil(seconds / (size as number)), {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'long',
  });
}
