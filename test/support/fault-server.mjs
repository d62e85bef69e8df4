import { once } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A server on another origin that serves feeds as badly as servers do.
 *
 * `GET /count?path=/feed` answers with how often that path was asked for, its query included.
 */
export async function startFaultServer() {
  const counts = new Map();
  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url, 'http://fault.invalid');
    if (pathname === '/count') return answerJson(response, counts.get(searchParams.get('path')) ?? 0);
    counts.set(pathname + search, (counts.get(pathname + search) ?? 0) + 1);
    const [, name, rest] = pathname.split('/');
    const fault = faults[name] ?? notFound;
    return fault(response, { rest, search, searchParams });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After, Date',
  'cache-control': 'no-store',
};
const json = { ...cors, 'content-type': 'application/feed+json' };

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'A feed from a troubled server',
  items: [{ id: '1', title: 'Señora Peña was here', content_text: 'It was read.' }],
};
const text = JSON.stringify(feed);
const markup = JSON.stringify({
  ...feed,
  items: [{ id: '1', title: 'Marked up', content_html: '<p>It was <em>read</em>.</p>' }],
});
const megabyte = Buffer.alloc(1_000_000, 'a');

const faults = {
  feed: response => answer(response, text),
  markup: response => answer(response, markup),
  'no-cors': response => response.writeHead(200, { 'content-type': 'application/feed+json' }).end(text),
  html: response => answer(response, '<!doctype html><title>Login</title>', 'text/html'),
  'wrong-type': response => answer(response, text, 'text/html; charset=utf-8'),
  bom: response => answer(response, `\uFEFF${text}`),
  latin1: response => answer(response, Buffer.from(text, 'latin1'), 'application/json; charset=iso-8859-1'),
  utf16: response =>
    answer(response, Buffer.from(`\uFEFF${text}`, 'utf16le'), 'application/json; charset=utf-16'),
  truncated: response => answer(response, text.slice(0, -20)),
  204: response => response.writeHead(204, cors).end(),
  status: (response, { rest, searchParams }) => {
    const retryAfter = searchParams.get('retry-after');
    response.writeHead(Number(rest), { ...json, ...(retryAfter && { 'retry-after': retryAfter }) }).end(text);
  },
  'redirect-loop': (response, { search }) =>
    response.writeHead(302, { ...cors, location: `/redirect-loop${search}` }).end(),
  huge: response => stream(response, hugeFeed()),
  drip: response => stream(response, drip()),
  'slow-headers': async response => {
    await wait(60_000, undefined, { ref: false });
    answer(response, text);
  },
  reset: response => {
    // A length that is never reached, so that a browser can't take the end of the connection for the end of the body.
    response.writeHead(200, { ...json, 'content-length': text.length });
    response.write(text.slice(0, 40), () => response.destroy());
  },
};

function notFound(response) {
  response.writeHead(404, cors).end();
}

function answer(response, body, type = json['content-type']) {
  response.writeHead(200, { ...cors, 'content-type': type }).end(body);
}

function answerJson(response, value) {
  response.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function stream(response, chunks) {
  response.writeHead(200, json);
  const body = Readable.from(chunks);
  response.on('close', () => body.destroy());
  body.on('error', () => response.destroy());
  body.pipe(response);
}

/** A feed of 50 MB, right up to its last byte. */
function* hugeFeed() {
  yield `${text.slice(0, -2)},{"id":"2","content_text":"`;
  for (let sent = 0; sent < 50; sent++) yield megabyte;
  yield '"}]}';
}

async function* drip() {
  for (const letter of text) {
    yield letter;
    await wait(1000, undefined, { ref: false });
  }
}
