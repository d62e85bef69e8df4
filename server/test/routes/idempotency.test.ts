import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { useService } from '../support/service.js';

forEachDatabase('Sending a comment again with its Idempotency-Key', database => {
  const service = useService(database);
  const newKey = () => ({ 'Idempotency-Key': randomUUID() });

  it('gives the same comment and the same token', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const key = newKey();
    const fields = { name: 'Ada', content_text: 'Once' };
    const first = await resident.post(thread, fields, key);
    const second = await resident.post(thread, fields, key);
    assert.equal(second.status, 201);
    assert.deepEqual(second.item, first.item);
    assert.equal((await resident.own(second.item)).status, 200);
    assert.deepEqual(await service.shown(thread), [first.item.id]);
  });

  it('takes the fields in any order as the same', async () => {
    const thread = await service.thread();
    const key = newKey();
    const first = await service.resident().post(thread, { name: 'Ada', content_text: 'Once' }, key);
    const second = await service.resident().post(thread, { content_text: 'Once', name: 'Ada' }, key);
    assert.equal(second.item.id, first.item.id);
  });

  it('makes one comment of a hundred that come at once, and all get its token', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => resident.post(thread, { content_text: 'At once' }, key)),
    );
    assert.deepEqual([...new Set(answers.map(({ status, text }) => `${status} ${text}`))].length, 1);
    assert.equal(answers[0]!.status, 201);
    assert.deepEqual(await service.shown(thread), [answers[0]!.item.id]);
    assert.equal((await resident.feed(thread)).feed._comments.count, 1);
  });

  it('refuses another body under the same key', async () => {
    const thread = await service.thread();
    const key = newKey();
    await service.resident().post(thread, { content_text: 'One' }, key);
    const answer = await service.resident().post(thread, { content_text: 'Two' }, key);
    assert.equal(answer.status, 422);
    assert.equal(answer.problemName, 'idempotency-conflict');
    assert.equal((await service.shown(thread)).length, 1);
  });

  it('tells nothing of a comment to somebody who guesses the key but not its words', async () => {
    const thread = await service.thread();
    const key = newKey();
    const first = await service.resident().post(thread, { content_text: 'Mine' }, key);
    const answer = await service.resident().post(thread, { content_text: 'Yours' }, key);
    assert.ok(!answer.text.includes(first.item.id));
    assert.ok(!answer.text.includes('Mine'));
  });

  it('counts in its own thread only', async () => {
    const key = newKey();
    const [one, two] = [await service.thread(), await service.thread()];
    const first = await service.resident().post(one, { content_text: 'Same' }, key);
    const second = await service.resident().post(two, { content_text: 'Same' }, key);
    assert.notEqual(first.item.id, second.item.id);
  });

  it('still gives it after the thread was closed', async () => {
    const thread = await service.thread();
    const key = newKey();
    const first = await service.resident().post(thread, { content_text: 'In time' }, key);
    await service.changeThread(thread, { closed: 1 });
    const second = await service.resident().post(thread, { content_text: 'In time' }, key);
    assert.equal(second.status, 201, second.text);
    assert.equal(second.item._comment.edit_token, first.item._comment.edit_token);
  });

  it('tells of a decision that came meanwhile', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const key = newKey();
    const first = await service.resident().post(thread, { content_text: 'Waits' }, key);
    assert.equal(first.status, 202);
    await service.decide(first.item.id, 'approve');
    const second = await service.resident().post(thread, { content_text: 'Waits' }, key);
    assert.equal(second.status, 201);
    assert.equal(second.item._comment.status, 'published');
  });

  it('says 404 when the comment was erased meanwhile, and makes no second one', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const key = newKey();
    const { item } = await resident.post(thread, { content_text: 'Forget me' }, key);
    await service.resident().write(thread, 'An answer', { in_reply_to: item.id });
    assert.equal((await resident.erase(item)).status, 204);
    const answer = await resident.post(thread, { content_text: 'Forget me' }, key);
    assert.notEqual(answer.status, 201);
    assert.ok(!answer.text.includes('"edit_token"'), answer.text);
  });

  for (const key of ['x'.repeat(256), ''])
    it(`refuses a key of ${key.length} characters`, async () => {
      const answer = await service
        .resident()
        .post(await service.thread(), { content_text: 'Hi' }, { 'Idempotency-Key': key });
      assert.equal(answer.status, 422);
      assert.equal(answer.problemName, 'invalid-fields');
    });

  it('is not told the body by any depth of what is not asked for', async () => {
    const thread = await service.thread();
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    const answer = await service.resident().send(`/threads/${thread}/comments`, {
      method: 'POST',
      body: `{"content_text":"Deep","extra":${deep}}`,
      headers: newKey(),
    });
    assert.equal(answer.status, 201);
  });
});
