import { timingSafeEqual } from 'node:crypto';
import { Problem } from '../problem.js';
import type { HoldReason } from '../settings.js';
import { comparable } from '../text/clean.js';
import { changeComment, lockComment } from './change-comment.js';
import type { Database, Write } from './database.js';
import { hash } from './hash.js';
import type { CommentRow, CommentStatus, Moderation } from './tables.js';

/** Milliseconds in which an author may change or delete a comment. */
export const EDIT_WINDOW = 15 * 60_000;

/** Milliseconds in which an author may take a deletion back. */
export const UNDO_WINDOW = 2 * 60_000;

/** Who deleted, in `before_last`: no account has an empty name. */
const AUTHOR = '';

/** What an author may do with a comment, by the token that came with its posting. */
export async function readOwn(db: Database['db'], id: string, token: string): Promise<CommentRow> {
  const row = await db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();
  return own(row, token);
}

/** A comment as it was before its author deleted it. */
interface Deleted {
  status: CommentStatus;
  reason_code: string | null;
  by: string;
}

interface Edit {
  text: string;
  /** As the author last saw it. */
  version?: number;
  moderation: Moderation;
  heldFor: HoldReason[];
  now: number;
}

/**
 * Changes the words of a comment. It waits for a moderator again wherever a new comment of that text would.
 *
 * @throws {Problem} `edit-window-over`, `conflict`, `wrong-token` or `not-found`.
 */
export async function edit(
  write: Write,
  id: string,
  token: string,
  { text, version, moderation, heldFor, now }: Edit,
) {
  const row = own(await lockComment(write, id), token);
  const isOpen = row.status === 'published' || row.status === 'pending';
  if (!isOpen)
    throw conflict(row, 'A moderator has decided on this comment, so that its words cannot be changed now.');
  if (version !== undefined && version !== row.version)
    throw conflict(row, 'This comment has changed meanwhile.');
  refuseLate(row, now);
  if (text === row.text) return row;
  const isHeld = moderation !== 'after' || heldFor.length > 0 || row.status === 'pending';
  const held: HoldReason[] = row.published_at ? [...heldFor, 'edited'] : heldFor;
  return changeComment(
    write,
    row,
    {
      text,
      text_hash: hash(comparable(text)),
      edited: 1,
      status: isHeld ? 'pending' : 'published',
      held_for: JSON.stringify(isHeld ? held : []),
      before_last: null,
    },
    now,
  );
}

/** Takes a comment off the page. Its text is kept for as long as that may be taken back, and then deleted. */
export async function deleteOwn(write: Write, id: string, token: string, now: number): Promise<CommentRow> {
  const row = own(await lockComment(write, id), token);
  if (row.status === 'removed' && row.reason_code === 'author') return row;
  if (row.status === 'removed') throw conflict(row, 'A moderator has removed this comment already.');
  refuseLate(row, now);
  const before_last = JSON.stringify({
    status: row.status,
    reason_code: row.reason_code,
    by: AUTHOR,
    at: now,
  });
  return changeComment(
    write,
    row,
    { status: 'removed', reason_code: 'author', deleted_at: now, before_last },
    now,
  );
}

/** Takes the author's deletion back. */
export async function restoreOwn(write: Write, id: string, token: string, now: number): Promise<CommentRow> {
  const row = own(await lockComment(write, id), token);
  const before = beforeDeletion(row);
  if (!before) {
    throw conflict(
      row,
      'This comment was not deleted by its author, or not so lately that it could be had back.',
    );
  }
  if (now > (row.deleted_at ?? 0) + UNDO_WINDOW) {
    throw new Problem('edit-window-over', 'A deletion can be taken back within two minutes.');
  }
  return changeComment(
    write,
    row,
    { status: before.status, reason_code: before.reason_code, deleted_at: null, before_last: null },
    now,
  );
}

/** What its author's deletion is taken back to; nothing where there is none, or a moderator has taken it in hand since. */
export function beforeDeletion({ status, reason_code, before_last }: CommentRow): Deleted | undefined {
  if (status !== 'removed' || reason_code !== 'author' || !before_last) return undefined;
  const before = JSON.parse(before_last) as Deleted;
  return before.by === AUTHOR ? before : undefined;
}

/** @throws {Problem} `not-found`, or `wrong-token` where the comment is another's. */
export function own(row: CommentRow | undefined, token: string): CommentRow {
  if (!row) throw new Problem('not-found', 'There is no comment with this id.');
  const given = Buffer.from(hash(token));
  const wanted = Buffer.from(row.token_hash ?? '');
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return row;
  throw new Problem('wrong-token', 'This token is not that of this comment.');
}

function refuseLate({ created_at }: CommentRow, now: number): void {
  if (now <= created_at + EDIT_WINDOW) return;
  throw new Problem(
    'edit-window-over',
    'A comment can be changed within 15 minutes of its posting; that time is over.',
  );
}

const conflict = ({ status, version }: CommentRow, detail: string) =>
  new Problem('conflict', detail, { members: { comment: { status, version } } });
