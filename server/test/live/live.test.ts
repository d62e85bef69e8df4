import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerOfficially } from '../../src/store/answering.js';
import { forEachDatabase } from '../support/databases.js';
import { LiveStream } from '../support/live-stream.js';
import { publish } from '../support/publish.js';
import { useService } from '../support/service.js';

/** What never comes is a failure, not a test that never ends. */
const TIME_LIMIT = { timeout: 60_000 };

forEachDatabase('The live events of a thread', database => {
  const service = useService(database);
  const path = (thread: string) => `/threads/${thread}/live`;

  it('tell at once what was published, edited, answered, removed and changed', TIME_LIMIT, async t => {
    const thread = await service.thread();
    const live = await LiveStream.open(service.resident(), thread);
    t.after(() => live.leave());
    const resident = service.resident();

    const item = await resident.write(thread, 'Will it be lit?');
    await resident.edit(item, { content_text: 'Will it be lit by night?' });
    const reply = await resident.write(thread, 'I hope so', { in_reply_to: item.id });
    const speaker = { name: 'Ned', agency: 'City', role: 'Press office' };
    const answer = await service.store.write(write =>
      answerOfficially(write, item.id, 'It will.', speaker, service.now),
    );
    await service.decide(reply.id, 'remove', 'abuse');
    await service.decide(reply.id, 'restore');
    await service.decide(item.id, 'pin');
    await resident.delete(item);
    await service.changeThread(thread, { closed: 1 });
    assert.deepEqual(await live.hear(9), [
      `published ${item.id}`,
      `edited ${item.id}`,
      `published ${reply.id}`,
      `published ${answer.id}`,
      `removed ${reply.id}`,
      `published ${reply.id}`,
      `edited ${item.id}`,
      `removed ${item.id}`,
      'thread',
    ]);
  });

  it('say that it is published once a moderator has approved it, and nothing before', TIME_LIMIT, async t => {
    const thread = await service.thread({ moderation: 'before' });
    const live = await LiveStream.open(service.resident(), thread);
    t.after(() => live.leave());
    const { id } = await service.resident().write(thread, 'Waits');
    await service.decide(id, 'approve');
    assert.deepEqual(await live.hear(1), [`published ${id}`]);
  });

  it('say nothing of what nobody sees, whatever becomes of it', TIME_LIMIT, async t => {
    const thread = await service.thread({ moderation: 'before' });
    const live = await LiveStream.open(service.resident(), thread);
    t.after(() => live.leave());
    const author = service.resident();
    const hidden = [];
    for (let i = 0; i < 6; i++) hidden.push(await author.write(thread, `Waits ${i}`));
    const [edited, deleted, erased, rejected, removed, escalated] = hidden;
    await author.edit(edited!, { content_text: 'Waits, edited' });
    await author.delete(deleted!);
    await author.restore(deleted!);
    await author.erase(erased!);
    await service.decide(rejected!.id, 'reject', 'spam');
    await author.erase(rejected!);
    await service.decide(removed!.id, 'remove', 'abuse');
    await service.decide(escalated!.id, 'escalate');

    const seen = await author.write(thread, 'To be seen');
    await service.decide(seen.id, 'approve');
    assert.deepEqual(await live.hear(1), [`published ${seen.id}`]);
    for (const { id } of hidden) assert.ok(!live.raw.includes(id));
  });

  it('carry no word, name or token of anybody, and nothing of other threads', TIME_LIMIT, async t => {
    const thread = await service.thread();
    const live = await LiveStream.open(service.resident(), thread);
    t.after(() => live.leave());
    await service.with({ email: 'optional' }, async () => {
      const person = { name: 'Quentin Quill', email: 'quentin@mail.example' };
      const elsewhere = await service.resident().write(await service.thread(), 'Elsewhere', person);
      const item = await service.resident().write(thread, 'Secret words', person);
      await live.hear(1);
      assert.equal(
        live.raw,
        `retry: 5000\n\nid: 2\nevent: comment\ndata: {"type":"published","id":"${item.id}"}\n\n`,
      );
      for (const secret of [elsewhere.id, 'Quentin', 'mail.example', item._comment.edit_token!])
        assert.ok(!live.raw.includes(secret));
    });
  });

  it('go on where a browser left off, and lose nothing of what happened meanwhile', TIME_LIMIT, async t => {
    const thread = await service.thread();
    const resident = service.resident();
    const before = await LiveStream.open(resident, thread);
    const item = await resident.write(thread, 'First');
    const { id: lastId } = (await before.next())!;
    await before.leave();

    const [missed] = await publish(service, thread, 1);
    await service.decide(item.id, 'remove', 'abuse');
    const after = await LiveStream.open(resident, thread, lastId);
    t.after(() => after.leave());
    const [later] = await publish(service, thread, 1);
    assert.deepEqual(await after.hear(3), [
      `published ${missed}`,
      `removed ${item.id}`,
      `published ${later}`,
    ]);
  });

  it('lose nothing of what happens in the moment in which a browser comes back', TIME_LIMIT, async t => {
    const thread = await service.thread();
    const [first] = await publish(service, thread, 1);
    const { revision } = await service.store.threads.byName(thread);
    const { threads } = service.store;
    const byName = threads.byName.bind(threads);
    t.after(() => (threads.byName = byName));
    threads.byName = async name => {
      const row = await byName(name);
      threads.byName = byName;
      await service.decide(first!, 'remove', 'abuse');
      return row;
    };
    const live = await LiveStream.open(service.resident(), thread, String(revision));
    t.after(() => live.leave());
    await publish(service, thread, 1);
    assert.deepEqual(await live.hear(1), [`removed ${first}`]);
  });

  it('say that more has happened than can be told', TIME_LIMIT, async t => {
    const thread = await service.thread();
    await publish(service, thread, 60);
    const { revision } = await service.store.threads.byName(thread);
    const open = async (lastId: number | string) => {
      const live = await LiveStream.open(service.resident(), thread, String(lastId));
      t.after(() => live.leave());
      return live;
    };
    assert.equal((await (await open(revision - 50)).hear(50)).filter(event => event === 'thread').length, 0);
    const [long, ahead] = [await open(revision - 51), await open(revision + 1_000)];
    for (const live of [long, ahead]) {
      const event = await live.next();
      assert.deepEqual([event!.data, event!.id], [{ type: 'thread' }, String(revision)]);
    }
    await service.store.write(({ db }) =>
      db.deleteFrom('thread_events').where('thread', '=', thread).execute(),
    );
    assert.deepEqual(await (await open(revision - 1)).hear(1), ['thread'], 'what is no longer kept');

    const nothing = [await open(revision), await open('x'), await open('9'.repeat(400)), await open('-1')];
    const [next] = await publish(service, thread, 1);
    for (const live of nothing) assert.deepEqual(await live.hear(1), [`published ${next}`]);
  });

  it('are answered as a stream that no cache or proxy keeps, to any page', TIME_LIMIT, async () => {
    const thread = await service.thread();
    const resident = service.resident({ origin: 'https://partner.example' });
    for (const method of ['GET', 'HEAD']) {
      const response = await resident.open(path(thread), { method });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Content-Type'), 'text/event-stream; charset=utf-8');
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('X-Accel-Buffering'), 'no');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      await response.body?.cancel();
    }
    assert.equal((await resident.send(path('.hidden'))).problemName, 'not-found');
  });
});
