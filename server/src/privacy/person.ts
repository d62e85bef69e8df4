import { writeAudit } from '../store/audit.js';
import { changeComment, lockComment } from '../store/change-comment.js';
import type { Database } from '../store/database.js';
import { eraseComment } from '../store/erasing.js';
import type { Store } from '../store/store.js';
import type { CommentRow } from '../store/tables.js';

/** Comments erased in one transaction. */
const BATCH = 50;

/** Everything that is kept under an e-mail address, as a person may have it. */
export interface PersonalData {
  email: string;
  comments: Record<string, unknown>[];
}

/** E-mail addresses as they are stored. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

/** Whether anything is kept under an e-mail address. */
export async function isWrittenBy(db: Database['db'], email: string): Promise<boolean> {
  const found = await db
    .selectFrom('comments')
    .select('id')
    .where('email', '=', emailKey(email))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Everything that is kept under an e-mail address, oldest first. */
export async function exportPerson({ db }: Store, email: string): Promise<PersonalData> {
  const rows = await db
    .selectFrom('comments')
    .selectAll()
    .where('email', '=', emailKey(email))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return { email: emailKey(email), comments: rows.map(describe) };
}

function describe(row: CommentRow): Record<string, unknown> {
  return {
    id: row.id,
    thread: row.thread,
    ...(row.in_reply_to && { in_reply_to: row.in_reply_to }),
    status: row.status,
    ...(row.reason_code && { reason_code: row.reason_code }),
    name: row.name,
    email: row.email,
    kind: row.kind,
    language: row.language,
    content_text: row.text,
    date_sent: toDate(row.created_at),
    date_published: row.published_at === null ? null : toDate(row.published_at),
    date_modified: toDate(row.modified_at),
    edited: row.edited === 1,
  };
}

const toDate = (instant: number) => new Date(instant).toISOString();

interface Erasure {
  /** Escalated comments are only taken off the page: somebody may be in danger, and nobody has looked. */
  keepsEscalated?: boolean;
}

/**
 * Erases everything under an e-mail address for good; gives how many comments that were.
 *
 * The audit trail, which cannot be erased, says how many and who did it, not whose they were.
 *
 * @param account Name of who does it.
 */
export async function erasePerson(
  store: Store,
  email: string,
  account: string,
  now: number,
  { keepsEscalated = false }: Erasure = {},
): Promise<number> {
  const address = emailKey(email);
  await store.write(({ db }) => db.deleteFrom('privacy_requests').where('email', '=', address).execute());
  await store.write(({ db }) =>
    db.deleteFrom('mails').where('kind', '=', 'privacy').where('recipient', '=', address).execute(),
  );
  if (keepsEscalated) await hideEscalated(store, address, now);
  let erased = 0;
  for (;;) {
    const batch = await eraseBatch(store, address, account, now, keepsEscalated);
    if (batch === 0) return erased;
    erased += batch;
  }
}

async function eraseBatch(
  store: Store,
  email: string,
  account: string,
  now: number,
  keepsEscalated: boolean,
): Promise<number> {
  return store.write(async write => {
    let query = write.db.selectFrom('comments').select('id').where('email', '=', email).limit(BATCH);
    if (keepsEscalated) query = query.where('escalated_at', 'is', null);
    const found = await query.execute();
    let comments = 0;
    for (const { id } of found) {
      const row = await lockComment(write, id);
      if (!row) continue; // its author erased it in this moment
      await eraseComment(write, row, now);
      comments += 1;
    }
    if (comments > 0)
      await writeAudit(write, { at: now, account, action: 'erase-person', detail: { comments } });
    return comments;
  });
}

/** So that no moderator publishes them, whenever they have been looked at. */
async function hideEscalated(store: Store, email: string, now: number): Promise<void> {
  await store.write(async write => {
    const escalated = await write.db
      .selectFrom('comments')
      .select('id')
      .where('email', '=', email)
      .where('escalated_at', 'is not', null)
      .execute();
    for (const { id } of escalated) {
      const row = await lockComment(write, id);
      if (!row || (row.status === 'removed' && row.reason_code === 'author')) continue;
      await changeComment(write, row, { status: 'removed', reason_code: 'author', before_last: null }, now);
    }
  });
}
