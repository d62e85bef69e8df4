import type { Write } from './database.js';
import type { CommentRow } from './tables.js';
import { touchThread } from './threads.js';

export type CommentPatch = Partial<
  Omit<CommentRow, 'id' | 'thread' | 'root' | 'version' | 'modified_at' | 'replies' | 'created_at'>
>;

/**
 * Changes a comment: the only way in which one does, so that versions, counts, revisions and live events go with it.
 *
 * @param row As it was read in this transaction, by `lockComment`.
 */
export async function changeComment(
  write: Write,
  row: CommentRow,
  patch: CommentPatch,
  now: number,
): Promise<CommentRow> {
  const wasPublished = row.status === 'published';
  const isPublished = (patch.status ?? row.status) === 'published';
  const changed = await write.db
    .updateTable('comments')
    .set({
      ...patch,
      version: row.version + 1,
      modified_at: now,
      ...(isPublished && !row.published_at && { published_at: now }),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (wasPublished || isPublished) {
    await countInThread(write, changed, Number(isPublished) - Number(wasPublished), now);
  } else if (row.published_at && (row.status === 'removed' || changed.status === 'removed')) {
    await touchThread(write, row.thread, { type: 'removed', comment: row.id, now }); // its gap in the thread reads otherwise
  }
  write.announce({ about: 'queues' });
  return changed;
}

/** Notes in thread and conversation that a comment appeared (+1), disappeared (-1) or reads otherwise (0). */
export async function countInThread(
  write: Write,
  comment: CommentRow,
  more: number,
  now: number,
): Promise<void> {
  if (more !== 0 && comment.root !== comment.id) {
    await write.db
      .updateTable('comments')
      .set(({ eb }) => ({ replies: eb('replies', '+', more) }))
      .where('id', '=', comment.root)
      .execute();
  }
  const type = more > 0 ? 'published' : more < 0 ? 'removed' : 'edited';
  await touchThread(write, comment.thread, { type, comment: comment.id, more, now });
}

/** A comment as it is now; nobody else changes it before this transaction ends. */
export function lockComment({ db }: Write, id: string): Promise<CommentRow | undefined> {
  return db
    .updateTable('comments')
    .set(({ ref }) => ({ version: ref('version') })) // what locks a row in both databases
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
