import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator, type View } from '../support/moderator.js';
import { MINUTE, useService } from '../support/service.js';

forEachDatabase('A moderator', database => {
  const service = useService(database);

  /** A comment that waits, as a moderator sees it. */
  async function pending(
    moderator: Moderator,
    thread: string,
    text = `Words ${Math.random()}`,
  ): Promise<View> {
    const { id } = await service.resident().write(thread, text);
    return moderator.look(id);
  }

  const view = (answer: { body: Record<string, unknown> }) => answer.body.comment as View;

  it('approves what waits, and it is on the page', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const comment = await pending(moderator, thread);
    assert.deepEqual(await service.shown(thread), []);
    assert.deepEqual(
      (await moderator.queue(`status=pending&thread=${thread}`)).map(({ id }) => id),
      [comment.id],
    );

    const approved = view(await moderator.decide(comment, 'approve'));
    assert.equal(approved.status, 'published');
    assert.equal(approved.version, comment.version + 1);
    assert.deepEqual(await service.shown(thread), [comment.id]);
    assert.deepEqual(await moderator.queue(`status=pending&thread=${thread}`), []);
  });

  it('rejects and removes for a reason that the author is told', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const resident = service.resident();
    for (const [decision, first] of [
      ['reject', undefined],
      ['remove', 'approve'],
    ] as const) {
      const item = await resident.write(thread, `Words to ${decision}`);
      if (first) await moderator.decide(await moderator.look(item.id), first);
      const comment = await moderator.look(item.id);
      const none = await moderator.decide(comment, decision);
      assert.deepEqual(none.fieldErrors, ['#/reason_code missing']);
      const unknown = await moderator.decide(comment, decision, { reason_code: 'dislike' });
      assert.deepEqual(unknown.fieldErrors, ['#/reason_code unknown']);

      await moderator.decide(comment, decision, { reason_code: 'personal-data' });
      const { _comment } = (await resident.own(item)).item;
      assert.equal(_comment.status, first ? 'removed' : 'rejected');
      assert.equal(_comment.reason_code, 'personal-data');
    }
  });

  it('gives the words of an agency’s own reason to the author', async () => {
    const moderator = await Moderator.of(service, ['admin']);
    const thread = await service.thread({ moderation: 'before' });
    await service.with(
      { reject_reasons: [{ code: 'in-court', label: 'A court has this in hand' }] },
      async () => {
        const resident = service.resident();
        const item = await resident.write(thread, 'He did it');
        const answer = await moderator.decide(await moderator.look(item.id), 'reject', {
          reason_code: 'in-court',
        });
        assert.equal(answer.status, 200);
        const own = (await resident.own(item)).item._comment as Record<string, unknown>;
        assert.equal(own.reason, 'A court has this in hand');
      },
    );
  });

  it('is told when somebody else has decided meanwhile, and nothing flips', async () => {
    const [ada, bea] = [await Moderator.of(service), await Moderator.of(service)];
    const thread = await service.thread({ moderation: 'before' });
    const comment = await pending(ada, thread);
    const answers = await Promise.all([
      ada.decide(comment, 'approve'),
      bea.decide(comment, 'reject', { reason_code: 'spam' }),
    ]);
    const [won, lost] = answers[0].status === 200 ? answers : [answers[1], answers[0]];
    assert.equal(won.status, 200);
    assert.equal(lost.status, 409);
    assert.equal(lost.problemName, 'conflict');
    const present = view(won);
    assert.deepEqual([view(lost).status, view(lost).version], [present.status, present.version]);
    assert.equal((await ada.look(comment.id)).status, present.status);
  });

  it('cannot approve words that the author has changed since', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const resident = service.resident();
    const item = await resident.write(thread, 'A kind word');
    const seen = await moderator.look(item.id);
    await resident.edit(item, { content_text: 'An unkind one' });
    const refused = await moderator.decide(seen, 'approve');
    assert.equal(refused.status, 409);
    assert.equal(view(refused).text, 'An unkind one');
    assert.deepEqual(await service.shown(thread), []);
  });

  it('must say which version was decided on', async () => {
    const moderator = await Moderator.of(service);
    const { id } = await pending(moderator, await service.thread({ moderation: 'before' }));
    const missing = await moderator.post(`/comments/${id}/decision`, { decision: 'approve' });
    assert.deepEqual(missing.fieldErrors, ['#/version missing']);
    const wrong = await moderator.post(`/comments/${id}/decision`, { decision: 'bless', version: '1' });
    assert.deepEqual(wrong.fieldErrors, ['#/decision unknown', '#/version type']);
  });

  it('takes a decision back for ten minutes, and nobody else’s', async () => {
    const [ada, bea] = [await Moderator.of(service), await Moderator.of(service)];
    const thread = await service.thread({ moderation: 'before' });
    const comment = await pending(ada, thread);
    const rejected = view(await ada.decide(comment, 'reject', { reason_code: 'spam' }));
    assert.equal((await bea.decide(rejected, 'undo')).status, 409);
    const back = view(await ada.decide(rejected, 'undo'));
    assert.deepEqual([back.status, back.reason_code], ['pending', undefined]);

    const approved = view(await ada.decide(back, 'approve'));
    service.pass(11 * MINUTE);
    assert.equal((await ada.decide(approved, 'undo')).status, 409);
    assert.deepEqual(await service.shown(thread), [comment.id]);
  });

  it('restores what was removed to the page, and what was rejected to the queue', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const comment = await pending(moderator, thread);
    const rejected = view(await moderator.decide(comment, 'reject', { reason_code: 'spam' }));
    const queued = view(await moderator.decide(rejected, 'restore'));
    assert.equal(queued.status, 'pending');
    const published = view(await moderator.decide(queued, 'approve'));
    const removed = view(await moderator.decide(published, 'remove', { reason_code: 'spam' }));
    const restored = view(await moderator.decide(removed, 'restore'));
    assert.deepEqual([restored.status, restored.reason_code], ['published', undefined]);
  });

  it('refuses decisions that make no sense where a comment stands', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const comment = await pending(moderator, thread);
    for (const decision of ['pin', 'unpin', 'restore']) {
      assert.equal((await moderator.decide(comment, decision)).status, 409, decision);
    }
    const published = view(await moderator.decide(comment, 'approve'));
    const late = await moderator.decide(published, 'reject', { reason_code: 'spam' });
    assert.equal(late.status, 409, 'what is published is removed, not rejected');
    assert.equal((await moderator.look(comment.id)).status, 'published');
  });

  it('leaves what its author deleted alone', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const resident = service.resident();
    const item = await resident.write(thread, 'Oh no');
    await resident.delete(item);
    const removed = await moderator.look(item.id);
    assert.equal((await moderator.decide(removed, 'restore')).status, 409);
  });

  it('pins a comment above all others, and takes the pin off', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const first = await service.resident().write(thread, 'First');
    service.pass(MINUTE);
    const second = await service.resident().write(thread, 'Second');
    const pinned = view(await moderator.decide(await moderator.look(first.id), 'pin'));
    assert.deepEqual(await service.shown(thread), [first.id, second.id]);
    await moderator.decide(pinned, 'unpin');
    assert.deepEqual(await service.shown(thread), [second.id, first.id]);
  });

  it('escalates a threat: it leaves the page and stands in a queue of its own', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const item = await service.resident().write(thread, 'I will hurt her');
    const escalated = view(
      await moderator.decide(await moderator.look(item.id), 'escalate', { note: 'Ring her' }),
    );
    assert.ok(escalated.escalated_at);
    assert.deepEqual(await service.shown(thread), []);
    assert.deepEqual(
      (await moderator.queue(`status=escalated&thread=${thread}`)).map(({ id }) => id),
      [item.id],
    );
  });

  it('sees why a comment is back in the queue, and settles the reports by deciding', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const item = await service.resident().write(thread, 'A rude word');
    for (const reason of ['abuse', 'abuse', 'off-topic']) {
      const answer = await service.resident().send(`/comments/${item.id}/reports`, {
        method: 'POST',
        json: { reason, content_text: `It is ${reason}` },
      });
      assert.equal(answer.status, 202);
    }
    assert.deepEqual(await service.shown(thread), []);
    const [reported] = await moderator.queue(`status=reported&thread=${thread}`);
    assert.deepEqual(reported!.held_for, ['reports']);
    assert.deepEqual(reported!.reports.map(({ reason, text }) => `${reason}: ${text}`).sort(), [
      'abuse: It is abuse',
      'abuse: It is abuse',
      'off-topic: It is off-topic',
    ]);
    const approved = view(await moderator.decide(reported!, 'approve'));
    assert.deepEqual([approved.reports, approved.held_for], [[], []]);
    assert.deepEqual(await moderator.queue(`status=reported&thread=${thread}`), []);

    const back = view(await moderator.decide(approved, 'undo'));
    assert.equal(back.reports.length, 3, 'the reports are open again');
  });

  it('decides on many at once; one that is refused keeps no other from being decided', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const [a, b, c] = [
      await pending(moderator, thread),
      await pending(moderator, thread),
      await pending(moderator, thread),
    ];
    await moderator.decide(b!, 'approve');
    const answer = await moderator.post('/decisions', {
      decisions: [
        { id: a!.id, version: a!.version, decision: 'approve' },
        { id: b!.id, version: b!.version, decision: 'approve' },
        { id: c!.id, version: c!.version, decision: 'reject' },
        { id: 'nobody', version: 1, decision: 'approve' },
      ],
    });
    const results = answer.body.results as {
      id: string;
      comment?: View;
      problem?: { status: number; errors?: { pointer: string }[] };
    }[];
    assert.deepEqual(
      results.map(({ comment, problem }) => comment?.status ?? problem?.status),
      ['published', 409, 422, 404],
    );
    assert.equal(results[2]!.problem!.errors![0]!.pointer, '#/decisions/2/reason_code');
  });

  it('reads a comment in its conversation, with what was decided on it', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const root = await service.resident().write(thread, 'Root');
    service.pass(1);
    const answer = await service.resident().write(thread, 'Answer', { in_reply_to: root.id });
    service.pass(1);
    const deeper = await service.resident().write(thread, 'Deeper', { in_reply_to: answer.id });
    service.pass(1);
    const sibling = await service.resident().write(thread, 'Sibling', { in_reply_to: root.id });
    await moderator.decide(await moderator.look(answer.id), 'pin');
    const { context, history } = (await moderator.get(`/comments/${answer.id}`)).body as {
      context: View[];
      history: { action: string; account: string }[];
    };
    assert.deepEqual(
      context.map(({ id, depth }) => [id, depth]),
      [
        [root.id, 0],
        [answer.id, 1],
        [deeper.id, 2],
        [sibling.id, 1],
      ],
    );
    assert.deepEqual(
      history.map(({ action, account }) => [action, account]),
      [['pin', moderator.name]],
    );
  });

  it('answers officially, in the name of agency and role, which nobody else can', async () => {
    const officer = await Moderator.of(service, ['officer'], { agency: 'City of Averley', role: 'Planner' });
    const moderator = await Moderator.of(service, ['moderator']);
    const thread = await service.thread();
    const question = await service.resident().write(thread, 'When?');
    assert.equal(
      (await moderator.post(`/comments/${question.id}/answer`, { content_text: 'Soon' })).status,
      403,
    );
    const answer = view(await officer.post(`/comments/${question.id}/answer`, { content_text: 'In May.' }));
    const { items } = (await service.resident().feed(thread)).feed;
    assert.deepEqual(items[1]!._comment.official, { agency: 'City of Averley', role: 'Planner' });
    assert.equal(items[1]!._comment.in_reply_to, question.id);
    assert.equal(items[1]!.id, answer.id);
    const empty = await officer.post(`/comments/${question.id}/answer`, { content_text: ' ' });
    assert.deepEqual(empty.fieldErrors, ['#/content_text missing']);
  });

  it('searches text and names whatever the case, finds percent signs as such, and filters by kind', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const texts = ['Über die Brücke', '100% sure', '100 per cent'];
    const ids: string[] = [];
    for (const text of texts) {
      service.pass(1);
      ids.push((await service.resident().write(thread, text, { name: 'Zoë', kind: 'idea' })).id);
    }
    const find = async (query: string) =>
      (await moderator.queue(`status=pending&thread=${thread}&${query}`)).map(({ id }) => ids.indexOf(id));
    assert.deepEqual(await find(`q=${encodeURIComponent('über')}`), [0]);
    assert.deepEqual(await find(`q=${encodeURIComponent('100%')}`), [1]);
    assert.deepEqual(await find(`q=${encodeURIComponent('ZOË')}`), [0, 1, 2]);
    assert.deepEqual(await find('kind=question'), []);
    assert.deepEqual(await find('kind=idea'), [0, 1, 2]);
  });

  it('pages through a long queue without gap or double', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await pending(moderator, thread)).id); // all in the same millisecond
    const seen: string[] = [];
    let path: string | undefined = `/comments?status=pending&thread=${thread}&limit=3`;
    while (path) {
      const { comments, next } = (await moderator.get(path)).body as { comments: View[]; next?: string };
      seen.push(...comments.map(({ id }) => id));
      path = next?.replace(/^.*\/api\/moderation/, '');
    }
    assert.deepEqual([...seen].sort(), [...ids].sort());
    assert.equal(seen.length, new Set(seen).size);
  });
});
