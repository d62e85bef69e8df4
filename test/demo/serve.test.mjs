import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { makeFolder } from './demo-site.mjs';

const script = fileURLToPath(new URL('../../demo/serve.mjs', import.meta.url));

const folder = await makeFolder();

const start = (port, ...args) =>
  spawn(process.execPath, [script, ...args], {
    env: { ...process.env, PORT: String(port), DATABASE: join(folder, 'demo.sqlite') },
  });

async function failure(...settings) {
  const child = start(...settings);
  const [message, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  assert.equal(code, 1);
  return message;
}

describe('npm start', () => {
  it('names a PORT that is no port', async () => {
    assert.match(await failure('eighty'), /^PORT is "eighty"; it must be a number from 0 to 65535\n$/);
  });

  it('names a folder of feeds that is not there', async () => {
    assert.match(
      await failure(0, '--feeds', 'no/such/folder'),
      /^There is no folder of feeds at .*folder\n$/,
    );
  });

  it('says that a port is in use, and what to do', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address();
    assert.equal(await failure(port), `Port ${port} is in use. Choose another: PORT=8081 npm start\n`);
    other.close();
  });

  for (const signal of ['SIGINT', 'SIGTERM']) {
    it(`prints its address, serves, and ends cleanly on ${signal}`, async () => {
      const child = start(0);
      const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
      const [address] = /http:\/\/\S+/.exec(line);
      assert.equal((await fetch(address)).status, 200);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });
  }
});
