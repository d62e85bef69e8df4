import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { browserPath } from '../../scripts/test/browsers.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const offline = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium for the length of a test file. */
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: browserPath('chromium-headless-shell'),
    args: offline,
  });
  after(() => browser.close());
  return browser;
}

/** Opens a page, prepared by `beforeLoad`, and keeps a record of what it says, asks for, moves and reports. */
export async function visit(browser, address, { width = 1280, height = 900, beforeLoad, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light', ...options });
  const page = await context.newPage();
  const record = { messages: [], foreign: [], failed: [] };
  page.on('console', message => record.messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => record.messages.push(`uncaught: ${error.message}`));
  page.on('request', request => {
    if (!request.url().startsWith('data:') && new URL(request.url()).origin !== new URL(address).origin) {
      record.foreign.push(request.url());
    }
  });
  page.on('response', response => {
    if (response.status() >= 400) record.failed.push(`${response.status()} ${response.url()}`);
  });
  await page.addInitScript(() => {
    window.seen = { loads: 0, errors: [], shift: 0 };
    addEventListener('callbox-load', () => seen.loads++);
    addEventListener('callbox-error', ({ detail }) => seen.errors.push(detail.error.code));
    new PerformanceObserver(list => {
      for (const { value } of list.getEntries()) seen.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await beforeLoad?.(page);
  await page.goto(address, { waitUntil: 'load' });
  return { page, record, close: () => context.close() };
}

/** Waits until that many widgets hold their feed and all their pictures are there. */
export async function loaded(page, widgets) {
  await page.waitForFunction(count => window.seen.loads >= count, widgets);
  await page.waitForLoadState('networkidle');
}

/** Scrolls to the end and back, so that what waits to be in sight, such as a picture, has been asked for. */
export async function seeAll(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await frame();
      await frame();
    }
    scrollTo(0, 0);
  });
  await page.waitForLoadState('networkidle');
}

/** What axe finds wrong, as lines of rule and place. */
export async function findViolations(page) {
  await page.evaluate(axeSource); // A script tag would be refused by the page's policy.
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
