import assert from 'node:assert/strict';
import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { makeDisk, noDisk, noSeal, seal } from './disks.js';
import { audit, prepare } from './ledger.js';
import { randomFrom } from './random.js';
import { expectReads } from './reads.js';
import { ORIGIN, ServiceProcess } from './service-process.js';
import { Writers } from './writers.js';

const TIME_LIMIT = { timeout: 60_000 };

describe('A SQLite file that cannot be written', () => {
  it(
    'for want of space: 503, reads go on, and it recovers by itself',
    { skip: noDisk, ...TIME_LIMIT },
    async t => {
      const disk = makeDisk(6);
      t.after(() => disk.remove());
      const database = { file: join(disk.folder, 'callbox.sqlite') };
      await prepare(database);
      let service = await ServiceProcess.start(database);
      const writers = new Writers({ service: async () => service.url, random: randomFrom(1) });
      t.after(() => writers.abandon());

      await service.during(writers.acknowledge(50));
      disk.fill();
      await service.during(writers.refuse(50));
      await expectReads(service.url);
      disk.free();
      await service.during(writers.acknowledge(50));

      disk.fill();
      await service.during(writers.refuse(50));
      await service.end('SIGKILL');
      disk.free();
      service = await ServiceProcess.start(database);
      await service.during(writers.acknowledge(50));
      await service.during(writers.finish());
      await service.end('SIGTERM');

      assert.deepEqual([...writers.wrong, ...(await audit(database, writers.acknowledged))], []);
    },
  );

  it(
    'since it was made read-only: 503, reads go on, and it recovers by itself',
    { skip: noSeal, ...TIME_LIMIT },
    async t => {
      const folder = mkdtempSync(join(tmpdir(), 'callbox-faults-'));
      t.after(() => rmSync(folder, { recursive: true }));
      const database = { file: join(folder, 'callbox.sqlite') };
      await prepare(database);
      const service = await ServiceProcess.start(database);
      t.after(() => service.end('SIGKILL'));
      const writers = new Writers({ service: async () => service.url, random: randomFrom(2) });
      t.after(() => writers.abandon());

      await service.during(writers.acknowledge(50));
      const unseal = seal(database.file, `${database.file}-wal`);
      try {
        await service.during(writers.refuse(50));
        await expectReads(service.url);
      } finally {
        unseal();
      }
      await service.during(writers.acknowledge(50));
      await service.during(writers.finish());
      await service.end('SIGTERM');

      assert.deepEqual([...writers.wrong, ...(await audit(database, writers.acknowledged))], []);
    },
  );

  it('since another process writes for long: 503, and reads go on meanwhile', TIME_LIMIT, async t => {
    const folder = mkdtempSync(join(tmpdir(), 'callbox-faults-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const database = { file: join(folder, 'callbox.sqlite') };
    await prepare(database);
    const service = await ServiceProcess.start(database);
    t.after(() => service.end('SIGKILL'));
    const address = `${service.url}/threads/after-park/comments`;
    const post = () =>
      fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: ORIGIN },
        body: JSON.stringify({ content_text: 'Who has the key?' }),
      });

    const other = new Sqlite(database.file);
    t.after(() => other.close());
    other.exec('begin immediate');
    let refused: Response | undefined;
    const posting = post().then(response => (refused = response));
    let reads = 0;
    for (; !refused; reads++) await expectReads(service.url);
    await posting;
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('Content-Type'), 'application/problem+json');
    assert.ok(reads > 20, `only ${reads} reads while a post waited`);

    other.exec('rollback');
    const accepted = await post();
    assert.equal(accepted.status, 201);
  });
});
