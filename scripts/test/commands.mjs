import { setTimeout as wait } from 'node:timers/promises';

/**
 * The command `resize` with `{ width, height }`, which works in all three engines.
 *
 * The runner's own `setViewport` throws in WebKitGTK, whose window moreover gets no narrower than 447 px.
 */
export function resizeCommand() {
  return {
    name: 'resize-command',
    async executeCommand({ command, payload, session }) {
      if (command !== 'resize') return undefined;
      const { browser, id } = session;
      if (browser.type === 'puppeteer') await browser.getPage(id).setViewport(payload);
      else await resizeWindow(browser.driver, payload);
      return true;
    },
  };
}

async function resizeWindow(driver, { width, height }) {
  let inner;
  for (let tries = 0; tries < 20; tries++) {
    const [innerWidth, innerHeight, outerWidth, outerHeight] = await driver.execute(
      'return [innerWidth, innerHeight, outerWidth, outerHeight]',
    );
    inner = `${innerWidth} × ${innerHeight}`;
    if (innerWidth === width && innerHeight === height) return;
    await driver.setWindowRect(
      null,
      null,
      width + outerWidth - innerWidth,
      height + outerHeight - innerHeight,
    );
    await wait(100);
  }
  throw new Error(`The window got no nearer to ${width} × ${height} than ${inner}`);
}
