import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findViolations, loaded, openBrowser, visit } from '../demo/browser.mjs';
import { sendFeed, serve } from './two-origins.mjs';

const { openService } = await import('../../server/dist/service.js');
const { getRequestListener, readEnvironment } = await import('../../server/dist/parts.js');

const publisher = await serve((_, response) =>
  sendFeed(response, 'Whose bicycle is this?', 'Who saw the boat?'),
);

const folder = await mkdtemp(join(tmpdir(), 'callbox-items-'));
after(() => rm(folder, { recursive: true }));

// Its address has to be known before it opens.
const opened = {};
const origin = await serve((request, response) => opened.answer(request, response));
const { options } = readEnvironment({ PUBLIC_URL: origin });
const service = await openService({
  database: { file: join(folder, 'comments.sqlite') },
  options,
  log() {},
  feeds: [{ name: 'appeals', upstream: `${publisher}/feed.json` }],
});
after(() => service.close());
opened.answer = getRequestListener(service.app.fetch, { overrideGlobalObjects: false });

const browser = await openBrowser();

describe('The page of an item, in a browser', () => {
  it('shows that item alone, breaks no policy and passes axe', async () => {
    const { page, record, close } = await visit(browser, `${origin}/items/appeals/1`);
    await loaded(page, 1);
    await page.getByText('Who saw the boat?').waitFor();
    assert.equal(await page.getByText('Whose bicycle is this?').count(), 0);
    assert.deepEqual(await findViolations(page), []);
    // The site's icon, which browsers look for by themselves, is told on the console only.
    const messages = record.messages.filter(message => !message.includes('status of 404'));
    assert.deepEqual([record.failed, messages], [[], []]);
    await close();
  });

  it('passes axe when the item has ended', async () => {
    const { page, close } = await visit(browser, `${origin}/items/appeals/none`);
    await page.getByRole('heading', { name: 'This appeal has ended.' }).waitFor();
    assert.deepEqual(await findViolations(page), []);
    await close();
  });

  it('is embedded by what oEmbed answers, in a frame of the service’s own', async () => {
    const url = encodeURIComponent(`${origin}/items/appeals/1`);
    const answer = await (await fetch(`${origin}/oembed?url=${url}`)).json();
    const host = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<!doctype html><html lang="en"><title>Blog</title><main><h1>Blog</h1>${answer.html}</main></html>`,
        ),
    );
    const { page, close } = await visit(browser, host);
    const frame = page.frameLocator('iframe');
    await frame.getByText('Who saw the boat?').waitFor();
    assert.equal(await frame.getByText('Whose bicycle is this?').count(), 0);
    assert.deepEqual(await findViolations(page), []);
    await close();
  });
});
