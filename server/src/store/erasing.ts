import { changeComment } from './change-comment.js';
import type { Write } from './database.js';
import type { CommentRow } from './tables.js';
import { touchThread } from './threads.js';

/**
 * Deletes a comment for good: words, name, e-mail and all.
 *
 * Where others have answered, an empty place is left, so that their answers still hang together. `reason` is what is said there,
 * unless a moderator has given one.
 */
export async function eraseComment(
  write: Write,
  row: CommentRow,
  now: number,
  reason: string | null = 'author',
): Promise<void> {
  const answer = await write.db
    .selectFrom('comments')
    .select('id')
    .where(({ or, eb }) => or([eb('in_reply_to', '=', row.id), eb('root', '=', row.id)]))
    .where('id', '!=', row.id)
    .executeTakeFirst();
  const emptied = await changeComment(
    write,
    row,
    {
      status: 'removed',
      reason_code: row.status === 'removed' ? row.reason_code : reason,
      text: '',
      text_hash: '',
      name: null,
      email: null,
      kind: null,
      language: null,
      token_hash: null,
      address_hash: null,
      before_last: null,
      deleted_at: null,
      pinned: 0,
      escalated_at: null,
      held_for: '[]',
    },
    now,
  );
  await write.db.deleteFrom('reports').where('comment', '=', row.id).execute();
  if (answer) return;
  await write.db.deleteFrom('idempotency_keys').where('comment', '=', row.id).execute();
  await write.db.deleteFrom('comments').where('id', '=', row.id).execute();
  if (!emptied.published_at) return; // nobody knows of it
  await touchThread(write, emptied.thread, { type: 'removed', comment: row.id, now });
}
