import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { browserPath } from './browsers.mjs';
import { webkitGtkLauncher } from './webkitgtk-launcher.mjs';

/** What Chromium needs in a container, and what keeps it from calling its maker. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

// One page at a time in each engine: keys and the mouse go to the page that has the focus.
const concurrency = 1;

export const launchers = {
  chromium: () =>
    chromeLauncher({
      puppeteer,
      concurrency,
      launchOptions: { executablePath: browserPath('chromium-headless-shell'), args: chromiumFlags },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency,
      launchOptions: { browser: 'firefox', executablePath: browserPath('firefox') },
    }),
  webkit: webkitGtkLauncher,
};
