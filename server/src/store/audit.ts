import { randomUUID } from 'node:crypto';
import type { Database, Write } from './database.js';
import type { AuditTable } from './tables.js';

export interface AuditEntry {
  at: number;
  /** Name of the account. */
  account: string;
  action: string;
  comment?: string;
  thread?: string;
  /** Never a resident's words, name or address: an entry cannot be erased. */
  detail?: Record<string, unknown>;
}

/** Writes down who did what, in the transaction in which it is done. */
export async function writeAudit(
  { db }: Write,
  { at, account, action, comment, thread, detail = {} }: AuditEntry,
) {
  await db
    .insertInto('audit')
    .values({
      id: randomUUID(),
      at,
      account,
      action,
      comment: comment ?? null,
      thread: thread ?? null,
      detail: JSON.stringify(detail),
    })
    .execute();
}

export interface AuditQuery {
  comment?: string;
  account?: string;
  /** Continues below this entry. */
  before?: { at: number; id: string };
  limit: number;
}

/** Newest first. */
export function readAudit(
  db: Database['db'],
  { comment, account, before, limit }: AuditQuery,
): Promise<AuditTable[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
  if (comment) query = query.where('comment', '=', comment);
  if (account) query = query.where('account', '=', account);
  if (before) {
    query = query.where(({ eb, or, and }) =>
      or([eb('at', '<', before.at), and([eb('at', '=', before.at), eb('id', '<', before.id)])]),
    );
  }
  return query.execute();
}
