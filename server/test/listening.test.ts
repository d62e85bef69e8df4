import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toCsv } from '../src/listening/csv.js';
import { monthAt, readListening } from '../src/listening/listening.js';
import { defaultSettings } from '../src/settings.js';
import { forEachDatabase } from './support/databases.js';
import { useService, type TestService } from './support/service.js';

const HOUR = 3_600_000;

/** A comment as if it had been sent at a moment, with the agency's answer so many hours later. */
async function heard(service: TestService, thread: string, at: string, kind?: string, ...answers: number[]) {
  const { id } = await service.resident().write(thread, `Heard ${at} ${kind} ${Math.random()}`, { kind });
  const created_at = Date.parse(at);
  await service.store.write(({ db }) =>
    db.updateTable('comments').set({ created_at }).where('id', '=', id).execute(),
  );
  for (const hours of answers) {
    const answer = await service.resident().write(thread, `Answer ${Math.random()}`, { in_reply_to: id });
    const official = { official_agency: 'City police', official_role: 'Press office', kind: null };
    await service.store.write(({ db }) =>
      db
        .updateTable('comments')
        .set({ ...official, created_at: created_at + hours * HOUR })
        .where('id', '=', answer.id)
        .execute(),
    );
  }
  return id;
}

forEachDatabase('What the agency heard in a month', database => {
  const service = useService(database);
  const read = (month: string, timeZone?: string) =>
    readListening(service.store.db, month, defaultSettings.kinds, timeZone);

  it('is counted by kind, with how many were answered and how soon', async () => {
    const thread = await service.thread();
    await heard(service, thread, '2031-03-01T00:00:00Z', 'question', 5, 1);
    await heard(service, thread, '2031-03-09T00:00:00Z', 'question', 4);
    await heard(service, thread, '2031-03-10T00:00:00Z', 'question');
    await heard(service, thread, '2031-03-31T23:59:59Z', 'idea');
    await heard(service, thread, '2031-04-01T00:00:00Z', 'idea', 2);
    await heard(service, thread, '2031-03-05T00:00:00Z');
    const { kinds, total, month } = await read('2031-03');
    assert.equal(month, '2031-03');
    assert.equal(total, 5);
    assert.deepEqual(
      kinds.map(({ id, label, count, answered, median_hours_to_answer }) => [
        id,
        label,
        count,
        answered,
        median_hours_to_answer,
      ]),
      [
        ['question', 'Question', 3, 2, 2.5],
        ['concern', 'Concern', 0, 0, null],
        ['compliment', 'Compliment', 0, 0, null],
        ['idea', 'Idea', 1, 0, null],
        [null, '', 1, 0, null],
      ],
    );
  });

  it('leaves out what was never published, what was spam, and what was erased', async () => {
    const thread = await service.thread();
    const at = '2031-06-05T00:00:00Z';
    await service.changeThread(thread, { moderation: 'before' });
    const rejected = await heard(service, thread, at, 'idea');
    await service.decide(rejected, 'reject', 'abuse');
    await service.changeThread(thread, { moderation: 'after' });
    const spam = await heard(service, thread, at, 'idea');
    await service.decide(spam, 'remove', 'spam');
    const removed = await heard(service, thread, at, 'idea');
    await service.decide(removed, 'remove', 'off-topic');
    const erased = await service.resident().write(thread, 'To be erased', { kind: 'idea' });
    await service.resident().erase(erased);
    assert.equal((await read('2031-06')).total, 1);
  });

  it('begins and ends a month by the agency’s clock', async () => {
    const thread = await service.thread();
    await heard(service, thread, '2031-08-01T03:00:00Z');
    assert.equal((await read('2031-08', 'America/Denver')).total, 0);
    assert.equal((await read('2031-07', 'America/Denver')).total, 1);
    assert.equal((await read('2031-08', 'UTC')).total, 1);
    assert.equal(monthAt(Date.parse('2031-08-01T03:00:00Z'), 'America/Denver'), '2031-07');
  });
});

describe('A table for a spreadsheet', () => {
  it('quotes what has to be, and runs no formula', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'];
    const csv = toCsv([
      ['kind', 'count'],
      ...formulas.map(formula => [formula, 1]),
      ['say "hi", all\nyou', null],
    ]);
    assert.equal(
      csv,
      '\uFEFF"kind","count"\r\n' +
        formulas.map(formula => `"'${formula}",1\r\n`).join('') +
        '"say ""hi"", all\nyou",\r\n',
    );
  });
});
