import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { DatabaseAddress } from '../../src/store/open.js';
import { createDatabase, noPostgres } from '../support/postgres.js';
import { audit, prepare } from './ledger.js';
import { pick, randomFrom } from './random.js';
import { ServiceProcess } from './service-process.js';
import { Writers } from './writers.js';

const TIME_LIMIT = { timeout: 60_000 };

/** They start at once, on a database that nobody has made yet; each post, and each repeat of one, goes to any of them. */
async function writeThroughTwo(t: TestContext, database: DatabaseAddress) {
  const services = await Promise.all([1, 2].map(() => ServiceProcess.start(database)));
  t.after(() => Promise.all(services.map(service => service.end('SIGKILL'))));
  await prepare(database);
  const random = randomFrom(6);
  const writers = new Writers({ service: async () => pick(random, services)!.url, random, eachTwice: true });
  t.after(() => writers.abandon());

  await Promise.all(services.map(service => service.during(writers.acknowledge(400))));
  await writers.finish();
  await Promise.all(services.map(service => service.end('SIGTERM')));
  assert.deepEqual([...writers.wrong, ...(await audit(database, writers.acknowledged))], []);
  assert.equal(writers.refused, 0);
}

describe('Two services that write to one database lose nothing and double nothing', () => {
  it('on SQLite', TIME_LIMIT, async t => {
    const folder = mkdtempSync(join(tmpdir(), 'callbox-faults-'));
    t.after(() => rmSync(folder, { recursive: true }));
    await writeThroughTwo(t, { file: join(folder, 'callbox.sqlite') });
  });

  it('on PostgreSQL', { skip: noPostgres, ...TIME_LIMIT }, async t =>
    writeThroughTwo(t, { url: await createDatabase() }),
  );
});
