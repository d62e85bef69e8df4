import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findViolations, loaded, openBrowser, seeAll, visit } from './browser.mjs';
import { serveDemo } from './demo-site.mjs';

const origin = await serveDemo();
const browser = await openBrowser();

const player = '<!doctype html><title>A player</title><p>A film would run here.</p>';

/** Opens a page whose requests to anywhere else are answered by a stand-in, since the tests have no network. */
async function open(path, options) {
  const { page, ...rest } = await visit(browser, origin + path, options);
  await page.route(
    url => url.origin !== origin,
    route => route.fulfill({ contentType: 'text/html', body: player }),
  );
  await loaded(page, path === '/' ? 5 : 1);
  return { page, ...rest };
}

const origins = ({ foreign }) => [...new Set(foreign.map(address => new URL(address).origin))];
const play = (page, title) => page.getByRole('button', { name: `Play: ${title}` });

describe('the city’s films', () => {
  for (const [title, address] of [
    ['“This is your bank”', 'https://www.youtube-nocookie.com/embed/INVENTED-01'],
    ['Getting on tram 4', 'https://www.youtube-nocookie.com/embed/INVENTED-03'],
    ['Lantern Walk', 'https://player.vimeo.com/video/000000000000'],
    ['What happens when you ring', 'https://tube.example/videos/embed/00000000-0000-4000-8000-000000000001'],
    ['City council, live', 'https://tube.example/videos/embed/00000000-0000-4000-8000-000000000002'],
  ]) {
    it(`ask only the player’s origin, and only after a click: ${title}`, async () => {
      const { page, record, close } = await open('/videos.html');
      await seeAll(page);
      assert.deepEqual(record, { messages: [], foreign: [], failed: [] });

      await play(page, title).click();
      await page.frameLocator('iframe').getByText('A film would run here.').waitFor();
      assert.equal(record.foreign.length, 1);
      assert.ok(record.foreign[0].startsWith(`${address}?`), record.foreign[0]);
      assert.deepEqual(record.messages, []);
      await close();
    });
  }

  it('ask only YouTube’s player on the city’s page, and only after a click', async () => {
    const { page, record, close } = await open('/');
    await seeAll(page);
    assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
    await play(page, '“This is your bank”').click();
    await page.frameLocator('iframe').getByText('A film would run here.').waitFor();
    assert.deepEqual(origins(record), ['https://www.youtube-nocookie.com']);
    assert.deepEqual([record.messages, record.failed], [[], []]);
    await close();
  });

  it('bring eight of them after “Show more”', async () => {
    const { page, close } = await open('/');
    const gallery = page.locator('callbox-video-gallery');
    assert.equal(await gallery.getByRole('article').count(), 4);
    await gallery.getByRole('button', { name: 'Show more' }).click();
    await gallery.getByRole('article').nth(7).waitFor();
    assert.equal(await gallery.getByRole('article').count(), 8);
    await close();
  });

  it('take no picture from a platform', async () => {
    const { page, close } = await open('/videos.html');
    assert.equal(await page.locator('callbox-video-gallery img').count(), 6);
    assert.equal(await play(page, '“This is your bank”').locator('img').count(), 0);
    await close();
  });

  for (const [title, width, height] of [
    ['The call box on the corner', 640, 360],
    ['Lock it twice', 360, 640],
  ]) {
    it(`play from the city’s own server, with captions in two languages: ${title}`, async () => {
      const { page, record, close } = await open('/videos.html');
      await play(page, title).click();
      const video = page.locator('callbox-video-gallery video');
      await video.evaluate(
        film => film.readyState >= film.HAVE_FUTURE_DATA || new Promise(ready => (film.oncanplay = ready)),
      );
      const film = await video.evaluate(({ videoWidth, videoHeight, textTracks }) => ({
        width: videoWidth,
        height: videoHeight,
        tracks: [...textTracks].map(({ language, kind, mode }) => `${language} ${kind} ${mode}`),
      }));
      assert.deepEqual(film, { width, height, tracks: ['en captions showing', 'fr captions disabled'] });
      await page.waitForFunction(() => {
        const gallery = document.querySelector('callbox-video-gallery');
        return gallery.shadowRoot.querySelector('video').textTracks[0].cues?.length === 4;
      });
      assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
      await close();
    });
  }

  it('show the transcript of one in place, and of the other on a page', async () => {
    const { page, record, close } = await open('/videos.html');
    await page.getByText('Transcript', { exact: true }).first().click();
    await page.getByText('the station is on the line.').waitFor();
    await page
      .getByRole('article', { name: 'Lock it twice' })
      .getByRole('link', { name: 'Transcript' })
      .click();
    await page.getByRole('heading', { name: 'Deux cadenas : transcription' }).waitFor();
    assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
    await close();
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`pass axe while one plays, in ${colorScheme}`, async () => {
      const { page, close } = await open('/videos.html', { colorScheme });
      await play(page, 'The call box on the corner').click();
      await page.locator('callbox-video-gallery video').waitFor();
      assert.deepEqual(await findViolations(page), []);
      await close();
    });
  }
});
