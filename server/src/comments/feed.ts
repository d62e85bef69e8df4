import type { Options } from '../options.js';
import { moderationBy, type Settings } from '../settings.js';
import type { CommentRow, ThreadRow } from '../store/tables.js';
import { toDate, toItem } from './item.js';

interface FeedParts {
  thread: ThreadRow;
  settings: Settings;
  options: Options;
  rows: CommentRow[];
  /** Address of this page, and of the next. */
  feedUrl: string;
  nextUrl?: string;
}

/** A page of a thread as JSON Feed 1.1, which any reader can read, with what `_comments` says of the thread. */
export function buildFeed({
  thread,
  settings,
  options,
  rows,
  feedUrl,
  nextUrl,
}: FeedParts): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: thread.title ?? thread.name,
    ...(thread.page_url && { home_page_url: thread.page_url }),
    feed_url: feedUrl,
    ...(nextUrl && { next_url: nextUrl }),
    ...(settings.agency && { authors: [{ name: settings.agency }] }),
    _comments: describeThread(thread, settings, options),
    items: rows.map(row => toItem(row, options.publicUrl)),
  };
}

function describeThread(thread: ThreadRow, settings: Settings, { publicUrl, hasChallenge }: Options) {
  const address = `${publicUrl}/threads/${encodeURIComponent(thread.name)}`;
  return {
    post_url: `${address}/comments`,
    moderation: moderationOf(thread, settings) === 'after' ? 'after' : 'before',
    ...(thread.closed && { closed: true }),
    ...(thread.closes && { closes: toDate(thread.closes) }),
    ...(thread.closed_reason && { closed_reason: thread.closed_reason }),
    max_length: settings.max_length,
    name: settings.name,
    email: settings.email,
    ...(settings.guidelines_url && { guidelines_url: settings.guidelines_url }),
    ...(settings.notice && { notice: settings.notice }),
    ...(settings.staffed_hours && { staffed_hours: settings.staffed_hours }),
    ...(settings.kinds.length > 0 && { kinds: settings.kinds }),
    ...(hasChallenge && { challenge_url: `${publicUrl}/challenge` }),
    live_url: `${address}/live`,
    count: thread.count,
  };
}

/** How a thread is moderated: as was set for it, else by the patterns. */
export const moderationOf = (thread: ThreadRow, settings: Settings) =>
  thread.moderation ?? moderationBy(settings, thread.name);
