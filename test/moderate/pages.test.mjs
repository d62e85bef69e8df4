import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';
import { Desk } from './desk.mjs';
import { PASSWORD, startService } from './service.mjs';

const city = await startService();
const browser = await openBrowser();
const moderator = await city.account(['moderator']);
const officer = await city.account(['officer'], { agency: 'Transit', role: 'Planner' });

const thread = city.thread();
const ada = await city.write(thread, 'Ada', 'A lamp, please.', { kind: 'question' });
await city.admin.decide(ada, 'approve');
await city.admin.send('POST', `comments/${ada.id}/answer`, { content_text: 'In May.' });
const ben = await city.write(thread, 'Ben', 'Two lamps!', { in_reply_to: ada.id });
await city.admin.decide(ben, 'escalate', { note: 'He knows the driver.' });
const cyd = await city.write(thread, 'Cyd', 'Lamps, half price.');
await city.admin.decide(cyd, 'reject', { reason_code: 'spam' });

const heading = (desk, name) => desk.page.getByRole('heading', { name, level: 1 });
const { accounts } = await city.admin.send('GET', 'accounts');

/** Every page, with what shows that it is there. */
const pages = {
  '#/pending': 'Pending',
  '#/published': 'Published',
  '#/escalated': 'Escalated',
  '#/rejected': 'Rejected',
  [`#/comments/${ben.id}`]: 'Comment in context',
  '#/threads': 'Threads',
  [`#/threads/${thread}`]: `Thread ${thread}`,
  '#/audit': 'Audit trail',
  '#/listening': 'Listening',
  '#/settings': 'Settings',
  '#/accounts': 'Accounts',
  '#/accounts/new': 'New account',
  [`#/accounts/${accounts.at(-1).id}`]: `Account ${accounts.at(-1).name}`,
  '#/people': 'Personal data',
  '#/password': 'Change password',
  '#/nonsense': 'Not found',
};

describe('every page', () => {
  for (const options of [
    { width: 320, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light', reducedMotion: 'reduce' },
  ]) {
    it(`passes axe and fits into ${options.width} px, ${options.colorScheme}`, async () => {
      const desk = await Desk.open(browser, city, city.admin, '#/reported', options);
      for (const [route, name] of Object.entries(pages)) {
        await desk.go(route);
        await desk.hasFocus(heading(desk, name));
        await desk.page.waitForLoadState('load');
        await desk.isAccessible(route);
      }
      if (options.width === 320) {
        const menu = desk.page.getByRole('button', { name: 'Menu' });
        assert.equal(await desk.page.getByRole('navigation').count(), 0);
        await menu.click();
        await desk.isAccessible('the menu');
        await desk.page.getByRole('navigation').getByRole('link', { name: 'Threads' }).click();
        await desk.hasFocus(heading(desk, 'Threads'));
        assert.equal(await desk.page.getByRole('navigation').count(), 0);
      }
      await desk.close();
    });
  }

  it('has the forms of a comment pass axe on a phone, also where the colours are the machine’s own', async () => {
    const desk = await Desk.open(browser, city, city.admin, `#/comments/${ada.id}`, {
      width: 320,
      forcedColors: 'active',
    });
    const card = desk.card('Ada');
    for (const name of ['Remove…', 'Escalate…', 'Answer officially…']) {
      await card.getByRole('button', { name }).click();
      await card.getByRole('button', { name: 'Cancel' }).waitFor();
      await desk.isAccessible(name);
      await desk.page.keyboard.press('Escape');
      await desk.hasFocus(card);
    }
    await desk.close();
  });
});

describe('a moderator', () => {
  const own = ['Pending', 'Reported', 'Escalated', 'Published', 'Rejected', 'Removed'];
  const links = desk =>
    desk.page
      .getByRole('navigation')
      .getByRole('link')
      .evaluateAll(nodes => nodes.map(node => (node.firstElementChild ?? node).innerText));

  it('sees the queues and the held words, but no accounts, personal data or official answers', async () => {
    const desk = await Desk.open(browser, city, moderator, '#/published');
    const common = ['Threads', 'Audit trail', 'Listening'];
    assert.deepEqual(await links(desk), [...own, ...common, 'Held words', 'Change password']);
    await desk.card('Ada').waitFor();
    assert.equal(await desk.page.getByRole('button', { name: 'Answer officially…' }).count(), 0);
    await desk.goTo('Ada');
    await desk.page.keyboard.press('o');
    await desk.hears('That is not possible for this comment, or not for your account.');
    await desk.go('#/accounts');
    await desk.page.getByText('Your account may not see this page. An admin can change that.').waitFor();
    await desk.isAccessible('a page for others');

    await desk.go('#/settings');
    await desk.page.getByLabel('Held words').fill('lamppost\n/(/');
    await desk.page.getByRole('button', { name: 'Save settings' }).click();
    await desk.page.getByText(/^Line 2: /).waitFor();
    await desk.hasFocus(desk.page.getByLabel('Held words'));
    await desk.isAccessible('a wrong pattern');
    await desk.page.getByLabel('Held words').fill('lamppost');
    await desk.page.getByRole('button', { name: 'Save settings' }).focus();
    await desk.page.keyboard.press('Enter');
    await desk.hears('The settings are saved.');
    await desk.hasFocus(desk.page.getByRole('button', { name: 'Save settings' }));
    const { settings } = await city.admin.send('GET', 'settings');
    assert.deepEqual([settings.held_words, settings.agency], [['lamppost'], 'City of Port Averley']);
    await desk.close({ refused: [422] });
  });

  it('who is an officer only answers, and decides nothing', async () => {
    const desk = await Desk.open(browser, city, officer, '#/published');
    const card = desk.card('Ada');
    await card.waitFor();
    assert.deepEqual(await card.getByRole('button').allInnerTexts(), ['Answer officially…']);
    assert.equal(await desk.page.getByRole('checkbox').count(), 0);
    assert.deepEqual(await links(desk), [...own, 'Threads', 'Audit trail', 'Listening', 'Change password']);
    await card.getByRole('button', { name: 'Answer officially…' }).click();
    await desk.page.keyboard.type('It is June now.');
    await card.getByRole('button', { name: 'Publish answer' }).click();
    await desk.hears('Your answer is published.');
    await desk.go(`#/comments/${ada.id}`);
    await desk.card('Transit, Planner').getByText('It is June now.').waitFor();
    await desk.go(`#/threads/${thread}`);
    await desk.page.getByLabel('Closed: no new comments').waitFor();
    assert.ok(await desk.page.getByLabel('Closed: no new comments').isDisabled());
    assert.equal(await desk.page.getByRole('button', { name: 'Save thread' }).count(), 0);
    await desk.close();
  });
});

describe('a thread', () => {
  it('is closed with a reason that residents read, and its list says how each stands', async () => {
    const [open, past] = [city.thread(), city.thread()];
    for (const name of [open, past]) await city.write(name, 'Ada', 'A lamp, please.');
    await city.admin.send('POST', `threads/${past}`, { closes: '2026-01-05T12:00:00Z' });
    const desk = await Desk.open(browser, city, moderator, `#/threads/${open}`);
    const { page } = desk;
    await page.getByLabel('Closed: no new comments').check();
    await page.getByLabel('Why it is closed').fill('The lamp is ordered.');
    await page.getByLabel('Address of its page').fill('nowhere');
    await page.getByRole('button', { name: 'Save thread' }).click();
    await desk.hasFocus(page.getByLabel('Address of its page'));
    await desk.isAccessible('a wrong address');
    await page.getByLabel('Address of its page').fill('');
    await page.getByRole('button', { name: 'Save thread' }).click();
    await desk.hears('The thread is saved.');
    const { body } = await city.request(`/threads/${open}/feed.json`, { method: 'GET' });
    assert.equal(body._comments.closed, true);
    assert.equal(body._comments.closed_reason, 'The lamp is ordered.');
    await page.getByRole('link', { name: 'All threads' }).click();
    await page.getByRole('row', { name: open }).getByText('Closed', { exact: true }).waitFor();
    await page
      .getByRole('row', { name: past })
      .getByText(/^Closed since Jan 5, 2026/)
      .waitFor();
    await page.getByRole('row', { name: thread }).getByText('Open', { exact: true }).waitFor();
    await desk.close({ refused: [422] });
  });
});

describe('an admin', () => {
  it('reads who did what in the audit trail, by account and by comment', async () => {
    const desk = await Desk.open(browser, city, city.admin, '#/audit');
    const { page } = desk;
    await page.getByLabel('Id of a comment').fill(cyd.id);
    await page.getByRole('button', { name: 'Filter' }).click();
    const entries = page.locator('.entries > li');
    await page.waitForFunction(() => document.querySelectorAll('.entries > li').length === 1);
    const text = (await entries.innerText()).replaceAll(/\s+/g, ' ');
    assert.match(text, /^\w+day, \d+:\d\d.[AP]M moderator rejected Comment \S+ Thread \S+/);
    assert.match(text, /reason code Advertising or spam/);
    assert.equal(await page.locator('main').getByRole('button').count(), 1);
    await desk.close();
  });

  it('makes an account, whose owner signs in and chooses another password', async () => {
    const desk = await Desk.open(browser, city, city.admin, '#/accounts/new');
    const { page } = desk;
    await page.getByLabel('Name').fill('New Nora');
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Make account' }).click();
    await page.getByText('At least 12 characters.', { exact: true }).waitFor();
    await desk.hasFocus(page.getByLabel('Password'));
    await desk.isAccessible('a password that is too short');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Make account' }).click();
    await heading(desk, 'Account New Nora').waitFor();

    const nora = await Desk.open(browser, city, await city.signIn('New Nora'), '#/password');
    await nora.page.getByLabel('Present password').fill(PASSWORD);
    await nora.page.getByLabel('New password', { exact: true }).fill('tram lamp ferry owl');
    await nora.page.getByLabel('New password again').fill('tram lamp ferry');
    await nora.page.getByRole('button', { name: 'Change password' }).click();
    await nora.hasFocus(nora.page.getByLabel('New password again'));
    await nora.page.getByLabel('New password again').fill('tram lamp ferry owl');
    await nora.page.getByRole('button', { name: 'Change password' }).click();
    await nora.hears('Your password is changed.');
    await nora.go('#/threads');
    await nora.page.getByRole('table').waitFor();
    await nora.close();
    await desk.close({ refused: [422] });
  });

  it('erases what is stored under an address only after a second word', async () => {
    await city.write(thread, 'Dov', 'Mine.', { email: 'dov@city.example' });
    const desk = await Desk.open(browser, city, city.admin, '#/people');
    const form = desk.page.getByRole('form', { name: 'Erase everything under an address' });
    await form.getByLabel('E-mail address').fill('dov@city.example');
    await desk.page.keyboard.press('Enter');
    await desk.hasFocus(form.getByRole('button', { name: 'Cancel' }));
    await desk.isAccessible('the question before erasing');
    await desk.page.keyboard.press('Enter');
    await desk.hasFocus(form.getByLabel('E-mail address'));
    await desk.page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Erase for good' }).click();
    await form.getByText('1 comment erased.').waitFor();
    await desk.hasFocus(form.getByLabel('E-mail address'));
    await desk.close();
  });
});
