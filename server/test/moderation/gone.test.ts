import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { useService } from '../support/service.js';

forEachDatabase('A moderator who decides on what is gone', database => {
  const service = useService(database);

  it('cannot bring back the empty place of a comment that was erased', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const author = service.resident();
    const question = await author.write(thread, 'A question');
    const answer = await service.resident().write(thread, 'An answer', { in_reply_to: question.id });
    await moderator.decide(await moderator.look(question.id), 'remove', { reason_code: 'abuse' });
    await author.erase(question);
    for (const decision of ['restore', 'escalate']) {
      const refused = await moderator.decide(await moderator.look(question.id), decision);
      assert.equal(refused.problemName, 'conflict', decision);
    }
    const { items, _comments } = (await author.feed(thread)).feed;
    assert.deepEqual(
      items.map(({ id, _comment }) => [id, _comment.status]),
      [
        [question.id, 'removed'],
        [answer.id, 'published'],
      ],
    );
    assert.equal(_comments.count, 1);
  });

  it('keeps what was deleted once it is escalated: its author is not told that it is back', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const author = service.resident();
    const item = await author.write(thread, 'I will come tonight');
    await author.delete(item);
    await moderator.decide(await moderator.look(item.id), 'escalate');
    assert.equal((await author.own(item)).item._comment.undo_until, undefined);
    assert.equal((await author.restore(item)).problemName, 'conflict');
    assert.ok((await moderator.look(item.id)).escalated_at);
    assert.deepEqual(await service.shown(thread), []);
  });

  it('does not take back its author’s deletion, whatever the account is called', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const password = 'correct horse battery';
    await admin.post('/accounts', { name: 'author', password, roles: ['moderator'] });
    const moderator = new Moderator(service);
    assert.equal((await moderator.signIn(password, 'author')).status, 200);
    const thread = await service.thread();
    const author = service.resident();
    const item = await author.write(thread, 'Oh no');
    await author.delete(item);
    assert.equal((await moderator.decide(await moderator.look(item.id), 'undo')).problemName, 'conflict');
    assert.equal((await author.restore(item)).item._comment.status, 'published');
  });

  it('leaves no words in the audit trail that were sent as the reason of something that needs none', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const { id } = await service.resident().write(thread, 'Words');
    const sent = { reason_code: 'Ann Smith of 4 Mill Lane rang' };
    assert.equal((await moderator.decide(await moderator.look(id), 'approve', sent)).status, 200);
    assert.doesNotMatch((await moderator.get(`/audit?comment=${id}`)).text, /Mill Lane/);
  });
});
