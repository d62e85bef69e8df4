import { createFeed, type ItemJson } from './feed-json.js';
import { htmlOf, wordsOf } from './reading/markup.js';
import type { Source } from './source.js';
import { dateOf, eachOf, fieldsOf, idFrom, textOf, withOwnIds } from './reading/values.js';

/**
 * Makes our feed of a neighbourhood's policing priorities at data.police.uk: posts, which have no date to come.
 *
 * @see https://data.police.uk/docs/method/neighbourhood-priorities/
 */
export const readPoliceUkPriorities = (({ json }) =>
  Array.isArray(json)
    ? createFeed({
        _callbox: { time_zone: 'Europe/London' }, // which the service does not name
        items: withOwnIds(eachOf(json, readItem)),
      })
    : undefined) satisfies Source;

/** Longer issues are texts rather than titles. */
const TITLE_LENGTH = 140;

function readItem(entry: unknown): ItemJson | undefined {
  const fields = fieldsOf(entry);
  const [issue, action] = [textOf(fields['issue']), textOf(fields['action'])];
  const words = issue && wordsOf(issue);
  if (!words) return undefined;
  const [issued, acted] = [dayOf(fields['issue-date']), dayOf(fields['action-date'])];
  const done = action && wordsOf(action) ? `<p><strong>Action taken</strong></p>${htmlOf(action)}` : '';
  return {
    id: idFrom(words, issued),
    title: words.length <= TITLE_LENGTH && !words.includes('\n') ? words : undefined,
    summary: action && wordsOf(action).replace(/\n/g, ' '),
    content_html: htmlOf(issue) + done,
    date_published: issued,
    date_modified: acted ?? issued,
  };
}

/** The hour is always midnight, and means nothing. */
const dayOf = (value: unknown): string | undefined => dateOf(value)?.replace(/T00:00:00$/, '');
