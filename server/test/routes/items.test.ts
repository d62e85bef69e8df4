import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { usePublisher } from '../support/publisher.js';
import { createSqlite } from '../support/sqlite-file.js';
import { DAY, MINUTE, PUBLIC_URL, TestService } from '../support/service.js';

const NAME = 'Jane Q. Doe';
const missing = {
  id: 'https://police.example/2026/17?a=1&b=2#x',
  title: `MISSING: ${NAME}`,
  url: 'https://police.example/missing/jane-q-doe',
  summary: `Have you seen ${NAME}?`,
  content_text: `${NAME} was last seen on Monday.`,
  image: 'https://police.example/jane.jpg',
  _appeal: {
    category: 'missing-person',
    persons: [{ name: NAME, age: 34 }],
    images: [{ url: 'https://police.example/jane-2.jpg', alt: NAME }],
  },
};
const bicycle = {
  id: 'bicycle',
  title: 'Whose <bicycle> is "this"?',
  url: 'https://police.example/bicycle',
  content_text: 'Found.',
  _appeal: { category: 'found-property' },
};
const market = {
  id: '2/3 %25 "><script>alert(1)</script>',
  title: 'Night market',
  content_text: 'Bread.',
  _event: { start: '2030-05-04T23:30:00-07:00' },
};
const HOSTILE = '"><img src=x onerror=alert(1)>';

describe('The page of an item, and how to embed it', () => {
  const publisher = usePublisher();
  let service: TestService;
  const appeals = '/appeals.json';
  const events = '/events.json';

  before(async () => {
    service = await TestService.open({ file: createSqlite() }, {}, [
      { name: 'appeals', upstream: publisher.address(appeals) },
      { name: 'whats-on', upstream: publisher.address(events) },
      { name: 'away', upstream: publisher.address('/away.json') },
    ]);
    publisher.publish(events, [market]);
  });
  after(() => service.close());

  const pathOf = (feed: string, id: string) => `/items/${feed}/${encodeURIComponent(id)}`;
  const get = (path: string) => service.resident({ origin: null }).send(path);
  const embed = (path: string, query = '') =>
    get(`/oembed?url=${encodeURIComponent(PUBLIC_URL + path)}${query}`);

  /** Publishes other items, and lets the copy that the service has grow old. */
  function publish(...items: object[]): void {
    service.pass(MINUTE);
    publisher.publish(appeals, items, { home_page_url: 'https://police.example/' });
  }

  it('is found by discovery, and runs the element under a policy that lets in nothing else', async () => {
    publish(bicycle);
    const path = pathOf('appeals', 'bicycle');
    const { status, headers, text } = await get(path);
    assert.equal(status, 200, text);
    assert.equal(headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(headers.get('Cache-Control'), 'no-store');
    const policy = headers.get('Content-Security-Policy')!;
    assert.match(
      policy,
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self'; connect-src http:/,
    );
    assert.ok(policy.includes(`connect-src ${new URL(publisher.address('/')).origin};`));
    assert.doesNotMatch(policy, /unsafe/);
    const [, link] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(text)!;
    assert.equal(link, `${PUBLIC_URL}/oembed?url=${encodeURIComponent(PUBLIC_URL + path)}`);
    assert.ok(text.includes('<html lang="en">'));
    assert.match(
      text,
      /<callbox-appeal-card\s+lang="en"\s+src="http:\/\/127\.0\.0\.1:\d+\/appeals\.json"\s+item-id="bicycle"/,
    );
    assert.ok(text.includes('<a href="https://police.example/bicycle">See the agency’s own website</a>'));
    assert.ok(text.includes('<title>Whose &lt;bicycle&gt; is &quot;this&quot;?</title>'));
    assert.doesNotMatch(text, /<bicycle>|onerror|style="/);
  });

  it('has neither name nor picture where a person is shown', async () => {
    const unknown = { ...missing, id: 'u', _appeal: { category: 'cold-case' } };
    const plain = { ...missing, id: 'p', _appeal: undefined };
    const described = { ...missing, id: 'd', _appeal: { ...missing._appeal, category: 'witness' } };
    publish(missing, unknown, plain, described);
    for (const { id } of [missing, unknown, plain, described]) {
      const path = pathOf('appeals', id);
      const page = await get(path);
      const answer = await embed(path);
      assert.deepEqual([page.status, answer.status], [200, 200], page.text + answer.text);
      for (const { text } of [page, answer]) {
        assert.doesNotMatch(text, /jane|doe|\.jpg|MISSING/i, id);
        assert.ok(text.includes('Appeal to the public: Harbour Police'));
      }
      assert.equal(page.headers.get('X-Robots-Tag'), 'noindex');
      assert.ok(page.text.includes('<a href="https://police.example/">'));
    }
  });

  it('has the title and the date of an event', async () => {
    const path = pathOf('whats-on', market.id);
    const page = await get(path);
    assert.equal(page.status, 200, page.text);
    assert.ok(page.text.includes('<title>Night market, May 4, 2030</title>'), page.text);
    assert.match(page.text, /<callbox-event-list[^>]+past>/);
    assert.doesNotMatch(page.text, /<script>/);
    const { body } = await embed(path);
    assert.equal(body.title, 'Night market, May 4, 2030');
    assert.match(String(body.html), /&#38;past="/);
  });

  it('is in the item’s language, as far as we have words', async () => {
    publish(
      { ...bicycle, language: 'fr-CA', title: 'À qui ?' },
      { ...bicycle, id: 'de', language: 'de', title: 'Wem?' },
    );
    const french = await get(pathOf('appeals', 'bicycle'));
    assert.match(french.text, /<html lang="fr">[^]+lang="fr-CA"[^]+Consultez le site/);
    const german = await get(pathOf('appeals', 'de'));
    assert.match(german.text, /<html lang="en">[^]+lang="de"[^]+<p lang="en"><a[^>]+>See the agency/);
  });

  it('can be embedded as a sandboxed frame, within what is asked for', async () => {
    publish(bicycle);
    const path = pathOf('appeals', 'bicycle');
    const answer = await embed(path, '&maxwidth=320&maxheight=200&format=json');
    assert.equal(answer.status, 200, answer.text);
    const { html, ...body } = answer.body;
    assert.deepEqual(body, {
      version: '1.0',
      type: 'rich',
      title: bicycle.title,
      provider_name: 'Harbour Police',
      provider_url: publisher.address('/'),
      cache_age: 300,
      width: 320,
      height: 200,
    });
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(
      String(html),
      /^<iframe src="[^"<>]+" width="320" height="200" title="Whose &#60;bicycle&#62; is &#34;this&#34;\?"[^<>]+><\/iframe>$/,
    );
    assert.match(
      String(html),
      / sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"/,
    );
    const src = new URL(/src="([^"]+)"/.exec(String(html))![1]!.replaceAll('&#38;', '&'));
    assert.equal(src.origin + src.pathname, `${PUBLIC_URL}/widgets/embed.html`);
    assert.deepEqual(Object.fromEntries(src.searchParams), {
      widget: 'appeal-card',
      src: publisher.address(appeals),
      'item-id': 'bicycle',
      lang: 'en',
      title: bicycle.title,
    });
    const wide = await embed(path, '&maxwidth=5000');
    assert.deepEqual([wide.body.width, wide.body.height], [600, 700]);
  });

  for (const [how, end] of Object.entries({
    withdrawn: { title: undefined, _appeal: { status: 'withdrawn' } },
    resolved: { _appeal: { category: 'found-property', status: 'resolved', outcome: 'Its owner has it.' } },
    expired: { _appeal: { category: 'found-property', expires: '2020-01-01T00:00:00Z' } },
    gone: { id: 'another' },
  }))
    it(`says that it has ended once it is ${how}`, async () => {
      const path = pathOf('appeals', how);
      publish({ ...bicycle, id: how });
      assert.equal((await get(path)).status, 200);
      publish({ ...bicycle, id: how, date_modified: new Date(service.now).toISOString(), ...end });
      const page = await get(path);
      assert.equal(page.status, 410);
      assert.match(page.headers.get('Content-Type')!, /^text\/html/);
      assert.ok(page.text.includes('<h1>This appeal has ended.</h1>'));
      assert.doesNotMatch(page.text, /bicycle|<script|callbox-/);
      const answer = await embed(path);
      assert.deepEqual([answer.status, answer.problemName], [404, 'not-found']);
    });

  it('calls an event that is not in the feed no appeal', async () => {
    const event = await get(pathOf('whats-on', 'none'));
    assert.equal(event.status, 410);
    assert.ok(event.text.includes('This event is not listed any more.'));
  });

  it('ends on the minute, without the publisher', async () => {
    const expires = new Date(service.now + MINUTE + 30_000).toISOString();
    publish({ ...bicycle, id: 'brief', _appeal: { category: 'found-property', expires } });
    assert.equal((await get(pathOf('appeals', 'brief'))).status, 200);
    service.pass(30_000);
    assert.equal((await get(pathOf('appeals', 'brief'))).status, 410);
  });

  it('says so where the publisher can’t be reached', async () => {
    publisher.fail('/away.json');
    const path = pathOf('away', 'a');
    const page = await get(path);
    assert.deepEqual([page.status, page.headers.get('Retry-After')], [503, '60']);
    assert.match(page.headers.get('Content-Type')!, /^text\/html/);
    assert.ok(page.text.includes('<h1>This cannot be shown just now.</h1>'));
    const answer = await embed(path);
    assert.deepEqual([answer.status, answer.problemName], [503, 'unavailable']);
    assert.ok(service.log.some(({ event, feed }) => event === 'feed-unreadable' && feed === 'away'));
  });

  it('is a plain page where there is no such feed', async () => {
    for (const feed of ['nobody', '__proto__', 'constructor', encodeURIComponent(HOSTILE)]) {
      const page = await get(`/items/${feed}/a`);
      assert.equal(page.status, 404, feed);
      assert.match(page.text, /<h1>There is nothing at this address\.<\/h1>/);
    }
    for (const id of [HOSTILE, '../../etc/passwd', 'a/b', '%', '💥'])
      assert.equal((await get(pathOf('appeals', id))).status, 410, id);
    assert.doesNotMatch((await get(pathOf('appeals', HOSTILE))).text, /onerror/);
  });

  it('is embedded by its own address only', async () => {
    publish(bicycle);
    for (const url of [
      '',
      'bicycle',
      '/items/appeals/bicycle',
      'https://evil.example/items/appeals/bicycle',
      `${PUBLIC_URL}.evil.example/items/appeals/bicycle`,
      `${PUBLIC_URL}:8443/items/appeals/bicycle`,
      `http://comments.city.example/items/appeals/bicycle`,
      `${PUBLIC_URL}/items/appeals/`,
      `${PUBLIC_URL}/items/appeals/a/bicycle`,
      `${PUBLIC_URL}/items/appeals/%E0%A4%A`,
      `${PUBLIC_URL}/threads/appeals/bicycle`,
      `blob:${PUBLIC_URL}/items/appeals/bicycle`,
      'javascript:alert(1)',
    ]) {
      const answer = await get(`/oembed?url=${encodeURIComponent(url)}`);
      assert.deepEqual([answer.status, answer.problemName], [404, 'not-found'], url);
    }
    const followed = await get(
      `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/items/appeals/bicycle?utm_source=x#top`)}`,
    );
    assert.equal(followed.status, 200);
  });

  it('is embedded by JSON, in pixels', async () => {
    publish(bicycle);
    const path = pathOf('appeals', 'bicycle');
    for (const format of ['xml', '', 'JSON']) {
      const answer = await embed(path, `&format=${format}`);
      assert.deepEqual([answer.status, answer.problemName], [501, 'format-not-supported'], format);
    }
    for (const bound of ['0', '-1', '1e3', 'wide', '', '1000000']) {
      const answer = await embed(path, `&maxwidth=${bound}`);
      assert.deepEqual([answer.status, answer.problemName], [400, 'malformed-address'], bound);
    }
  });

  it('goes with the copy that could not be confirmed for a day', async () => {
    publish(bicycle);
    assert.equal((await get(pathOf('appeals', 'bicycle'))).status, 200);
    publisher.fail(appeals);
    service.pass(DAY - 1);
    assert.equal((await get(pathOf('appeals', 'bicycle'))).status, 200);
    service.pass(MINUTE);
    assert.equal((await get(pathOf('appeals', 'bicycle'))).status, 503);
  });
});

describe('Readers of items', () => {
  const publisher = usePublisher();

  it('are limited as other readers are, and told so on a page', async t => {
    publisher.publish('/appeals.json', [bicycle]);
    const feeds = [{ name: 'appeals', upstream: publisher.address('/appeals.json') }];
    const service = await TestService.open({ file: createSqlite() }, { hasRateLimit: true }, feeds);
    t.after(() => service.close());
    const resident = service.resident();
    for (let i = 0; i < 600; i++) await resident.send('/oembed?format=xml');
    const page = await resident.send('/items/appeals/bicycle');
    assert.equal(page.status, 429);
    assert.ok(Number(page.headers.get('Retry-After')) > 0);
    assert.match(page.text, /<h1>That did not work\.<\/h1>/);
    assert.equal((await resident.send('/oembed?url=x')).problemName, 'rate-limited');
  });
});
