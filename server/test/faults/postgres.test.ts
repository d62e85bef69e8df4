import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { createDatabase, noPostgres, startPostgres } from '../support/postgres.js';
import { makeDisk, noDisk } from './disks.js';
import { audit, prepare } from './ledger.js';
import { LiveReader } from './live-reader.js';
import { randomFrom } from './random.js';
import { expectReads } from './reads.js';
import { ServiceProcess } from './service-process.js';
import { Writers } from './writers.js';

const TIME_LIMIT = { timeout: 60_000 };

describe('A PostgreSQL that cannot be used for a while', { skip: noPostgres }, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  before(async () => {
    postgres = await startPostgres({ durable: true });
  });
  after(() => postgres.stop());

  async function administer(...statements: string[]) {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  it(
    'since it restarts: 503, it recovers by itself, and live events are heard again',
    TIME_LIMIT,
    async t => {
      const database = { url: await createDatabase(postgres.url) };
      await prepare(database);
      const service = await ServiceProcess.start(database);
      const other = await ServiceProcess.start(database);
      t.after(() => Promise.all([service.end('SIGKILL'), other.end('SIGKILL')]));
      const reader = await LiveReader.open(other.url, 'after-park');
      const writers = new Writers({ service: async () => service.url, random: randomFrom(3) });
      t.after(() => writers.abandon());
      const told = (since: number) =>
        other.during(reader.tellOfOneOf(() => writers.acknowledged.slice(since).map(({ id }) => id)));

      await told(0);
      await Promise.all([service.during(writers.refuse(20)), postgres.restart()]);
      await service.during(writers.acknowledge(50));
      await told(writers.acknowledged.length);
      assert.equal((await fetch(`${service.url}/healthz`)).status, 200);
      assert.equal((await fetch(`${other.url}/healthz`)).status, 200);
      await service.during(writers.finish());
      await Promise.all([service.end('SIGTERM'), other.end('SIGTERM')]);

      assert.deepEqual([...writers.wrong, ...(await audit(database, writers.acknowledged))], []);
    },
  );

  it('since it is read-only: 503, reads go on, and it recovers by itself', TIME_LIMIT, async t => {
    const database = { url: await createDatabase(postgres.url) };
    const name = new URL(database.url).pathname.slice(1);
    await prepare(database);
    const service = await ServiceProcess.start(database);
    const limited = await ServiceProcess.start(database, { CALLBOX_RATE_LIMIT: 'on' });
    t.after(() => Promise.all([service.end('SIGKILL'), limited.end('SIGKILL')]));
    const writers = new Writers({ service: async () => service.url, random: randomFrom(4) });
    t.after(() => writers.abandon());

    await service.during(writers.acknowledge(50));
    await administer(
      `alter database ${name} set default_transaction_read_only = on`,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    await service.during(writers.refuse(50));
    await expectReads(service.url);
    await expectReads(limited.url);
    assert.equal((await fetch(`${service.url}/healthz`)).status, 503);

    // The connections that were made meanwhile may not write, ever.
    await administer(`alter database ${name} reset default_transaction_read_only`);
    await service.during(writers.acknowledge(50));
    await service.during(writers.finish());
    for (let tries = 0; (await fetch(`${limited.url}/healthz`)).status !== 200; tries++)
      assert.ok(tries < 50);
    await Promise.all([service.end('SIGTERM'), limited.end('SIGTERM')]);

    assert.deepEqual([...writers.wrong, ...(await audit(database, writers.acknowledged))], []);
  });

  it(
    'for want of space: 503, reads go on, and it recovers by itself',
    { skip: noDisk, ...TIME_LIMIT },
    async t => {
      const number = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
      const disk = makeDisk(24, { uid: number('-u'), gid: number('-g') });
      await administer(
        `create tablespace small location '${disk.folder}'`,
        'create database small tablespace small',
      );
      const url = new URL(postgres.url);
      url.pathname = '/small';
      const database = { url: url.href };
      await prepare(database);
      const service = await ServiceProcess.start(database);
      const writers = new Writers({ service: async () => service.url, random: randomFrom(5) });
      t.after(async () => {
        writers.abandon();
        await service.end('SIGKILL');
        // PostgreSQL itself may hold files on the disk for as long as they are a database's.
        await administer('drop database small with (force)', 'drop tablespace small');
        disk.remove();
      });

      await service.during(writers.acknowledge(20));
      disk.fill();
      await service.during(writers.refuse(50));
      await expectReads(service.url);
      disk.free();
      await service.during(writers.acknowledge(50));
      await service.during(writers.finish());
      await service.end('SIGTERM');

      assert.deepEqual([...writers.wrong, ...(await audit(database, writers.acknowledged))], []);
    },
  );
});
