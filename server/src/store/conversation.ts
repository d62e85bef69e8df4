import type { Database } from './database.js';
import type { CommentRow } from './tables.js';

/** Comments of a conversation that are shown around one. */
const MOST = 200;

export interface Conversation {
  comment: CommentRow;
  /** The conversation in reading order, the comment itself in it. */
  around: { row: CommentRow; depth: number }[];
}

/** A comment where it stands: what it answers, what else was answered, what answers it. */
export async function readConversation(db: Database['db'], id: string): Promise<Conversation | undefined> {
  const comment = await db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();
  if (!comment) return undefined;
  const rows = await db
    .selectFrom('comments')
    .selectAll()
    .where('root', '=', comment.root)
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  if (!rows.some(row => row.id === id)) rows.push(comment);
  return { comment, around: inReadingOrder(rows) };
}

function inReadingOrder(rows: CommentRow[]): Conversation['around'] {
  const known = new Set(rows.map(({ id }) => id));
  const answers = new Map<string | undefined, CommentRow[]>();
  for (const row of rows) {
    const parent = row.in_reply_to && known.has(row.in_reply_to) ? row.in_reply_to : undefined;
    answers.set(parent, [...(answers.get(parent) ?? []), row]);
  }
  const ordered: Conversation['around'] = [];
  const waiting = (answers.get(undefined) ?? []).map(row => ({ row, depth: 0 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    const { depth } = next;
    for (const row of [...(answers.get(next.row.id) ?? [])].reverse())
      waiting.push({ row, depth: depth + 1 });
  }
  return ordered;
}
