import assert from 'node:assert/strict';
import { it } from 'node:test';
import { insertComment } from '../../src/store/new-comment.js';
import { forEachDatabase } from '../support/databases.js';
import { useService } from '../support/service.js';

forEachDatabase('Reporting a comment', database => {
  const service = useService(database);

  /** The reports that moderators have still to look at. */
  const open = async (comment: string) =>
    service.store.db
      .selectFrom('reports')
      .select(['reason', 'text'])
      .where('comment', '=', comment)
      .where('settled', '=', 0)
      .orderBy('reason')
      .execute();

  it('is taken with each of the four reasons, with words or without', async () => {
    const item = await service.resident().write(await service.thread(), 'First thing');
    await service.with({ report_threshold: 0 }, async () => {
      for (const reason of ['abuse', 'illegal', 'off-topic', 'personal-data']) {
        const answer = await service
          .resident()
          .report(item, { reason, content_text: ` For ${reason}\u0000 ` });
        assert.equal(answer.status, 202);
        assert.deepEqual(answer.body, {});
      }
      await service.resident().report(item, { reason: 'abuse', content_text: null });
    });
    const reports = await open(item.id);
    assert.equal(reports.length, 5);
    assert.ok(reports.some(({ reason, text }) => reason === 'illegal' && text === 'For illegal'));
    assert.ok(reports.some(({ text }) => text === null));
  });

  it('takes the comment off the page at the third, until a moderator has looked', async () => {
    const thread = await service.thread();
    const item = await service.resident().write(thread, 'Second thing');
    for (const reports of [1, 2]) {
      await service.resident().report(item);
      assert.deepEqual(await service.shown(thread), [item.id], `after ${reports}`);
    }
    await service.resident().report(item);
    assert.deepEqual(await service.shown(thread), []);
    assert.deepEqual(await service.heldFor(item.id), ['reports']);
    assert.equal((await service.resident().report(item)).status, 404, 'there is nothing to report now');
    await service.decide(item.id, 'approve');
    assert.deepEqual(await service.shown(thread), [item.id]);
    assert.deepEqual(await open(item.id), [], 'they are settled');
    await service.resident().report(item);
    assert.deepEqual(await service.shown(thread), [item.id], 'and count no more');
  });

  it('counts once for an address', async () => {
    const thread = await service.thread();
    const item = await service.resident().write(thread, 'Third thing');
    const reporter = service.resident();
    for (let i = 0; i < 5; i++) assert.equal((await reporter.report(item)).status, 202);
    assert.equal((await open(item.id)).length, 1);
    await Promise.all(Array.from({ length: 20 }, () => reporter.report(item)));
    assert.equal((await open(item.id)).length, 1);
    assert.deepEqual(await service.shown(thread), [item.id]);
  });

  it('counts each of many that come at once', async () => {
    const thread = await service.thread();
    const item = await service.resident().write(thread, 'Fourth thing');
    const answers = await Promise.all(Array.from({ length: 3 }, () => service.resident().report(item)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202, 202],
      answers[0]!.text,
    );
    assert.equal((await open(item.id)).length, 3);
    assert.deepEqual(await service.shown(thread), []);
  });

  it('never takes down what the agency itself says', async () => {
    const thread = await service.thread();
    const official = await service.store.write(write =>
      insertComment(
        write,
        {
          thread,
          text: 'We are on it.',
          status: 'published',
          official_agency: 'City',
          official_role: 'Press',
        },
        service.now,
      ),
    );
    for (let i = 0; i < 5; i++) await service.resident().report(official);
    assert.deepEqual(await service.shown(thread), [official.id]);
    assert.equal((await open(official.id)).length, 5, 'moderators see them all the same');
  });

  it('is not taken of what is not on the page', async () => {
    const waiting = await service.resident().write(await service.thread({ moderation: 'before' }), 'Waits');
    const removed = await service.resident().write(await service.thread(), 'Gone');
    await service.decide(removed.id, 'remove', 'abuse');
    for (const id of [waiting.id, removed.id, 'nobody', '%2e%2e'])
      assert.equal((await service.resident().report({ id })).status, 404, id);
  });

  it('tells what is wrong with it', async () => {
    const item = await service.resident().write(await service.thread(), 'Fifth thing');
    const cases: [unknown, string[]][] = [
      [{}, ['#/reason missing']],
      [{ reason: 'boring' }, ['#/reason unknown']],
      [{ reason: 1 }, ['#/reason unknown']],
      [{ reason: 'abuse', content_text: 1 }, ['#/content_text type']],
      [{ reason: 'abuse', content_text: 'x'.repeat(1001) }, ['#/content_text too-long']],
      [[], ['#/reason missing']],
      [null, ['# type']],
    ];
    for (const [body, errors] of cases)
      assert.deepEqual(
        (await service.resident().report(item, body)).fieldErrors,
        errors,
        JSON.stringify(body),
      );
  });
});
