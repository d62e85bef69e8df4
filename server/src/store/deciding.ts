import { Problem } from '../problem.js';
import { changeComment, lockComment, type CommentPatch } from './change-comment.js';
import type { Write } from './database.js';
import { writeAudit } from './audit.js';
import type { CommentRow, CommentStatus } from './tables.js';

export const decisions = [
  'approve',
  'reject',
  'remove',
  'restore',
  'pin',
  'unpin',
  'escalate',
  'undo',
] as const;

export interface Decision {
  decision: (typeof decisions)[number];
  /** The version that was decided on. */
  version: number;
  reason_code?: string;
  note?: string;
}

/** Milliseconds in which a moderator may take a decision back. */
const UNDO_WINDOW = 10 * 60_000;

/** What a decision left behind, so that it can be taken back. */
type Before = Pick<CommentRow, 'status' | 'reason_code' | 'pinned' | 'escalated_at' | 'held_for'> & {
  /** Account that decided. */
  by: string;
  at: number;
  decision: string;
  /** Reports that the decision settled. */
  settled?: string[];
};

/**
 * Decides on a comment and writes down who did.
 *
 * @throws {Problem} `not-found`; `conflict` where it has changed since, or does not stand where such a decision makes sense.
 */
export async function decide(
  write: Write,
  id: string,
  { decision, version, reason_code, note }: Decision,
  account: string,
  now: number,
): Promise<CommentRow> {
  const row = await lockComment(write, id);
  if (!row) throw new Problem('not-found', 'There is no comment with this id.');
  if (row.version !== version) throw new ConflictError(row, 'It has changed since you read it.');
  if (row.text === '') throw new ConflictError(row, 'It has been erased: only its place is left.');
  const isUndo = decision === 'undo';
  // What is sent along with other decisions is nobody's reason, and must not stay in the audit trail.
  const reason = decision === 'reject' || decision === 'remove' ? reason_code : undefined;
  const patch = isUndo ? takenBack(row, account, now) : outcome(row, decision, now, reason);
  const settled = isUndo ? await reopenReports(write, row) : await settleReports(write, row, decision);
  const before: Before = {
    status: row.status,
    reason_code: row.reason_code,
    pinned: row.pinned,
    escalated_at: row.escalated_at,
    held_for: row.held_for,
    by: account,
    at: now,
    decision,
    ...(settled.length > 0 && { settled }),
  };
  const changed = await changeComment(
    write,
    row,
    { ...patch, before_last: isUndo ? null : JSON.stringify(before) },
    now,
  );
  await writeAudit(write, {
    at: now,
    account,
    action: decision,
    comment: row.id,
    thread: row.thread,
    detail: { from: row.status, to: changed.status, version: row.version, reason_code: reason, note },
  });
  return changed;
}

/** Thrown where a decision was made on what is no longer so; carries the comment as it is. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly comment: CommentRow;

  constructor(comment: CommentRow, message: string) {
    super(message);
    this.comment = comment;
  }
}

/** From which states a decision leads to which. */
const steps: Record<
  'approve' | 'reject' | 'remove' | 'restore',
  { from: CommentStatus[]; to: CommentStatus }
> = {
  approve: { from: ['pending', 'published'], to: 'published' },
  reject: { from: ['pending'], to: 'rejected' },
  remove: { from: ['published', 'pending'], to: 'removed' },
  restore: { from: ['removed', 'rejected'], to: 'published' },
};

function outcome(
  row: CommentRow,
  decision: Exclude<Decision['decision'], 'undo'>,
  now: number,
  reason?: string,
): CommentPatch {
  if (decision === 'pin' || decision === 'unpin') {
    if (row.status !== 'published') throw new ConflictError(row, 'Only a published comment can be pinned.');
    return { pinned: decision === 'pin' ? 1 : 0 };
  }
  // Whatever somebody has to look at now is out of sight until they have.
  if (decision === 'escalate') {
    return {
      escalated_at: row.escalated_at ?? now,
      ...(row.status === 'published' && { status: 'pending' }),
    };
  }
  const { from, to } = steps[decision];
  if (!from.includes(row.status)) {
    throw new ConflictError(row, `A comment that is ${row.status} cannot be decided on with "${decision}".`);
  }
  if (row.reason_code === 'author') throw new ConflictError(row, 'Its author has deleted it.');
  // What was never public goes back to where it came from, not on the page.
  const target = decision === 'restore' && !row.published_at ? 'pending' : to;
  const isUp = target === 'published' || target === 'pending';
  return {
    status: target,
    reason_code: isUp ? null : (reason ?? null),
    ...(decision === 'approve' && { held_for: '[]' }),
    ...(!isUp && { pinned: 0 as const }),
  };
}

function takenBack(row: CommentRow, account: string, now: number): CommentPatch {
  const before = row.before_last ? (JSON.parse(row.before_last) as Before) : undefined;
  if (!before || before.by !== account)
    throw new ConflictError(row, 'There is no decision of yours to take back.');
  if (now > before.at + UNDO_WINDOW)
    throw new ConflictError(row, 'A decision can be taken back within ten minutes.');
  const { status, reason_code, pinned, escalated_at, held_for } = before;
  return { status, reason_code, pinned, escalated_at, held_for };
}

/** Reports are settled by approving in spite of them, or by taking the comment away. */
async function settleReports({ db }: Write, { id }: CommentRow, decision: string): Promise<string[]> {
  if (decision !== 'approve' && decision !== 'reject' && decision !== 'remove') return [];
  const settled = await db
    .updateTable('reports')
    .set({ settled: 1 })
    .where('comment', '=', id)
    .where('settled', '=', 0)
    .returning('id')
    .execute();
  return settled.map(report => report.id);
}

async function reopenReports({ db }: Write, { before_last }: CommentRow): Promise<string[]> {
  const { settled = [] } = (before_last ? JSON.parse(before_last) : {}) as Partial<Before>;
  if (settled.length > 0)
    await db.updateTable('reports').set({ settled: 0 }).where('id', 'in', settled).execute();
  return [];
}
