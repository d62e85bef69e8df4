import { ApiError } from '../api.js';
import type { FieldProblem } from '../api-types.js';
import { wait } from '../times.js';
import { words } from '../words.js';

/** What went wrong, for a person. */
export function problemWords(error: ApiError): string {
  const { problems } = words;
  const known = error.type in problems ? (error.type as Exclude<keyof typeof problems, 'wait'>) : 'other';
  const again = error.retryAfter ? ` ${problems.wait(wait(error.retryAfter))}` : '';
  return problems[known] + again;
}

/** What is wrong with one field. The server's own words say "is …" or "must …" of it. */
export function fieldWords({ code, detail, max }: FieldProblem): string {
  const { form } = words;
  switch (code) {
    case 'missing':
      return form.missing;
    case 'too-long':
      return form.tooLong(max);
    case 'too-short':
      return form.tooShort(max);
    case 'unknown':
      return form.unknown;
    case 'wrong':
      return form.wrong;
    case 'used':
      return form.used;
    default:
      return detail ? form.it(detail) : form.format;
  }
}

/** Lets through what is no answer of the server's: a mistake of our own must not look like one. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}
