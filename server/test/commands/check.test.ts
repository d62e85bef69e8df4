import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, it } from 'node:test';
import { sql } from 'kysely';
import { startProgram } from '../../src/commands/postgres-programs.js';
import { openDatabase, type DatabaseAddress } from '../../src/store/open.js';
import { between, randomFrom } from '../faults/random.js';
import { forEachDatabase } from '../support/databases.js';
import { fail, makeFolder, serve, succeed } from './support.js';

/** As somebody copies a database who does not know of the command. */
async function copyByHand(address: DatabaseAddress, file: string): Promise<void> {
  if ('file' in address) return copyFileSync(address.file, file);
  await startProgram('pg_dump', ['--format=custom', `--file=${file}`], address.url).done;
}

async function change(address: DatabaseAddress, ...statements: string[]): Promise<void> {
  const database = await openDatabase(address);
  for (const statement of statements) await sql.raw(statement).execute(database.db);
  await database.close();
}

forEachDatabase('A check', database => {
  const folder = makeFolder();
  const copy = join(folder, 'copy');
  let address: DatabaseAddress;
  let bytes: Buffer;

  before(async () => {
    address = await database.create();
    await serve(address, async service => {
      const thread = await service.thread();
      // What PostgreSQL writes around rows, and what readers of lines take for the end of one.
      for (const text of [
        'COPY threads (',
        '\\.',
        'one\ntwo',
        'one\u0085two',
        'COPY public.audit (id) FROM stdin;',
      ])
        await service.resident().write(thread, text);
      await service.changeThread('COPY comments (id) FROM stdin;', { title: 'One\u2028two' });
    });
    await succeed(address, 'backup', copy);
    bytes = readFileSync(copy);
  });

  /** What is said of a copy with other bytes. */
  async function checkBytes(changed: Buffer): Promise<string> {
    const file = join(folder, 'changed');
    writeFileSync(file, changed);
    return fail(address, 'check', file);
  }

  it('says of a copy and of a database that they are whole, and what they hold', async () => {
    const held = '5 comments in 2 threads, 1 accounts, 0 entries of the audit trail.';
    assert.equal(await succeed(address, 'check', copy), `${copy} is whole: ${held}`);
    assert.equal(await succeed(address, 'check'), `The database is whole: ${held}`);
  });

  it('finds a copy that was cut short, wherever', async () => {
    for (const part of [0, 0.001, 0.1, 0.5, 0.9, 0.995])
      await checkBytes(bytes.subarray(0, bytes.length * part));
  });

  it('finds a single byte that was flipped, wherever', async () => {
    const random = randomFrom(12);
    const end = bytes.length - 100; // behind it stands what the bytes add up to
    for (let flips = 0; flips < 40; flips++) {
      const flipped = Buffer.from(bytes);
      const at = between(random, 16, end);
      flipped[at]! ^= 1 << between(random, 0, 7);
      assert.match(await checkBytes(flipped), /changed is damaged: /, `byte ${at}`);
    }
  });

  it('takes a copy that was made by hand', async () => {
    const file = join(folder, 'by-hand');
    await copyByHand(address, file);
    await succeed(address, 'check', file);
  });

  it('knows what is of something else', async () => {
    const other = await database.create();
    assert.match(await fail(other, 'check'), /no database of this service|cannot be opened/);
    await change(other, 'drop table rate_limits', 'drop table reports', 'drop table kysely_migration');
    assert.match(await fail(other, 'check'), /is no database of this service: it has none of its tables\.$/);
    const file = join(folder, 'foreign');
    await copyByHand(other, file);
    assert.match(await fail(address, 'check', file), /is no (database|whole copy) of this service/);
    assert.match(await checkBytes(Buffer.from('Dear Sir or Madam,\n'.repeat(500))), /cannot be read|failed/);
  });

  it('knows what a newer version has made', async () => {
    const newer = await database.create();
    await change(newer, "insert into kysely_migration values ('999-votes', '2030-01-01')");
    const words = /was made by a newer version of this service \(999-votes\)\.$/;
    assert.match(await fail(newer, 'check'), words);
    const file = join(folder, 'newer');
    await copyByHand(newer, file);
    assert.match(await fail(address, 'check', file), words);
    assert.match(await fail(await database.create(), 'restore', file), words);
  });

  it('finds counts that are wrong', async () => {
    const wrong = await database.create();
    await succeed(wrong, 'restore', copy);
    await change(wrong, 'update threads set count = count + 1');
    assert.match(await fail(wrong, 'check'), /does not agree with itself: a thread counts other comments/);
  });
});
