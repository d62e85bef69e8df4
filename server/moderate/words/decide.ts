import type { Decision, Status } from '../api-types.js';
import { comments } from './count.js';

/** Words for deciding, and for what became of a decision. */
export const decideWords = {
  decide: {
    approve: 'Approve',
    keep: 'Keep',
    reject: 'Reject…',
    remove: 'Remove…',
    restore: 'Restore',
    escalate: 'Escalate…',
    pin: 'Pin',
    unpin: 'Unpin',
    answer: 'Answer officially…',
    cancel: 'Cancel',
    rejectWhy: 'Reject: why?',
    removeWhy: 'Remove: why?',
    rejectSubmit: 'Reject',
    removeSubmit: 'Remove',
    authorIsTold: 'The author is told this reason.',
    note: 'Note for colleagues (not shown to the author)',
    reasonMissing: 'Choose a reason.',
    escalateHeading: 'Escalate',
    escalateHint:
      'For a threat, a sighting, someone in danger. The duty address is told at once, by e-mail, with the comment’s text. The comment is hidden until somebody approves it, and kept from being deleted.',
    escalateNobody:
      'For a threat, a sighting, someone in danger. Nobody is mailed: this service has no duty address. Ring whoever is on duty. The comment is hidden until somebody approves it, and kept from being deleted.',
    escalateNote: 'What the duty officer should know',
    escalateSubmit: 'Escalate now',
  },

  decided: {
    approve: 'Approved',
    reject: 'Rejected',
    remove: 'Removed',
    restore: 'Restored',
    escalate: 'Escalated',
    pin: 'Pinned',
    unpin: 'Unpinned',
    undo: 'Taken back',
  } satisfies Record<Decision, string>,

  status: {
    region: 'Last decision',
    one: (done: string, name: string) => `${done}: comment by ${name}`,
    many: (done: string, number: number) => `${done}: ${comments(number)}`,
    undo: 'Undo',
    undone: (number: number) => (number === 1 ? 'Taken back.' : `Taken back: ${comments(number)}.`),
    before: (decided: string) => `Before that: ${decided}`,
    undoFailed: (number: number) => `${comments(number)} could not be taken back: changed meanwhile.`,
    nothingToUndo: 'There is nothing to undo.',
    dismiss: 'Dismiss',
    someRefused: (number: number) => `${comments(number)} refused:`,
  },

  conflict: {
    someone: 'Somebody',
    byAuthor: 'The author changed it: read it again.',
    deleted: 'The author deleted it meanwhile.',
    did: {
      published: (who: string) => `${who} approved it meanwhile.`,
      rejected: (who: string) => `${who} rejected it meanwhile.`,
      removed: (who: string) => `${who} removed it meanwhile.`,
      pending: (who: string) => `${who} put it back into the queue meanwhile.`,
    } satisfies Record<Status, (who: string) => string>,
    escalated: (who: string) => `${who} escalated it meanwhile.`,
    other: 'It changed meanwhile: read it again.',
    left: {
      published: 'Decided meanwhile: it is published now.',
      rejected: 'Decided meanwhile: it is rejected now.',
      removed: 'Decided meanwhile: it is removed now.',
      pending: 'Decided meanwhile: it is pending now.',
    } satisfies Record<Status, string>,
    nothingDone: 'Your decision was not carried out.',
  },
};
