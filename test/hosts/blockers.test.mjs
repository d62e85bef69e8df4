import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loaded, openBrowser, seeAll, visit } from '../demo/browser.mjs';
import { serveDemo } from '../demo/demo-site.mjs';

const origin = await serveDemo();
const browser = await openBrowser();

/** Words by which content blockers hide a thing or stop a request, between hyphens, underscores, dots or slashes. */
const BLOCKED = /(?:^|[-_./])(?:ads?|banner|social|share|track)(?:[-_./]|$)/i;

/** All ids, classes and parts inside our elements, with the attributes that lists of blockers look at. */
const namesInside = () => {
  const names = new Set();
  const collect = root => {
    for (const element of root.querySelectorAll('*')) {
      for (const attribute of ['id', 'class', 'part', 'name', 'for'])
        for (const name of (element.getAttribute(attribute) ?? '').split(/\s+/)) if (name) names.add(name);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  for (const element of document.querySelectorAll('main [src]'))
    if (element.shadowRoot) collect(element.shadowRoot);
  return [...names];
};

const pages = [
  { path: '/appeals.html', doors: ['Share'] },
  { path: '/events.html', doors: ['Add to calendar', 'Details'] },
  { path: '/videos.html', doors: ['Transcript'] },
  { path: '/consultation.html', doors: ['Write a comment', 'Reply', 'Report'] },
];

describe('A content blocker finds no word of its lists', () => {
  for (const { path, doors } of pages) {
    it(`in what ${path} shows and asks for, with everything opened`, async () => {
      const { page, close } = await visit(browser, 'about:blank');
      const asked = [];
      page.on('request', request => asked.push(new URL(request.url()).pathname));
      await page.goto(origin + path);
      await loaded(page, 1);
      await seeAll(page);
      for (const door of doors)
        await page.locator(`main :is(summary, button):text-is("${door}")`).first().click();
      await page.waitForLoadState('networkidle');

      const names = await page.evaluate(namesInside);
      assert.ok(names.length > 10, String(names));
      assert.deepEqual(
        names.filter(name => BLOCKED.test(name)),
        [],
      );
      assert.ok(asked.some(address => address.startsWith('/callbox/chunks/')));
      assert.deepEqual(
        asked.filter(address => BLOCKED.test(address)),
        [],
      );
      await close();
    });
  }
});
