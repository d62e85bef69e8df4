import { entriesOf, textOf } from '../reading/values.js';

/** Somebody without a name: "UNKNOWN SUSPECT", "JOHN DOE 42". */
const NAMELESS = /\b(?:unknown|unidentified|unsubs?|j(?:ohn|ane) does?)\b/i;

const DEAD = /\b(?:deceased|dead body|remains|body (?:was|were|is)|skeletal)\b/i;

/**
 * The category of an appeal, from the names of the FBI's lists that it is in.
 *
 * Those are in `subjects`, in `poster_classification`, which older answers lack, and in the path of its page.
 */
export function categoryOf(item: Readonly<Record<string, unknown>>): string | undefined {
  const title = textOf(item['title']) ?? '';
  const lists = [...entriesOf(item['subjects']), item['poster_classification'], item['path'] ?? item['url']]
    .map(list => (textOf(list) ?? '').toLowerCase().replace(/^https?:\/\/[^/]*/, ''))
    .map(list => list.replace(/^(\/wanted\/(?:vicap\/|parental-kidnappings\/(?=victim))?[^/]*).*/, '$1'))
    .join('\n');
  const isVictim = /^victim$/i.test(textOf(item['person_classification']) ?? '');
  if (/unidentified/.test(lists)) return 'unidentified-person';
  if (/parental[ -]kidnapping/.test(lists))
    return isVictim || /victim/.test(lists) ? 'missing-person' : 'wanted';
  if (/missing|kidnap/.test(lists)) return 'missing-person';
  if (/\becap\b|endangered child|john doe/.test(lists)) return 'identify';
  if (isVictim || /information|seeking-info|homicides/.test(lists)) {
    if (!NAMELESS.test(title)) return 'witness';
    const isDead = [title, item['description'], item['details']].some(text => DEAD.test(textOf(text) ?? ''));
    return isDead && !/suspect|unsub/i.test(title) ? 'unidentified-person' : 'identify';
  }
  if (NAMELESS.test(title)) return 'identify';
  return lists.trim() ? 'wanted' : undefined;
}
