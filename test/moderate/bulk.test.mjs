import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';
import { Desk } from './desk.mjs';
import { startService } from './service.mjs';

const city = await startService();
const browser = await openBrowser();
const ines = await city.account(['moderator']);
const colleague = await city.account(['moderator']);

/** A queue of comments by these names, with those of `selected` selected. */
async function openSelection(names, selected) {
  const thread = city.thread();
  const comments = {};
  for (const name of names) comments[name] = await city.write(thread, name, `${name} asks for a lamp.`);
  const desk = await Desk.open(browser, city, ines, `#/pending?thread=${thread}`);
  for (const name of selected) await desk.page.getByLabel(`Select the comment by ${name}`).check();
  const bar = desk.page.getByRole('region', { name: 'Decide on the selected comments' });
  await bar.getByText(`${selected.length} selected`).waitFor();
  return { thread, comments, desk, bar };
}

const statuses = async comments =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(comments).map(async ([name, comment]) => [name, (await colleague.look(comment)).status]),
    ),
  );

describe('many comments at once', () => {
  it('are approved together, and taken back together', async () => {
    const { comments, desk, bar } = await openSelection(['Ada', 'Ben', 'Cyd'], ['Ada', 'Cyd']);
    await desk.isAccessible('the bar for the selected comments');
    await bar.getByRole('button', { name: 'Approve' }).click();
    await desk.status.getByText('Approved: 2 comments').waitFor();
    await desk.hasFocus(desk.card('Ben'));
    assert.deepEqual(await statuses(comments), { Ada: 'published', Ben: 'pending', Cyd: 'published' });
    await desk.status.getByRole('button', { name: 'Undo' }).click();
    await desk.status.getByText('Taken back: 2 comments.').waitFor();
    await desk.hasFocus(desk.card('Ada'));
    assert.deepEqual(await desk.names, ['Ada', 'Ben', 'Cyd']);
    assert.deepEqual(await statuses(comments), { Ada: 'pending', Ben: 'pending', Cyd: 'pending' });
    await desk.close();
  });

  it('are approved but for those that a colleague or the author changed meanwhile, which are named', async () => {
    const all = ['Ada', 'Ben', 'Cyd', 'Dov'];
    const { comments, desk, bar } = await openSelection(all, all);
    await colleague.decide(comments.Ada, 'reject', { reason_code: 'abuse' });
    await city.edit(comments.Ben, 'Ben asks for a war.');
    await desk.card('Ben').getByText('Ben asks for a war.').waitFor(); // shown, but not what was selected
    await bar.getByRole('button', { name: 'Approve' }).click();
    const refused = desk.page.getByRole('region', { name: '2 comments refused:' });
    await refused.getByText('Comment by Ada: It changed meanwhile. Nothing was changed by you.').waitFor();
    await refused.getByText('Comment by Ben: It changed meanwhile. Nothing was changed by you.').waitFor();
    await desk.hears('2 comments refused: Ada, Ben');
    await desk.isAccessible('some refused');
    assert.deepEqual(await statuses(comments), {
      Ada: 'rejected',
      Ben: 'pending',
      Cyd: 'published',
      Dov: 'published',
    });
    assert.deepEqual(await desk.names, ['Ada', 'Ben']);
    await desk.close();
  });

  it('are all refused when all have changed, and the focus is on what says so', async () => {
    const { comments, desk, bar } = await openSelection(['Ada'], ['Ada']);
    await colleague.decide(comments.Ada, 'reject', { reason_code: 'abuse' });
    await bar.getByRole('button', { name: 'Approve' }).focus();
    await desk.page.keyboard.press('Enter');
    const refused = desk.page.getByRole('region', { name: '1 comment refused:' });
    await desk.hasFocus(refused);
    await refused.getByRole('button', { name: 'Dismiss' }).click();
    await desk.hasFocus(desk.card('Ada'));
    assert.deepEqual(await statuses(comments), { Ada: 'rejected' });
    await desk.close();
  });

  it('are rejected for one reason; Escape and "Clear selection" leave everything as it was', async () => {
    const { comments, desk, bar } = await openSelection(['Ada', 'Ben'], ['Ada', 'Ben']);
    const reject = bar.getByRole('button', { name: 'Reject…' });
    await reject.click();
    await desk.hasFocus(bar.getByLabel('Abusive or hateful'));
    await desk.page.keyboard.press('Escape');
    await desk.hasFocus(reject);
    await bar.getByRole('button', { name: 'Clear selection' }).click();
    await bar.waitFor({ state: 'detached' });
    await desk.hasFocus(desk.card('Ben'));
    assert.deepEqual(await statuses(comments), { Ada: 'pending', Ben: 'pending' });

    await desk.page.getByLabel('Select all shown').check();
    await reject.click();
    await bar.getByLabel('Advertising or spam').check();
    await bar.getByRole('button', { name: 'Reject', exact: true }).click();
    await desk.status.getByText('Rejected: 2 comments').waitFor();
    await desk.page.getByText('No comment here fits the filter.').waitFor();
    for (const comment of Object.values(comments))
      assert.equal((await city.own(comment)).reason_code, 'spam');
    await desk.close();
  });
});
