import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findViolations, loaded, openBrowser, seeAll, visit } from '../demo/browser.mjs';
import { serveDemo } from '../demo/demo-site.mjs';

const origin = await serveDemo();
const browser = await openBrowser();
const FALLBACKS = ['See our current appeals', 'See what is on', 'See our films', 'Read the comments'];
const silent = { messages: [], foreign: [], failed: [] };

describe('A page with a strict policy and Trusted Types', () => {
  it('shows all four elements, with markup and pictures, and nothing is refused', async () => {
    const { page, record, close } = await visit(browser, `${origin}/hosts/strict.html`);
    await loaded(page, 4);
    await seeAll(page);
    for (const link of FALLBACKS) assert.equal(await page.getByText(link).isVisible(), false, link);
    for (const tag of ['appeal-card', 'event-list', 'video-gallery', 'comment-box'])
      await page.locator(`callbox-${tag} >> h3`).first().waitFor();
    const broken = await page
      .locator('img')
      .evaluateAll(images => images.filter(({ naturalWidth }) => !naturalWidth).map(({ src }) => src));
    assert.deepEqual(broken, []);
    assert.deepEqual(record, silent);
    await close();
  });

  it('says that a player is not allowed, and leaves its link', async () => {
    const { page, record, close } = await visit(browser, `${origin}/hosts/strict.html`);
    await loaded(page, 4);
    const film = page.locator('callbox-video-gallery');
    await film
      .getByRole('button', { name: /^Play: / })
      .first()
      .click();
    await film.getByText('The video can’t be played here.').waitFor();
    assert.equal(await film.getByRole('link', { name: 'Open the video file' }).count(), 2);
    assert.deepEqual(record.foreign, []);
    await close();
  });

  it('takes a comment, with its proof of work done on the page', async () => {
    const { page, record, close } = await visit(browser, `${origin}/hosts/strict.html`);
    await loaded(page, 4);
    await page.getByRole('button', { name: 'Write a comment' }).click();
    const form = page.getByRole('form', { name: 'Your comment' });
    await form.getByLabel('Your name').fill('Ines');
    await form.getByLabel('Your words').fill('Could the trams run until two?');
    await form.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Your comment waits for a moderator.').first().waitFor();
    assert.deepEqual(record.foreign, []);
    assert.deepEqual(await findViolations(page), []);
    await close();
  });
});

describe('A page whose Trusted Types forbid Lit', () => {
  it('keeps the fallbacks, with no uncaught error', async () => {
    const { page, record, close } = await visit(browser, `${origin}/hosts/no-lit.html`);
    await page.waitForLoadState('networkidle');
    for (const link of FALLBACKS) await page.getByRole('link', { name: link }).waitFor();
    assert.deepEqual(
      record.messages.filter(message => message.startsWith('uncaught')),
      [],
    );
    assert.deepEqual(record.failed, []);
    await close();
  });
});
