import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';
import { serveDemo } from '../demo/demo-site.mjs';
import { keepScreenshot, openHost, titlesIn } from './host-page.mjs';

// Without a challenge, whose answer differs each time, the same comment is the same bytes.
const origin = await serveDemo({ variables: { CALLBOX_CHALLENGE: 'off', CALLBOX_RATE_LIMIT: 'off' } });
const browser = await openBrowser();

const pages = {
  prototype: () => window.Prototype.Version,
  mootools: () => window.MooTools.version,
  'jquery-1': () => window.jQuery.fn.jquery,
  'jquery-3': () => window.jQuery.fn.jquery,
  requirejs: () => window.requirejs.version,
};
const versions = {
  prototype: /^1\.7/,
  mootools: /^1\.5/,
  'jquery-1': /^1\.12/,
  'jquery-3': /^3\./,
  requirejs: /^2\./,
};

/** What Prototype gave to lists up to 1.6, and other scripts to everything. */
const addToJson = () =>
  Object.defineProperty(Object.prototype, 'toJSON', {
    value() {
      return `"${String(this)}"`;
    },
  });

const open = name => openHost(browser, `${origin}/hosts/${name}.html`);

/** Writes a comment as a visitor does; gives what was sent, and what the service said. */
async function post(page) {
  await page.getByRole('button', { name: 'Write a comment' }).click();
  const form = page.getByRole('form', { name: 'Your comment' });
  await form.getByLabel('Your name').fill('Inès “the tram” O’Neill');
  await form.getByLabel('Your words').fill('Until two?\n"Yes" — [1, 2], {}, \\, 😀');
  const [response] = await Promise.all([
    page.waitForResponse(response => response.request().method() === 'POST'),
    form.getByRole('button', { name: 'Send' }).click(),
  ]);
  await page.getByText('Your comment waits for a moderator.').first().waitFor();
  return { bytes: response.request().postDataBuffer(), answer: await response.json() };
}

const { page: cleanPage, close: closeClean } = await open('bare');
const clean = await post(cleanPage);
await closeClean();

/** The service takes the same words only once. */
const answerAsOnCleanPage = page =>
  page.route('**/comments', route => route.fulfill({ status: 202, json: clean.answer }));

for (const [name, version] of Object.entries(pages)) {
  describe(`A page with ${name} first`, () => {
    it('shows all four elements, and posts a comment byte for byte as a clean page does', async () => {
      const { page, record, close } = await open(name);
      assert.match(await page.evaluate(version), versions[name]);
      assert.deepEqual(await titlesIn(page), [true, true, true, true]);
      await keepScreenshot(page, name);
      await answerAsOnCleanPage(page);
      if (name === 'prototype') await page.evaluate(addToJson);
      const { bytes } = await post(page);
      assert.equal(bytes.toString(), clean.bytes.toString());
      assert.ok(bytes.equals(clean.bytes));
      assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
      await close();
    });
  });
}
