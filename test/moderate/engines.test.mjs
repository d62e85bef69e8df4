import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { after, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { browserPath } from '../../scripts/test/browsers.mjs';
import { openWebKitGtk } from '../../scripts/test/webkitgtk-launcher.mjs';
import { makeFolder } from '../demo/demo-site.mjs';
import { makeCertificate } from './certificate.mjs';
import { axeSource, runAxe } from './desk.mjs';
import { PASSWORD, startService } from './service.mjs';

// Over HTTPS, as an agency has it: the cookie is secure, and of these engines WebKitGTK keeps none for http://localhost.
const certificate = makeCertificate(await makeFolder());
const city = await startService({
  protocol: 'https',
  makeHttpServer: answer => createServer(certificate, answer),
});

/** The least that both drivers have in common: to open an address, and to run an expression in the page. */
const engines = {
  async Firefox() {
    const executablePath = browserPath('firefox');
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath, acceptInsecureCerts: true });
    after(() => browser.close());
    const page = await browser.newPage();
    await page.setViewport({ width: 320, height: 900 });
    return { open: address => page.goto(address), run: code => page.evaluate(code) };
  },
  async WebKitGTK() {
    const { driver, close } = await openWebKitGtk();
    after(close);
    const run = code =>
      driver.executeAsync(
        `const done = arguments[0]; Promise.resolve(${code}).then(done, error => done({ failed: String(error) }))`,
      );
    return { open: address => driver.url(address), run, load: code => driver.execute(code) };
  },
};

/** An expression that waits in the page until `condition` holds. */
const until = condition => `new Promise(done => {
  const look = () => { const found = ${condition}; if (found) done(true); else setTimeout(look, 50); };
  look();
})`;

const fill = (label, value) => `(() => {
  const field = document.getElementById([...document.querySelectorAll('label')]
    .find(label => label.textContent.trim() === ${JSON.stringify(label)}).htmlFor);
  field.value = ${JSON.stringify(value)};
  field.dispatchEvent(new Event('input', { bubbles: true }));
})()`;
const press = name =>
  `[...document.querySelectorAll('main button')].find(button => button.textContent.trim() === ${JSON.stringify(name)}).click()`;
const heading = name =>
  until(`document.querySelector('main h1')?.textContent.trim() === ${JSON.stringify(name)}`);

for (const [name, openEngine] of Object.entries(engines)) {
  describe(`the moderators’ page in ${name}`, () => {
    it('signs in over HTTPS, decides, undoes, is told of what comes in, and passes axe throughout', async () => {
      const { open, run, load = run } = await openEngine();
      const isAccessible = async state => assert.deepEqual(await run(runAxe), [], state);
      const thread = city.thread();
      const ada = await city.write(thread, 'Ada', 'A lamp, please.');

      await open(`${city.origin}/moderate#/pending?thread=${thread}`);
      await run(until(`document.querySelector('input[name="password"]')`));
      await load(axeSource);
      await isAccessible('signing in');
      await run(fill('Name', 'moderator'));
      await run(fill('Password', PASSWORD));
      await run(press('Sign in'));
      await run(until(`document.querySelector('article h2')?.textContent.trim() === 'Ada'`));
      await isAccessible('a queue');

      await city.write(thread, 'Ben', 'Two lamps, please.');
      await run(until(`document.querySelector('.fresh')?.textContent.trim() === 'Show 1 new'`));
      await run(press('Reject…'));
      await run(until(`document.activeElement.type === 'radio'`));
      await isAccessible('the reason of a rejection');
      await run(`document.activeElement.click()`);
      await run(press('Reject'));
      await run(
        until(`document.querySelector('.status-line')?.textContent.includes('Rejected: comment by Ada')`),
      );
      assert.equal((await city.own(ada)).reason_code, 'abuse');
      await isAccessible('a decision');
      await run(`document.querySelector('.status-line button').click()`);
      await run(until(`document.activeElement.querySelector('h2')?.textContent.trim() === 'Ada'`));
      assert.equal((await city.own(ada)).status, 'pending');

      for (const [route, title] of [
        [`#/comments/${ada.id}`, 'Comment in context'],
        ['#/threads', 'Threads'],
        ['#/audit', 'Audit trail'],
        ['#/settings', 'Settings'],
        ['#/accounts/new', 'New account'],
      ]) {
        await run(`void (location.hash = ${JSON.stringify(route)})`);
        await run(heading(title));
        await isAccessible(route);
        const overflow = await run('document.documentElement.scrollWidth - innerWidth');
        assert.ok(overflow <= 0, `${route} is ${overflow} px wider than its window`);
      }
    });
  });
}
