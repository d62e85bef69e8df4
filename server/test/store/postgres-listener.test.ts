import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import pg from 'pg';
import { PostgresListener } from '../../src/store/postgres-listener.js';
import { createDatabase, noPostgres } from '../support/postgres.js';

/** Stands before PostgreSQL as a firewall does: it can drop what passes on the connections that there are, and tells neither side. */
async function firewall(url: URL, t: TestContext) {
  const open: Socket[] = [];
  const server = createServer(client => {
    const database = connect(Number(url.port), url.hostname);
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) {
      socket.on('error', () => {}); // the other side has ended
      open.push(socket);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: through.href,
    drop() {
      for (const socket of open) socket.unpipe().pause();
    },
  };
}

describe('What servers tell one another', { skip: noPostgres }, () => {
  it('is heard again after a connection has died without a word', { timeout: 60_000 }, async t => {
    const url = new URL(await createDatabase());
    const between = await firewall(url, t);
    let gaps = 0;
    let told = (_payload: string) => {};
    let reconnected = () => {};
    const listener = new PostgresListener(
      between.url,
      'news',
      {
        onPayload: payload => told(payload),
        onGap: () => {
          gaps += 1;
          reconnected();
        },
      },
      { every: 50, patience: 200 },
    );
    t.after(() => listener.stop());
    await listener.start();
    assert.deepEqual([listener.isListening, gaps], [true, 1], 'what came before is unknown');

    const again = new Promise<void>(resolve => (reconnected = resolve));
    between.drop();
    await again;
    assert.deepEqual([listener.isListening, gaps], [true, 2], 'what came meanwhile is unknown');

    const heard = new Promise<string>(resolve => (told = resolve));
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query("select pg_notify('news', 'a comment')");
    await client.end();
    assert.equal(await heard, 'a comment');
  });
});
