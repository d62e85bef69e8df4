import { sql } from 'kysely';
import type { ThreadChange } from '../live/hub.js';
import type { Database, Write } from './database.js';
import type { Moderation, ThreadRow } from './tables.js';

/** What an agency says of a thread. */
export interface ThreadPatch {
  closed?: 0 | 1;
  closed_reason?: string | null;
  closes?: number | null;
  moderation?: Moderation | null;
  title?: string | null;
  page_url?: string | null;
}

/** Reads and changes threads; one that nobody has written in yet is like any other, and empty. */
export class ThreadStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async byName(name: string, db: Database['db'] = this.#database.db): Promise<ThreadRow> {
    const row = await db.selectFrom('threads').selectAll().where('name', '=', name).executeTakeFirst();
    return row ?? emptyThread(name);
  }

  /** Numbers of published comments. */
  async counts(names: string[]): Promise<Map<string, number>> {
    if (names.length === 0) return new Map();
    const rows = await this.#database.db
      .selectFrom('threads')
      .select(['name', 'count'])
      .where('name', 'in', names)
      .execute();
    return new Map(rows.map(({ name, count }) => [name, count]));
  }

  /** All threads that were ever used, by name, with the number of comments that wait in each. */
  all(): Promise<(ThreadRow & { pending: number })[]> {
    return this.#database.db
      .selectFrom('threads')
      .selectAll('threads')
      .select(({ selectFrom, fn }) =>
        selectFrom('comments')
          .whereRef('comments.thread', '=', 'threads.name')
          .where('status', '=', 'pending')
          .select(fn.countAll<number>().as('pending'))
          .as('pending'),
      )
      .$narrowType<{ pending: number }>()
      .orderBy('name')
      .execute();
  }

  async change(write: Write, name: string, patch: ThreadPatch, now: number): Promise<ThreadRow> {
    await ensureThread(write, name, now);
    if (Object.keys(patch).length > 0) {
      await write.db.updateTable('threads').set(patch).where('name', '=', name).execute();
      await touchThread(write, name, { type: 'thread', now });
      write.announce({ about: 'queues' });
    }
    return this.byName(name, write.db);
  }
}

/** Whether it was ever used. */
export const isUsed = ({ created_at }: ThreadRow): boolean => created_at > 0;

export const emptyThread = (name: string): ThreadRow => ({
  name,
  revision: 0,
  count: 0,
  closed: 0,
  closed_reason: null,
  closes: null,
  moderation: null,
  title: null,
  page_url: null,
  created_at: 0,
});

/** Name of the secret whose `created_at` says when the database was last restored. */
export const RESTORED = 'restored';

/** A thread that was lost in a restore may be known to browsers; the revisions of its next life are beyond those of its last. */
export async function ensureThread({ db }: Write, name: string, now: number): Promise<void> {
  const revision = sql<number>`coalesce((select created_at from secrets where name = ${RESTORED}), 0)`;
  await db
    .insertInto('threads')
    .values({ ...emptyThread(name), revision, created_at: now })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

interface Touch {
  type: ThreadChange;
  comment?: string;
  /** By how many there are more published comments. */
  more?: number;
  now: number;
}

/**
 * Notes that a thread's feed reads otherwise now.
 *
 * Its row is locked by that until the commit, so that revisions are seen in their order.
 */
export async function touchThread(
  write: Write,
  thread: string,
  { type, comment, more = 0, now }: Touch,
): Promise<void> {
  const { revision } = await write.db
    .updateTable('threads')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1), count: eb('count', '+', more) }))
    .where('name', '=', thread)
    .returning('revision')
    .executeTakeFirstOrThrow();
  await write.db
    .insertInto('thread_events')
    .values({ thread, revision, type, comment: comment ?? null, at: now })
    .execute();
  write.announce({ about: 'thread', thread, revision, type, ...(comment && { comment }) });
}
