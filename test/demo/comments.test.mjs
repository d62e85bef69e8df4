import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findViolations, loaded, openBrowser, visit } from './browser.mjs';
import { makeFolder } from './demo-site.mjs';

const script = fileURLToPath(new URL('../../demo/serve.mjs', import.meta.url));
const database = join(await makeFolder(), 'demo.sqlite');
const browser = await openBrowser();
const silent = { messages: [], foreign: [], failed: [] };

/** Starts the demo as its users do, and gives what it prints. */
async function start() {
  const { MODERATOR_PASSWORD: _, ...environment } = process.env;
  const child = spawn(process.execPath, [script], {
    env: { ...environment, PORT: '0', DATABASE: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  after(() => child.kill());
  const [printed] = await once(child.stdout.setEncoding('utf8'), 'data');
  const [, origin] = /The demo is at (\S+)\/ /.exec(printed);
  const [, password] = /the password (\S+), which/.exec(printed) ?? [];
  return { child, origin, password, printed };
}

const demo = await start();

const openPage = async (path, options) => {
  const visited = await visit(browser, demo.origin + path, options);
  await loaded(
    visited.page,
    await visited.page.locator('main :is([src^="/feeds/"], [src^="/threads/"])').count(),
  );
  await visited.page.evaluate(() => (window.isSamePage = true));
  return visited;
};

async function write(page, { name, words }) {
  await page.getByRole('button', { name: 'Write a comment' }).click();
  const form = page.getByRole('form', { name: 'Your comment' });
  await form.getByLabel('Your name').fill(name);
  await form.getByLabel('What is it?').selectOption({ label: 'Question' });
  await form.getByLabel('Your words').fill(words);
  await form.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Your comment waits for a moderator.').first().waitFor();
}

async function signIn() {
  const visited = await visit(browser, `${demo.origin}/moderate`);
  const { page, record } = visited;
  await page.getByLabel('Name').waitFor();
  // Whether somebody is signed in is asked first, and browsers report the "no" themselves.
  record.messages = record.messages.filter(message => !message.includes('401 (Unauthorized)'));
  record.failed = record.failed.filter(failure => !failure.endsWith('/api/moderation/session'));
  await page.getByLabel('Name').fill('moderator');
  await page.getByLabel('Password').fill(demo.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pending', level: 1 }).waitFor();
  return visited;
}

/** The card of a comment in the queue that the moderator looks at, with the focus on it. */
async function goTo(page, name) {
  const card = page.getByRole('article', { name });
  await card.waitFor();
  for (let presses = 0; presses < 30; presses++) {
    if (await card.evaluate(node => node === document.activeElement)) return card;
    await page.keyboard.press('j');
  }
  throw new Error(`The key J does not reach the comment by ${name}`);
}

const decided = (page, words) =>
  page.getByRole('region', { name: 'Last decision' }).getByText(words).waitFor();

/** Goes to a queue by its two keys. */
async function openQueue(page, name, key) {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

const commentBy = (page, name) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name }) });

/** What its author reads on a comment of their own. */
const stateIs = (page, words) => page.locator('[part="state"]').getByText(words).waitFor();

describe('a comment on the city’s page', () => {
  it('waits, is approved, answered and removed at /moderate, and the open pages follow by themselves', async () => {
    const resident = await openPage('/consultation.html');
    const reader = await openPage('/consultation.html');
    const moderator = await signIn();

    const words = 'Will the night tram wait for the last ferry?';
    await write(resident.page, { name: 'Ferry passenger', words });
    assert.equal(await resident.page.getByRole('form').count(), 0);
    assert.equal(await reader.page.getByText(words).count(), 0);

    // The moderator's page was open before.
    await moderator.page.getByRole('button', { name: 'Show 1 new' }).click();
    const card = await goTo(moderator.page, 'Ferry passenger');
    await card.getByText(words).waitFor();
    await moderator.page.keyboard.press('a');
    await decided(moderator.page, 'Approved: comment by Ferry passenger');

    const shown = commentBy(resident.page, 'Comment by Ferry passenger');
    await shown.getByText(words).waitFor();
    await reader.page.getByRole('button', { name: 'Show 1 new comment' }).click();
    await commentBy(reader.page, 'Comment by Ferry passenger').getByText(words).waitFor();

    await openQueue(moderator.page, 'Published', 'u');
    await goTo(moderator.page, 'Ferry passenger');
    await moderator.page.keyboard.press('o');
    await moderator.page.getByLabel('Answer', { exact: true }).fill('It will: for ten minutes.');
    await moderator.page.getByRole('button', { name: 'Publish answer' }).click();
    for (const { page } of [resident, reader]) {
      await page.getByRole('button', { name: 'Show 1 new comment' }).click();
      await page.getByText('It will: for ten minutes.').waitFor();
    }

    await goTo(moderator.page, 'Ferry passenger');
    await moderator.page.keyboard.press('x');
    await moderator.page.getByLabel('Off topic').check();
    await moderator.page.keyboard.press('Enter');
    for (const { page } of [resident, reader]) {
      await page.getByText(words).waitFor({ state: 'detached' });
      assert.ok(await page.evaluate(() => window.isSamePage));
    }
    await stateIs(resident.page, 'Your comment was removed: off topic.');

    for (const { record, close } of [resident, reader, moderator]) {
      assert.deepEqual(record, silent);
      await close();
    }
  });

  it('that is rejected tells its author why, and nobody else', async () => {
    const resident = await openPage('/consultation.html');
    const reader = await openPage('/consultation.html');
    const words = 'My cousin sells the best night buses.';
    await write(resident.page, { name: 'Cousin', words });

    const moderator = await signIn();
    await goTo(moderator.page, 'Cousin');
    await moderator.page.keyboard.press('r');
    await moderator.page.getByLabel('Advertising or spam').check();
    await moderator.page.keyboard.press('Enter');
    await decided(moderator.page, 'Rejected: comment by Cousin');

    await resident.page.locator('callbox-comment-box').evaluate(box => box.reload());
    await stateIs(resident.page, 'Your comment was not published: spam.');
    assert.deepEqual(await findViolations(resident.page), []);
    await resident.page.reload();
    await stateIs(resident.page, 'Your comment was not published: spam.');
    assert.equal(await reader.page.getByText(words).count(), 0);

    for (const { record, close } of [resident, reader, moderator]) {
      assert.deepEqual(record, silent);
      await close();
    }
  });

  it('can be written on the French page, in French', async () => {
    const { page, record, close } = await openPage('/fr.html');
    await page.getByRole('button', { name: 'Écrire un commentaire' }).click();
    const form = page.locator('callbox-comment-box').getByRole('form');
    await form.getByRole('combobox').selectOption({ label: 'Inquiétude' });
    await form.getByRole('textbox').last().fill('Et les soirs de tempête?');
    assert.deepEqual(await findViolations(page), []);
    await form.locator('[part="send"]').click();
    await page.locator('callbox-comment-box').getByText('Et les soirs de tempête?').waitFor();
    assert.doesNotMatch(
      await page.locator('callbox-comment-box').innerText(),
      /Question|moderator|In favour/,
    );
    assert.deepEqual(record, silent);
    await close();
  });
});

describe('a second start', () => {
  it('goes on with what is there, and prints no password', async () => {
    const count = async origin =>
      (await (await fetch(`${origin}/threads/counts?thread=night-trams`)).json()).counts;
    const before = await count(demo.origin);
    demo.child.kill('SIGTERM');
    assert.deepEqual(await once(demo.child, 'exit'), [0, null]);
    const { origin, password, printed } = await start();
    assert.equal(password, undefined);
    assert.ok(!printed.includes(demo.password));
    assert.deepEqual(await count(origin), before);
    const { home_page_url } = await (await fetch(`${origin}/threads/night-trams/feed.json`)).json();
    assert.equal(home_page_url, `${origin}/consultation.html`);
  });
});
