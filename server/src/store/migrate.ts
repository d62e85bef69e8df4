import { Migrator, sql, type Kysely } from 'kysely';
import { UnavailableError } from './database.js';
import * as comments from './migrations/comments.js';
import * as retention from './migrations/retention.js';

/** In the order of their names; one that has run anywhere is never changed. */
const migrations = { '001-comments': comments, '002-retention': retention };

/** Of a database that this version knows; a newer one has more. */
export const migrationNames = Object.keys(migrations);

/**
 * Brings the database up to date: forward only, and safe when several servers start at once, since each looks at what is
 * left to do behind a lock (SQLite: a writer's transaction, PostgreSQL: an advisory lock).
 *
 * @throws {UnavailableError} Where a newer version has been at work on it.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (!error) return;
  const newer = await unknownMigrations(db);
  if (newer.length > 0)
    throw new UnavailableError(
      `The database was made by a newer version of this service (${newer.join(', ')}). Start that version, or restore a ` +
        'backup of before.',
      { cause: error },
    );
  const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? 'the list of migrations';
  throw new Error(`The database could not be brought up to date (${failed}): ${message(error)}`, {
    cause: error,
  });
}

async function unknownMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const rows = await sql<{ name: string }>`select name from kysely_migration order by name`
    .execute(db)
    .then(({ rows }) => rows)
    .catch(() => []); // what failed before says why
  return rows.map(({ name }) => name).filter(name => !migrationNames.includes(name));
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
