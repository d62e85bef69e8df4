import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { sampleFeeds } from './sample-feeds.mjs';

const types = { '.js': 'text/javascript', '.css': 'text/css' };
const headers = { 'cache-control': 'no-store' };

/** Serves the built files with brotli at its best, a page for a list of elements, and each element's sample feed. */
export async function serveDist() {
  const asked = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://size.invalid');
    if (pathname === '/') return answer(response, 'text/html', page(searchParams.getAll('element')));
    if (pathname.startsWith('/feeds/')) {
      return answer(response, 'application/feed+json', JSON.stringify(sampleFeeds[pathname.slice(7)]));
    }
    const type = types[extname(pathname)];
    if (!type || !existsSync(`dist${pathname}`)) return response.writeHead(404, headers).end();
    const body = compressed(pathname);
    asked.set(pathname.slice(1), body.length);
    return response.writeHead(200, { ...headers, 'content-type': type, 'content-encoding': 'br' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Name and bytes of every script and style sheet that was asked for since the last call. */
    takeAsked() {
      const files = [...asked];
      asked.clear();
      return files;
    },
    async close() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

function answer(response, type, body) {
  response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
}

const known = new Map();

function compressed(pathname) {
  if (!known.has(pathname)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    known.set(pathname, brotliCompressSync(readFileSync(`dist${pathname}`), { params }));
  }
  return known.get(pathname);
}

/** A webmaster's page. It notes which elements have loaded, before any script of ours runs. */
function page(names) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Size</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/callbox.css">
<script>loaded = []; addEventListener('callbox-load', event => loaded.push(event.target.localName));</script>
<script type="module" src="/callbox.js"></script>
${names.map(name => `<callbox-${name} src="/feeds/${name}">Fallback</callbox-${name}>`).join('\n')}
`;
}
