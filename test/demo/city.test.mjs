import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findViolations, loaded, openBrowser, seeAll, visit } from './browser.mjs';
import { serveDemo } from './demo-site.mjs';

const origin = await serveDemo();
const browser = await openBrowser();

const pages = [
  {
    path: '/',
    widgets: 5,
    appeal: 'Have you seen Pim Merrowdale, aged 9?',
    event: 'The Lamp Room is open',
    video: 'The call box on the corner',
    answer: 'Official answer by Ingrid Achterberg',
  },
  {
    path: '/fr.html',
    widgets: 5,
    appeal: 'Avez-vous vu Pim Merrowdale, 9 ans?',
    event: 'La Salle des lampes est ouverte',
    video: 'La borne d’appel au coin de la rue',
    answer: 'Réponse officielle de Ingrid Achterberg',
  },
];

for (const { path, widgets, appeal, event, video, answer } of pages) {
  describe(`the city’s page ${path}`, () => {
    it('shows all elements’ content, says nothing on the console and asks no other origin', async () => {
      const { page, record, close } = await visit(browser, origin + path);
      await loaded(page, widgets);
      assert.equal(
        await page
          .locator('callbox-appeal-card[layout=strip]')
          .getByRole('heading', { name: appeal })
          .count(),
        1,
      );
      assert.equal(
        await page.locator('callbox-appeal-card[limit]').getByRole('heading', { name: appeal }).count(),
        1,
      );
      assert.equal(await page.locator('callbox-event-list').getByRole('heading', { name: event }).count(), 1);
      assert.equal(
        await page.locator('callbox-video-gallery').getByRole('heading', { name: video }).count(),
        1,
      );
      assert.ok(
        (await page.locator('callbox-comment-box').getByRole('heading', { name: answer }).count()) > 0,
      );
      await seeAll(page);
      assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
      await close();
    });

    for (const width of [320, 768, 1280]) {
      it(`moves nothing as it fills, and needs no sideways scrolling, at ${width} px`, async () => {
        const { page, close } = await visit(browser, origin + path, { width });
        await loaded(page, widgets);
        await seeAll(page);
        assert.equal(await page.evaluate(() => window.seen.shift), 0);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await close();
      });
    }

    for (const colorScheme of ['light', 'dark']) {
      it(`passes axe in ${colorScheme}`, async () => {
        const { page, close } = await visit(browser, origin + path, { colorScheme });
        await loaded(page, widgets);
        assert.deepEqual(await findViolations(page), []);
        await close();
      });
    }
  });
}

describe('the city’s other pages', () => {
  it('show one item alone when its address names it', async () => {
    const { page, record, close } = await visit(browser, `${origin}/appeals.html?id=pa-10299`);
    await loaded(page, 1);
    assert.equal(await page.getByRole('heading', { name: 'Stolen from the bandstand' }).count(), 1);
    assert.equal(await page.getByText('Pim Merrowdale').count(), 0);
    assert.deepEqual(record.messages, []);
    await close();
  });

  it('link each comment to a page that shows it alone', async () => {
    const { page, close } = await visit(browser, `${origin}/consultation.html?id=tram-38`);
    await loaded(page, 1);
    assert.equal(await page.locator('callbox-comment-box').getByRole('article').count(), 1);
    assert.equal(await page.getByText('There will be no night fare.').count(), 1);
    await close();
  });

  it('say since when a consultation is closed, and why', async () => {
    const { page, close } = await visit(browser, `${origin}/consultation-closed.html`);
    await loaded(page, 1);
    assert.ok(await page.getByText(/^Comments have been closed since .+ at 6:00 p\.m\.$/).isVisible());
    assert.ok(await page.getByText('Council has decided. The market opens').isVisible());
    await close();
  });

  for (const path of [
    '/appeals.html',
    '/events.html',
    '/videos.html',
    '/consultation.html',
    '/consultation-closed.html',
    '/comment-rules.html',
    '/films/lock-it-twice.html',
    '/correction.html',
    '/404.html',
  ]) {
    it(`pass axe: ${path}`, async () => {
      const { page, record, close } = await visit(browser, origin + path);
      await loaded(page, await page.locator('main :is([src^="/feeds/"], [src^="/threads/"])').count());
      await seeAll(page);
      assert.deepEqual(await findViolations(page), []);
      assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
      await close();
    });
  }
});
