import type { Database } from './database.js';

/** Where a service keeps what it is told: a file of SQLite, or a PostgreSQL server. */
export type DatabaseAddress = { file: string } | { url: string };

/** Opens the database; the driver of the other kind is never loaded. */
export async function openDatabase(address: DatabaseAddress): Promise<Database> {
  if ('url' in address) return (await import('./postgres.js')).openPostgres(address.url);
  return (await import('./sqlite.js')).openSqlite(address.file);
}
