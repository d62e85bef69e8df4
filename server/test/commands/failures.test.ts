import assert from 'node:assert/strict';
import Sqlite from 'better-sqlite3';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import pg from 'pg';
import type { DatabaseAddress } from '../../src/store/open.js';
import { makeDisk, noDisk } from '../faults/disks.js';
import { forEachDatabase, onPostgres } from '../support/databases.js';
import { createSqlite } from '../support/sqlite-file.js';
import { fail, makeFolder, serve, startProgram, succeed } from './support.js';

const TIME_LIMIT = { timeout: 60_000 };

const fill = (address: DatabaseAddress, text: string) =>
  serve(address, service => service.resident().write('park', text));

/** Starts a command and kills it as soon as a file appears that it has begun to write. */
async function killWhileWriting(folder: string, words: string[], address: DatabaseAddress): Promise<void> {
  const watcher = watch(folder);
  const begun = new Promise<void>(resolve =>
    watcher.on('change', (_, name) => String(name).includes('.part-') && resolve()),
  );
  const child = startProgram(words, address);
  const ended = once(child, 'close');
  await Promise.race([begun, ended]);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  watcher.close();
  assert.equal(signal, 'SIGKILL', 'it had ended by itself');
}

forEachDatabase('A backup that fails', database => {
  it(
    'for want of space says so, and leaves the copy of before and nothing else',
    { skip: noDisk },
    async t => {
      const disk = makeDisk(1);
      t.after(() => disk.remove());
      const address = await database.create();
      await fill(address, 'Where are the benches?');
      const file = join(disk.folder, 'copy');
      writeFileSync(file, 'The copy of yesterday');
      disk.fill();
      assert.match(await fail(address, 'backup', file, '--force'), /full|No space left|ENOSPC/i);
      assert.equal(readFileSync(file, 'utf8'), 'The copy of yesterday');
      assert.deepEqual(readdirSync(disk.folder), ['ballast', 'copy']);
    },
  );

  it('since the folder cannot be written says so', { skip: noDisk }, async t => {
    const disk = makeDisk(8);
    t.after(() => disk.remove());
    const address = await database.create();
    await fill(address, 'Where are the benches?');
    disk.makeReadOnly();
    const file = join(disk.folder, 'copy');
    assert.match(await fail(address, 'backup', file), /copy cannot be written|Read-only file system/);
    assert.equal(existsSync(file), false);
  });
});

describe('A command that is killed on SQLite', () => {
  /** A database that takes a while to copy. */
  async function makeLarge(): Promise<{ file: string; folder: string }> {
    const file = createSqlite();
    await fill({ file }, 'Where are the benches?');
    const connection = new Sqlite(file);
    connection.exec(`insert into audit (id, at, account, action, detail)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
      select 'a' || i, i, 'somebody', 'something', hex(randomblob(1000)) from n`);
    connection.close();
    return { file, folder: join(file, '..') };
  }

  it('while it writes a copy leaves the one of before', TIME_LIMIT, async () => {
    const { file } = await makeLarge();
    const folder = makeFolder();
    const copy = join(folder, 'copy');
    writeFileSync(copy, 'The copy of yesterday');
    await killWhileWriting(folder, ['backup', copy, '--force'], { file });
    assert.equal(readFileSync(copy, 'utf8'), 'The copy of yesterday');
    await succeed({ file }, 'backup', copy, '--force');
  });

  it('while it restores leaves the database of before', TIME_LIMIT, async () => {
    const { file, folder } = await makeLarge();
    const copy = join(makeFolder(), 'copy');
    await succeed({ file }, 'backup', copy);
    await fill({ file }, 'And the swings?');
    await killWhileWriting(folder, ['restore', copy, '--force'], { file });
    assert.match(await succeed({ file }, 'check'), /: 2 comments/);
    assert.deepEqual(
      readdirSync(folder).filter(name => name.includes('replaced')),
      [],
    );
    await succeed({ file }, 'restore', copy, '--force');
    assert.match(await succeed({ file }, 'check'), /: 1 comments/);
  });
});

onPostgres('A command that fails midway', database => {
  /** Lets `create table` end otherwise from now on. */
  async function sabotage(url: string, statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create schema sabotage;
      create function sabotage.run() returns event_trigger language plpgsql as $$ begin ${statement}; end $$;
      create event trigger sabotage on ddl_command_end when tag in ('CREATE TABLE') execute function sabotage.run()`);
    await client.end();
  }

  async function prepareRestore(): Promise<{ address: { url: string }; file: string }> {
    const address = (await database.create()) as { url: string };
    const file = join(makeFolder(), 'copy');
    await fill(address, 'Where are the benches?');
    await succeed(address, 'backup', file);
    await fill(address, 'And the swings?');
    return { address, file };
  }

  it('while it restores leaves the database of before', async () => {
    const { address, file } = await prepareRestore();
    await sabotage(
      address.url,
      "if to_regclass('public.settings') is not null then raise 'no more tables'; end if",
    );
    assert.match(await fail(address, 'restore', file, '--force'), /^psql failed: .*no more tables/s);
    assert.match(await succeed(address, 'check'), /: 2 comments/);
  });

  it('and is killed while it restores leaves the database of before', TIME_LIMIT, async () => {
    const { address, file } = await prepareRestore();
    await sabotage(address.url, 'perform pg_sleep(600)');
    const child = startProgram(['restore', file, '--force'], address);
    const ended = once(child, 'close');
    const url = new URL(address.url);
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const other = new pg.Client({ connectionString: url.href });
    await other.connect();
    const sleeping = `from pg_stat_activity where datname = '${name}' and wait_event = 'PgSleep'`;
    while ((await other.query(`select 1 ${sleeping}`)).rowCount === 0) assert.equal(child.exitCode, null);
    child.kill('SIGKILL');
    await ended.catch(() => {});
    await other.query(`select pg_terminate_backend(pid, 10000) ${sleeping}`);
    await other.end();
    assert.match(await succeed(address, 'check'), /: 2 comments/);
  });

  it('and is killed while it writes a copy leaves the one of before', TIME_LIMIT, async () => {
    const { address } = await prepareRestore();
    const folder = makeFolder();
    const copy = join(folder, 'copy');
    writeFileSync(copy, 'The copy of yesterday');
    const client = new pg.Client({ connectionString: address.url });
    await client.connect();
    await client.query('begin; lock table comments in access exclusive mode');
    await killWhileWriting(folder, ['backup', copy, '--force'], address);
    assert.equal(readFileSync(copy, 'utf8'), 'The copy of yesterday');
    await client.query(`select pg_terminate_backend(pid, 10000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await client.end();
  });
});
