import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerOfficially } from '../../src/store/answering.js';
import { forEachDatabase } from '../support/databases.js';
import { publish } from '../support/publish.js';
import { DAY, PUBLIC_URL, SECOND, useService } from '../support/service.js';

forEachDatabase('The feed of a thread', database => {
  const service = useService(database);

  it('is a JSON Feed that tells a comment box all it needs to know', async () => {
    const thread = await service.thread({
      moderation: 'after',
      title: 'Bridge Street',
      page_url: 'https://www.city.example/bridge',
      closes: service.now + DAY,
    });
    const settings = {
      agency: 'City of Averley',
      notice: 'Ring 999.',
      staffed_hours: 'Weekdays 9 to 5',
      guidelines_url: 'https://www.city.example/rules',
      kinds: [{ id: 'idea', label: 'Idea' }],
      name: 'required',
      max_length: 500,
    } as const;
    await service.with({ ...settings, kinds: [...settings.kinds] }, async () => {
      const { items, ...feed } = (await service.resident().feed(thread)).feed;
      assert.deepEqual(items, []);
      assert.deepEqual(feed, {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Bridge Street',
        home_page_url: 'https://www.city.example/bridge',
        feed_url: `${PUBLIC_URL}/threads/${thread}/feed.json`,
        authors: [{ name: 'City of Averley' }],
        _comments: {
          post_url: `${PUBLIC_URL}/threads/${thread}/comments`,
          moderation: 'after',
          closes: new Date(service.now + DAY).toISOString(),
          max_length: 500,
          name: 'required',
          email: 'none',
          guidelines_url: 'https://www.city.example/rules',
          notice: 'Ring 999.',
          staffed_hours: 'Weekdays 9 to 5',
          kinds: [{ id: 'idea', label: 'Idea' }],
          live_url: `${PUBLIC_URL}/threads/${thread}/live`,
          count: 0,
        },
      });
    });
  });

  it('is empty and moderated before publication where nobody has written yet', async () => {
    const answer = await service.resident().feed('brücke-2.0');
    assert.equal(answer.headers.get('Content-Type'), 'application/feed+json; charset=utf-8');
    assert.equal(answer.feed.title, 'brücke-2.0');
    assert.equal(answer.feed._comments.moderation, 'before');
    assert.deepEqual([answer.feed.items, answer.feed._comments.count], [[], 0]);
  });

  it('is 404 for a name that is not allowed', async () => {
    for (const name of ['a b', '.hidden', '../moderate', 'x'.repeat(101), '<b>']) {
      const answer = await service.resident().feed(name);
      assert.deepEqual([answer.status, answer.problemName], [404, 'not-found'], name);
    }
  });

  it('has nothing of what waits, was rejected or was taken off for the duty officer, and never an e-mail', async () => {
    const thread = await service.thread();
    const person = (word: string) => ({ name: `Name-${word}`, email: `${word}@mail.example` });
    await service.with({ email: 'optional', held_words: ['heldword'] }, async () => {
      const resident = service.resident();
      const shown = await resident.write(thread, 'Words-shown', person('shown'));
      const held = await resident.write(thread, 'Words-held heldword', person('held'));
      const escalated = await resident.write(thread, 'Words-escalated', person('escalated'));
      await service.decide(escalated.id, 'escalate');
      await service.changeThread(thread, { moderation: 'before' });
      const waiting = await resident.write(thread, 'Words-waiting', person('waiting'));
      const rejected = await resident.write(thread, 'Words-rejected', person('rejected'));
      await service.decide(rejected.id, 'reject', 'spam');

      const { feed, text } = await resident.feed(thread);
      assert.deepEqual(
        feed.items.map(({ id }) => id),
        [shown.id],
      );
      assert.equal(feed._comments.count, 1);
      for (const { id } of [held, escalated, waiting, rejected]) assert.ok(!text.includes(id));
      for (const word of ['held', 'escalated', 'waiting', 'rejected', 'mail.example'])
        assert.ok(!text.includes(word), word);
    });
  });

  it('keeps the place of what a moderator removed, with the reason’s code and nothing else of it', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const secrets = { name: 'Nasty Name', kind: 'idea', language: 'cy' };
    const root = await resident.write(thread, 'Nasty words', secrets);
    const reply = await resident.write(thread, 'Nasty reply', { ...secrets, in_reply_to: root.id });
    await service.decide(root.id, 'pin');
    service.pass(SECOND);
    await service.decide(reply.id, 'remove', 'personal-data');
    await service.decide(root.id, 'remove', 'abuse');

    const { feed, text } = await resident.feed(thread);
    const gap = (id: string, place: object, reason_code: string) => ({
      id,
      content_text: 'This comment was removed.',
      date_modified: new Date(service.now).toISOString(),
      _comment: { ...place, status: 'removed', reason_code },
    });
    assert.deepEqual(feed.items, [
      gap(root.id, {}, 'abuse'),
      gap(reply.id, { in_reply_to: root.id }, 'personal-data'),
    ]);
    assert.equal(feed._comments.count, 0);
    assert.doesNotMatch(text, /nasty|"cy"|"language"|"authors"|"kind"/i);
  });

  it('keeps the place of what its author deleted only where somebody had answered', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const [answered, alone] = [
      await resident.write(thread, 'Question'),
      await resident.write(thread, 'Slip'),
    ];
    const [reply, last] = [
      await resident.write(thread, 'Answer', { in_reply_to: answered.id }),
      await resident.write(thread, 'Slip again', { in_reply_to: answered.id }),
    ];
    service.pass(SECOND);
    const further = await resident.write(thread, 'Thanks', { in_reply_to: reply.id });
    for (const item of [answered, alone, reply, last]) await resident.delete(item);
    const { items } = (await resident.feed(thread)).feed;
    assert.deepEqual(
      items.map(({ id, _comment }) => [id, _comment.status, _comment.reason_code]),
      [
        [answered.id, 'removed', 'author'],
        [reply.id, 'removed', 'author'],
        [further.id, 'published', undefined],
      ],
    );
  });

  it('leaves no gap for what nobody ever saw', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const resident = service.resident();
    const removed = await resident.write(thread, 'Removed while it waited');
    const deleted = await resident.write(thread, 'Deleted while it waited');
    await service.decide(removed.id, 'remove', 'abuse');
    await resident.delete(deleted);
    assert.deepEqual(await service.shown(thread), []);

    const root = await resident.write(thread, 'Shown');
    await service.decide(root.id, 'approve');
    const reply = await resident.write(thread, 'An answer, removed', { in_reply_to: root.id });
    await service.decide(reply.id, 'remove', 'abuse');
    assert.deepEqual(await service.shown(thread), [root.id]);
  });

  it('comes newest first, or oldest, or most discussed; what is pinned comes first in each', async () => {
    const thread = await service.thread();
    const [first, second, third, pinned, fifth] = (await publish(service, thread, 5)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const [once] = (await publish(service, thread, 1, () => ({ in_reply_to: third, root: third }))) as [
      string,
    ];
    const [twice, again] = (await publish(service, thread, 2, () => ({
      in_reply_to: second,
      root: second,
    }))) as [string, string];
    await service.decide(pinned, 'pin');

    const threads = { first: [first], second: [second, twice, again], third: [third, once], fifth: [fifth] };
    const inOrder = (...names: (keyof typeof threads)[]) => [pinned, ...names.flatMap(name => threads[name])];
    const newest = inOrder('fifth', 'third', 'second', 'first');
    assert.deepEqual(await service.shown(thread), newest);
    assert.deepEqual(await service.shown(thread, '?sort=newest'), newest);
    assert.deepEqual(
      await service.shown(thread, '?sort=oldest'),
      inOrder('first', 'second', 'third', 'fifth'),
    );
    assert.deepEqual(
      await service.shown(thread, '?sort=discussed'),
      inOrder('second', 'third', 'fifth', 'first'),
    );
  });

  it('holds a conversation of any depth, every answer after what it answers', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const ids = [(await resident.write(thread, 'Level 0')).id];
    for (let depth = 1; depth < 60; depth++) {
      service.pass(SECOND);
      ids.push((await resident.write(thread, `Level ${depth}`, { in_reply_to: ids.at(-1) })).id);
    }
    const { items, _comments } = (await resident.feed(thread)).feed;
    assert.deepEqual(
      items.map(({ id, _comment }) => [id, _comment.in_reply_to]),
      ids.map((id, depth) => [id, ids[depth - 1]]),
    );
    assert.equal(_comments.count, 60);
    assert.equal(items[0]!._comment.reply_count, 59);
  });

  it('says of a comment who answered for the agency, and whether it was edited or is pinned', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const item = await resident.write(thread, 'Will it be lit?', { name: 'Ada' });
    service.pass(SECOND);
    await resident.edit(item, { content_text: 'Will it be lit by night?' });
    await service.decide(item.id, 'pin');
    const speaker = { name: 'Officer Kelly', agency: 'City police', role: 'Press office' };
    await service.store.write(write => answerOfficially(write, item.id, 'It will.', speaker, service.now));

    const { feed, text } = await resident.feed(thread);
    const [question, answer] = feed.items;
    assert.deepEqual(question, {
      id: item.id,
      content_text: 'Will it be lit by night?',
      date_published: new Date(service.now - SECOND).toISOString(),
      date_modified: new Date(service.now).toISOString(),
      authors: [{ name: 'Ada' }],
      _comment: {
        status: 'published',
        pinned: true,
        edited: true,
        reply_count: 1,
        report_url: `${PUBLIC_URL}/comments/${item.id}/reports`,
      },
    });
    assert.deepEqual(answer!._comment, {
      in_reply_to: item.id,
      status: 'published',
      official: { agency: 'City police', role: 'Press office' },
    });
    assert.ok(!text.includes('Kelly'), 'who of the agency wrote it is nobody’s business');
  });
});
