import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { openDatabase, type DatabaseAddress } from '../../src/store/open.js';
import { prepare } from '../faults/ledger.js';
import { randomFrom } from '../faults/random.js';
import { ServiceProcess } from '../faults/service-process.js';
import { Writers } from '../faults/writers.js';
import { forEachDatabase } from '../support/databases.js';
import { makeFolder, fail, runProgram, succeed } from './support.js';

async function readTexts(address: DatabaseAddress): Promise<Map<string, string>> {
  const database = await openDatabase(address);
  const comments = await database.db.selectFrom('comments').select(['id', 'text']).execute();
  await database.close();
  return new Map(comments.map(({ id, text }) => [id, text]));
}

forEachDatabase('A backup', database => {
  const folder = makeFolder();

  it(
    'that is made while residents write holds all that was acknowledged before, for its owner alone',
    { timeout: 120_000 },
    async t => {
      const address = await database.create();
      await prepare(address);
      const service = await ServiceProcess.start(address);
      t.after(() => service.end('SIGKILL'));
      const writers = new Writers({ service: async () => service.url, random: randomFrom(11) });
      t.after(() => writers.abandon());
      await service.during(writers.acknowledge(100));
      const before = [...writers.acknowledged];
      const file = join(folder, 'while-writing');
      const [{ code, output, errors }] = await Promise.all([
        runProgram(['backup', file], address),
        service.during(writers.acknowledge(100)),
      ]);
      assert.deepEqual([code, errors], [0, '']);
      await service.during(writers.finish());
      await service.end('SIGTERM');
      assert.equal(statSync(file).mode & 0o777, 0o600);
      assert.deepEqual(writers.wrong, []);

      const restored = await database.create();
      await succeed(restored, 'restore', file);
      const texts = await readTexts(restored);
      assert.match(output, new RegExp(` holds ${texts.size} comments in `));
      assert.deepEqual(
        before.filter(({ id, text }) => texts.get(id) !== text),
        [],
        'lost',
      );
      const written = new Map(writers.acknowledged.map(({ id, text }) => [id, text]));
      assert.deepEqual(
        [...texts].filter(([id, text]) => written.get(id) !== text),
        [],
        'made up',
      );
      await succeed(restored, 'check');
    },
  );

  it('overwrites nothing, unless it is told to', async () => {
    const address = await database.create();
    await prepare(address);
    const file = join(folder, 'minutes.txt');
    writeFileSync(file, 'Minutes of the council', { mode: 0o644 });
    assert.match(
      await fail(address, 'backup', file),
      /minutes\.txt exists already; --force overwrites it\.$/,
    );
    assert.equal(readFileSync(file, 'utf8'), 'Minutes of the council');
    await succeed(address, 'backup', file, '--force');
    await succeed(address, 'check', file);
  });

  it('asks for a folder that is there', async () => {
    const address = await database.create();
    await prepare(address);
    assert.match(await fail(address, 'backup', join(folder, 'no', 'copy')), /^There is no folder for /);
  });
});
