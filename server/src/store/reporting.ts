import { randomUUID } from 'node:crypto';
import { Problem } from '../problem.js';
import { changeComment, lockComment } from './change-comment.js';
import type { Write } from './database.js';

export interface Report {
  reason: string;
  text?: string;
  addressHash: string;
  /** Open reports with which a comment goes back to the moderators; 0 for never. */
  threshold: number;
  now: number;
}

/**
 * Notes that a resident objects to a comment; enough of them take it off the page until a moderator has looked.
 *
 * A second report from the same address on the same day counts nothing.
 */
export async function report(
  write: Write,
  id: string,
  { reason, text, addressHash, threshold, now }: Report,
): Promise<void> {
  const row = await lockComment(write, id);
  if (row?.status !== 'published')
    throw new Problem('not-found', 'There is no published comment with this id.');
  const { numInsertedOrUpdatedRows } = await write.db
    .insertInto('reports')
    .values({
      id: randomUUID(),
      comment: id,
      reason,
      text: text || null,
      at: now,
      address_hash: addressHash,
      settled: 0,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return;
  write.announce({ about: 'queues' });
  const { count } = await write.db
    .selectFrom('reports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('comment', '=', id)
    .where('settled', '=', 0)
    .executeTakeFirstOrThrow();
  // What the agency itself says is not for its readers to take down.
  if (threshold === 0 || Number(count) < threshold || row.official_agency) return;
  await changeComment(
    write,
    row,
    { status: 'pending', held_for: JSON.stringify(['reports']), before_last: null },
    now,
  );
}
