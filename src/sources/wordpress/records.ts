import { dateOf, fieldsOf, textOf } from '../reading/values.js';

/** The entries of a list, or of one that was asked for by its number; nothing where the answer is an error. */
export function listIn(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json;
  return 'id' in fieldsOf(json) ? [json] : undefined;
}

/** A text as the site renders it; none of what a password protects. */
export function renderedOf(value: unknown): string | undefined {
  const { rendered, protected: isProtected } = fieldsOf(value);
  return isProtected === true ? undefined : textOf(rendered);
}

/**
 * A date that WordPress gives in UTC, without saying so; a draft's is all zeros.
 *
 * @param local The same in the site's zone, which it does not name: the day is all that is known of it.
 */
export function utcDate(gmt: unknown, local: unknown): string | undefined {
  const date = dateOf(gmt);
  if (date) return /T[\d:.]+$/.test(date) ? `${date}Z` : date;
  return dateOf(local)?.slice(0, 'YYYY-MM-DD'.length);
}
