import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildAppealsFeed } from '../../demo/feeds/appeals.mjs';
import { buildCommentsFeed } from '../../demo/feeds/comments.mjs';
import { buildEventsFeed } from '../../demo/feeds/events.mjs';
import { buildVideosFeed } from '../../demo/feeds/videos.mjs';
import { feedHeaders } from '../../demo/headers.mjs';
import { openBrowser } from '../demo/browser.mjs';
import { blocksOf, texts } from './pages.mjs';

const SCRIPT = '<script type="module" src="https://cdn.example.org/callbox/1.0.0/callbox.js"></script>';
const PAGE = 'https://www.newspaper.example/';

const browser = await openBrowser();

const path = relative => new URL(`../../${relative}`, import.meta.url);
const policies = blocksOf('http').flatMap(
  ({ code }) => /Content-Security-Policy: (.*)/.exec(code)?.[1] ?? [],
);
const feeds = {
  appeals: buildAppealsFeed({ now: new Date(), origin: 'https://police.example' }),
  events: buildEventsFeed({ now: new Date(), origin: 'https://city.example' }),
  comments: buildCommentsFeed({ now: new Date(), origin: 'https://city.example' }),
  videos: buildVideosFeed({ now: new Date(), origin: 'https://city.example' }),
};
feeds.appeals.items.push({ ...feeds.appeals.items[2], id: 'pa-10417' });

const snippets = blocksOf('html').filter(({ code }) => /<callbox-|data-callbox/.test(code));

describe('what the documentation tells a webmaster to write', () => {
  it('names one policy for addresses and one for Trusted Types', () => assert.equal(policies.length, 2));

  for (const { place, code } of snippets) {
    it(`works as it stands, under the policies that it names: ${place}`, async () => {
      const { messages, shown, count } = await show(code);
      assert.deepEqual(messages, []);
      assert.ok(count > 0 && shown.length === count);
      for (const words of shown) assert.match(words, /\S/);
    });
  }

  it('colours and sizes the elements as it says, here in the dark', async () => {
    const styles = blocksOf('css').map(({ code }) => code);
    const markup = `<callbox-event-list src="https://city.example/feeds/events.json"></callbox-event-list>`;
    const { look } = await show(markup, `<link rel="stylesheet" href="/page.css">`, styles.join('\n'));
    assert.deepEqual(look, { line: 'rgb(156, 195, 255)', letters: 'uppercase', height: '512px' });
  });

  it('shows the fallback where Lit is not allowed, and says so in the page on embedding', async () => {
    assert.match(texts['embedding.md'], /Where `lit-html` is not allowed, the fallback stays/);
    const trusted = "require-trusted-types-for 'script'; trusted-types 'none'";
    const { shown } = await show(snippets[0].code, '', '', trusted);
    assert.deepEqual(shown, []);
  });
});

/** Opens a newspaper's page with a snippet on it, and gives what a visitor sees inside the elements, and what the console says. */
async function show(snippet, head = '', css = '', policy = policies.join('; ')) {
  const page = await (await browser.newContext({ colorScheme: 'dark' })).newPage();
  const messages = [];
  page.on('console', message => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => messages.push(`uncaught: ${error.message}`));
  const script = snippet.includes('callbox.js') ? '' : SCRIPT;
  const body = `<!doctype html><html lang="en"><head><title>News</title><link rel="icon" href="data:,">${head}</head><body>${snippet}${script}</body></html>`;
  await page.route('**/*', route => serve(route, { body, css, policy: withPageItself(policy) }));
  await page.goto(PAGE, { waitUntil: 'networkidle' });
  const result = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        'callbox-appeal-card, callbox-event-list, callbox-video-gallery, callbox-comment-box',
      ),
    ];
    const styleOf = selector => getComputedStyle(all[0].shadowRoot?.querySelector(selector) ?? all[0]);
    return {
      shown: all.flatMap(element => element.shadowRoot?.querySelector('[part="frame"]')?.innerText ?? []),
      count: all.length,
      look: {
        line: styleOf('[part="day"]').borderBlockEndColor,
        letters: styleOf('[part="day"]').textTransform,
        height: styleOf('.reserve').minHeight,
      },
    };
  });
  await page.context().close();
  return { ...result, messages };
}

/** The page's own icon and style sheet, and the city and its comment service beside the police. */
const withPageItself = policy =>
  policy
    .replace('style-src', "style-src 'self'")
    .replace('img-src', 'img-src data:')
    .replaceAll(
      'https://police.example',
      'https://police.example https://*.city.example https://city.example',
    );

function serve(route, { body, css, policy }) {
  const url = new URL(route.request().url());
  const [, name] = /^\/feeds\/(appeals|comments|events|videos)(?:\.fr)?\.json$/.exec(url.pathname) ?? [];
  const feed = /^\/threads\/[^/]+\/feed\.json$/.test(url.pathname) ? 'comments' : name;
  if (feed) return route.fulfill({ json: feeds[feed], headers: feedHeaders });
  if (url.href === PAGE)
    return route.fulfill({ body, contentType: 'text/html', headers: { 'content-security-policy': policy } });
  if (url.pathname === '/page.css') return route.fulfill({ body: css, contentType: 'text/css' });
  if (url.host === 'cdn.example.org') {
    const file = url.pathname.replace('/callbox/1.0.0/', 'dist/');
    return route.fulfill({ path: path(file).pathname, headers: { 'access-control-allow-origin': '*' } });
  }
  if (url.pathname.startsWith('/pictures/'))
    return route.fulfill({ path: path(`demo${url.pathname}`).pathname });
  return route.fulfill({ status: 404 });
}
