import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';
import { serveDemo } from '../demo/demo-site.mjs';
import { findLayoutFaults, keepScreenshot, openHost, TAGS, titlesIn } from './host-page.mjs';

const origin = await serveDemo();
const browser = await openBrowser();

/** What a visitor does before the elements are in sight. */
const opened = {
  details: page => page.getByText('Open the desk').click(),
  tab: page => page.getByRole('tab', { name: 'News' }).click(),
  dialog: page => page.getByRole('button', { name: 'Open the desk' }).click(),
};

const pages = [
  ['quirks', {}],
  ['rtl', {}],
  ['rtl', { width: 320 }],
  ['narrow', {}],
  ['details', {}],
  ['tab', {}],
  ['dialog', {}],
  ['table', {}],
  ['table', { width: 320 }],
  ['grid', {}],
  ['hostile-styles', {}],
  ['shadow', {}],
  // A window of 1280 × 1024 pixels at 400 %.
  ['bare', { width: 320, height: 256 }],
  ['bare', { media: { forcedColors: 'active' } }],
  ['bare', { media: { media: 'print' } }],
];

const open = (name, options) => openHost(browser, `${origin}/hosts/${name}.html`, options);

for (const [name, options] of pages) {
  const { width = 1280, height, media } = options;
  const label = [name, height ? 'zoomed' : width === 1280 ? '' : width, ...Object.keys(media ?? {})]
    .filter(Boolean)
    .join('-');

  describe(`The page ${label}`, () => {
    it('shows every element’s items, none cut, overlapping or wider than the window', async () => {
      const { page, record, close } = await open(name, options);
      if (opened[name]) {
        assert.deepEqual(await titlesIn(page), [false, false, false, false]);
        await opened[name](page);
      }
      assert.deepEqual(await titlesIn(page), [true, true, true, true]);
      await keepScreenshot(page, label);
      assert.deepEqual(await findLayoutFaults(page), []);
      assert.deepEqual(record, { messages: [], foreign: [], failed: [] });
      await close();
    });
  });
}

describe('Forced colours', () => {
  it('keep borders, the focus and the play sign visible', async () => {
    const { page, close } = await open('bare', { media: { forcedColors: 'active' } });
    const unseen = await page.evaluate(tags => {
      const lines = [];
      for (const { localName, shadowRoot } of document.querySelectorAll(tags)) {
        for (const control of shadowRoot.querySelectorAll('button, select, .action, .badge')) {
          const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } =
            getComputedStyle(control);
          if (borderTopStyle === 'none' || borderTopWidth === '0px' || borderTopColor === backgroundColor)
            lines.push(`${localName}: ${control.outerHTML}`);
        }
      }
      return lines;
    }, TAGS.join());
    assert.deepEqual(unseen, []);

    await page.locator('body').click({ position: { x: 1, y: 1 } });
    const places = new Set();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const host = document.activeElement;
        const inside = host?.shadowRoot?.activeElement;
        if (!inside) return undefined;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(inside);
        return { name: host.localName, outline: `${outlineStyle} ${outlineWidth}`, outlineColor };
      });
      if (!focused) continue;
      assert.equal(focused.outline, 'solid 3px', focused.name);
      assert.notEqual(focused.outlineColor, 'rgb(255, 255, 255)');
      places.add(focused.name);
    }
    assert.ok(places.size >= 2, [...places].join());

    const sign = page.locator('callbox-video-gallery .triangle').first();
    const colors = await sign.evaluate(element => {
      const { borderTopColor, borderLeftColor } = getComputedStyle(element, '::before');
      return [borderTopColor, borderLeftColor];
    });
    assert.deepEqual(colors, ['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']);
    await close();
  });
});

describe('Print', () => {
  it('leaves out what can only be clicked, with its label, and shows the text', async () => {
    const { page, close } = await open('bare', { media: { media: 'print' } });
    for (const [role, name] of [
      ['button', 'Show more'],
      ['button', 'Reply'],
      ['combobox', 'Topic'],
      ['combobox', 'Sort'],
    ])
      assert.equal(await page.getByRole(role, { name }).count(), 0, name);
    for (const label of ['Topic', 'Sort'])
      assert.equal(await page.getByText(label).first().isVisible(), false);
    for (const words of ['Pim left his aunt’s home', '705-555-0100', 'We want to know how you get home'])
      assert.ok(await page.getByText(words).first().isVisible(), words);
    await close();
  });
});
