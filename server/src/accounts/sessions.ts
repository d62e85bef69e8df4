import { randomBytes } from 'node:crypto';
import type { Database } from '../store/database.js';
import { hash } from '../store/hash.js';
import { toAccount, type Account } from './accounts.js';

const MINUTE = 60_000;

/** Milliseconds after which a session ends that nobody used, and after which every session ends. */
export const IDLE = 8 * 60 * MINUTE;
export const LONGEST = 7 * 24 * 60 * MINUTE;

/** How exactly it is known when a session was used last: a write for each request would be dear. */
const GRAIN = 5 * MINUTE;

/** Gives the value of the new session's cookie; the database keeps only its hash. */
export async function beginSession(database: Database, account: string, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.write(({ db }) =>
    db
      .insertInto('sessions')
      .values({ token_hash: hash(token), account, created_at: now, seen_at: now })
      .execute(),
  );
  return token;
}

/** Whose session it is; nothing where it has ended, or its account was disabled. */
export async function readSession(
  database: Database,
  token: string,
  now: number,
): Promise<Account | undefined> {
  const tokenHash = hash(token);
  const row = await database.db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .selectAll('accounts')
    .select(['sessions.seen_at', 'sessions.created_at as began_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row || row.disabled || row.seen_at + IDLE < now || row.began_at + LONGEST < now) return undefined;
  if (row.seen_at + GRAIN < now) {
    await database.write(({ db }) =>
      db.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute(),
    );
  }
  return toAccount(row);
}

export async function endSession(database: Database, token: string): Promise<void> {
  await database.write(({ db }) => db.deleteFrom('sessions').where('token_hash', '=', hash(token)).execute());
}
