import type { Queue } from '../api-types.js';
import { comments, count } from './count.js';

/** Words of the queues. */
export const queueWords = {
  queues: {
    pending: 'Pending',
    reported: 'Reported',
    escalated: 'Escalated',
    published: 'Published',
    rejected: 'Rejected',
    removed: 'Removed',
  } satisfies Record<Queue, string>,

  emptyQueues: {
    pending: 'Nothing waits for a decision.',
    reported: 'No comment is reported.',
    escalated: 'Nothing is escalated.',
    published: 'No comment is published.',
    rejected: 'No comment was rejected.',
    removed: 'No comment was removed.',
  } satisfies Record<Queue, string>,

  queue: {
    filter: 'Filter',
    filterBy: 'Filter comments',
    thread: 'Thread',
    everyThread: 'Every thread',
    kind: 'Kind',
    everyKind: 'Every kind',
    search: 'Search text and names',
    apply: 'Search',
    clear: 'Clear filter',
    none: 'No comment here fits the filter.',
    more: 'Show more',
    fresh: (number: number) => `Show ${number} new`,
    freshSaid: (number: number) => `${count(number, 'new comment is', 'new comments are')} waiting.`,
    shown: (number: number, hasMore: boolean) =>
      `${comments(number)} shown${hasMore ? ', more to come' : ''}`,
    selectAll: 'Select all shown',
    selected: (number: number) => `${number} selected`,
    bulk: 'Decide on the selected comments',
    clearSelection: 'Clear selection',
    notOffered: 'That is not possible for this comment, or not for your account.',
    focusFirst: 'Go to a comment first: press J.',
  },
};
