import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { bearer } from '../support/resident.js';
import { DAY, MINUTE, SECOND, useService } from '../support/service.js';

forEachDatabase('The author of a comment', database => {
  const service = useService(database);

  it('sees where it stands: waiting, published, rejected with the reason', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const author = service.resident();
    const [first, second] = [await author.write(thread, 'One'), await author.write(thread, 'Two')];
    const waiting = await author.own(first);
    assert.equal(waiting.item._comment.status, 'pending');
    assert.equal(waiting.headers.get('Cache-Control'), 'no-store');
    assert.equal(waiting.item._comment.edit_token, undefined, 'the token comes once');
    await service.decide(first.id, 'approve');
    assert.equal((await author.own(first)).item._comment.status, 'published');
    await service.decide(second.id, 'reject', 'off-topic');
    const rejected = (await author.own(second)).item;
    assert.equal(rejected._comment.status, 'rejected');
    assert.equal(rejected._comment.reason_code, 'off-topic');
    assert.equal(rejected.content_text, 'Two');
  });

  it('is told a reason of the agency’s own in its words', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const author = service.resident();
    const item = await author.write(thread, 'A case');
    await service.with({ reject_reasons: [{ code: 'sub-judice', label: 'Before a court' }] }, async () => {
      await service.decide(item.id, 'reject', 'sub-judice');
      assert.match((await author.own(item)).text, /Before a court/);
    });
  });

  it('changes the words for fifteen minutes and no longer', async () => {
    const thread = await service.thread();
    const author = service.resident();
    const item = await author.write(thread, 'Teh bridge');
    service.pass(15 * MINUTE);
    const edited = (await author.edit(item, { content_text: 'The bridge' })).item;
    assert.equal(edited.content_text, 'The bridge');
    assert.equal(edited._comment.edited, true);
    assert.equal(edited._comment.version, 2);
    const [shown] = (await author.feed(thread)).feed.items;
    assert.equal(shown!.content_text, 'The bridge');
    assert.equal(shown!._comment.edited, true);
    assert.equal(shown!.date_published, item.date_published);
    assert.equal(shown!.date_modified, new Date(service.now).toISOString());
    service.pass(SECOND);
    const late = await author.edit(item, { content_text: 'A bridge' });
    assert.equal(late.status, 403);
    assert.equal(late.problemName, 'edit-window-over');
  });

  it('changes nothing by sending the same words', async () => {
    const author = service.resident();
    const item = await author.write(await service.thread(), 'As it is');
    const same = (await author.edit(item, { content_text: ' As it is\r\n' })).item;
    assert.deepEqual([same._comment.version, same._comment.edited], [1, undefined]);
  });

  for (const moderation of ['before', 'first'] as const)
    it(`sends it back to the moderators by an edit under "${moderation}", and it leaves the page`, async () => {
      const thread = await service.thread({ moderation });
      const author = service.resident();
      const item = await author.write(thread, 'Nice', { name: 'Bo' });
      await service.decide(item.id, 'approve');
      assert.deepEqual(await service.shown(thread), [item.id]);
      const edited = (await author.edit(item, { content_text: 'Nasty' })).item;
      assert.equal(edited._comment.status, 'pending');
      const { items, _comments } = (await author.feed(thread)).feed;
      assert.deepEqual([items, _comments.count], [[], 0]);
      assert.deepEqual(await service.heldFor(item.id), ['edited']);
      await service.decide(item.id, 'approve');
      assert.deepEqual(await service.shown(thread), [item.id]);
    });

  it('waits again after an edit that a new comment of those words would wait for', async () => {
    const thread = await service.thread();
    const author = service.resident();
    const item = await author.write(thread, 'Nice');
    await service.with({ held_words: ['nasty'] }, async () => {
      assert.equal((await author.edit(item, { content_text: 'Nasty!' })).item._comment.status, 'pending');
    });
    assert.deepEqual(await service.shown(thread), []);
  });

  it('stays pending while it waits, whatever the edit', async () => {
    const thread = await service.thread();
    const author = service.resident();
    let id = '';
    await service.with({ held_words: ['nasty'] }, async () => {
      const item = await author.write(thread, 'Nasty');
      id = item.id;
      assert.equal((await author.edit(item, { content_text: 'Nice' })).item._comment.status, 'pending');
    });
    assert.equal((await service.row(id)).status, 'pending');
  });

  it('is told when the comment has changed since, and nothing is lost', async () => {
    const author = service.resident();
    const item = await author.write(await service.thread(), 'One');
    await author.edit(item, { content_text: 'Two', version: 1 });
    const answer = await author.edit(item, { content_text: 'Three', version: 1 });
    assert.equal(answer.status, 409);
    assert.equal(answer.problemName, 'conflict');
    assert.equal((await author.own(item)).item.content_text, 'Two');
  });

  it('changes nothing that a moderator has rejected or removed', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const author = service.resident();
    const [rejected, removed] = [await author.write(thread, 'One'), await author.write(thread, 'Two')];
    await service.decide(rejected.id, 'reject', 'spam');
    await service.decide(removed.id, 'approve');
    await service.decide(removed.id, 'remove', 'abuse');
    for (const item of [rejected, removed]) {
      const answer = await author.edit(item, { content_text: 'Other' });
      assert.equal(answer.problemName, 'conflict');
    }
    assert.equal((await author.delete(removed)).problemName, 'conflict');
    assert.equal(
      (await author.restore(removed)).problemName,
      'conflict',
      'no undo of a moderator’s decision',
    );
  });

  it('has the comment off the page at once by deleting it, and back by undoing that', async () => {
    const thread = await service.thread();
    const author = service.resident();
    const item = await author.write(thread, 'A slip');
    const deleted = (await author.delete(item)).item;
    assert.equal(deleted._comment.status, 'removed');
    assert.equal(deleted._comment.reason_code, 'author');
    assert.equal(deleted._comment.undo_until, new Date(service.now + 2 * MINUTE).toISOString());
    assert.deepEqual(await service.shown(thread), []);
    assert.equal((await author.delete(item)).status, 200, 'a second time does no harm');
    service.pass(2 * MINUTE);
    const restored = (await author.restore(item)).item;
    assert.equal(restored._comment.status, 'published');
    assert.equal(restored.content_text, 'A slip');
    assert.deepEqual(await service.shown(thread), [item.id]);
  });

  it('undoes a deletion for two minutes and no longer', async () => {
    const author = service.resident();
    const item = await author.write(await service.thread(), 'Gone');
    await author.delete(item);
    service.pass(2 * MINUTE + SECOND);
    const late = await author.restore(item);
    assert.equal(late.status, 403);
    assert.equal(late.problemName, 'edit-window-over');
  });

  it('puts back what waited as waiting', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const author = service.resident();
    const item = await author.write(thread, 'Waits');
    await author.delete(item);
    assert.equal((await author.restore(item)).item._comment.status, 'pending');
    assert.deepEqual(await service.shown(thread), []);
  });

  it('deletes within the window only, but erases at any time', async () => {
    const thread = await service.thread();
    const author = service.resident();
    const item = await author.write(thread, 'Regretted words', { name: 'Regretful' });
    service.pass(400 * DAY);
    assert.equal((await author.delete(item)).problemName, 'edit-window-over');
    const erased = await author.erase(item);
    assert.equal(erased.status, 204);
    assert.equal(erased.text, '');
    assert.deepEqual(await service.shown(thread), []);
    assert.equal((await author.own(item)).status, 404);
    const rows = await service.store.db.selectFrom('comments').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(rows), /Regret/);
  });

  it('leaves an empty place by erasing where somebody answered, and none of it in the database', async () => {
    const thread = await service.thread();
    const author = service.resident();
    const root = await author.write(thread, 'Secret words', { name: 'Secretive' });
    const answer = await service.resident().write(thread, 'I see', { in_reply_to: root.id });
    await service.resident().report(root);
    await author.erase(root);
    const { items, _comments } = (await author.feed(thread)).feed;
    assert.deepEqual(
      items.map(({ id, _comment }) => [id, _comment]),
      [
        [root.id, { status: 'removed', reason_code: 'author' }],
        [
          answer.id,
          {
            in_reply_to: root.id,
            status: 'published',
            report_url: `https://comments.city.example/comments/${answer.id}/reports`,
          },
        ],
      ],
    );
    assert.equal(_comments.count, 1);
    const row = await service.row(root.id);
    assert.doesNotMatch(JSON.stringify(row), /Secret/);
    assert.deepEqual([row.token_hash, row.address_hash, row.name, row.text], [null, null, null, '']);
    assert.equal((await author.own(root)).problemName, 'wrong-token', 'its token opens nothing any more');
  });

  it('erases what was deleted before, and what waits, with no trace on the page', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const author = service.resident();
    const waiting = await author.write(thread, 'Waits');
    const deleted = await author.write(thread, 'Deleted');
    await author.delete(deleted);
    for (const item of [waiting, deleted]) assert.equal((await author.erase(item)).status, 204);
    assert.deepEqual((await author.feed(thread)).feed.items, []);
    assert.equal((await author.restore(deleted)).status, 404);
  });

  it('cannot touch somebody else’s comment', async () => {
    const thread = await service.thread();
    const [author, other] = [service.resident(), service.resident()];
    const [mine, theirs] = [await author.write(thread, 'Mine'), await other.write(thread, 'Theirs')];
    const forged = { ...theirs, _comment: mine._comment };
    const attempts = [
      await author.own(forged),
      await author.edit(forged, { content_text: 'Hacked' }),
      await author.delete(forged),
      await author.restore(forged),
      await author.erase(forged),
    ];
    for (const answer of attempts) {
      assert.equal(answer.status, 403);
      assert.equal(answer.problemName, 'wrong-token');
      assert.doesNotMatch(answer.text, /Theirs/);
    }
    assert.equal((await other.own(theirs)).item.content_text, 'Theirs');
  });

  it('needs a token for all of it, told by WWW-Authenticate', async () => {
    const author = service.resident();
    const { id } = await author.write(await service.thread(), 'Mine');
    const calls = [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/restoration'],
      ['POST', '/erasure'],
    ] as const;
    for (const [method, path] of calls) {
      for (const headers of [{}, bearer(''), { Authorization: 'Basic YTpi' }, { Authorization: 'Bearer' }]) {
        const json = method === 'GET' || method === 'DELETE' ? undefined : { content_text: 'Other' };
        const answer = await author.send(`/comments/${id}${path}`, { method, headers, json });
        assert.equal(answer.status, 401, `${method} ${path}`);
        assert.equal(answer.problemName, 'unauthorized');
        assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer');
      }
    }
  });
});
