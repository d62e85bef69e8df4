import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openBrowser, seeAll, visit } from './browser.mjs';
import { serveDemo } from './demo-site.mjs';

const published = join(process.env.CALLBOX_SHARED ?? '../shared/data', 'jsonfeed');
const tags = ['callbox-appeal-card', 'callbox-event-list', 'callbox-video-gallery', 'callbox-comment-box'];
const browser = await openBrowser();
const nothing = { messages: [], foreign: [], failed: [] };

/** Shows the feed in the element, and gives what the playground's log says of it. */
async function show(origin, tag, src) {
  const query = new URLSearchParams({ element: tag, src });
  const { page, record, close } = await visit(browser, `${origin}/playground.html?${query}`);
  await page.locator('#log li').first().waitFor();
  await page.waitForLoadState('networkidle');
  await seeAll(page);
  const log = await page.locator('#log').innerText();
  const headings = await page.locator('#frame').getByRole('heading').allInnerTexts();
  await close();
  return { log, record, headings };
}

describe('feeds of a folder, in the playground', () => {
  for (const tag of tags) {
    const skip = existsSync(published) ? false : 'skipped: no shared data';
    it(`shows real publishers’ feeds in <${tag}> and asks no other site for anything`, { skip }, async () => {
      const origin = await serveDemo({ feedsDir: published });
      const { feeds } = await (await fetch(`${origin}/feeds/list.json`)).json();
      const theirs = feeds.filter(({ url }) => url.startsWith('/feeds/dir/'));
      assert.ok(theirs.length > 5);
      for (const { url } of theirs) {
        const { log, record } = await show(origin, tag, url);
        assert.match(log, /callbox-load|callbox-error malformed\. \S+/, url);
        assert.deepEqual(record, nothing, url);
      }
    });
  }

  it('have a placeholder for a picture that lies elsewhere, and no further pages from there', async () => {
    const feedsDir = await mkdtemp(join(tmpdir(), 'callbox-feeds-'));
    after(() => rm(feedsDir, { recursive: true }));
    const elsewhere = 'https://pictures.example/1.jpg';
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      next_url: 'https://pictures.example/2.json',
      items: [
        { id: '1', title: 'One', image: elsewhere, banner_image: elsewhere },
        { id: '2', title: 'Two', _appeal: { images: [{ url: elsewhere, alt: 'A hat' }, null] } },
        null,
      ],
    };
    await writeFile(join(feedsDir, 'pictures.json'), JSON.stringify(feed));
    const origin = await serveDemo({ feedsDir });
    const served = await (await fetch(`${origin}/feeds/dir/pictures.json`)).text();
    assert.doesNotMatch(served, /pictures\.example/);
    const { log, record, headings } = await show(origin, 'callbox-appeal-card', '/feeds/dir/pictures.json');
    assert.match(log, /callbox-load/);
    assert.deepEqual(headings, ['One']);
    assert.deepEqual(record, nothing);
  });
});
