import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visit } from '../demo/browser.mjs';

export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** WCAG 2.0 to 2.2, A and AA, and what axe finds to be good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Run in a page that holds axe, once nothing moves: what is wrong with it, as lines of rule and place. */
export const runAxe = `Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  .then(() => axe.run({ runOnly: ${JSON.stringify(tags)} }))
  .then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`;

/** The moderators' page, open in a browser for an account. */
export class Desk {
  #close;

  /** @param colleague Whose session the browser has; nobody's where there is none. */
  static async open(browser, city, colleague, route = '#/pending', options = {}) {
    const storageState = colleague?.storageState;
    const visited = await visit(browser, `${city.origin}/moderate${route}`, { ...options, storageState });
    const desk = new Desk(visited);
    await desk.page.locator('main h1').waitFor();
    return desk;
  }

  constructor({ page, record, close }) {
    this.page = page;
    this.record = record;
    this.#close = close;
  }

  async go(route) {
    await this.page.evaluate(hash => (location.hash = hash), route);
    return this;
  }

  card(name) {
    return this.page.getByRole('article', { name });
  }

  get names() {
    return this.page.locator('article h2').allInnerTexts();
  }

  get status() {
    return this.page.getByRole('region', { name: 'Last decision' });
  }

  /** Waits until something has been said to a screen reader. */
  async hears(words) {
    await this.page.locator('[role="status"]', { hasText: words }).first().waitFor({ state: 'attached' });
  }

  /** Presses J until the comment by this name has the focus. */
  async goTo(name) {
    const card = this.card(name);
    await card.waitFor();
    for (let presses = 0; presses < 30; presses++) {
      if (await isFocused(card)) return card;
      await this.page.keyboard.press('j');
    }
    throw new Error(`The key J does not reach the comment by ${name}`);
  }

  /** Waits until the focus is on it, where it is also to be seen. */
  async hasFocus(locator) {
    await locator.waitFor();
    const handle = await locator.elementHandle();
    await this.page.waitForFunction(node => node === document.activeElement, handle);
  }

  /** What has the focus, in a word, for a message. */
  focused() {
    return this.page.evaluate(() => {
      const { localName, innerText } = document.activeElement;
      return `${localName} ${innerText?.slice(0, 40) ?? ''}`.trim();
    });
  }

  async isAccessible(state) {
    await this.page.evaluate(axeSource); // A script tag would be refused by the page's policy.
    assert.deepEqual(await this.page.evaluate(runAxe), [], state);
    const overflow = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${state} is ${overflow} px wider than its window`);
  }

  /**
   * Closes it, when nothing was said on the console but what browsers themselves say of refusals, and those were of these kinds.
   * How many there were says nothing: the page also asks by itself, whenever something has changed.
   */
  async close({ refused = [] } = {}) {
    const { messages, foreign, failed } = this.record;
    const own = messages.filter(message => !/status of (401|403|404|409|422)/.test(message));
    assert.deepEqual({ own, foreign }, { own: [], foreign: [] });
    assert.deepEqual(
      new Set(failed.map(line => Number(line.slice(0, 3)))),
      new Set(refused),
      failed.join('\n'),
    );
    await this.#close();
  }
}

export const isFocused = locator => locator.evaluate(node => node === document.activeElement);
