import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findViolations, openBrowser, visit } from '../demo/browser.mjs';
import { agency, sendFeed, serve } from './two-origins.mjs';

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const HEIGHT = 300;

const asked = [];
const stranger = await serve((request, response) => {
  asked.push(request.url);
  if (request.url === '/feed.json') return sendFeed(response, 'A forged appeal');
  return response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(
      `<script>setInterval(() => parent.postMessage({ type: 'callbox-height', height: 9000 }, '*'), 10)</script>`,
    );
});
const partner = await serve((_, response) => sendFeed(response, 'A partner’s appeal'));
const police = await serve(agency({ allowed: () => [partner], elsewhere: () => stranger }));

/** A newspaper's page, under a policy that lets in the agency alone. */
let markup = '';
const newspaper = await serve((_, response) =>
  response
    .writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': `default-src 'none'; script-src ${police}; frame-src ${police} ${stranger}`,
    })
    .end(
      `<!doctype html><html lang="en"><title>The Herald</title><main><h1>News</h1>${markup}</main></html>`,
    ),
);

const browser = await openBrowser();

const frameOf = (query, attributes = `sandbox="${SANDBOX}"`) =>
  `<iframe title="Appeals" width="600" height="${HEIGHT}" ${attributes} src="${police}/embed.html?${new URLSearchParams({ widget: 'appeal-card', src: '/appeals.json', ...query })}"></iframe>`;
const script = `<script type="module" src="${police}/embed.js"></script>`;

async function read(content) {
  markup = content;
  const visited = await visit(browser, newspaper);
  return { ...visited, frame: visited.page.frames().find(frame => frame.url().startsWith(police)) };
}

const heightOf = page =>
  page
    .locator('iframe')
    .first()
    .evaluate(frame => frame.clientHeight);

describe('An iframe on somebody else’s page', () => {
  it('shows the feed, fits its content, breaks no policy and passes axe', async () => {
    const { page, frame, record, close } = await read(frameOf({}) + script);
    await frame.getByText('Whose bicycle is this?').waitFor();
    await page.waitForFunction(height => document.querySelector('iframe').clientHeight !== height, HEIGHT);
    const main = await frame
      .locator('main')
      .evaluate(element => Math.ceil(element.getBoundingClientRect().height));
    assert.equal(await heightOf(page), main);
    await frame.getByRole('button', { name: 'Show more' }).click();
    await frame.getByText('Who saw the boat?').waitFor();
    await page.waitForFunction(height => document.querySelector('iframe').clientHeight > height, main);
    assert.equal(await frame.title(), 'Appeals to the public');
    assert.deepEqual(record.messages, []); // before axe, which asks the pages around it
    const violations = await findViolations(frame);
    // A frame is a piece of somebody’s page, whose heading that page gives.
    assert.deepEqual(violations, ['page-has-heading-one: html']);
    assert.deepEqual(await findViolations(page), []);
    await close();
  });

  it('keeps the height that it was given without embed.js, and scrolls inside', async () => {
    const { page, frame, close } = await read(frameOf({}));
    await frame.getByText('Whose bicycle is this?').waitFor();
    assert.equal(await heightOf(page), HEIGHT);
    await close();
  });

  it('works, at its own height, in a sandbox that makes it nobody’s', async () => {
    const { page, frame, close } = await read(frameOf({}, 'sandbox="allow-scripts"') + script);
    await frame.getByText('Whose bicycle is this?').waitFor();
    await frame.getByRole('button', { name: 'Show more' }).click();
    await frame.getByText('Who saw the boat?').waitFor();
    assert.equal(await heightOf(page), HEIGHT);
    await close();
  });

  it('opens the agency’s page in a tab of its own, out of the sandbox', async () => {
    const { page, frame, close } = await read(frameOf({}));
    const link = frame.locator('a[href="https://police.example/"]').first();
    await link.waitFor();
    const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    assert.equal(await tab.evaluate(() => window.opener), null);
    assert.equal(page.url(), `${newspaper}/`);
    assert.ok(frame.url().startsWith(`${police}/embed.html`));
    await close();
  });

  it('shows a feed of an origin on the list', async () => {
    const { frame, close } = await read(frameOf({ src: `${partner}/feed.json` }));
    await frame.getByText('A partner’s appeal').waitFor();
    await close();
  });

  it('never shows a stranger’s feed, nor asks for it', async () => {
    asked.length = 0;
    const { frame, record, close } = await read(frameOf({ src: `${stranger}/feed.json` }));
    await frame.getByText('This frame may not show that feed.').waitFor();
    assert.match(record.messages.join(), /Callbox: This frame may not show that feed/);
    assert.deepEqual(asked, []);
    await close();
  });

  it('follows no redirect to a stranger’s feed', async () => {
    asked.length = 0;
    const { frame, close } = await read(frameOf({ src: '/leads-away.json' }));
    await frame.waitForFunction(() => window.seen.errors.length > 0);
    await frame.getByText('see the agency’s own website').waitFor();
    assert.deepEqual(asked, []);
    await close();
  });

  it('is not resized by a stranger’s frame beside it', async () => {
    const other = `<iframe title="Other" src="${stranger}/"></iframe>`;
    const { page, frame, close } = await read(frameOf({}) + other + script);
    await frame.getByText('Whose bicycle is this?').waitFor();
    await page.waitForFunction(height => document.querySelector('iframe').clientHeight !== height, HEIGHT);
    const heights = await page
      .locator('iframe')
      .evaluateAll(frames => frames.map(({ style }) => style.height));
    assert.ok(parseFloat(heights[0]) < 9000);
    assert.equal(heights[1], '');
    await close();
  });

  it('opened by itself, says nothing in the words of its address', async () => {
    const query = new URLSearchParams({
      widget: 'appeal-card',
      src: '/appeals.json',
      heading: 'Wanted: Jane Doe',
      title: 'Wanted: Jane Doe',
    });
    const { page, close } = await visit(browser, `${police}/embed.html?${query}`);
    await page.getByText('Whose bicycle is this?').waitFor();
    assert.equal(await page.title(), 'Appeals to the public');
    assert.equal(await page.getByText('Jane Doe').count(), 0);
    await close();
  });
});
