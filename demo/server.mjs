import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { createReadOnlyThreads, isOfService, isOwnName, openCommentService } from './comment-service.mjs';
import { createFeedRoutes } from './feeds/routes.mjs';
import { pageHeaders } from './headers.mjs';
import { serveVendor } from './hosts/vendor.mjs';

const path = relative => fileURLToPath(new URL(relative, import.meta.url));
const serveFolder = dir => sirv(path(dir), { dev: true, etag: true });

/**
 * Serves the demo with its comment service.
 *
 * The city's pages are at `/`, what the build made at `/callbox/`, the feeds at `/feeds/`, their schemas at `/schema/`, threads
 * of comments at `/threads/` and the moderators' page at `/moderate`. Where the service's database cannot be had for want of its
 * binding, the threads can be read only, and `lack` says what to install.
 *
 * @param port 0 for any that is free.
 * @param variables The environment, with the settings of the comment service.
 */
export async function startDemo({ port, feedsDir, variables = {}, clock = () => new Date() }) {
  const serveFeeds = createFeedRoutes({ feedsDir, clock });
  let open;
  const opened = new Promise(resolve => (open = resolve));
  const server = createServer(async (request, response) => (await opened)(request, response));
  server.listen(port);
  await once(server, 'listening');
  const address = `http://localhost:${server.address().port}`;
  const end = () => {
    const ended = once(server, 'close');
    server.close();
    server.closeAllConnections();
    return ended;
  };

  try {
    const { comments, lack } = await openComments(address, variables);
    open(createAnswer({ serveFeeds, comments, clock }));
    return {
      address: comments?.home.origin ?? address,
      firstPassword: comments?.firstPassword,
      lack,
      async close() {
        await end();
        await comments?.close();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function openComments(address, variables) {
  try {
    return { comments: await openCommentService(address, variables) };
  } catch (error) {
    if (!/binding is missing/.test(error.message)) throw error;
    return { lack: error.message };
  }
}

function createAnswer({ serveFeeds, comments, clock }) {
  const pages = serveFolder('.');
  const callbox = serveFolder('../dist');
  const schemas = serveFolder('../schema');
  const serveThreads = createReadOnlyThreads({ clock });

  return (request, response) => {
    const pathname = readPathname(request);
    const isService = pathname && isOfService(pathname);
    if (comments && (isService || isPage(pathname)) && sendHome(request, response, comments.home)) return;
    if (comments && isService) return comments.answer(request, response);

    for (const [name, value] of Object.entries(pageHeaders(pathname ?? '/'))) response.setHeader(name, value);
    if (!pathname) return sendText(response, 400, 'This address cannot be read.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendText(response, 405, 'Only GET and HEAD are answered here.');
    }

    const missing = () => sendMissing(response);
    if (isService) return serveThreads(request, response, pathname, originOf(request));
    if (pathname.startsWith('/feeds/')) {
      return serveFeeds(request, response, pathname, originOf(request)) || missing();
    }
    if (pathname.startsWith('/callbox/')) {
      request.url = encodePathname(pathname.slice('/callbox'.length));
      return callbox(request, response, missing);
    }
    if (pathname.startsWith('/hosts/') && serveVendor(response, pathname)) return;
    if (pathname.startsWith('/schema/')) {
      request.url = encodePathname(pathname.slice('/schema'.length));
      return schemas(request, response, missing);
    }
    if (pathname === '/custom-elements.json') return sendManifest(response, missing);
    request.url = encodePathname(pathname);
    return pages(request, response, missing);
  };
}

const isPage = pathname => pathname === '/' || /\.html$/.test(pathname ?? '');

/**
 * Sends whoever opens a page by another name of this machine, such as 127.0.0.1, to the name that the service knows: what is
 * written on a page of another origin is refused, by the browser and by the service.
 */
function sendHome({ method, headers, url }, response, home) {
  const isVisit = (method === 'GET' || method === 'HEAD') && /\btext\/html\b/.test(headers.accept ?? '');
  const { host } = headers;
  if (!isVisit || !host || host === home.host || !isOwnName(host, home)) return false;
  response.writeHead(307, { Location: home.origin + url, 'Cache-Control': 'no-store' }).end();
  return true;
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
