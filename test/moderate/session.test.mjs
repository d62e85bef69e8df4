import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';
import { Desk } from './desk.mjs';
import { PASSWORD, startService } from './service.mjs';

const city = await startService();
const browser = await openBrowser();

async function signIn(page, form, name, password = PASSWORD) {
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

describe('signing in', () => {
  it('says in words and beside the fields what is missing or wrong, and leads on to the queue', async () => {
    const desk = await Desk.open(browser, city);
    const { page } = desk;
    await desk.isAccessible('the form to sign in');
    await page.getByLabel('Password').focus();
    await page.keyboard.press('Enter');
    await desk.hears('2 fields need another look.');
    await desk.hasFocus(page.getByLabel('Name'));
    assert.equal(await page.getByText('This is needed.').count(), 2);
    await desk.isAccessible('the form to sign in, with its errors');
    await signIn(page, page, 'moderator', 'not the password');
    await page.getByRole('main').getByText('That name and password do not belong together.').waitFor();
    await signIn(page, page, 'moderator');
    await desk.hasFocus(page.getByRole('heading', { name: 'Pending', level: 1 }));
    await page.getByText('Signed in as moderator').waitFor();
    assert.equal(await page.evaluate(() => document.cookie), '');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    await desk.hasFocus(page.getByLabel('Name'));
    await page.reload();
    await page.getByLabel('Name').waitFor();
    await desk.close({ refused: [401] });
  });
});

describe('a session that has ended elsewhere', () => {
  it('asks to sign in again in place, and then does what was asked, with nothing typed lost', async () => {
    const officer = await city.account(['moderator', 'officer']);
    const thread = city.thread();
    for (const name of ['Ada', 'Ben'])
      await city.admin.decide(await city.write(thread, name, `A lamp, please. ${name}`), 'approve');
    const desk = await Desk.open(browser, city, officer, `#/published?thread=${thread}`);
    const { page } = desk;
    await desk.goTo('Ben');
    await page.keyboard.press('x');
    await desk.card('Ben').getByLabel(/^Note/).fill('A note on Ben.');
    const card = desk.card('Ada');
    await card.getByRole('button', { name: 'Answer officially…' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('It comes in May.');
    await officer.send('DELETE', 'session');

    const submit = card.getByRole('button', { name: 'Publish answer' });
    await submit.click();
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await desk.hasFocus(dialog.getByLabel('Name'));
    await desk.isAccessible('signing in again');
    await page.keyboard.press('Escape');
    await card.getByText('You are signed out. Nothing was changed.').waitFor();
    await desk.hasFocus(submit);
    assert.equal(await card.getByLabel('Answer', { exact: true }).inputValue(), 'It comes in May.');

    await page.keyboard.press('Enter');
    await signIn(page, dialog, officer.name);
    await desk.hears('Your answer is published.');
    await desk.hasFocus(card);
    assert.ok((await city.shown(thread)).includes('It comes in May.'));
    assert.equal(await desk.card('Ben').getByLabel(/^Note/).inputValue(), 'A note on Ben.');
    await desk.close({ refused: [401] });
  });

  it('is not gone on with by another account, who finds nothing of what was typed', async () => {
    const [first, second] = [await city.account(['officer']), await city.account(['officer'])];
    const thread = city.thread();
    await city.admin.decide(await city.write(thread, 'Ada', 'A lamp, please.'), 'approve');
    const desk = await Desk.open(browser, city, first, `#/published?thread=${thread}`);
    const card = await desk.goTo('Ada');
    await desk.page.keyboard.press('o');
    await desk.page.keyboard.type('It comes in May.');
    await first.send('DELETE', 'session');
    await card.getByRole('button', { name: 'Publish answer' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Sign in again' });
    await signIn(desk.page, dialog, second.name);
    await desk.page.getByText(`Signed in as ${second.name}`).waitFor();
    await desk.goTo('Ada');
    await desk.page.keyboard.press('o');
    assert.equal(await card.getByLabel('Answer', { exact: true }).inputValue(), '');
    assert.deepEqual(await city.shown(thread), ['A lamp, please.']);
    await desk.close({ refused: [401] });
  });
});

describe('the page’s policy', () => {
  it('lets no script into it but its own files, and nobody frames it', async () => {
    const { page } = await Desk.open(browser, city);
    const names = await page.evaluate(() => {
      const script = document.createElement('script');
      const tries = [
        () => (script.text = 'window.isFooled = true'),
        () => document.body.setAttribute('onclick', 'window.isFooled = true'),
        () => (document.createElement('div').innerHTML = '<img src="" onerror="window.isFooled = true">'),
      ];
      return tries.map(run => {
        try {
          run();
          return 'let through';
        } catch ({ name }) {
          return name;
        }
      });
    });
    assert.deepEqual(names, ['TypeError', 'TypeError', 'TypeError']);
    const response = await fetch(`${city.origin}/moderate`);
    const markup = await response.text();
    assert.doesNotMatch(markup, /<script(?![^>]* src=)|<style|\son\w+=|\sstyle=/);
    assert.equal(response.headers.get('X-Frame-Options'), 'DENY');
    assert.match(response.headers.get('Content-Security-Policy'), /frame-ancestors 'none'/);
    await page.context().close();
  });
});
