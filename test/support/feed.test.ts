import { expect } from '@open-wc/testing';
import { serveFeed } from './feed.js';

describe('serveFeed', () => {
  it('makes a feed of items, and remembers who asked', async () => {
    const { requests } = serveFeed([{ id: '1' }]);
    const response = await fetch('/feed.json', { cache: 'no-cache' });
    expect(response.url).to.equal(new URL('/feed.json', location.href).href);
    expect(await response.json()).to.deep.include({ items: [{ id: '1' }] });
    expect(requests).to.deep.equal([{ url: response.url, init: { cache: 'no-cache' } }]);
  });

  it('gives status, headers and body as they are told', async () => {
    serveFeed('<p>', { status: 503, headers: { 'retry-after': '9' } });
    const response = await fetch('/feed.json');
    expect([response.status, response.headers.get('retry-after'), await response.text()]).to.deep.equal([
      503,
      '9',
      '<p>',
    ]);
    serveFeed('', { status: 204 });
    expect((await fetch('/feed.json')).status).to.equal(204);
  });

  it('ends with the request that is aborted, before and while the body comes', async () => {
    const early = new AbortController();
    serveFeed(() => new Promise<Response>(() => {}));
    const waiting = fetch('/feed.json', { signal: early.signal });
    early.abort();
    expect(await waiting.catch((error: DOMException) => error.name)).to.equal('AbortError');

    const late = new AbortController();
    serveFeed(new ReadableStream({ start: stream => stream.enqueue(new TextEncoder().encode('{')) }));
    const reader = (await fetch('/feed.json', { signal: late.signal })).body!.getReader();
    await reader.read();
    late.abort();
    expect(await reader.read().catch((error: DOMException) => error.name)).to.equal('AbortError');
  });
});
