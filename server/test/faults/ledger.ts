import { sql } from 'kysely';
import { defaultSettings } from '../../src/settings.js';
import { openDatabase, type DatabaseAddress } from '../../src/store/open.js';
import { Store } from '../../src/store/store.js';
import type { Acknowledged } from './writers.js';

/** Makes the database, with threads whose comments are published at once. */
export async function prepare(address: DatabaseAddress): Promise<void> {
  const store = new Store(await openDatabase(address));
  const moderation_patterns = [{ pattern: 'after-*', moderation: 'after' as const }];
  await store.write(write => store.settings.save(write, { ...defaultSettings, moderation_patterns }, 0));
  await store.database.close();
}

/**
 * Compares what was acknowledged with what is in the database, and the database with itself; gives what is wrong, which
 * should be nothing.
 */
export async function audit(address: DatabaseAddress, acknowledged: Acknowledged[]): Promise<string[]> {
  const database = await openDatabase(address);
  const { db } = database;
  const wrong: string[] = [];
  const check = (isRight: boolean, what: string) => void (isRight || wrong.push(what));
  try {
    const comments = await db.selectFrom('comments').selectAll().execute();
    const byId = new Map(comments.map(comment => [comment.id, comment]));
    const lost = acknowledged.filter(({ id, text, status, thread }) => {
      const kept = byId.get(id);
      return kept?.text !== text || kept.status !== status || kept.thread !== thread;
    });
    check(lost.length === 0, `${lost.length} of ${acknowledged.length} acknowledged comments are lost`);
    const doubled = comments.length - new Set(comments.map(({ text }) => text)).size;
    check(doubled === 0, `${doubled} comments are doubled`);
    const twice = acknowledged.length - new Set(acknowledged.map(({ id }) => id)).size;
    check(twice === 0, `${twice} comments were acknowledged twice`);
    // Every writer brought its last comment to an end.
    const extra = comments.length - acknowledged.length;
    check(extra <= 0, `${extra} comments more than were acknowledged`);

    const keys = await db.selectFrom('idempotency_keys').select('comment').execute();
    check(
      keys.length === comments.length && keys.every(key => byId.has(key.comment)),
      `${keys.length} idempotency keys for ${comments.length} comments`,
    );

    for (const thread of await db.selectFrom('threads').selectAll().execute()) {
      const published = comments.filter(one => one.thread === thread.name && one.status === 'published');
      check(
        thread.count === published.length,
        `${thread.name} counts ${thread.count} of ${published.length}`,
      );
      const events = await db
        .selectFrom('thread_events')
        .selectAll()
        .where('thread', '=', thread.name)
        .orderBy('revision')
        .execute();
      check(
        events.length === thread.revision && events.every(({ revision }, i) => revision === i + 1),
        `${thread.name} is at revision ${thread.revision} after ${events.length} events`,
      );
      const told = new Set(events.map(({ comment }) => comment));
      check(
        told.size === published.length && published.every(({ id }) => told.has(id)),
        `${thread.name} told of ${told.size} of its ${published.length} comments`,
      );
      for (const root of published.filter(({ id, root }) => id === root)) {
        const replies = published.filter(one => one.root === root.id && one.id !== root.id).length;
        check(root.replies === replies, `${root.id} counts ${root.replies} of ${replies} replies`);
      }
    }

    if (database.kind === 'sqlite') {
      const whole = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
      check(whole.rows[0]?.integrity_check === 'ok', `integrity_check: ${JSON.stringify(whole.rows)}`);
      const loose = await sql`pragma foreign_key_check`.execute(db);
      check(loose.rows.length === 0, `foreign_key_check: ${JSON.stringify(loose.rows)}`);
    }
  } finally {
    await database.close();
  }
  return wrong;
}
