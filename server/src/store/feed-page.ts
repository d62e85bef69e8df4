import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from './database.js';
import type { CommentRow, Tables } from './tables.js';

export const sorts = ['newest', 'oldest', 'discussed'] as const;
export type Sort = (typeof sorts)[number];

/** Where a page ends: after this conversation, or after this answer in it. */
export interface Cursor {
  root: { id: string; pinned: 0 | 1; replies: number; created_at: number };
  reply?: { id: string; created_at: number };
}

export interface FeedPage {
  rows: CommentRow[];
  /** Where the next page begins; unset on the last. */
  next?: Cursor;
}

/** Comments on a page, roughly: a conversation is cut only where it alone is longer. */
const PAGE = 100;

/** Characters of text on a page: widgets take feeds of at most 2 MB, and a character has up to four bytes. */
const TEXT = 300_000;

/** A page of a thread as everybody may see it: conversations in order, each followed by its answers, oldest first. */
export async function readFeedPage(
  db: Database['db'],
  thread: string,
  sort: Sort,
  after?: Cursor,
): Promise<FeedPage> {
  const rows: CommentRow[] = [];
  let cursor = after;
  if (after?.reply) {
    const replies = await readReplies(db, [after.root.id], PAGE + 1, after.reply);
    // Whoever makes a cursor up can name a conversation of another thread in it.
    const own = replies.filter(reply => reply.thread === thread);
    const cut = fill(rows, own, after.root, after);
    if (cut) return { rows, next: cut };
    cursor = { root: after.root };
  }
  const roots = await readRoots(db, thread, sort, cursor);
  const { wanted, hasMore } = take(roots, PAGE - rows.length);
  const answers = byRoot(await readReplies(db, ids(wanted.filter(({ replies }) => replies < PAGE))));
  let before = cursor;
  for (const root of wanted) {
    const replies =
      root.replies < PAGE ? (answers.get(root.id) ?? []) : await readReplies(db, [root.id], PAGE + 1);
    const isShown = root.status === 'published' || root.status === 'removed';
    const cut = fill(rows, isShown ? [root, ...replies] : replies, root, before);
    if (cut) return { rows, next: cut };
    before = { root: keyOf(root) };
  }
  return { rows, ...(hasMore && { next: before }) };
}

/**
 * Adds a conversation, or what follows of one, until the page is full; gives where it was cut.
 *
 * @param before Where the conversation before it ends, for one that has no room at all.
 */
function fill(
  rows: CommentRow[],
  more: CommentRow[],
  root: CommentRow | Cursor['root'],
  before?: Cursor,
): Cursor | undefined {
  let size = rows.reduce((sum, { text }) => sum + text.length, 0);
  for (const [i, row] of more.entries()) {
    size += row.text.length;
    // One more than a page was read of a long conversation, to tell whether it goes on.
    if (rows.length > 0 && (i >= PAGE || size > TEXT))
      return row.id === root.id ? before : { root: keyOf(root), reply: lastReply(rows, root) };
    rows.push(row);
  }
  return undefined;
}

/** The last answer that is on the page; where none is yet, whatever lies before the first. */
function lastReply(rows: CommentRow[], { id }: { id: string }): Cursor['reply'] {
  const last = rows.at(-1)!;
  return last.root === id && last.id !== id
    ? { id: last.id, created_at: last.created_at }
    : { id: '', created_at: 0 };
}

function byRoot(replies: CommentRow[]): Map<string, CommentRow[]> {
  const groups = new Map<string, CommentRow[]>();
  for (const reply of replies) {
    const group = groups.get(reply.root);
    if (group) group.push(reply);
    else groups.set(reply.root, [reply]);
  }
  return groups;
}

const keyOf = ({ id, pinned, replies, created_at }: Cursor['root']) => ({ id, pinned, replies, created_at });

const ids = (rows: CommentRow[]) => rows.map(({ id }) => id);

/** As many conversations as a page has room for, and at least one. */
function take(roots: CommentRow[], room: number) {
  let size = 0;
  const wanted = roots.filter((root, i) => {
    size += 1 + root.replies;
    return i === 0 || size <= room;
  });
  return { wanted, hasMore: wanted.length < roots.length };
}

function readRoots(db: Database['db'], thread: string, sort: Sort, after?: Cursor): Promise<CommentRow[]> {
  const down = sort !== 'oldest';
  let query = db
    .selectFrom('comments')
    .selectAll()
    .where('thread', '=', thread)
    .whereRef('id', '=', 'root')
    .where(isVisible)
    .orderBy('pinned', 'desc');
  if (sort === 'discussed') query = query.orderBy('replies', 'desc');
  query = query.orderBy('created_at', down ? 'desc' : 'asc').orderBy('id', down ? 'desc' : 'asc');
  if (after) query = query.where(eb => isBeyond(eb, sort, after.root));
  return query.limit(PAGE + 1).execute();
}

/** A conversation that went stays as a gap where answers hang on it, or where a moderator took it away. */
const isVisible = ({ eb, or, and }: ExpressionBuilder<Tables, 'comments'>) =>
  or([
    eb('status', '=', 'published'),
    eb('replies', '>', 0),
    and([
      eb('status', '=', 'removed'),
      eb('reason_code', '!=', 'author'),
      eb('published_at', 'is not', null), // what nobody ever saw leaves no gap
    ]),
  ]);

/** An answer's gap stays likewise. Asked of the database: what hangs on it may stand on another page. */
const isVisibleReply = ({ eb, or, and, exists, selectFrom }: ExpressionBuilder<Tables, 'comments'>) =>
  or([
    eb('status', '=', 'published'),
    and([
      eb('status', '=', 'removed'),
      eb('published_at', 'is not', null),
      or([
        eb('reason_code', 'is', null),
        eb('reason_code', '!=', 'author'),
        exists(
          selectFrom('comments as answer')
            .select('answer.id')
            .whereRef('answer.in_reply_to', '=', 'comments.id')
            .where('answer.status', 'in', ['published', 'removed'])
            .where('answer.published_at', 'is not', null),
        ),
      ]),
    ]),
  ]);

/** Keyset of the order: row values do not mix directions, so it is spelled out. */
function isBeyond(
  { eb, or, and }: ExpressionBuilder<Tables, 'comments'>,
  sort: Sort,
  { pinned, replies, created_at, id }: Cursor['root'],
): Expression<SqlBool> {
  const beyond = sort === 'oldest' ? '>' : '<';
  const later = or([
    eb('created_at', beyond, created_at),
    and([eb('created_at', '=', created_at), eb('id', beyond, id)]),
  ]);
  const further =
    sort === 'discussed'
      ? or([eb('replies', '<', replies), and([eb('replies', '=', replies), later])])
      : later;
  return or([eb('pinned', '<', pinned), and([eb('pinned', '=', pinned), further])]);
}

async function readReplies(
  db: Database['db'],
  roots: string[],
  limit?: number,
  after?: NonNullable<Cursor['reply']>,
): Promise<CommentRow[]> {
  if (roots.length === 0) return [];
  let query = db
    .selectFrom('comments')
    .selectAll()
    .where('root', 'in', roots)
    .whereRef('id', '!=', 'root')
    .where(isVisibleReply)
    .orderBy('created_at')
    .orderBy('id');
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb('created_at', '>', after.created_at),
        and([eb('created_at', '=', after.created_at), eb('id', '>', after.id)]),
      ]),
    );
  }
  if (limit) query = query.limit(limit);
  return query.execute();
}
