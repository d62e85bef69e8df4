import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../store/database.js';
import { takeLease } from '../store/leases.js';
import type { Store } from '../store/store.js';
import { eraseComments } from './comments.js';
import { forgetRecords } from './records.js';

/** Milliseconds for which a server keeps others from doing the same, unless it ends before. */
const LEASE = 10 * 60_000;

interface RetentionParts {
  store: Store;
  /** Tells this server from others. */
  holder: string;
  now: number;
}

/** How much of each was deleted; only what was. */
export type Deleted = Record<string, number>;

/** Deletes one batch of something; gives how much it was. */
export type Step = [name: string, batch: () => Promise<number>];

/**
 * Really deletes what is kept no longer by the settings, and what was needed for a while only.
 *
 * Escalated comments are kept. Works in batches, between which others have their turn; one server at a time does it, and
 * gives nothing where another is at it.
 */
export async function runRetention({ store, holder, now }: RetentionParts): Promise<Deleted | undefined> {
  // Each server has the day's key in its memory.
  await store.secrets.forgetDays(now);
  if (!(await store.write(write => takeLease(write, 'retention', holder, now, now + LEASE))))
    return undefined;
  const { settings } = await store.settings.read();
  const deleted: Deleted = {};
  for (const [name, batch] of [
    ...eraseComments(store, settings.retention, now),
    ...forgetRecords(store, settings.retention, now),
  ]) {
    for (let count = await batch(); count > 0; count = await batch()) {
      deleted[name] = (deleted[name] ?? 0) + count;
      await setImmediate();
    }
  }
  await sweepLog(store.database);
  await store.write(({ db }) => db.deleteFrom('leases').where('name', '=', 'retention').execute());
  return deleted;
}

/**
 * Takes out of SQLite's write-ahead log what was deleted in the file: it holds pages as they were before
 * (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint). Where somebody reads just now, the next run does it.
 */
async function sweepLog({ kind, db }: Database): Promise<void> {
  if (kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
