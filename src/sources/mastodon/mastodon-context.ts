import { createFeed, type ItemJson } from '../feed-json.js';
import { isForAll, isTakenDown, readStatus, type Status } from './status.js';
import type { Source } from '../source.js';
import { eachOf, entriesOf, fieldsOf, idOf, withoutRepeats } from '../reading/values.js';

/**
 * Makes our feed of the answers to a status, as comments on it: Mastodon's, Pleroma's and those of their kin.
 *
 * Without a token Mastodon gives 60 answers at most, 20 deep; nothing says whether there are more. What the status itself
 * answers is no comment on it.
 *
 * @see https://docs.joinmastodon.org/methods/statuses/#context
 */
export const readMastodonContext: Source = ({ json, url }) => {
  const { descendants } = fieldsOf(json);
  if (!Array.isArray(descendants)) return undefined;
  const statuses = entriesOf(descendants).map(fieldsOf);
  const topic = topicOf(statuses, url);
  const comments = eachOf(statuses, status => readComment(fieldsOf(status), topic));
  return createFeed({ items: withoutRepeats([...comments, ...removedAmong(statuses, topic)]) });
};

/** The status whose answers these are: its number is in the address that was asked, and the first of them answers it. */
const topicOf = ([first]: readonly Status[], url: string): string | undefined =>
  /\/statuses\/([^/?#]+)\/context/.exec(url)?.[1] ?? idOf(first?.['in_reply_to_id']);

function readComment(status: Status, topic: string | undefined): ItemJson | undefined {
  const id = idOf(status['id']);
  if (!id || !isForAll(status)) return undefined;
  const parent = idOf(status['in_reply_to_id']);
  const in_reply_to = parent === topic ? undefined : parent;
  if (isTakenDown(status)) return removed(id, in_reply_to);
  const item = readStatus(status);
  return (
    item && {
      ...item,
      _comment: { in_reply_to, status: 'published', edited: item.date_modified ? true : undefined },
    }
  );
}

const removed = (id: string, in_reply_to?: string): ItemJson => ({
  id,
  content_text: 'This comment was removed.',
  _comment: { in_reply_to, status: 'removed' },
});

/** Comments that others answer but that are no longer there: nobody gets at more of them than that. */
function removedAmong(statuses: readonly Status[], topic: string | undefined): ItemJson[] {
  const known = new Set([topic, ...statuses.map(({ id }) => idOf(id))]);
  return statuses
    .filter(isForAll)
    .map(status => idOf(status['in_reply_to_id']))
    .filter(parent => parent !== undefined && !known.has(parent))
    .map(parent => removed(parent!));
}
