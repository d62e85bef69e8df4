import { count } from './count.js';

/** Words around every page: its frame, forms, problems and times. */
export const frameWords = {
  app: {
    title: 'Moderation',
    skip: 'Skip to content',
    menu: 'Menu',
    navigation: 'Queues and pages',
    queues: 'Queues',
    more: 'More',
    loading: 'Loading…',
    again: 'Try again',
    unknown: 'There is no such page',
    toQueue: 'Go to the pending comments',
    forbidden: 'Your account may not see this page. An admin can change that.',
    signOut: 'Sign out',
    signedInAs: (name: string) => `Signed in as ${name}`,
    shortcuts: 'Keyboard shortcuts',
    liveOff: 'Live updates are off. Trying again.',
    page: (title: string) => `${title} · Moderation`,
    waiting: (title: string, number: number) => `${title} (${number})`,
  },

  pages: {
    comment: 'Comment in context',
    threads: 'Threads',
    thread: (name: string) => `Thread ${name}`,
    audit: 'Audit trail',
    listening: 'Listening',
    settings: 'Settings',
    heldWords: 'Held words',
    accounts: 'Accounts',
    account: 'Account',
    newAccount: 'New account',
    people: 'Personal data',
    password: 'Change password',
    unknown: 'Not found',
  },

  shortcuts: {
    heading: 'Keyboard shortcuts',
    on: 'Single-key shortcuts are on',
    onHint: 'Turn them off if you speak to your computer or press keys by accident. Kept in this tab.',
    close: 'Close',
    then: 'then',
    list: [
      ['j', 'Next comment'],
      ['k', 'Previous comment'],
      ['a', 'Approve'],
      ['r', 'Reject, with a reason'],
      ['x', 'Remove, with a reason'],
      ['e', 'Escalate'],
      ['o', 'Answer officially'],
      ['c', 'Show in context'],
      ['s', 'Select'],
      ['u', 'Undo the last decision'],
      ['/', 'Search'],
      ['g p', 'Go to pending'],
      ['g r', 'Go to reported'],
      ['g e', 'Go to escalated'],
      ['g u', 'Go to published'],
      ['g j', 'Go to rejected'],
      ['g x', 'Go to removed'],
      ['g t', 'Go to threads'],
      ['g a', 'Go to the audit trail'],
      ['?', 'Show these shortcuts'],
    ] as const,
  },

  form: {
    optional: 'optional',
    invalid: (number: number) => `${count(number, 'field needs', 'fields need')} another look.`,
    missing: 'This is needed.',
    tooLong: (max: number | undefined) => (max ? `At most ${max} characters.` : 'This is too long.'),
    tooShort: (min: number | undefined) => (min ? `At least ${min} characters.` : 'This is too short.'),
    format: 'This is not written as it should be.',
    unknown: 'This is not one of those allowed.',
    wrong: 'This is not right.',
    used: 'This is taken already.',
    it: (detail: string) => `It ${detail}.`,
    line: (number: number, problem: string) => `Line ${number}: ${problem}`,
  },

  problems: {
    unreachable: 'The server can’t be reached. Nothing was changed. Try again.',
    unauthorized: 'You are signed out. Nothing was changed.',
    forbidden: 'Your account may not do that.',
    'not-found': 'That is no longer there.',
    'rate-limited': 'That was too much at once.',
    unavailable: 'The server can’t save anything at the moment. Nothing was changed.',
    conflict: 'It changed meanwhile. Nothing was changed by you.',
    other: 'That went wrong on the server. Nothing was changed.',
    wait: (wait: string) => `Try again in ${wait}.`,
  } as const,

  time: {
    seconds: (number: number) => count(number, 'second', 'seconds'),
    minutes: (number: number) => count(number, 'minute', 'minutes'),
    hours: (number: number) => count(number, 'hour', 'hours'),
    today: (time: string) => `Today, ${time}`,
    yesterday: (time: string) => `Yesterday, ${time}`,
  },
};

/** A code in words; one we don't know is shown as it is. */
export function wordOf(table: Record<string, string>, code: string): string {
  return Object.hasOwn(table, code) ? table[code]! : code;
}
