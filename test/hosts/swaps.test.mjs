import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser, visit } from '../demo/browser.mjs';
import { serveDemo } from '../demo/demo-site.mjs';
import { TAGS, titlesIn } from './host-page.mjs';

const origin = await serveDemo();
const browser = await openBrowser();

/** Waits until the page has each element so often, and each shows its feed. */
const untilEachIsThere = (page, times) =>
  page.waitForFunction(
    ([tags, count]) =>
      tags.every(tag => {
        const found = [...document.querySelectorAll(tag)];
        return found.length === count && found.every(({ shadowRoot }) => shadowRoot?.querySelector('h3'));
      }),
    [TAGS, times],
  );

/** What the browser has kept of the page beyond the page: an appeal must not be in it. */
const kept = page => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

/** A mark that only a page that was never loaded anew still has. */
const mark = page => page.evaluate(() => (document.isSamePage = true));
const isSame = page => page.evaluate(() => document.isSamePage === true);

describe('A page whose body is swapped', () => {
  it('by Turbo, ten times and back again, has each element once and keeps nothing of it', async () => {
    const { page, record, close } = await visit(browser, `${origin}/hosts/turbo.html`);
    await mark(page);
    for (let i = 0; i < 10; i++) {
      await untilEachIsThere(page, 1);
      await page.getByRole('link', { name: 'News' }).click();
      await page.getByRole('heading', { name: 'News without elements' }).waitFor();
      await untilEachIsThere(page, 0);
      if (i % 2) await page.goBack();
      else await page.getByRole('link', { name: 'Appeals' }).click();
    }
    await untilEachIsThere(page, 1);
    assert.deepEqual(await titlesIn(page), [true, true, true, true]);
    assert.equal(await isSame(page), true);
    assert.doesNotMatch(await kept(page), /Pim/);
    assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
    await close();
  });

  it('by htmx, ten times and back again, has each element once and keeps nothing of it', async () => {
    const { page, record, close } = await visit(browser, `${origin}/hosts/htmx.html`);
    await mark(page);
    for (let i = 0; i < 10; i++) {
      await page.getByRole('button', { name: 'Appeals' }).click();
      await untilEachIsThere(page, 1);
      await page.getByRole('button', { name: 'News' }).click();
      await page.getByRole('heading', { name: 'News' }).waitFor();
      await untilEachIsThere(page, 0);
    }
    await page.goBack();
    await untilEachIsThere(page, 1);
    assert.deepEqual(await titlesIn(page), [true, true, true, true]);
    assert.equal(await isSame(page), true);
    assert.match(await kept(page), /See our current appeals/); // htmx keeps what it saw of the page
    assert.doesNotMatch(await kept(page), /Pim/);
    assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
    await close();
  });
});
