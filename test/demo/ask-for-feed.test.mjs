import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, describe, it } from 'node:test';
import { askForFeed } from '../../demo/feed-check/ask-for-feed.mjs';

const answers = {
  '/good': [200, '\ufeff{"items": []}'],
  '/none': [204, undefined],
  '/private': [401, ''],
  '/forbidden': [403, ''],
  '/missing': [404, '<!doctype html>'],
  '/gone': [410, ''],
  '/busy': [429, ''],
  '/teapot': [418, ''],
  '/broken': [503, ''],
  '/page': [200, '<!DOCTYPE html><title>Appeals</title>'],
  '/rss': [200, '<?xml version="1.0"?><rss/>'],
  '/latin': [200, Buffer.from('{"title": "Caf\xe9"}', 'latin1')],
  '/comma': [200, '{\n  "items": [],\n}'],
  '/large': [200, `"${'x'.repeat(2_000_000)}"`],
  '/full': [200, `"${'x'.repeat(1_999_998)}"`],
};

const server = createServer(({ url }, response) => {
  const [status, body] = answers[url];
  response.writeHead(status).end(body);
}).listen(0);
await once(server, 'listening');
after(() => server.close());
const origin = `http://localhost:${server.address().port}`;
const page = 'http://city.example/builder.html';
const ask = path => askForFeed(origin + path, { page });

/** A browser’s network, which says no more than that it failed; `blind` is what a request without CORS comes to. */
const failing =
  blind =>
  (_, { mode }) =>
    mode === 'no-cors' && blind
      ? Promise.resolve(new Response())
      : Promise.reject(new TypeError('Failed to fetch'));

describe('what is in the way of a feed', () => {
  it('is nothing where it can be read', async () => {
    assert.deepEqual(await ask('/good'), { json: { items: [] } });
    assert.equal((await ask('/full')).json.length, 1_999_998);
  });

  for (const [path, words] of [
    ['/none', /sends nothing \(HTTP 204\)/],
    ['/private', /open to all/],
    ['/forbidden', /HTTP 403/],
    ['/missing', /HTTP 404.*slip/],
    ['/gone', /gone for good \(HTTP 410\)/],
    ['/busy', /HTTP 429/],
    ['/teapot', /refuses it \(HTTP 418\)/],
    ['/broken', /fails \(HTTP 503\)/],
    ['/page', /a web page and not a feed/],
    ['/rss', /RSS or Atom/],
    ['/latin', /UTF-8/],
    ['/comma', /line 3, column 1 on\. A comma too many/],
    ['/large', /more than 2 MB/],
  ]) {
    it(`is told of ${path}`, async () => assert.match((await ask(path)).fault, words));
  }

  it('is a missing header where the server answers to who may not read', async () => {
    const { fault } = await askForFeed('https://police.example/feed.json', { page, fetch: failing(true) });
    assert.match(
      fault,
      /^police\.example answers.*pages of http:\/\/city\.example.*Access-Control-Allow-Origin: \*/,
    );
  });

  it('is the network where nobody answers', async () => {
    const { fault } = await askForFeed('https://police.example/feed.json', { page, fetch: failing(false) });
    assert.match(fault, /^police\.example cannot be reached/);
  });

  it('is the scheme of a feed without TLS on a page with it', async () => {
    const secure = page.replace('http:', 'https:');
    const { fault } = await askForFeed('http://police.example/', { page: secure, fetch: failing(false) });
    assert.match(fault, /Serve the feed by https/);
  });

  it('is not told to who does not want to know any more', async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(askForFeed(`${origin}/good`, { page, signal }), { name: 'AbortError' });
  });
});
