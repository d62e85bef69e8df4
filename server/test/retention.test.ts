import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { queueMail } from '../src/mail/outbox.js';
import { runRetention } from '../src/retention/retention.js';
import { defaultSettings, type Settings } from '../src/settings.js';
import { forEachDatabase, onPostgres } from './support/databases.js';
import { DAY, MINUTE, SECOND, TestService, useService } from './support/service.js';
import { createSqlite } from './support/sqlite-file.js';

const HOUR = 60 * MINUTE;
const none = { rejected_days: null, removed_days: null, published_days: null, email_days: null };

const run = (service: TestService, holder = 'one') =>
  runRetention({ store: service.store, holder, now: service.now });

/** A run under other rules, that many days from now; the clock goes on. */
async function after(service: TestService, days: number, rules: Partial<Settings['retention']>) {
  service.pass(days * DAY + SECOND);
  let deleted;
  await service.with({ retention: { ...none, ...rules } }, async () => {
    deleted = await run(service);
  });
  return deleted;
}

const exists = async ({ store }: TestService, id: string) =>
  (await store.db.selectFrom('comments').select('id').where('id', '=', id).execute()).length === 1;

const count = async (
  { store }: TestService,
  table: 'thread_events' | 'mails' | 'secrets' | 'idempotency_keys',
) => (await store.db.selectFrom(table).selectAll().execute()).length;

forEachDatabase('Retention', database => {
  const service = useService(database);

  it('deletes what was rejected and what was removed, each after its days and not before', async () => {
    const thread = await service.thread({ moderation: 'before' });
    const rejected = await service.resident().write(thread, 'Rejected words');
    await service.decide(rejected.id, 'reject', 'abuse');
    const removed = await service.resident().write(thread, 'Removed words');
    await service.decide(removed.id, 'approve');
    await service.decide(removed.id, 'remove', 'abuse');
    const rules = { rejected_days: 30, removed_days: 90 };
    await after(service, 29, rules);
    assert.ok(await exists(service, rejected.id));
    await after(service, 1, rules);
    assert.deepEqual([await exists(service, rejected.id), await exists(service, removed.id)], [false, true]);
    assert.deepEqual(await service.shown(thread), [removed.id], 'its place is shown');
    await after(service, 60, rules);
    assert.equal(await exists(service, removed.id), false);
    assert.deepEqual(await service.shown(thread), []);
  });

  it('leaves an empty place where answers hang on a comment, for as long as they do', async () => {
    const thread = await service.thread();
    const question = await service.resident().write(thread, 'A question', { name: 'Sam' });
    service.pass(10 * DAY);
    const answer = await service.resident().write(thread, 'An answer', { in_reply_to: question.id });
    await after(service, 20, { published_days: 30 });
    const { feed } = await service.resident().feed(thread);
    assert.deepEqual(
      feed.items.map(({ id, authors, _comment }) => [id, authors, _comment.status, _comment.reason_code]),
      [
        [question.id, undefined, 'removed', undefined],
        [answer.id, undefined, 'published', undefined],
      ],
    );
    assert.equal(feed._comments.count, 1);
    assert.equal((await service.row(question.id)).text, '');
    await after(service, 10, { published_days: 30 });
    assert.equal(await exists(service, question.id), false);
    assert.deepEqual(await service.shown(thread), []);
  });

  it('keeps everything where nothing is to be deleted, and escalated comments in any case', async () => {
    const thread = await service.thread();
    const kept = await service.resident().write(thread, 'Kept');
    const rejected = await service.resident().write(thread, 'He is going to hurt her');
    await service.decide(rejected.id, 'escalate');
    await service.decide(rejected.id, 'reject', 'illegal');
    assert.equal(
      ((await after(service, 3000, {})) as unknown as Record<string, number>)['rejected'],
      undefined,
    );
    await after(service, 1, { rejected_days: 0, removed_days: 0, email_days: 0 });
    assert.ok(await exists(service, kept.id));
    assert.equal((await service.row(rejected.id)).text, 'He is going to hurt her');
  });

  it('deletes what its author has deleted once that cannot be taken back', async () => {
    const thread = await service.thread();
    const author = service.resident();
    const comment = await author.write(thread, 'Better not');
    await author.delete(comment);
    service.pass(2 * MINUTE);
    await run(service);
    assert.equal((await author.restore(comment)).status, 200);
    await author.delete(comment);
    service.pass(2 * MINUTE + SECOND);
    await run(service);
    assert.equal(await exists(service, comment.id), false);
  });

  it('forgets e-mail addresses, and at midnight which comments came from one place', async () => {
    await service.set({ email: 'optional' });
    const thread = await service.thread();
    const { id } = await service.resident().write(thread, 'Hello', { email: 'sam@home.example' });
    await service.resident().report({ id }, { reason: 'abuse' });
    const before = await service.row(id);
    assert.ok(before.address_hash);
    await after(service, 1, { email_days: 365 });
    const next = await service.row(id);
    assert.deepEqual([next.address_hash, next.email], [null, 'sam@home.example']);
    const [report] = await service.store.db
      .selectFrom('reports')
      .selectAll()
      .where('comment', '=', id)
      .execute();
    assert.equal(report!.address_hash, null);
    await after(service, 364, { email_days: 365 });
    assert.equal((await service.row(id)).email, null);
    assert.equal((await service.row(id)).version, before.version, 'nobody who decides on it is disturbed');
    await service.set(defaultSettings);
  });

  it('throws the keys of past days away', async () => {
    const keys = async () =>
      (await service.store.db.selectFrom('secrets').select('name').execute())
        .map(({ name }) => name)
        .filter(name => name.startsWith('address'));
    await service.resident().write(await service.thread(), 'Today');
    const [today] = await keys();
    service.pass(DAY);
    await run(service);
    assert.ok(!(await keys()).includes(today!));
  });

  it('drops what was needed for a while only', async () => {
    const thread = await service.thread();
    await service.resident().post(thread, { content_text: 'Once' }, { 'Idempotency-Key': 'a-key' });
    const mail = { recipient: 'a@b.example', subject: 'S', body: 'B' } as const;
    await service.store.write(async write => {
      await queueMail(write, { ...mail, kind: 'digest' }, service.now - 1);
      for (const kind of ['digest', 'escalation'] as const)
        await queueMail(write, { ...mail, kind }, service.now);
      await write.db.updateTable('mails').set({ sent_at: service.now }).execute();
      await queueMail(write, { ...mail, kind: 'escalation' }, service.now);
    });
    assert.ok((await count(service, 'thread_events')) > 0);
    service.pass(HOUR + SECOND);
    await run(service);
    assert.equal(await count(service, 'thread_events'), 0);
    assert.ok((await count(service, 'idempotency_keys')) > 0);
    service.pass(8 * DAY);
    await run(service);
    assert.equal(await count(service, 'idempotency_keys'), 0);
    const mails = await service.store.db.selectFrom('mails').selectAll().orderBy('kind').execute();
    assert.deepEqual(
      mails.map(({ kind, sent_at }) => [kind, sent_at !== null]),
      [
        ['digest', true],
        ['escalation', false],
      ],
      'the last digest, and an escalation that nobody has been told of',
    );
  });

  it('works through any number of comments', async () => {
    const thread = await service.thread();
    for (let i = 0; i < 120; i++) await service.resident().write(thread, `Comment ${i}`);
    const deleted = (await after(service, 2, { published_days: 1 })) as unknown as Record<string, number>;
    assert.ok(deleted['published']! >= 120);
    const { feed } = await service.resident().feed(thread);
    assert.deepEqual([feed._comments.count, feed.items], [0, []]);
  });
});

onPostgres('Retention of several servers on one database', database => {
  it('is done by one at a time', async () => {
    const address = await database.create();
    const [one, other] = [await TestService.open(address), await TestService.open(address)];
    const results = await Promise.all([run(one, 'one'), run(other, 'other')]);
    assert.equal(results.filter(result => result === undefined).length, 1);
    assert.ok(await run(other, 'other'), 'the next one follows');
    await Promise.all([one.close(), other.close()]);
  });
});

describe('The file of SQLite', () => {
  it('holds nothing any more of what was deleted', async () => {
    const file = createSqlite();
    const service = await TestService.open({ file });
    await service.set({ email: 'optional' });
    const thread = await service.thread();
    const author = service.resident();
    const words = 'Quetzalcoatl saw everything. '.repeat(100);
    const comment = await author.write(thread, words, { name: 'Xochitl', email: 'xochitl@home.example' });
    const other = await author.write(thread, 'Huitzilopochtli, too');
    const secrets = /Quetzalcoatl|Xochitl|xochitl@|Huitzilopochtli/;
    const onDisk = () =>
      [file, `${file}-wal`].map(name => (existsSync(name) ? readFileSync(name, 'latin1') : '')).join('');
    assert.match(onDisk(), secrets);
    await author.delete(comment);
    await author.erase(other);
    service.pass(3 * MINUTE);
    await run(service);
    assert.doesNotMatch(onDisk(), secrets);
    await service.close();
    assert.doesNotMatch(onDisk(), secrets);
  });
});

forEachDatabase('At midnight, retention', database => {
  const service = useService(database);

  it('keeps the key of a day that has begun by another server’s clock', async () => {
    const { secrets } = service.store;
    const tomorrow = await secrets.hashAddress('192.0.2.1', service.now + DAY);
    await secrets.forgetDays(service.now);
    const kept = await service.store.db.selectFrom('secrets').select('name').execute();
    assert.ok(kept.some(({ name }) => name === `address ${Math.floor((service.now + DAY) / DAY)}`));
    assert.equal(await secrets.hashAddress('192.0.2.1', service.now + DAY), tomorrow);
  });
});
