import { accountsWords } from './words/accounts.js';
import { auditWords } from './words/audit.js';
import { commentWords } from './words/comment.js';
import { decideWords } from './words/decide.js';
import { frameWords } from './words/frame.js';
import { listeningWords } from './words/listening.js';
import { peopleWords } from './words/people.js';
import { queueWords } from './words/queue.js';
import { settingsWords } from './words/settings.js';
import { signInWords } from './words/sign-in.js';
import { threadsWords } from './words/threads.js';

/** Everything that this page says, in English. */
export const words = {
  ...frameWords,
  ...signInWords,
  ...queueWords,
  ...commentWords,
  ...decideWords,
  ...threadsWords,
  ...auditWords,
  ...listeningWords,
  ...settingsWords,
  ...accountsWords,
  ...peopleWords,
};

/** A code in words; one we don't know is shown as it is. */
export function wordOf(table: Record<string, string>, code: string): string {
  return Object.hasOwn(table, code) ? table[code]! : code;
}
