import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import type { DatabaseAddress } from '../../src/store/open.js';
import { forEachDatabase } from '../support/databases.js';
import { MINUTE, TestService } from '../support/service.js';

/** Keeps a database from being used; gives what ends that. */
const block = (address: DatabaseAddress) =>
  'url' in address ? rename(address.url) : Promise.resolve(lock(address.file));

/** Another program writes to the file, and does not come to an end. */
function lock(file: string) {
  const other = new Sqlite(file);
  other.exec('begin immediate');
  return () => other.exec('rollback').close();
}

async function rename(address: string) {
  const url = new URL(address);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  async function administer(...statements: string[]) {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }
  await administer(
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    `alter database ${name} rename to ${name}_away`,
  );
  return () =>
    administer(
      `alter database ${name}_away rename to ${name}`,
      `alter database ${name} allow_connections true`,
    );
}

/** Asks whether it is well, while the clock of the machine runs a minute at each look at it. */
async function ask(t: TestContext, service: TestService) {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  let isAnswered = false;
  const answer = service
    .resident()
    .send('/healthz')
    .finally(() => (isAnswered = true));
  while (!isAnswered) {
    await turn();
    t.mock.timers.tick(MINUTE);
  }
  t.mock.timers.reset();
  return answer;
}

forEachDatabase('Whoever watches over the service', database => {
  it('hears that it is well, that it is not, and that it is well again by itself', async t => {
    const address = await database.create();
    const service = await TestService.open(address);
    t.after(() => service.close());
    const isWell = async () => {
      const { status, body, headers } = await service.resident().send('/healthz');
      assert.deepEqual([status, body], [200, { status: 'ok' }]);
      assert.equal(headers.get('Cache-Control'), 'no-store');
    };
    await isWell();

    const unblock = await block(address);
    const answer = await ask(t, service);
    assert.deepEqual([answer.status, answer.problemName], [503, 'unavailable']);
    assert.ok(Number(answer.headers.get('Retry-After')) > 0);
    assert.ok(
      service.log.some(({ level, event }) => level === 'warn' && event === 'unhealthy'),
      'the log says so',
    );

    await unblock();
    await isWell();
  });

  it('needs no more than the headers', async t => {
    const service = await TestService.open(await database.create());
    t.after(() => service.close());
    const { status, text } = await service.resident().send('/healthz', { method: 'HEAD' });
    assert.deepEqual([status, text], [200, '']);
  });
});
