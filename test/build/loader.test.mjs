import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';

const PAGE = 'https://www.news.example/';
const CDN = 'https://cdn.example/callbox/1.0.0/';
const OTHER_CDN = 'https://files.example/callbox/1.1.0/';
const OWN = `${PAGE}callbox/1.0.0/`;
const FEED = 'https://police.example/feeds/appeals.json';

const TITLE = 'Witnesses wanted after a collision on Mill Street';
const CARD = `<callbox-appeal-card src="${FEED}"><a href="/appeals">See our appeals</a></callbox-appeal-card>`;
const scriptOf = (folder, attributes = 'type="module"') =>
  `<script ${attributes} src="${folder}callbox.js"></script>`;

const browser = await openBrowser();

const appeals = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Northbridge Police',
  items: [{ id: '1', title: TITLE, content_text: 'Did you see it?' }],
};

describe('The built loader, from another origin', () => {
  /** Opens a page of a newspaper. `answer` may keep, change or refuse what it asks for. */
  async function open(t, markup, answer = () => undefined) {
    const page = await browser.newPage();
    t.after(() => page.close());
    const record = { messages: [], feeds: 0 };
    page.on('console', message => record.messages.push(message.text()));
    page.on('pageerror', error => record.messages.push(`uncaught: ${error.message}`));
    await page.route('**/*', async route => {
      const { href, pathname } = new URL(route.request().url());
      if (href === FEED) record.feeds += 1;
      if (await answer(route, href)) return undefined;
      const headers = { 'access-control-allow-origin': '*' };
      if (href === PAGE) return route.fulfill({ body: markup, contentType: 'text/html' });
      if (href === FEED) return route.fulfill({ json: appeals, headers });
      const file = pathname.replace(/^\/callbox\/[\d.]+\//, 'dist/');
      return existsSync(file) ? route.fulfill({ path: file, headers }) : route.fulfill({ status: 404 });
    });
    await page.goto(PAGE);
    return { page, record };
  }

  const html = (head, body) =>
    `<!doctype html><html lang="en"><head><title>News</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
  const shows = (page, words = TITLE) => page.getByText(words).first().waitFor();

  it('asks for an element’s code, for what all elements share, and for its feed before any of them has come', async t => {
    const wanted = [/\/appeal-card\.js$/, /\/chunks\/shared-\w+\.js$/, /\/feeds\/appeals\.json$/];
    const asked = [];
    let release;
    const released = new Promise(resolve => (release = resolve));
    const { page } = await open(t, html(scriptOf(CDN), CARD), async (_, href) => {
      if (!wanted.some(pattern => pattern.test(href))) return false;
      asked.push(href);
      if (wanted.every(pattern => asked.some(address => pattern.test(address)))) release();
      await released;
      return false;
    });
    await shows(page);
  });

  const ways = {
    'in the head': html(scriptOf(CDN), CARD),
    'in the body, before the element': html('', scriptOf(CDN) + CARD),
    'as soon as it is there': html(scriptOf(CDN, 'type="module" async'), CARD),
    'without its type, as some CMSs write it, from their own server': html('', CARD + scriptOf(OWN, '')),
    'as a script that a content network’s optimiser leaves alone': html(
      scriptOf(CDN, 'type="module" data-cfasync="false"'),
      CARD,
    ),
    twice: html(scriptOf(CDN) + scriptOf(CDN), CARD),
    'twice, without its type': html('', scriptOf(OWN, '') + CARD + scriptOf(OWN, '')),
    'in two versions': html(scriptOf(CDN) + scriptOf(OTHER_CDN), CARD),
    'in two versions, the other first': html(scriptOf(OTHER_CDN) + scriptOf(CDN), CARD),
  };
  for (const [way, markup] of Object.entries(ways)) {
    it(`works ${way}: one request for the feed, no message, no global`, async t => {
      const { page, record } = await open(t, markup);
      await shows(page);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(record, { messages: [], feeds: 1 });
      // Found by Lit, which notes its versions there.
      const added = await page.evaluate(() =>
        Object.getOwnPropertyNames(window).filter(name => /callbox/i.test(name)),
      );
      assert.deepEqual(added, []);
      assert.equal(await page.evaluate(() => 'define' in window || 'module' in window), false);
    });
  }

  it('works where a script brings it long after the page has loaded', async t => {
    const { page, record } = await open(t, html('', CARD));
    await page.waitForLoadState('networkidle');
    await page.evaluate(src => {
      const script = document.createElement('script');
      Object.assign(script, { type: 'module', src });
      document.body.append(script);
    }, `${CDN}callbox.js`);
    await shows(page);
    assert.deepEqual(record, { messages: [], feeds: 1 });
  });

  it('leaves the fallback where an element’s code cannot be had, and says so once', async t => {
    const { page, record } = await open(t, html(scriptOf(CDN), CARD), async (route, href) => {
      if (!href.endsWith('/appeal-card.js')) return false;
      await route.abort();
      return true;
    });
    await page.waitForLoadState('networkidle');
    await shows(page, 'See our appeals');
    const own = record.messages.filter(message => !/^Failed to load resource/.test(message));
    assert.equal(own.length, 1);
    assert.match(own[0], /the code of <callbox-appeal-card> could not be loaded/);
  });

  describe('with the hashes of integrity.json as an import map', () => {
    const { integrity } = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));
    const map = {
      integrity: Object.fromEntries(
        Object.entries(integrity).map(([name, hash]) => [new URL(name, CDN).href, hash]),
      ),
    };
    const own = `type="module" crossorigin integrity="${integrity['./callbox.js']}"`;
    const head = `<script type="importmap">${JSON.stringify(map)}</script>${scriptOf(CDN, own)}`;

    it('runs what the hashes are of', async t => {
      const { page, record } = await open(t, html(head, CARD));
      await shows(page);
      assert.deepEqual(record.messages, []);
    });

    for (const pattern of [/\/callbox\.js$/, /\/appeal-card\.js$/, /\/chunks\/shared-\w+\.js$/]) {
      it(`does not run ${pattern.source} when it was changed on the way`, async t => {
        const { page } = await open(t, html(head, CARD), async (route, href) => {
          if (!pattern.test(href)) return false;
          const file = new URL(href).pathname.replace(/^\/callbox\/[\d.]+\//, 'dist/');
          await route.fulfill({
            body: `document.title = 'Changed';${readFileSync(file, 'utf8')}`,
            contentType: 'text/javascript',
            headers: { 'access-control-allow-origin': '*' },
          });
          return true;
        });
        await page.waitForLoadState('networkidle');
        await shows(page, 'See our appeals');
        assert.equal(await page.title(), 'News');
      });
    }
  });
});
