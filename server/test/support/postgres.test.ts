import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { createDatabase, noPostgres, startPostgres } from './postgres.js';

type Postgres = Awaited<ReturnType<typeof startPostgres>>;

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  client.on('error', () => {}); // the server is ended while a client is connected
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('The tests’ PostgreSQL', { skip: noPostgres }, () => {
  let postgres: Postgres;

  before(async () => {
    postgres = await startPostgres({ durable: true });
  });
  after(() => postgres.stop());

  it('keeps what was committed when it crashes', async () => {
    const url = await createDatabase(postgres.url);
    await query(url, 'create table note (text text)');
    await query(url, "insert into note values ('kept')");
    await postgres.kill();
    await assert.rejects(query(url, 'select 1'));
    await postgres.restart();
    assert.deepEqual(await query(url, 'select text from note'), [{ text: 'kept' }]);
    assert.deepEqual(await query(url, 'show fsync'), [{ fsync: 'on' }]);
  });

  it('gives every test a database of its own', async () => {
    const [first, second] = [await createDatabase(), await createDatabase()];
    await query(first, 'create table note (text text)');
    assert.deepEqual(await query(second, "select to_regclass('note') as note"), [{ note: null }]);
  });
});
