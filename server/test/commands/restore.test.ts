import assert from 'node:assert/strict';
import Sqlite from 'better-sqlite3';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import pg from 'pg';
import type { DatabaseAddress } from '../../src/store/open.js';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import type { TestService } from '../support/service.js';
import { createSqlite } from '../support/sqlite-file.js';
import { fail, makeFolder, serve, succeed } from './support.js';

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

forEachDatabase('A restore', database => {
  const folder = makeFolder();

  it('brings back what was there, and keeps what it replaces', async () => {
    const address = await database.create();
    const read = async ({ store: { db } }: TestService) => ({
      comments: await db.selectFrom('comments').selectAll().execute(),
      audit: await db.selectFrom('audit').selectAll().orderBy('id').execute(),
      accounts: await db.selectFrom('accounts').selectAll().orderBy('id').execute(),
    });
    const thread = 'bridge';
    const before = await serve(address, async service => {
      await service.set({ notice: 'In an emergency call 999.' });
      await service.changeThread(thread, { moderation: 'after', title: 'The bridge' });
      const fields = { name: 'Noor', email: 'noor@mail.example' };
      const { id } = await service.resident().write(thread, 'When does it open?', fields);
      const moderator = await Moderator.of(service, ['moderator', 'officer']);
      await moderator.decide({ id, version: 1 }, 'remove', { reason_code: 'abuse' });
      return read(service);
    });
    assert.deepEqual([before.comments.length, before.audit.length > 0], [1, true]);
    const file = join(folder, 'whole');
    await succeed(address, 'backup', file);

    await serve(address, service => service.resident().write(thread, 'Nobody answers'));
    assert.match(await fail(address, 'restore', file), /--force puts the copy in /);
    const words = await succeed(address, 'restore', file, '--force');
    assert.deepEqual(await readReplaced(address, words), ['When does it open?', 'Nobody answers']);
    const again = await succeed(address, 'restore', file, '--force');
    assert.deepEqual(await readReplaced(address, again), ['When does it open?']);
    assert.deepEqual(await readReplaced(address, words), ['When does it open?', 'Nobody answers']);

    await serve(address, async service => {
      const { comments, ...rest } = await read(service);
      assert.deepEqual(rest, { audit: before.audit, accounts: before.accounts });
      const [{ version, ...comment }, { version: old, ...original }] = [comments[0]!, before.comments[0]!];
      assert.deepEqual(comment, original);
      assert.deepEqual([comments.length, version > old], [1, true]);
      const { feed } = await service.resident().feed(thread);
      assert.deepEqual([feed._comments.notice, feed.title], ['In an emergency call 999.', 'The bridge']);
      await assert.rejects(service.store.db.deleteFrom('audit').execute(), /audit trail cannot be edited/);
    });
  });

  it('waits for no server: while one runs it refuses, and changes nothing', async () => {
    const address = await database.create();
    await serve(address, async service => {
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
    });
    assert.match(await succeed(address, 'check'), /: 2 comments/);
  });

  it('ends sessions, and nothing that somebody has seen since comes to stand for something else', async () => {
    const address = await database.create();
    const file = join(folder, 'before');
    const seen = await serve(address, async service => {
      const [thread, later] = [await service.thread(), 'later'];
      const comment = await service.resident().write(thread, 'First words');
      const moderator = await Moderator.of(service);
      await succeed(address, 'backup', file);
      await service.changeThread(later, { moderation: 'after' });
      await service.resident().write(later, 'Only since the copy');
      await service.resident().edit(comment, { content_text: 'Other words' });
      const etags: (string | null)[] = [];
      const revisions: number[] = [];
      for (const name of [thread, later]) {
        etags.push((await service.resident().feed(name)).headers.get('ETag'));
        revisions.push((await service.store.threads.byName(name)).revision);
      }
      const { version } = await service.row(comment.id);
      return {
        threads: [thread, later],
        id: comment.id,
        version,
        moderator,
        etags,
        last: Math.max(...revisions),
      };
    });
    await succeed(address, 'restore', file, '--force');

    await serve(address, async service => {
      const session = await seen.moderator.send('GET', '/session', undefined, {}, service);
      assert.equal(session.body.account, undefined);
      const colleague = await Moderator.of(service);
      const decided = await colleague.decide(seen, 'remove', { reason_code: 'abuse' });
      assert.equal(decided.status, 409);
      const { version } = await service.row(seen.id);
      assert.ok(version > seen.version, `version ${version} after ${seen.version}`);
      for (const [i, name] of seen.threads.entries()) {
        const headers = { 'If-None-Match': seen.etags[i]! };
        assert.equal((await service.resident().feed(name, '', headers)).status, 200);
        for (const text of ['One', 'Two', 'Three']) await service.resident().write(name, `${text} again`);
        for (let last = 1; last <= seen.last; last++)
          assert.ok((await missed(service, name, last))! > seen.last, `${name} after ${last}`);
      }
    });
  });

  it('refuses a copy that is damaged, and what is no copy of such a database', async () => {
    const address = await database.create();
    await serve(address, () => {});
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
    await serve({ file }, service => service.resident().write('park', 'Where are the benches?'));
    const copy = `${file}.copy`;
    await succeed({ file }, 'backup', copy);
    writeFileSync(file, 'Broken');
    const words = await succeed({ file }, 'restore', copy, '--force');
    assert.equal(readFileSync(/ is kept as (\S+)\. /.exec(words)![1]!, 'utf8'), 'Broken');
    assert.match(await succeed({ file }, 'check'), /: 1 comments in 1 threads/);
  });

  it('reads nothing into it of the log that a killed server left', async () => {
    const file = createSqlite();
    const copy = `${file}.copy`;
    const left = await serve({ file }, async service => {
      await service.resident().write('park', 'Where are the benches?');
      await succeed({ file }, 'backup', copy);
      await service.resident().write('park', 'And the swings?');
      return [readFileSync(file), readFileSync(`${file}-wal`)] as const;
    });
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
    await serve({ file }, () => {});
    assert.match(await fail({ file }, 'restore', file, '--force'), /is the database itself\.$/);
    assert.match(await fail({ file }, 'backup', file, '--force'), /is the database itself\.$/);
    await succeed({ file }, 'check');
  });
});
