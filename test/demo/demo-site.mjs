import { once } from 'node:events';
import { request } from 'node:http';
import { after } from 'node:test';
import { createDemoServer } from '../../demo/server.mjs';

/** Serves the demo on a free port for the length of a test file, and gives its address. */
export async function serveDemo(options) {
  const server = createDemoServer(options).listen(0);
  await once(server, 'listening');
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${server.address().port}`;
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
