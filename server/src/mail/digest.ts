import type { Options } from '../options.js';
import type { Database } from '../store/database.js';
import { takeLease } from '../store/leases.js';
import type { Store } from '../store/store.js';
import { queueMail } from './outbox.js';

/** Milliseconds after which whatever was stored at a moment can be read for sure, on whichever server. */
const SETTLING = 10_000;

/** Threads that a digest names. */
const THREADS = 20;

interface DigestParts {
  store: Store;
  options: Options;
  /** Tells this server from others. */
  holder: string;
  now: number;
}

/**
 * Tells moderators how many comments have begun to wait since the last digest, unless that was only just; none where there
 * are none. Numbers and a link, none of a resident's words: mail lies about.
 */
export async function queueDigest({ store, options, holder, now }: DigestParts): Promise<boolean> {
  const { settings } = await store.settings.read();
  const { to, every_minutes } = settings.digest;
  if (!options.smtpUrl || to.length === 0) return false;
  const isDue = async (db: Database['db']) => {
    const last = await lastDigest(db);
    return now >= last + every_minutes * 60_000 && (await countNew(db, last, now)).length > 0;
  };
  if (!(await isDue(store.db))) return false;

  return store.write(async write => {
    if (!(await takeLease(write, 'digest', holder, now, now))) return false;
    if (!(await isDue(write.db))) return false; // another server was first
    const threads = await countNew(write.db, await lastDigest(write.db), now);
    const { waiting } = await write.db
      .selectFrom('comments')
      .select(({ fn }) => fn.countAll<number>().as('waiting'))
      .where('status', '=', 'pending')
      .executeTakeFirstOrThrow();
    const mail = describe(threads, Number(waiting), options);
    for (const recipient of new Set(to)) await queueMail(write, { kind: 'digest', recipient, ...mail }, now);
    return true;
  });
}

type ThreadCount = { thread: string; count: number };

/** When the last digest was written: mails that were sent are kept a while, and the last digest always. */
async function lastDigest(db: Database['db']): Promise<number> {
  const { last } = await db
    .selectFrom('mails')
    .select(({ fn }) => fn.max('created_at').as('last'))
    .where('kind', '=', 'digest')
    .executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last);
}

async function countNew(db: Database['db'], last: number, now: number): Promise<ThreadCount[]> {
  const rows = await db
    .selectFrom('comments')
    .select(({ fn }) => ['thread', fn.countAll<number>().as('count')])
    .where('status', '=', 'pending')
    .where('modified_at', '>', last - SETTLING)
    .where('modified_at', '<=', now - SETTLING)
    .groupBy('thread')
    .orderBy('thread')
    .execute();
  return rows.map(({ thread, count }) => ({ thread, count: Number(count) }));
}

function describe(threads: ThreadCount[], waiting: number, { publicUrl }: Options) {
  const fresh = threads.reduce((sum, { count }) => sum + count, 0);
  const shown = [...threads].sort((a, b) => b.count - a.count).slice(0, THREADS);
  const more = threads.length - shown.length;
  const comments = fresh === 1 ? '1 new comment waits' : `${fresh} new comments wait`;
  const body = [
    `${comments} for a moderator:`,
    [
      ...shown.map(({ thread, count }) => `${String(count).padStart(5)}  ${thread}`),
      ...(more > 0 ? [`and in ${more} other threads`] : []),
    ].join('\n'),
    `In all, ${waiting} ${waiting === 1 ? 'comment waits' : 'comments wait'}.`,
    `${publicUrl}/moderate`,
  ].join('\n\n');
  return { subject: `${comments} for a moderator`, body };
}
