import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import sirv from 'sirv';
import { browserPath } from '../../scripts/test/browsers.mjs';
import { chromiumFlags } from '../../scripts/test/launchers.mjs';

const engines = {
  Chromium: () => puppeteer.launch({ executablePath: browserPath('chromium'), args: chromiumFlags }),
  Firefox: () => puppeteer.launch({ browser: 'firefox', executablePath: browserPath('firefox') }),
};

const callbox = sirv('dist');
let appeals = [];

const page = body =>
  `<!doctype html><html lang="en"><head><title>News</title><link rel="icon" href="data:,">
   <script type="module" src="/callbox.js"></script></head><body>${body}</body></html>`;

const pages = {
  '/': page('<callbox-appeal-card src="/appeals.json"><p>Fallback</p></callbox-appeal-card>'),
  '/elsewhere': page('<h1>Elsewhere</h1>'),
};

const server = createServer((request, response) => {
  const body = pages[request.url];
  if (body) return response.setHeader('content-type', 'text/html').end(body);
  if (request.url !== '/appeals.json') return callbox(request, response);
  response.setHeader('content-type', 'application/feed+json');
  return response.end(
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Police', items: appeals }),
  );
}).listen(0, 'localhost');
await once(server, 'listening');
after(() => {
  server.closeAllConnections();
  server.close();
});
const origin = `http://localhost:${server.address().port}`;

for (const [name, launch] of Object.entries(engines)) {
  describe(`A page that comes back from ${name}’s back-forward cache`, () => {
    it('shows no appeal that was withdrawn meanwhile, and has each element once', async () => {
      appeals = [{ id: '1', title: 'Have you seen Pim?', _appeal: { category: 'missing-person' } }];
      const browser = await launch();
      try {
        const tab = await browser.newPage();
        const errors = [];
        tab.on('pageerror', error => errors.push(error.message));
        await tab.goto(`${origin}/`);
        await tab.waitForFunction(
          () => document.querySelector('callbox-appeal-card').shadowRoot?.textContent.includes('Pim'),
          { polling: 100 },
        );
        // The visitor is away for longer than the card goes without news.
        await tab.evaluate(() => {
          addEventListener('pageshow', ({ persisted }) => (document.body.dataset.persisted = persisted));
          const { now } = Date;
          Date.now = () => now() + 600_000;
        });

        await tab.goto(`${origin}/elsewhere`);
        appeals = [];
        void tab.goBack().catch(() => {}); // Firefox's never tells that it is done
        await tab.waitForFunction(() => document.body?.dataset.persisted, { polling: 100 });
        assert.equal(await tab.evaluate(() => document.body.dataset.persisted), 'true');
        await tab.waitForFunction(
          () => !document.querySelector('callbox-appeal-card').shadowRoot.textContent.includes('Pim'),
          { polling: 100 },
        );
        assert.equal(await tab.evaluate(() => document.querySelectorAll('callbox-appeal-card').length), 1);
        assert.deepEqual(errors, []);
      } finally {
        await browser.close();
      }
    });
  });
}
