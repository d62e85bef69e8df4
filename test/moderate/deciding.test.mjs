import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../demo/browser.mjs';
import { Desk } from './desk.mjs';
import { startService } from './service.mjs';

const city = await startService();
const browser = await openBrowser();
const ines = await city.account(['moderator']);
const colleague = await city.account(['moderator']);
const officer = await city.account(['moderator', 'officer'], { agency: 'Transit', role: 'Planner' });

/** A thread with a comment by each of these names, and the page that shows its queue. */
async function openQueue(names, { account = ines, queue = 'pending', options } = {}) {
  const thread = city.thread();
  const comments = {};
  for (const name of names) comments[name] = await city.write(thread, name, `${name} asks for a lamp.`);
  const desk = await Desk.open(browser, city, account, `#/${queue}?thread=${thread}`, options);
  return { thread, comments, desk };
}

const status = async comment => (await colleague.look(comment)).status;

describe('a comment in the queue', () => {
  it('is approved with one press, and stands on the city’s page', async () => {
    const { thread, desk } = await openQueue(['Ada', 'Ben']);
    await desk.card('Ada').getByRole('button', { name: 'Approve' }).click();
    await desk.status.getByText('Approved: comment by Ada').waitFor();
    await desk.card('Ada').waitFor({ state: 'detached' });
    assert.deepEqual(await desk.names, ['Ben']);
    assert.deepEqual(await city.shown(thread), ['Ada asks for a lamp.']);
    await desk.close();
  });

  for (const [decision, done] of [
    ['Reject', 'rejected'],
    ['Remove', 'removed'],
  ]) {
    it(`is ${done} for a reason that its author is told, with a note that only colleagues read`, async () => {
      const { thread, comments, desk } = await openQueue(['Ada']);
      const card = desk.card('Ada');
      await card.getByRole('button', { name: `${decision}…` }).click();
      await card.getByLabel('Off topic').check();
      await card.getByLabel(/^Note for colleagues/).fill('The third one today.');
      await card.getByRole('button', { name: decision, exact: true }).click();
      await desk.page.getByText('No comment here fits the filter.').waitFor();
      const told = await city.own(comments.Ada);
      assert.equal(told.status, done);
      assert.equal(told.reason_code, 'off-topic');
      assert.ok(!JSON.stringify(told).includes('The third one'));
      await desk.go(`#/comments/${comments.Ada.id}`);
      const history = desk.page.getByRole('region', { name: 'What was decided' });
      await history.getByText('The third one today.').waitFor();
      await desk.card('Ada').getByRole('definition').getByText('Off topic').waitFor();
      assert.ok(!(await city.shown(thread)).includes('Ada asks for a lamp.'));
      await desk.close();
    });
  }

  it('is not rejected without a reason: the form says so, reads it out and stays', async () => {
    const { comments, desk } = await openQueue(['Ada']);
    const card = await desk.goTo('Ada');
    await desk.page.keyboard.press('r');
    await desk.hasFocus(card.getByLabel('Abusive or hateful'));
    await card.getByLabel(/^Note/).fill('Kept.');
    await card.getByRole('button', { name: 'Reject', exact: true }).click();
    await card.getByText('Choose a reason.').waitFor();
    await desk.hears('1 field needs another look.');
    await desk.hasFocus(card.getByLabel('Abusive or hateful'));
    assert.equal(await card.getByLabel(/^Note/).inputValue(), 'Kept.');
    await desk.isAccessible('the form with its error');
    assert.equal(await status(comments.Ada), 'pending');
    await desk.close();
  });

  it('is restored to the page that it was removed from', async () => {
    const { thread, comments, desk } = await openQueue(['Ada'], { queue: 'removed' });
    await colleague.decide(comments.Ada, 'approve');
    await colleague.decide(comments.Ada, 'remove', { reason_code: 'spam' });
    assert.ok(!(await city.shown(thread)).includes('Ada asks for a lamp.'));
    await desk.page.reload();
    await desk.card('Ada').getByRole('button', { name: 'Restore' }).click();
    await desk.status.getByText('Restored: comment by Ada').waitFor();
    assert.deepEqual(await city.shown(thread), ['Ada asks for a lamp.']);
    await desk.close();
  });

  it('is escalated with a note, and says whether anybody is mailed', async () => {
    const { thread, comments, desk } = await openQueue(['Ada']);
    const card = await desk.goTo('Ada');
    await desk.page.keyboard.press('e');
    await card.getByText('Nobody is mailed: this service has no duty address.').waitFor();
    await desk.page.keyboard.type('She says where he is.');
    await card.getByRole('button', { name: 'Escalate now' }).click();
    await desk.status.getByText('Escalated: comment by Ada').waitFor();
    await desk.go(`#/escalated?thread=${thread}`);
    await desk
      .card('Ada')
      .getByText(/^Escalated \w+day/)
      .waitFor();
    const { history } = await colleague.send('GET', `comments/${comments.Ada.id}`);
    assert.ok(JSON.stringify(history).includes('She says where he is.'));
    await desk.close();
  });

  it('is pinned, answered officially by an officer, and neither is lost to an undo of the other', async () => {
    const { thread, comments, desk } = await openQueue(['Ada'], { account: officer });
    await colleague.decide(comments.Ada, 'approve');
    await desk.go(`#/published?thread=${thread}`);
    const card = await desk.goTo('Ada');
    await card.getByRole('button', { name: 'Pin', exact: true }).click();
    await card.getByText('Pinned', { exact: true }).waitFor();
    await desk.hasFocus(card);
    await desk.page.keyboard.press('o');
    await desk.page.keyboard.type('The lamp comes in May.');
    await card.getByRole('button', { name: 'Publish answer' }).click();
    await desk.hears('Your answer is published.');
    await desk.hasFocus(card);
    await desk.page.keyboard.press('u');
    await desk.status.getByText('Taken back.').waitFor();
    assert.equal((await colleague.look(comments.Ada)).pinned, false);
    assert.deepEqual(await city.shown(thread), ['Ada asks for a lamp.', 'The lamp comes in May.']);
    await desk.close();
  });

  it('comes back to its place when the decision is undone, with the focus', async () => {
    const { thread, comments, desk } = await openQueue(['Ada', 'Ben', 'Cyd']);
    await desk.goTo('Ben');
    await desk.page.keyboard.press('a');
    await desk.hasFocus(desk.card('Cyd'));
    assert.equal(await status(comments.Ben), 'published');
    await desk.page.keyboard.press('u');
    await desk.hasFocus(desk.card('Ben'));
    assert.deepEqual(await desk.names, ['Ada', 'Ben', 'Cyd']);
    assert.equal(await status(comments.Ben), 'pending');
    assert.deepEqual(await city.shown(thread), []);
    await desk.close();
  });
});

describe('two moderators at one comment', () => {
  it('do not overrule one another: the second is told who decided what, and nothing flips', async () => {
    const { comments, desk } = await openQueue(['Ada', 'Ben']);
    await desk.page.route('**/api/moderation/comments?*', route => route.abort()); // as on a slow line
    const card = await desk.goTo('Ada');
    await colleague.decide(comments.Ada, 'reject', { reason_code: 'abuse' });
    await desk.page.keyboard.press('a');
    await card
      .getByText(`${colleague.name} rejected it meanwhile. Your decision was not carried out.`)
      .waitFor();
    await desk.hears('Your decision was not carried out.');
    await desk.hasFocus(card);
    await card.getByText('Rejected', { exact: true }).waitFor();
    await desk.isAccessible('a conflict');
    assert.equal(await status(comments.Ada), 'rejected');
    desk.record.messages = desk.record.messages.filter(message => !message.includes('ERR_FAILED'));
    await desk.close({ refused: [409] });
  });

  it('see what the other decided, where it stands', async () => {
    const { comments, desk } = await openQueue(['Ada', 'Ben']);
    const card = await desk.goTo('Ada');
    await card.getByRole('button', { name: 'Approve' }).focus();
    await colleague.decide(comments.Ada, 'approve');
    await card.getByText('Decided meanwhile: it is published now.').waitFor();
    await desk.hasFocus(card);
    assert.deepEqual(await desk.names, ['Ada', 'Ben']);
    await desk.close();
  });

  it('cannot take a decision back after the other has decided anew', async () => {
    const { comments, desk } = await openQueue(['Ada']);
    await desk.goTo('Ada');
    await desk.page.keyboard.press('a');
    await desk.status.getByText('Approved').waitFor();
    await colleague.decide(comments.Ada, 'remove', { reason_code: 'illegal' });
    await desk.status.getByRole('button', { name: 'Undo' }).click();
    await desk.status.getByText('1 comment could not be taken back: changed meanwhile.').waitFor();
    assert.equal(await status(comments.Ada), 'removed');
    await desk.close();
  });
});

describe('an author who changes a comment while a moderator reads it', () => {
  it('has the new words shown and said to be new, and they are not approved unread', async () => {
    const { comments, desk } = await openQueue(['Ada', 'Ben']);
    const card = await desk.goTo('Ada');
    await city.edit(comments.Ada, 'Ada asks for two lamps.');
    await card.getByText('Ada asks for two lamps.').waitFor();
    await card.getByText('This comment has changed.').waitFor();
    await desk.hears('This comment has changed.');
    await desk.hasFocus(card);
    await desk.close();
  });

  it('is not overruled by a decision on the old words', async () => {
    const { comments, desk } = await openQueue(['Ada', 'Ben']);
    await desk.page.route('**/api/moderation/comments?*', route => route.abort());
    const card = await desk.goTo('Ada');
    await city.edit(comments.Ada, 'Ada asks for two lamps.');
    await desk.page.keyboard.press('a');
    await card
      .getByText('The author changed it: read it again. Your decision was not carried out.')
      .waitFor();
    await card.getByText('Ada asks for two lamps.').waitFor();
    assert.equal(await status(comments.Ada), 'pending');
    desk.record.messages = desk.record.messages.filter(message => !message.includes('ERR_FAILED'));
    await desk.close({ refused: [409] });
  });
});
