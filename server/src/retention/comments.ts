import { sql, type SqlBool } from 'kysely';
import type { Settings } from '../settings.js';
import { UNDO_WINDOW } from '../store/authoring.js';
import { lockComment } from '../store/change-comment.js';
import { eraseComment } from '../store/erasing.js';
import type { Store } from '../store/store.js';
import type { CommentRow } from '../store/tables.js';
import type { Step } from './retention.js';

const DAY = 86_400_000;

/** Comments erased in one transaction. */
const BATCH = 50;

interface Rule {
  /** What the log calls it. */
  name: string;
  /** Which rows come into question, by an index; see the migration "retention". */
  candidates: ReturnType<typeof sql<SqlBool>>;
  /** Asked again once the row is locked. */
  isDue: (row: CommentRow) => boolean;
}

/** The comments that are to be erased: words, name and all. */
export function eraseComments(store: Store, retention: Settings['retention'], now: number): Step[] {
  const { rejected_days, removed_days, published_days } = retention;
  const rules: Rule[] = [deletedByAuthor(now)];
  if (rejected_days !== null) rules.push(decided('rejected', now - rejected_days * DAY));
  if (removed_days !== null) rules.push(decided('removed', now - removed_days * DAY));
  if (published_days !== null) rules.push(published(now - published_days * DAY));
  return [
    ...rules.map(rule => [rule.name, () => eraseBatch(store, rule, now)] satisfies Step),
    // Last: a place that was left for answers goes with the last of them.
    ['empty', () => eraseBatch(store, emptied, now)],
  ];
}

const deletedByAuthor = (now: number): Rule => ({
  name: 'deleted-by-author',
  candidates: sql`text <> '' and status in ('rejected', 'removed') and status = 'removed'
    and deleted_at < ${now - UNDO_WINDOW}`,
  isDue: ({ status, deleted_at }) =>
    status === 'removed' && deleted_at !== null && deleted_at < now - UNDO_WINDOW,
});

const decided = (status: 'rejected' | 'removed', until: number): Rule => ({
  name: status,
  candidates: sql`text <> '' and status in ('rejected', 'removed') and status = ${status}
    and modified_at < ${until}`,
  isDue: row => row.status === status && row.modified_at < until,
});

/** Counted from the first publication, also where it waits for a moderator again. */
const published = (until: number): Rule => ({
  name: 'published',
  candidates: sql`text <> '' and published_at < ${until}`,
  isDue: ({ published_at }) => published_at !== null && published_at < until,
});

const emptied: Rule = {
  name: 'empty',
  candidates: sql`text = '' and not exists (select 1 from comments as answer
    where (answer.in_reply_to = comments.id or answer.root = comments.id) and answer.id <> comments.id)`,
  isDue: ({ text }) => text === '',
};

async function eraseBatch(store: Store, { candidates, isDue }: Rule, now: number): Promise<number> {
  const due = await store.db
    .selectFrom('comments')
    .select('id')
    .where(candidates)
    .where('escalated_at', 'is', null)
    .limit(BATCH)
    .execute();
  if (due.length === 0) return 0;
  return store.write(async write => {
    let erased = 0;
    for (const { id } of due) {
      const row = await lockComment(write, id);
      if (!row || row.escalated_at !== null || !isDue(row)) continue;
      await eraseComment(write, row, now, null);
      erased += 1;
    }
    return erased;
  });
}
