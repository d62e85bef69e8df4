import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Database } from './database.js';
import type { CommentRow, ReportTable, Tables } from './tables.js';

export const queues = ['pending', 'reported', 'published', 'rejected', 'removed', 'escalated'] as const;
export type Queue = (typeof queues)[number];

export interface QueueQuery {
  queue: Queue;
  thread?: string;
  kind?: string;
  /** Words that text, name or e-mail hold. */
  search?: string;
  after?: { at: number; id: string };
  limit: number;
}

const SEARCHED = ['text', 'name', 'email'] as const;

type Comments = ExpressionBuilder<Tables, 'comments'>;

const hasOpenReports = ({ exists, selectFrom }: Comments) =>
  exists(
    selectFrom('reports')
      .whereRef('reports.comment', '=', 'comments.id')
      .where('settled', '=', 0)
      .select('reports.id'),
  );

function belongs(eb: Comments, queue: Queue) {
  if (queue === 'escalated') return eb('escalated_at', 'is not', null);
  if (queue === 'reported') return eb.and([hasOpenReports(eb), eb('status', 'in', ['published', 'pending'])]);
  return eb('status', '=', queue);
}

/** Those who wait are served in the order in which they came; of what is done the newest is looked for. */
export const isOldestFirst = (queue: Queue) => queue === 'pending' || queue === 'reported';

/** A page of a moderators' queue. */
export function readQueue(
  db: Database['db'],
  { queue, thread, kind, search, after, limit }: QueueQuery,
): Promise<CommentRow[]> {
  const direction = isOldestFirst(queue) ? 'asc' : 'desc';
  const beyond = isOldestFirst(queue) ? '>' : '<';
  let query = db
    .selectFrom('comments')
    .selectAll()
    .where(eb => belongs(eb, queue))
    .orderBy('created_at', direction)
    .orderBy('id', direction)
    .limit(limit);
  if (thread) query = query.where('thread', '=', thread);
  if (kind) query = query.where('kind', '=', kind);
  if (search) {
    const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(({ or, ref }) =>
      or(SEARCHED.map(column => sql<SqlBool>`fold(${ref(column)}) like ${pattern} escape '\\'`)),
    );
  }
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb('created_at', beyond, after.at),
        and([eb('created_at', '=', after.at), eb('id', beyond, after.id)]),
      ]),
    );
  }
  return query.execute();
}

/** How many comments each queue holds. */
export async function countQueues(db: Database['db']): Promise<Record<Queue, number>> {
  const counts: Record<Queue, number> = {
    pending: 0,
    reported: 0,
    published: 0,
    rejected: 0,
    removed: 0,
    escalated: 0,
  };
  const rows = await db
    .selectFrom('comments')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  for (const { status, count } of rows) counts[status] = Number(count);
  for (const queue of ['reported', 'escalated'] as const) {
    const { count } = await db
      .selectFrom('comments')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(eb => belongs(eb, queue))
      .executeTakeFirstOrThrow();
    counts[queue] = Number(count);
  }
  return counts;
}

/** The reports of some comments that nobody has settled yet, oldest first. */
export async function openReports(
  db: Database['db'],
  comments: string[],
): Promise<Map<string, ReportTable[]>> {
  const byComment = new Map<string, ReportTable[]>();
  if (comments.length === 0) return byComment;
  const reports = await db
    .selectFrom('reports')
    .selectAll()
    .where('comment', 'in', comments)
    .where('settled', '=', 0)
    .orderBy('at')
    .execute();
  for (const report of reports) {
    byComment.set(report.comment, [...(byComment.get(report.comment) ?? []), report]);
  }
  return byComment;
}
