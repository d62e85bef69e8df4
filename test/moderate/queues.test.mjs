import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';
import { Desk, isFocused } from './desk.mjs';
import { startService } from './service.mjs';

const city = await startService();
const browser = await openBrowser();
const ines = await city.account(['moderator']);
const colleague = await city.account(['moderator']);

const queueLink = (desk, name) => desk.page.getByRole('navigation').getByRole('link', { name });

/** How many comments each queue holds, as the page says. */
async function counts(desk) {
  const links = await desk.page
    .getByRole('list', { name: 'Queues' })
    .getByRole('link')
    .evaluateAll(nodes => nodes.map(node => [...node.children].map(child => child.innerText)));
  return Object.fromEntries(links.map(([name, count]) => [name, Number(count)]));
}

describe('the queues', () => {
  it('say how many comments each holds, and follow what others do', async () => {
    const thread = city.thread();
    const ada = await city.write(thread, 'Ada', 'A lamp, please.');
    const ben = await city.write(thread, 'Ben', 'Two lamps, please.');
    await colleague.decide(ben, 'approve');
    const desk = await Desk.open(browser, city, ines);
    await queueLink(desk, 'Pending 1').waitFor();
    const one = { Pending: 1, Reported: 0, Escalated: 0, Published: 1, Rejected: 0, Removed: 0 };
    assert.deepEqual(await counts(desk), one);
    assert.equal(await desk.page.title(), 'Pending (1) · Moderation');

    await city.report(ben, 'personal-data', 'That is my lamp.');
    await queueLink(desk, 'Reported 1').waitFor();
    await colleague.decide(ada, 'escalate');
    await queueLink(desk, 'Escalated 1').waitFor();
    await desk.page.keyboard.press('g');
    await desk.page.keyboard.press('r');
    const card = desk.card('Ben');
    await card.getByText('1 report').waitFor();
    await card.getByText(/^\s*Personal data/).waitFor();
    await card.getByText('That is my lamp.').waitFor();
    await card.getByRole('button', { name: 'Remove…' }).click();
    await card.getByLabel('Personal data of someone').check();
    await card.getByRole('button', { name: 'Remove', exact: true }).click();
    await queueLink(desk, 'Removed 1').waitFor();
    await desk.page.getByText('No comment is reported.').waitFor();
    await desk.hasFocus(desk.page.getByRole('heading', { name: 'Reported', level: 1 }));
    assert.deepEqual(await counts(desk), { ...one, Escalated: 1, Published: 0, Removed: 1 });
    await desk.isAccessible('an empty queue');
    await desk.close();
  });

  for (const width of [320, 1280]) {
    it(`let nothing jump at ${width} px: what comes in waits behind "Show 1 new"`, async () => {
      const thread = city.thread();
      await city.write(thread, 'Ada', 'A lamp, please.');
      const desk = await Desk.open(browser, city, ines, `#/pending?thread=${thread}`, { width });
      const card = await desk.goTo('Ada');
      const { y } = await card.boundingBox();
      await city.write(thread, 'Ben', 'Two lamps, please.');
      const fresh = desk.page.getByRole('button', { name: 'Show 1 new' });
      await fresh.waitFor();
      assert.deepEqual(await desk.names, ['Ada']);
      assert.equal((await card.boundingBox()).y, y);
      assert.ok(await isFocused(card));
      await desk.isAccessible('something new');
      await fresh.click();
      await desk.hasFocus(desk.card('Ben'));
      assert.deepEqual(await desk.names, ['Ada', 'Ben']);
      await desk.close();
    });
  }

  it('are narrowed down by thread, by kind and by words, which the address keeps', async () => {
    const [thread, other] = [city.thread(), city.thread()];
    await city.write(thread, 'Ada', 'A lamp, please.', { kind: 'question' });
    await city.write(thread, 'Ben', 'No lamp!', { kind: 'concern' });
    await city.write(thread, 'Cyd', 'A bench, please.', { kind: 'question' });
    await city.write(other, 'Dov', 'A lamp, please.', { kind: 'question' });
    const desk = await Desk.open(browser, city, ines);
    await desk.card('Dov').waitFor();
    await desk.page.keyboard.press('/');
    const form = desk.page.getByRole('search', { name: 'Filter comments' });
    await desk.hasFocus(form.getByLabel('Search text and names'));
    await desk.page.keyboard.type('lamp');
    await form.getByLabel('Thread').selectOption(thread);
    await form.getByLabel('Kind').selectOption({ label: 'Question' });
    await desk.isAccessible('the filter');
    await form.getByRole('button', { name: 'Search' }).click();
    await desk.hears('1 comment shown');
    assert.deepEqual(await desk.names, ['Ada']);
    await desk.page.reload();
    await desk.card('Ada').waitFor();
    assert.deepEqual(await desk.names, ['Ada']);
    assert.equal(await form.getByLabel('Kind').inputValue(), 'question');
    await form.getByRole('link', { name: 'Clear filter' }).click();
    await desk.card('Dov').waitFor();
    await desk.card('Dov').getByRole('link', { name: 'Thread' }).click();
    await desk.page.getByRole('heading', { name: 'Published', level: 1 }).waitFor();
    await desk.page.getByText('No comment here fits the filter.').waitFor();
    await desk.close();
  });

  it('are read on page by page, with the focus on the first that was not there', async () => {
    const thread = city.thread();
    for (let i = 1; i <= 27; i++) await city.write(thread, `Resident ${i}`, `Lamp ${i}, please.`);
    const desk = await Desk.open(browser, city, ines, `#/pending?thread=${thread}`);
    await desk.hears('25 comments shown, more to come');
    await desk.page.getByRole('button', { name: 'Show more' }).click();
    await desk.hasFocus(desk.card('Resident 26'));
    assert.equal((await desk.names).length, 27);
    assert.equal(await desk.page.getByRole('button', { name: 'Show more' }).count(), 0);
    await desk.close();
  });

  it('say when the server cannot be reached, and try again', async () => {
    const thread = city.thread();
    await city.write(thread, 'Ada', 'A lamp, please.');
    const desk = await Desk.open(browser, city, ines, '#/threads');
    await desk.page.route('**/api/moderation/comments?*', route => route.abort());
    await desk.go(`#/pending?thread=${thread}`);
    await desk.page.getByRole('alert').getByText('The server can’t be reached.').waitFor();
    await desk.isAccessible('the server cannot be reached');
    await desk.page.unroute('**/api/moderation/comments?*');
    await desk.page.getByRole('button', { name: 'Try again' }).click();
    await desk.card('Ada').waitFor();
    await desk.hasFocus(desk.page.getByRole('heading', { name: 'Pending', level: 1 }));
    desk.record.messages = desk.record.messages.filter(message => !message.includes('ERR_FAILED'));
    await desk.close();
  });
});

describe('a comment in the queue, to a screen reader', () => {
  it('is an article named for its author that says all a decision needs, and each button says whose it is', async () => {
    const thread = city.thread();
    const ada = await city.write(thread, 'Ada', 'A lamp at https://lamps.example, please.', {
      kind: 'question',
    });
    const desk = await Desk.open(browser, city, ines, `#/pending?thread=${thread}`);
    const card = desk.card('Ada');
    await card.waitFor();
    const tree = await card.ariaSnapshot();
    assert.equal(
      tree.replace(/\w+day, \d+:\d\d.[AP]M/, 'TIME'),
      `
- article "Ada":
  - checkbox "Select the comment by Ada"
  - text: Select the comment by Ada
  - heading "Ada" [level=2]
  - paragraph:
    - time: TIME
    - 'link "Thread: ${thread}"':
      - /url: "#/published?thread=${thread}"
    - text: Question Pending
  - text: A lamp at https://lamps.example, please.
  - term: "Held because:"
  - definition: it holds a link
  - paragraph:
    - button "Approve"
    - button "Reject…"
    - button "Remove…"
    - button "Escalate…"
    - link "In context":
      - /url: "#/comments/${ada.id}"`.trim(),
    );
    for (const button of await card.getByRole('button').all())
      assert.equal(
        await button.evaluate(
          node => document.getElementById(node.getAttribute('aria-describedby')).innerText,
        ),
        'Ada',
      );
    await desk.close();
  });
});

describe('by keyboard alone', () => {
  it('every comment is reached, decided on, seen in context and come back to', async () => {
    const thread = city.thread();
    const [ada] = [
      await city.write(thread, 'Ada', 'A lamp, please.'),
      await city.write(thread, 'Ben', 'Two lamps, please.'),
    ];
    const desk = await Desk.open(browser, city, ines, `#/pending?thread=${thread}`);
    await desk.card('Ben').waitFor();
    const { keyboard } = desk.page;
    await keyboard.press('a');
    await desk.hears('Go to a comment first: press J.');
    assert.equal((await colleague.look(ada)).status, 'pending');
    await keyboard.press('j');
    await desk.hasFocus(desk.card('Ada'));
    await keyboard.press('j');
    await desk.hasFocus(desk.card('Ben'));
    await keyboard.press('k');
    await desk.hasFocus(desk.card('Ada'));
    await keyboard.press('s');
    assert.ok(await desk.page.getByLabel('Select the comment by Ada').isChecked());
    await keyboard.press('s');
    await keyboard.press('r');
    await desk.hasFocus(desk.card('Ada').getByLabel('Abusive or hateful'));
    await desk.card('Ada').getByRole('button', { name: 'Cancel' }).focus();
    await keyboard.press('a'); // for the form, not for the comment
    await keyboard.press('Escape');
    await desk.hasFocus(desk.card('Ada'));
    assert.equal(await desk.card('Ada').getByRole('radio').count(), 0);
    await keyboard.press('c');
    await desk.hasFocus(desk.page.getByRole('heading', { name: 'Comment in context' }));
    await keyboard.press('j');
    await desk.hasFocus(desk.card('Ada'));
    await desk.page.goBack();
    await desk.hasFocus(desk.card('Ada'));
    assert.equal((await colleague.look(ada)).status, 'pending');
    await desk.close();
  });

  it('"?" shows the shortcuts, Escape closes them, and they can be turned off', async () => {
    const thread = city.thread();
    const ada = await city.write(thread, 'Ada', 'A lamp, please.');
    const desk = await Desk.open(browser, city, ines, `#/pending?thread=${thread}`);
    const { keyboard } = desk.page;
    const card = await desk.goTo('Ada');
    await keyboard.press('?');
    const dialog = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    await desk.isAccessible('the shortcuts');
    await keyboard.press('a');
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await desk.hasFocus(card);
    await keyboard.press('?');
    await desk.hasFocus(dialog.getByRole('checkbox'));
    await keyboard.press('Space');
    await keyboard.press('Escape');
    await keyboard.press('a');
    await keyboard.press('j');
    assert.equal((await colleague.look(ada)).status, 'pending');
    await desk.close();
  });

  it('whoever comes by Tab can skip to the content, and undoes and dismisses without losing the place', async () => {
    const thread = city.thread();
    const ada = await city.write(thread, 'Ada', 'A lamp, please.');
    await city.write(thread, 'Ben', 'Two lamps, please.');
    const desk = await Desk.open(browser, city, ines, `#/pending?thread=${thread}`);
    const { keyboard } = desk.page;
    await desk.card('Ada').waitFor();
    await keyboard.press('Tab');
    await desk.hasFocus(desk.page.getByRole('link', { name: 'Skip to content' }));
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await desk.hasFocus(desk.page.getByLabel('Select all shown'));
    await desk.card('Ada').getByRole('button', { name: 'Approve' }).focus();
    await keyboard.press('Enter');
    await desk.hasFocus(desk.card('Ben'));
    await desk.status.getByRole('button', { name: 'Undo' }).focus();
    await keyboard.press('Enter');
    await desk.status.getByText('Taken back.').waitFor();
    await desk.hasFocus(desk.card('Ada'));
    assert.equal((await colleague.look(ada)).status, 'pending');
    await desk.status.getByRole('button', { name: 'Dismiss' }).focus();
    await keyboard.press('Enter');
    await desk.hasFocus(desk.card('Ada'));
    await desk.close();
  });
});
