import { Migrator, type Kysely } from 'kysely';
import * as comments from './migrations/comments.js';
import * as retention from './migrations/retention.js';

/** In the order of their names; one that has run anywhere is never changed. */
const migrations = { '001-comments': comments, '002-retention': retention };

/** Of a database that this version knows; a newer one has more. */
export const migrationNames = Object.keys(migrations);

/**
 * Brings the database up to date: forward only, and safe when several servers start at once, since each looks at what is
 * left to do behind a lock (SQLite: a writer's transaction, PostgreSQL: an advisory lock).
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (!error) return;
  const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? 'the list of migrations';
  throw new Error(`The database could not be brought up to date (${failed}): ${message(error)}`, {
    cause: error,
  });
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
