import assert from 'node:assert/strict';
import Sqlite from 'better-sqlite3';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import pg from 'pg';
import type { DatabaseAddress } from '../../src/store/open.js';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { TestService } from '../support/service.js';
import { createSqlite } from '../support/sqlite-file.js';
import { fail, makeFolder, succeed } from './support.js';

/** Texts of the comments that a restore has kept, from where its words say that they are. */
async function readReplaced(address: DatabaseAddress, words: string): Promise<string[]> {
  const name = / is kept as (\S+)\. /.exec(words)?.[1];
  assert.ok(name, words);
  if ('file' in address) {
    const kept = new Sqlite(name, { readonly: true, fileMustExist: true });
    const rows = kept.prepare<[], { text: string }>('select text from comments order by created_at').all();
    kept.close();
    return rows.map(({ text }) => text);
  }
  const client = new pg.Client({ connectionString: address.url });
  await client.connect();
  const { rows } = await client.query<{ text: string }>(
    `select text from ${name}.comments order by created_at`,
  );
  await client.end();
  return rows.map(({ text }) => text);
}

/** The id of the event that a stream begins with for somebody who saw that one last; undefined where nothing was missed. */
async function missed(service: TestService, thread: string, lastId: number): Promise<number | undefined> {
  const stream = await service
    .resident()
    .open(`/threads/${thread}/live`, { headers: { 'Last-Event-ID': String(lastId) } });
  const reader = stream.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  const id = /^id: (\d+)$/m.exec(Buffer.from(value!).toString())?.[1];
  return id === undefined ? undefined : Number(id);
}

const revisionOf = async (service: TestService, thread: string) =>
  (await service.store.threads.byName(thread)).revision;

forEachDatabase('A restore', database => {
  const folder = makeFolder();

  it('brings back what was there, and keeps what it replaces', async () => {
    const address = await database.create();
    let service = await TestService.open(address);
    await service.set({ notice: 'In an emergency call 999.' });
    const thread = await service.thread({ moderation: 'after', title: 'The bridge' });
    const kept = await service
      .resident()
      .write(thread, 'When does it open?', { name: 'Noor', email: 'noor@mail.example' });
    const moderator = await Moderator.of(service, ['moderator', 'officer']);
    await moderator.decide({ id: kept.id, version: 1 }, 'remove', { reason_code: 'abuse' });
    const row = await service.row(kept.id);
    const audit = await service.store.db.selectFrom('audit').selectAll().orderBy('id').execute();
    const accounts = await service.store.db.selectFrom('accounts').selectAll().orderBy('id').execute();
    assert.ok(audit.length > 0);
    await service.close();
    const file = join(folder, 'whole');
    await succeed(address, 'backup', file);

    service = await TestService.open(address);
    await service.resident().write(thread, 'Nobody answers');
    await service.close();
    assert.match(await fail(address, 'restore', file), /--force puts the copy in /);
    const words = await succeed(address, 'restore', file, '--force');
    assert.deepEqual(await readReplaced(address, words), ['When does it open?', 'Nobody answers']);
    const again = await succeed(address, 'restore', file, '--force');
    assert.deepEqual(await readReplaced(address, again), ['When does it open?']);
    assert.deepEqual(await readReplaced(address, words), ['When does it open?', 'Nobody answers']);

    service = await TestService.open(address);
    const { version, ...restored } = await service.row(kept.id);
    const { version: versionBefore, ...before } = row;
    assert.deepEqual(restored, before);
    assert.ok(version > versionBefore);
    assert.deepEqual(await service.store.db.selectFrom('audit').selectAll().orderBy('id').execute(), audit);
    assert.deepEqual(
      await service.store.db.selectFrom('accounts').selectAll().orderBy('id').execute(),
      accounts,
    );
    const { feed } = await service.resident().feed(thread);
    assert.equal(feed._comments.notice, 'In an emergency call 999.');
    assert.equal(feed.title, 'The bridge');
    await assert.rejects(service.store.db.deleteFrom('audit').execute(), /audit trail cannot be edited/);
    await service.close();
  });

  it('waits for no server: while one runs it refuses, and changes nothing', async () => {
    const address = await database.create();
    const service = await TestService.open(address);
    const thread = await service.thread();
    const file = join(folder, 'early');
    await succeed(address, 'backup', file);
    const { id } = await service.resident().write(thread, 'Is anybody there?');
    assert.match(
      await fail(address, 'restore', file, '--force'),
      /[Ss]top (it|all servers that use it) first\.$/,
    );
    assert.deepEqual(await service.shown(thread), [id]);
    await service.resident().write(thread, 'And now?');
    await service.close();
    assert.match(await succeed(address, 'check'), /: 2 comments/);
  });

  it('ends sessions, and nothing that somebody has seen since comes to stand for something else', async () => {
    const address = await database.create();
    let service = await TestService.open(address);
    const thread = await service.thread();
    const comment = await service.resident().write(thread, 'First words');
    const moderator = await Moderator.of(service);
    const file = join(folder, 'before');
    await succeed(address, 'backup', file);

    const later = await service.thread();
    await service.resident().write(later, 'Only since the copy');
    await service.resident().edit(comment, { content_text: 'Other words' });
    const { version } = await service.row(comment.id);
    const etags = new Map<string, string>();
    for (const name of [thread, later])
      etags.set(name, (await service.resident().feed(name)).headers.get('ETag')!);
    const seen = Math.max(await revisionOf(service, thread), await revisionOf(service, later));
    await service.close();
    await succeed(address, 'restore', file, '--force');

    service = await TestService.open(address);
    assert.equal((await moderator.send('GET', '/session', undefined, {}, service)).body.account, undefined);
    for (const [name, etag] of etags)
      assert.equal((await service.resident().feed(name, '', { 'If-None-Match': etag })).status, 200);
    const colleague = await Moderator.of(service);
    assert.equal(
      (await colleague.decide({ id: comment.id, version }, 'remove', { reason_code: 'abuse' })).status,
      409,
    );
    assert.ok((await service.row(comment.id)).version > version);
    for (const name of [thread, later]) {
      for (let i = 0; i < 3; i++) await service.resident().write(name, `New words ${i}`);
      for (let last = 1; last <= seen; last++)
        assert.ok((await missed(service, name, last))! > seen, `${name} after ${last}`);
    }
    await service.close();
  });

  it('refuses a copy that is damaged, and what is no copy of such a database', async () => {
    const address = await database.create();
    const service = await TestService.open(address);
    await service.close();
    const file = join(folder, 'damaged');
    await succeed(address, 'backup', file);
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await fail(address, 'restore', file, '--force');
    const other = 'file' in address ? 'PGDMP' : 'SQLite format 3\0';
    writeFileSync(file, other.padEnd(4096));
    assert.match(await fail(address, 'restore', file, '--force'), /is no copy of such a database/);
    await fail(address, 'restore', join(folder, 'not-there'), '--force');
    assert.match(await succeed(address, 'check'), /: 0 comments/);
  });
});

describe('A restore on SQLite', () => {
  it('puts a copy in the place of a broken database, and keeps that', async () => {
    const file = createSqlite();
    const service = await TestService.open({ file });
    await service.resident().write('park', 'Where are the benches?');
    await service.close();
    const copy = `${file}.copy`;
    await succeed({ file }, 'backup', copy);
    writeFileSync(file, 'Broken');
    const words = await succeed({ file }, 'restore', copy, '--force');
    assert.equal(readFileSync(/ is kept as (\S+)\. /.exec(words)![1]!, 'utf8'), 'Broken');
    assert.match(await succeed({ file }, 'check'), /: 1 comments in 1 threads/);
  });

  it('reads nothing into it of the log that a killed server left', async () => {
    const file = createSqlite();
    const service = await TestService.open({ file });
    await service.resident().write('park', 'Where are the benches?');
    const copy = `${file}.copy`;
    await succeed({ file }, 'backup', copy);
    await service.resident().write('park', 'And the swings?');
    const left = [readFileSync(file), readFileSync(`${file}-wal`)] as const;
    await service.close();
    writeFileSync(file, left[0]);
    writeFileSync(`${file}-wal`, left[1]);
    const words = await succeed({ file }, 'restore', copy, '--force');
    assert.deepEqual(
      readdirSync(dirname(file)).map(name => name.replace(/-\d+T\d+Z$/, '')),
      ['comments.sqlite', 'comments.sqlite.copy', 'comments.sqlite.replaced'],
    );
    assert.deepEqual(await readReplaced({ file }, words), ['Where are the benches?', 'And the swings?']);
    assert.match(await succeed({ file }, 'check'), /: 1 comments in 1 threads/);
  });

  it('does not take the database for its own copy', async () => {
    const file = createSqlite();
    await (await TestService.open({ file })).close();
    assert.match(await fail({ file }, 'restore', file, '--force'), /is the database itself\.$/);
    assert.match(await fail({ file }, 'backup', file, '--force'), /is the database itself\.$/);
    await succeed({ file }, 'check');
  });
});
