import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { DAY, MINUTE, PUBLIC_URL, SECOND, useService } from '../support/service.js';

forEachDatabase('Posting a comment', database => {
  const service = useService(database);

  it('answers 201 with the item where it is published at once', async () => {
    const thread = await service.thread();
    const answer = await service
      .resident()
      .post(thread, { name: 'Ada', content_text: 'Mind the bridge.', kind: 'concern', language: 'EN-us' });
    assert.equal(answer.status, 201);
    const { item } = answer;
    assert.equal(answer.headers.get('Location'), `${PUBLIC_URL}/comments/${item.id}`);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(item, {
      id: item.id,
      content_text: 'Mind the bridge.',
      date_published: new Date(service.now).toISOString(),
      language: 'en-US',
      authors: [{ name: 'Ada' }],
      _comment: {
        status: 'published',
        kind: 'concern',
        version: 1,
        edit_token: item._comment.edit_token,
        edit_until: new Date(service.now + 15 * MINUTE).toISOString(),
        report_url: `${PUBLIC_URL}/comments/${item.id}/reports`,
      },
    });
    assert.deepEqual(await service.shown(thread), [item.id]);
  });

  it('answers 202 where a moderator sees it first, and shows it to nobody else', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const answer = await service.resident().post(thread, { content_text: 'Mind the bridge.' });
    assert.equal(answer.status, 202);
    assert.equal(answer.item._comment.status, 'pending');
    assert.deepEqual(await service.shown(thread), []);
  });

  it('gives every comment a token that is long, its own, and stored only as a hash', async () => {
    const thread = await service.thread();
    const first = await service.resident().write(thread, 'One');
    const second = await service.resident().write(thread, 'Two');
    const tokens = [first, second].map(item => item._comment.edit_token!);
    assert.notEqual(tokens[0], tokens[1]);
    for (const token of tokens) assert.match(token, /^[\w-]{43}$/);
    const rows = await service.store.db.selectFrom('comments').selectAll().execute();
    for (const token of tokens) assert.ok(!JSON.stringify(rows).includes(token));
  });

  it('is an answer in its conversation', async () => {
    const thread = await service.thread();
    const root = await service.resident().write(thread, 'Will the bridge close?');
    const answer = await service.resident().write(thread, 'In May.', { in_reply_to: root.id });
    assert.equal(answer._comment.in_reply_to, root.id);
    const { items } = (await service.resident().feed(thread)).feed;
    assert.deepEqual(
      items.map(item => [item.id, item._comment.in_reply_to, item._comment.reply_count]),
      [
        [root.id, undefined, 1],
        [answer.id, root.id, undefined],
      ],
    );
  });

  it('does not answer what is unknown, waits, was rejected, was removed or stands in another thread', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const other = await resident.write(await service.thread(), 'Elsewhere');
    const waiting = await resident.write(await service.thread({ moderation: 'before' }), 'Waits');
    const rejected = await resident.write(await service.thread({ moderation: 'before' }), 'Spam');
    await service.decide(rejected.id, 'reject', 'spam');
    const removed = await resident.write(thread, 'Abuse');
    await service.decide(removed.id, 'remove', 'abuse');
    const deleted = await resident.write(thread, 'A slip');
    await resident.delete(deleted);
    const ids = [other.id, waiting.id, rejected.id, removed.id, deleted.id, 'nobody', '\0', '\ud800', '%00'];
    for (const in_reply_to of ids) {
      const answer = await resident.post(thread, {
        content_text: `Answer to ${ids.indexOf(in_reply_to)}`,
        in_reply_to,
      });
      assert.equal(answer.status, 422, in_reply_to);
      assert.deepEqual(answer.fieldErrors, ['#/in_reply_to gone']);
    }
  });

  it('is refused in a thread that is closed, with the reason, but reading goes on', async () => {
    const thread = await service.thread({
      closed: 1,
      closed_reason: 'The consultation is over.',
      moderation: 'after',
    });
    const answer = await service.resident().post(thread, { content_text: 'Too late?' });
    assert.equal(answer.status, 403);
    assert.equal(answer.problemName, 'thread-closed');
    assert.match(answer.problem.detail, /The consultation is over\./);
    assert.equal((await service.resident().feed(thread)).feed._comments.closed, true);
  });

  it('is refused from the minute at which a thread closes, and an edit with it', async () => {
    const thread = await service.thread({ closes: service.now + MINUTE, moderation: 'after' });
    const resident = service.resident();
    service.pass(MINUTE - SECOND);
    const item = await resident.write(thread, 'In time');
    service.pass(SECOND);
    assert.equal((await resident.post(thread, { content_text: 'Too late' })).problemName, 'thread-closed');
    assert.equal((await resident.edit(item, { content_text: 'Too late' })).problemName, 'thread-closed');
    assert.equal((await resident.delete(item)).status, 200, 'what was said can still be taken back');
  });

  it('refuses the same words of the same sender in a thread, whatever their case and spacing', async () => {
    const [thread, other] = [await service.thread(), await service.thread()];
    const resident = service.resident();
    const words = 'Fix the lights, please!';
    const root = await resident.write(thread, words);
    const again = await resident.post(thread, { content_text: '  FIX the\n lights,  please!' });
    assert.equal(again.status, 409);
    assert.equal(again.problemName, 'duplicate');
    assert.equal((await service.resident().post(thread, { content_text: words })).status, 201);
    assert.equal((await resident.post(other, { content_text: words })).status, 201);
    const answer = await resident.post(thread, { content_text: words, in_reply_to: root.id });
    assert.equal(answer.status, 202, 'as an answer it is something else, though by now a moderator looks');
    service.pass(DAY + MINUTE);
    assert.equal((await resident.post(thread, { content_text: words })).status, 201);
  });

  it('waits for a moderator when many send the same words', async () => {
    const thread = await service.thread();
    const statuses = [];
    for (let sender = 0; sender < 4; sender++) {
      statuses.push((await service.resident().write(thread, 'Vote for me today'))._comment.status);
    }
    assert.deepEqual(statuses, ['published', 'published', 'published', 'pending']);
  });

  it('waits for a moderator when the field that people never see is filled, and says nothing of it', async () => {
    const thread = await service.thread();
    for (const [i, website] of ['https://spam.example', 1, ['x'], { a: 1 }, true].entries()) {
      const item = await service.resident().write(thread, `Cheap ${i}`, { website });
      assert.equal(item._comment.status, 'pending');
      assert.deepEqual(await service.heldFor(item.id), ['honeypot']);
      assert.ok(!JSON.stringify(item._comment).includes('honeypot'));
    }
    for (const website of ['', null, false, undefined]) {
      const item = await service.resident().write(thread, `Plain ${String(website)}`, { website });
      assert.equal(item._comment.status, 'published');
    }
  });

  it('takes one of the kinds that the agency offers, and no other', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    await service.with({ kinds: [{ id: 'pothole', label: 'Pothole' }] }, async () => {
      assert.equal((await resident.write(thread, 'Here', { kind: 'pothole' }))._comment.kind, 'pothole');
      assert.equal((await resident.write(thread, 'There', { kind: '' }))._comment.kind, undefined);
      const answer = await resident.post(thread, { content_text: 'Everywhere', kind: 'question' });
      assert.deepEqual(answer.fieldErrors, ['#/kind unknown']);
    });
    await service.with({ kinds: [] }, async () => {
      assert.equal((await resident.write(thread, 'None', { kind: null }))._comment.kind, undefined);
      assert.deepEqual(
        (await resident.post(thread, { content_text: 'None', kind: 'question' })).fieldErrors,
        ['#/kind unknown'],
      );
    });
  });

  it('asks for a name as the agency wishes', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    await service.with({ name: 'required' }, async () => {
      assert.deepEqual((await resident.post(thread, { content_text: 'Hi' })).fieldErrors, ['#/name missing']);
      for (const name of ['', '  \n', '\u200b\u2060', '\u202e'])
        assert.deepEqual((await resident.post(thread, { content_text: 'Hi', name })).fieldErrors, [
          '#/name missing',
        ]);
      assert.deepEqual((await resident.write(thread, 'Hi', { name: ' Jo  Li\n' })).authors, [
        { name: 'Jo Li' },
      ]);
    });
    await service.with({ name: 'none' }, async () => {
      const item = await resident.write(thread, 'No names here', { name: 'Jo' });
      assert.equal(item.authors, undefined);
      assert.equal((await service.row(item.id)).name, null, 'what nobody asked for is not kept');
    });
    assert.equal((await resident.write(thread, 'As I like', { name: null })).authors, undefined);
  });

  it('asks for an e-mail as the agency wishes, and never shows it', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    await service.with({ email: 'required' }, async () => {
      assert.deepEqual((await resident.post(thread, { content_text: 'Hi' })).fieldErrors, [
        '#/email missing',
      ]);
      for (const email of [
        'jo',
        'jo@',
        '@x.example',
        'a@b@c.example',
        'a b@c.example',
        'a@-b.example',
        'Jo <jo@x.example>',
      ]) {
        const answer = await resident.post(thread, { content_text: 'Hi', email });
        assert.deepEqual(answer.fieldErrors, ['#/email format'], email);
      }
      const answer = await resident.post(thread, { content_text: 'Hi', email: 'Jo.Li+Bridge@Mail.Example' });
      assert.equal((await service.row(answer.item.id)).email, 'jo.li+bridge@mail.example');
      const shown = [answer, await resident.own(answer.item), await resident.feed(thread)];
      for (const { text } of shown) assert.doesNotMatch(text, /mail\.example/i);
    });
    const item = await resident.write(thread, 'No e-mail asked', { email: 'jo@mail.example' });
    assert.equal((await service.row(item.id)).email, null);
  });

  it('keeps no address of anybody, in the database or in the log', async () => {
    const thread = await service.thread();
    const resident = service.resident({ address: '203.0.113.77' });
    const item = await resident.write(thread, 'Private words', { name: 'Private Person' });
    await resident.report(item);
    const tables = ['comments', 'reports', 'thread_events', 'audit'] as const;
    for (const table of tables) {
      const rows = await service.store.db.selectFrom(table).selectAll().execute();
      assert.ok(!JSON.stringify(rows).includes('203.0.113.77'), table);
    }
    const log = JSON.stringify(service.log);
    for (const secret of ['203.0.113.77', 'Private', item.id, item._comment.edit_token!, thread])
      assert.ok(!log.includes(secret), secret);
  });

  it('shows the same sender under another hash on the next day', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const today = await resident.write(thread, 'Today');
    service.pass(DAY);
    const tomorrow = await resident.write(thread, 'Tomorrow');
    const hashes = await Promise.all(
      [today, tomorrow].map(async ({ id }) => (await service.row(id)).address_hash),
    );
    assert.notEqual(hashes[0], hashes[1]);
  });

  it('takes threads of the allowed names only', async () => {
    for (const thread of ['a/b', '../x', '.hidden', ' ', 'a b', '<b>', 'x'.repeat(101), 'a\nb', '-']) {
      const answer = await service.resident().post(thread, { content_text: 'Hi' });
      assert.equal(answer.status, 404, thread);
      assert.equal(answer.problemName, 'not-found');
    }
    assert.equal((await service.resident().post('Brücke-2.0_~', { content_text: 'Hi' })).status, 202);
  });
});
