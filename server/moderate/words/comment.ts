import type { Status } from '../api-types.js';
import { count } from './count.js';

/** Words about a comment. */
export const commentWords = {
  comment: {
    anonymous: 'Without a name',
    by: (name: string) => `Comment by ${name}`,
    select: (name: string) => `Select the comment by ${name}`,
    thread: 'Thread',
    reply: 'Reply',
    edited: (version: number) => `Edited, version ${version}`,
    pinned: 'Pinned',
    official: (agency: string, role: string) => [agency, role].filter(Boolean).join(', '),
    officialBadge: 'Official answer',
    email: 'E-mail',
    held: 'Held because',
    reason: 'Reason',
    reports: (number: number) => count(number, 'report', 'reports'),
    noText: 'The text is gone.',
    deletedByAuthor: 'Deleted by its author',
    escalated: (when: string) => `Escalated ${when}`,
    inContext: 'In context',
    context: 'The comment in its thread',
    back: 'Back to the queue',
    history: 'What was decided',
    noHistory: 'Nobody has decided on this comment yet.',
    thisOne: 'This comment',
    changed: 'This comment has changed.',
    officialText: (name: string) => `Official answer to ${name}`,
    answerHint:
      'Published at once, with your agency and role, below the comment. It can’t be taken back by “Undo”.',
    answerText: 'Answer',
    answerSubmit: 'Publish answer',
    answered: 'Your answer is published.',
    gone: 'This comment is no longer there.',
  },

  statuses: {
    pending: 'Pending',
    published: 'Published',
    rejected: 'Rejected',
    removed: 'Removed',
  } satisfies Record<Status, string>,

  heldFor: {
    'held-words': 'it holds a word from the list of held words',
    links: 'it holds a link',
    challenge: 'its sender’s browser solved no challenge, as a program would not',
    honeypot: 'a field was filled in that people do not see',
    duplicate: 'it is the same as another comment',
    reports: 'residents reported it',
    'slow-pattern': 'a pattern for held words took too long on it',
    'agency-name': 'its name is like the agency’s',
    flood: 'many comments came at once',
    'new-name': 'it is the first one of this name',
    edited: 'its author changed it',
  } as Record<string, string>,

  reportReasons: {
    abuse: 'Abuse',
    'personal-data': 'Personal data',
    'off-topic': 'Off topic',
    illegal: 'Illegal content',
  } as Record<string, string>,

  reasons: {
    abuse: 'Abusive or hateful',
    spam: 'Advertising or spam',
    'personal-data': 'Personal data of someone',
    'off-topic': 'Off topic',
    illegal: 'Illegal content',
    author: 'By its author',
  } as Record<string, string>,
};
