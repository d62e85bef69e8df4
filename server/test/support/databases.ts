import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import type { DatabaseAddress } from '../../src/store/open.js';
import { createDatabase, noPostgres } from './postgres.js';

/** A kind of database that a suite runs on. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Makes an empty database; it goes with the suite. */
  create(): Promise<DatabaseAddress>;
}

/** A suite that runs on SQLite and on a real PostgreSQL: `forEachDatabase('A thread', database => { it(…) })`. */
export function forEachDatabase(title: string, suite: (database: DatabaseKind) => void): void {
  describe(`${title} (SQLite)`, () => suite(sqlite()));
  onPostgres(title, suite);
}

/** A suite about what only PostgreSQL does: several machines on one database. */
export function onPostgres(title: string, suite: (database: DatabaseKind) => void): void {
  describe(`${title} (PostgreSQL)`, { skip: noPostgres }, () =>
    suite({ name: 'PostgreSQL', create: async () => ({ url: await createDatabase() }) }),
  );
}

function sqlite(): DatabaseKind {
  const folders: string[] = [];
  after(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })));
  return {
    name: 'SQLite',
    async create() {
      const folder = mkdtempSync(join(tmpdir(), 'callbox-sqlite-'));
      folders.push(folder);
      return { file: join(folder, 'comments.sqlite') };
    },
  };
}
