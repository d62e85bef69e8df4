import type { Moderation } from '../api-types.js';

/** Words about threads. */
export const threadsWords = {
  moderation: {
    before: 'Before publication: every comment waits for a moderator',
    after: 'After publication: comments appear at once',
    first: 'First before, then after: only the first comment of a name waits',
  } satisfies Record<Moderation, string>,

  moderationShort: {
    before: 'before',
    after: 'after',
    first: 'first before, then after',
  } satisfies Record<Moderation, string>,

  threads: {
    none: 'There is no thread yet. One comes into being with its first use.',
    name: 'Thread',
    comments: 'Comments',
    pending: 'Pending',
    moderation: 'Moderation',
    state: 'State',
    open: 'Open',
    closed: 'Closed',
    closesAt: (when: string) => `Open until ${when}`,
    closedSince: (when: string) => `Closed since ${when}`,
    edit: 'Edit',
    editOf: (name: string) => `Edit thread ${name}`,
    page: 'Its page',
    back: 'All threads',
    fields: {
      title: 'Title',
      titleHint: 'Names the thread on this page and in e-mails. Its name stays as it is.',
      page_url: 'Address of its page',
      page_urlHint: 'The page that shows the comments, such as https://city.example/news/bridge',
      closed: 'Closed: no new comments',
      closed_reason: 'Why it is closed',
      closed_reasonHint: 'Shown above the comments while the thread is closed.',
      closes: 'Closes by itself at',
      closesHint: 'Your local time. Empty: it stays open.',
      moderation: 'Moderation',
      bySettings: (now: string) => `As the settings say (now: ${now})`,
    },
    save: 'Save thread',
    saved: 'The thread is saved.',
  },
};
