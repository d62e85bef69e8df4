import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { startDemo } from '../../demo/server.mjs';

/** Makes a folder for the length of a test file. */
export async function makeFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'callbox-demo-'));
  after(() => rm(folder, { recursive: true }));
  return folder;
}

/** Serves the demo on a free port for the length of a test file, with a database of its own, and gives its address. */
export async function serveDemo({ variables, ...options } = {}) {
  const folder = await makeFolder();
  const { address, close } = await startDemo({
    port: 0,
    variables: { DATABASE: join(folder, 'demo.sqlite'), ...variables },
    ...options,
  });
  after(close);
  return address;
}

/** Serves the comment service alone, as the build made it, in the same way. */
export async function serveService(variables) {
  const { openService } = await import('../../server/dist/service.js');
  const { getRequestListener, readEnvironment } = await import('../../server/dist/parts.js');
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = `http://localhost:${server.address().port}`;
  const { database, options } = readEnvironment({
    PUBLIC_URL: address,
    DATABASE: join(await makeFolder(), 'service.sqlite'),
    ...variables,
  });
  const service = await openService({ database, options, log: () => {} });
  server.on('request', getRequestListener(service.app.fetch, { overrideGlobalObjects: false }));
  after(async () => {
    server.close();
    server.closeAllConnections();
    await service.close();
  });
  return address;
}

/** The status of a path sent as it stands; `fetch` would tidy up its dots. */
export function statusOf(origin, path) {
  return new Promise((resolve, reject) => {
    request(origin, { path }, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
