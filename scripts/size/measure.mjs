import puppeteer from 'puppeteer-core';
import { elementNames } from '../build/entries.mjs';
import { browserPath } from '../test/browsers.mjs';
import { chromiumFlags } from '../test/launchers.mjs';
import { sampleFeeds } from './sample-feeds.mjs';
import { serveDist } from './served-dist.mjs';

/**
 * What a page with each element, and with all of them, loads for its first view: its scripts and style sheets, by name, with
 * the bytes that travel.
 */
export async function measurePages() {
  const elements = elementNames();
  const unknown = elements.find(name => !sampleFeeds[name]);
  if (unknown) throw new Error(`scripts/size/sample-feeds.mjs has no feed for ${unknown}`);
  const server = await serveDist();
  const browser = await puppeteer.launch({
    executablePath: browserPath('chromium-headless-shell'),
    args: chromiumFlags,
  });
  try {
    const pages = [...elements.map(name => [name, [name]]), ['all', elements]];
    const measured = [];
    for (const [page, names] of pages)
      measured.push({ page, files: await firstView(browser, server, names) });
    return measured;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function firstView(browser, server, names) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', error => troubles.push(error.message));
  page.on('console', message => troubles.push(message.text()));
  page.on('requestfailed', request => isCode(request) && troubles.push(`${request.url()} failed`));
  page.on(
    'response',
    response => response.status() >= 400 && troubles.push(`${response.url()}: ${response.status()}`),
  );

  const query = new URLSearchParams(names.map(name => ['element', name]));
  await page.goto(`${server.origin}/?${query}`);
  await page
    .waitForFunction(
      tags => tags.every(tag => loaded.includes(tag)),
      {},
      names.map(name => `callbox-${name}`),
    )
    .catch(error => troubles.push(`No callbox-load from every element: ${error.message}`));
  await page.waitForNetworkIdle({ idleTime: 1000 });
  await context.close();
  if (troubles.length > 0)
    throw new Error(`The page with ${names.join(', ')} has troubles:\n${troubles.join('\n')}`);
  return server.takeAsked();
}

/** A feed is left out: Chromium may call one aborted whose body was read to its end, and `callbox-load` tells better. */
function isCode(request) {
  return ['script', 'stylesheet'].includes(request.resourceType());
}
