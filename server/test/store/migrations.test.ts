import Sqlite from 'better-sqlite3';
import { Kysely, Migrator, PostgresDialect, sql, SqliteDialect } from 'kysely';
import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { migrationNames } from '../../src/store/migrate.js';
import * as comments from '../../src/store/migrations/comments.js';
import { openDatabase, type DatabaseAddress } from '../../src/store/open.js';
import type { Tables } from '../../src/store/tables.js';
import type { StartError } from '../faults/service-process.js';
import { ServiceProcess } from '../faults/service-process.js';
import { forEachDatabase } from '../support/databases.js';
import { TestService } from '../support/service.js';

const TIME_LIMIT = { timeout: 120_000 };

/** A database as it is, which nobody brings up to date. */
const openBare = (address: DatabaseAddress) =>
  new Kysely<Tables>({
    dialect:
      'url' in address
        ? new PostgresDialect({ pool: new pg.Pool({ connectionString: address.url }) })
        : new SqliteDialect({ database: new Sqlite(address.file) }),
  });

/** What has run on it, and when. */
async function readMigrations(db: Kysely<Tables>): Promise<{ name: string; timestamp: string }[]> {
  const { rows } = await sql<{
    name: string;
    timestamp: string;
  }>`select name, timestamp from kysely_migration order by name`.execute(db);
  return rows;
}

forEachDatabase('Migrations', database => {
  it('run by themselves at the first start, and once', async () => {
    const address = await database.create();
    await (await TestService.open(address)).close();
    const bare = openBare(address);
    const first = await readMigrations(bare);
    assert.deepEqual(
      first.map(({ name }) => name),
      migrationNames,
    );
    await (await TestService.open(address)).close();
    assert.deepEqual(await readMigrations(bare), first);
    await bare.destroy();
  });

  it('keep the comments of a database that only the first of them has made', async () => {
    const address = await database.create();
    const old = openBare(address);
    const migrator = new Migrator({
      db: old,
      provider: { getMigrations: async () => ({ '001-comments': comments }) },
    });
    const { error } = await migrator.migrateToLatest();
    assert.equal(error, undefined);
    await sql`insert into threads (name, revision, count, closed, created_at) values ('park', 1, 1, 0, 1000)`.execute(
      old,
    );
    await sql`insert into comments (id, thread, root, status, version, text, created_at, modified_at, edited, published_at,
      held_for, pinned, replies, text_hash) values ('c1', 'park', 'c1', 'published', 1, 'Where are the benches?', 1000, 1000,
      0, 1000, '[]', 0, 0, '')`.execute(old);
    assert.equal((await readMigrations(old)).length, 1);

    const service = await TestService.open(address);
    const { feed } = await service.resident().feed('park');
    assert.deepEqual(
      feed.items.map(({ content_text }) => content_text),
      ['Where are the benches?'],
    );
    await service.resident().write('park', 'And the swings?');
    await service.close();
    assert.equal((await readMigrations(old)).length, migrationNames.length);
    await old.destroy();
  });

  it('run once where five services start in the same moment on a new database', TIME_LIMIT, async t => {
    const address = await database.create();
    const starting = Array.from({ length: 5 }, () => ServiceProcess.start(address));
    t.after(async () => {
      for (const started of await Promise.allSettled(starting))
        if (started.status === 'fulfilled') await started.value.end('SIGKILL');
    });
    const services = await Promise.all(starting);
    for (const { url } of services) assert.equal((await fetch(`${url}/healthz`)).status, 200);
    for (const ended of await Promise.all(services.map(service => service.end('SIGTERM'))))
      assert.deepEqual(ended, { code: 0, signal: null, errors: '' });
    const bare = openBare(address);
    assert.equal((await readMigrations(bare)).length, migrationNames.length);
    assert.equal((await bare.selectFrom('accounts').selectAll().execute()).length, 1);
    await bare.destroy();
  });

  it('refuse, in a sentence, what a newer version has made, and leave it as it is', TIME_LIMIT, async () => {
    const address = await database.create();
    await (await openDatabase(address)).close();
    const newer = openBare(address);
    await sql`insert into kysely_migration values ('999-votes', '2030-01-01')`.execute(newer);
    await assert.rejects(ServiceProcess.start(address), (error: StartError) => {
      assert.equal(error.code, 1);
      assert.equal(
        error.message,
        'The database was made by a newer version of this service (999-votes). Start that version, or restore a backup of ' +
          'before.\n',
      );
      return true;
    });
    assert.equal((await readMigrations(newer)).length, migrationNames.length + 1);
    assert.deepEqual(await newer.selectFrom('accounts').selectAll().execute(), []);
    await newer.destroy();
  });
});
