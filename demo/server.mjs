import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { createFeedRoutes } from './feeds/routes.mjs';
import { pageHeaders } from './headers.mjs';

const path = relative => fileURLToPath(new URL(relative, import.meta.url));
const open = dir => sirv(path(dir), { dev: true, etag: true });

/**
 * Makes the demo's web server; the caller listens.
 *
 * The city's pages are at `/`, what the build made at `/callbox/`, the feeds at `/feeds/`.
 */
export function createDemoServer({ feedsDir, clock = () => new Date() } = {}) {
  const pages = open('.');
  const callbox = open('../dist');
  const serveFeeds = createFeedRoutes({ feedsDir, clock });

  return createServer((request, response) => {
    const pathname = readPathname(request);
    for (const [name, value] of Object.entries(pageHeaders(pathname ?? '/'))) response.setHeader(name, value);

    if (!pathname) return sendText(response, 400, 'This address cannot be read.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendText(response, 405, 'Only GET and HEAD are answered here.');
    }

    const missing = () => sendMissing(response);
    if (pathname.startsWith('/feeds/')) {
      return serveFeeds(request, response, pathname, originOf(request)) || missing();
    }
    if (pathname.startsWith('/callbox/')) {
      request.url = encodePathname(pathname.slice('/callbox'.length));
      return callbox(request, response, missing);
    }
    if (pathname === '/custom-elements.json') return sendManifest(response, missing);
    request.url = encodePathname(pathname);
    return pages(request, response, missing);
  });
}

/** The decoded path of a request; nothing where it is malformed or tries to leave the folder it points into. */
function readPathname(request) {
  try {
    const pathname = decodeURIComponent(new URL(request.url, 'http://demo').pathname);
    return /(^|[\\/])\.|[\\\0]/.test(pathname) ? undefined : pathname;
  } catch {
    return undefined;
  }
}

const encodePathname = pathname => pathname.split('/').map(encodeURIComponent).join('/');

const originOf = ({ headers, socket }) => `http://${headers.host ?? `localhost:${socket.localPort}`}`;

function sendManifest(response, missing) {
  let manifest;
  try {
    manifest = readFileSync(path('../custom-elements.json'));
  } catch {
    return missing();
  }
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(manifest);
}

function sendText(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

function sendMissing(response) {
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(readFileSync(path('404.html')));
}
