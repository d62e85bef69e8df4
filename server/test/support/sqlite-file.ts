import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A place for a database in a folder of its own, which goes after all tests of the suite. */
export function createSqlite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callbox-sqlite-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'comments.sqlite');
}
