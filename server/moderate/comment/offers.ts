import type { Account, Comment, Decision } from '../api-types.js';
import { may } from '../app/rights.js';

/** What can be done about a comment: a decision, or the agency's answer. */
export type Offer = Exclude<Decision, 'undo'> | 'answer';

/** What an account may do about a comment as it is now, most likely first. */
export function offersFor(comment: Comment, account: Account): Offer[] {
  if (comment.deleted_by_author) return [];
  const offers: Offer[] = may(account, 'moderator') ? decisionsOn(comment) : [];
  const isAnswerable = comment.status === 'published' && !comment.official;
  return isAnswerable && may(account, 'officer') ? [...offers, 'answer'] : offers;
}

function decisionsOn({ status, escalated_at, official, pinned, reports, held_for }: Comment): Offer[] {
  const escalate: Offer[] = escalated_at || official ? [] : ['escalate'];
  switch (status) {
    case 'pending':
      return ['approve', 'reject', 'remove', ...escalate];
    case 'published': {
      const isQuestioned = reports.length > 0 || held_for.length > 0 || !!escalated_at;
      return [
        ...(isQuestioned ? (['approve'] as const) : []),
        'remove',
        pinned ? 'unpin' : 'pin',
        ...escalate,
      ];
    }
    case 'rejected':
    case 'removed':
      return ['restore', ...escalate];
  }
}
