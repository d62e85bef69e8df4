import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loaded, openBrowser, visit } from '../demo/browser.mjs';
import { serveDemo } from '../demo/demo-site.mjs';

const origin = await serveDemo();
const browser = await openBrowser();

const CYCLES = 1000;
const MEGABYTE = 1024 * 1024;

/** Counts the timers that are to fire; only the browser knows the rest. */
function countTimers() {
  const timers = (window.timers = new Set());
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  window.setTimeout = (run, ...rest) => {
    const id = setTimeout(
      () => {
        timers.delete(id);
        run();
      },
      ...rest,
    );
    timers.add(id);
    return id;
  };
  window.setInterval = (...all) => {
    const id = setInterval(...all);
    timers.add(id);
    return id;
  };
  window.clearTimeout = window.clearInterval = id => {
    timers.delete(id);
    clearTimeout(id);
    clearInterval(id);
  };
}

async function open() {
  const { page, record, close } = await visit(browser, 'about:blank');
  await page.addInitScript(countTimers);
  await page.goto(`${origin}/hosts/strict.html`);
  await loaded(page, 4);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');

  /** What the page holds after garbage has been collected. */
  async function measure() {
    for (let i = 0; i < 3; i++) await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const value = name => metrics.find(metric => metric.name === name).value;
    return {
      nodes: value('Nodes'),
      listeners: value('JSEventListeners'),
      timers: await page.evaluate(() => window.timers.size),
      heap: value('JSHeapUsedSize'),
    };
  }
  return { page, record, close, measure };
}

/** Twice as often, so that what is only kept once, such as a cache, is there before it is counted. */
async function expectNoGrowth({ page, measure }, cycle) {
  const run = () => page.evaluate(cycle, CYCLES);
  await run();
  await page.waitForLoadState('networkidle');
  const before = await measure();
  await run();
  await page.waitForLoadState('networkidle');
  const grown = now => ['nodes', 'listeners', 'timers'].filter(what => now[what] > before[what]);
  let after = await measure();
  // What the last cycle began may still be on its way to its end; what leaks never gets there.
  for (let i = 0; i < 20 && grown(after).length > 0; i++) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    after = await measure();
  }
  for (const what of grown(after)) assert.fail(`${what}: ${before[what]}, then ${after[what]}`);
  assert.ok(after.heap - before.heap < MEGABYTE, `heap: ${before.heap}, then ${after.heap}`);
}

describe(`${CYCLES} times on the page and off it`, () => {
  it('leave nothing behind: the same four elements', async () => {
    const visited = await open();
    await expectNoGrowth(visited, async count => {
      const frame = () => new Promise(requestAnimationFrame);
      const elements = [...document.querySelectorAll('main .wrap > :is([src])')];
      for (let i = 0; i < count; i++) {
        for (const element of elements) element.remove();
        if (i % 10 === 0) await frame();
        document.querySelector('main .wrap').append(...elements);
        if (i % 10 === 0) await frame();
      }
    });
    assert.deepEqual(visited.record.messages, []);
    await visited.close();
  });

  it('leave nothing behind: new elements each time', async () => {
    const visited = await open();
    await expectNoGrowth(visited, async count => {
      const frame = () => new Promise(requestAnimationFrame);
      const tags = ['appeal-card', 'event-list', 'video-gallery', 'comment-box'];
      const feed = {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Some',
        items: [{ id: '1', title: 'One', content_text: 'Text', date_published: '2026-05-01T00:00:00Z' }],
      };
      for (let i = 0; i < count; i++) {
        const element = document.createElement(`callbox-${tags[i % 4]}`);
        if (i % 8 < 4) element.feed = feed;
        else element.src = '/feeds/appeals.json?alone'; // which nobody else keeps
        document.querySelector('main').append(element);
        await element.updateComplete;
        if (i % 10 === 0) await frame();
        element.remove();
      }
    });
    assert.deepEqual(visited.record.messages, []);
    await visited.close();
  });
});
