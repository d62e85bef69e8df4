import { createFeed, type ItemJson } from '../feed-json.js';
import { isForAll, isStatus, isTakenDown, readAccount, readStatus, type Status } from './status.js';
import type { Source } from '../source.js';
import { eachOf, fieldsOf, idOf, withoutRepeats } from '../reading/values.js';

/**
 * Makes our feed of an account's statuses, of a timeline, or of one status: Mastodon's, Pleroma's and those of their kin.
 *
 * @see https://docs.joinmastodon.org/methods/accounts/#statuses
 */
export const readMastodonStatuses: Source = ({ json }) => {
  if (!Array.isArray(json) && !isStatus(json)) return undefined;
  const statuses = (Array.isArray(json) ? json : [json]).map(fieldsOf);
  const account = commonAccount(statuses);
  return createFeed({
    title: account?.name,
    home_page_url: account?.url,
    authors: account && [account],
    items: withoutRepeats(eachOf(statuses, readItem)),
  });
};

/** A boost is shown as what was boosted, with its own author and address. */
function readItem(value: unknown): ItemJson | undefined {
  const status = fieldsOf(value);
  const { reblog } = status;
  const shown = reblog ? fieldsOf(reblog) : status;
  return [status, shown].every(each => isForAll(each) && !isTakenDown(each)) ? readStatus(shown) : undefined;
}

/** Whose account it is, where all are of one. */
function commonAccount(statuses: readonly Status[]) {
  const ids = new Set(statuses.map(({ account }) => idOf(fieldsOf(account)['id'])));
  return ids.size === 1 ? readAccount(statuses[0]?.['account']) : undefined;
}
