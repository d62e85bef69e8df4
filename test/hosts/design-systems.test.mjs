import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { openBrowser, seeAll } from '../demo/browser.mjs';
import { serveDemo } from '../demo/demo-site.mjs';
import { findLayoutFaults, FOLDER, keepScreenshot, openHost, TAGS, titlesIn } from './host-page.mjs';

const origin = await serveDemo();
const browser = await openBrowser();

const systems = ['govuk', 'uswds', 'bootstrap-3', 'bootstrap-5', 'foundation'];
// It brings the tools of its makers along, a hundred megabytes, so `npm run test:hosts` alone installs it.
if (process.env.HOSTS === 'all') systems.push('gcds');

const addressOf = name => `${origin}/hosts/${name}.html`;

/** Gives the elements the width, the font and the colour of any page, and then says where and how each piece is. */
async function measure(page) {
  await page.evaluate(tags => {
    for (const element of document.querySelectorAll(tags))
      element.style.cssText =
        'width: 640px; min-width: 0; margin: 0; font-family: "DejaVu Sans"; font-size: 16px; color: #123';
  }, TAGS.join());
  await seeAll(page);
  return page.evaluate(tags => {
    const measured = [];
    for (const element of document.querySelectorAll(tags)) {
      const box = element.getBoundingClientRect();
      for (const piece of element.shadowRoot.querySelectorAll('*')) {
        const { left, top, width, height } = piece.getBoundingClientRect();
        if (!width && !height) continue; // such as an option, which is nowhere until its list is open
        const style = getComputedStyle(piece);
        measured.push({
          piece: `${element.localName} ${piece.localName}.${piece.className}`,
          box: [left - box.left, top - box.top, width, height],
          looks: [
            style.color,
            style.backgroundColor,
            style.fontWeight,
            style.textDecorationLine,
            style.borderTopStyle,
          ],
        });
      }
    }
    return measured;
  }, TAGS.join());
}

/** The pieces that are a pixel or more away from where they stand on the bare page, or look otherwise. */
function differences(bare, hosted) {
  const lines = bare.flatMap(({ piece, box, looks }, i) => {
    const other = hosted[i];
    const isSame =
      other?.piece === piece &&
      box.every((value, side) => Math.abs(value - other.box[side]) < 1) &&
      looks.every((value, which) => value === other.looks[which]);
    return isSame ? [] : [`${piece} ${box} ${looks} | ${other?.piece} ${other?.box} ${other?.looks}`];
  });
  return hosted.length === bare.length ? lines : [`${bare.length} pieces, not ${hosted.length}`, ...lines];
}

/** The page as it would be without us. */
const withoutUs = page =>
  page.route('**/hosts/*.html', async route => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/<script type="module" src="\/callbox\/callbox\.js"><\/script>/, '')
      .replace(/<(callbox-[\w-]+)[\s\S]*?<\/\1>/g, '');
    await route.fulfill({ response, body });
  });

/** A picture of what is the page's own, once its components are there. */
async function pictureOf(page) {
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll(':not(:defined)')].some(({ localName }) =>
        localName.startsWith('gcds-'),
      ),
  );
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  return page.locator('[data-own]').screenshot();
}

const bare = await openHost(browser, addressOf('bare'));
const measuredBare = await measure(bare.page);
await bare.close();

for (const name of systems) {
  describe(`A page in ${name}`, () => {
    it('lays the elements out as the bare page does, and keeps its own pixels', async () => {
      const { page, record, close } = await openHost(browser, addressOf(name));
      const own = await pictureOf(page);
      assert.deepEqual(await titlesIn(page), [true, true, true, true]);
      await keepScreenshot(page, name);
      assert.deepEqual(await findLayoutFaults(page), []);
      assert.deepEqual(differences(measuredBare, await measure(page)), []);
      assert.deepEqual(
        record.messages.filter(message => message.startsWith('uncaught') || /callbox/i.test(message)),
        [],
      );
      await close();

      const without = await openHost(browser, addressOf(name), { beforeLoad: withoutUs, elements: 0 });
      assert.equal(await without.page.locator(TAGS.join()).count(), 0);
      const alone = await pictureOf(without.page);
      await without.close();
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(`${FOLDER}/${name}-with-us.png`, own);
      writeFileSync(`${FOLDER}/${name}-without-us.png`, alone);
      assert.ok(own.equals(alone), `compare ${name}-with-us.png and ${name}-without-us.png in ${FOLDER}`);
    });
  });
}
