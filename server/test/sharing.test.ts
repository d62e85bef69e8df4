import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it, type TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'kysely';
import type { Options } from '../src/options.js';
import { onPostgres, type DatabaseKind } from './support/databases.js';
import { LiveStream } from './support/live-stream.js';
import { newAddress } from './support/resident.js';
import { TestService } from './support/service.js';

/** What never comes is a failure, not a test that never ends. */
const TIME_LIMIT = { timeout: 60_000 };

/** Two servers of one database, and somebody whose requests reach either. */
async function openTwo(t: TestContext, database: DatabaseKind, options: Partial<Options> = {}) {
  const address = await database.create();
  const a = await TestService.open(address, options);
  const thread = await a.thread(); // before the other listens, which would else hear of it some time later
  const b = await TestService.open(address, options);
  const services = [a, b] as const;
  t.after(() => Promise.all(services.map(service => service.close())));
  const sender = { address: newAddress() };
  return { services, thread, residents: services.map(service => service.resident(sender)) };
}

async function listenTo(t: TestContext, service: TestService, thread: string) {
  const live = await LiveStream.open(service.resident(), thread);
  t.after(() => live.leave());
  return live;
}

onPostgres('Two servers of one database', database => {
  it('tell their readers what happens at the other, and then show it', TIME_LIMIT, async t => {
    const { services, thread } = await openTwo(t, database);
    const [a, b] = services;
    const streams = [await listenTo(t, a, thread), await listenTo(t, b, thread)];
    const hear = async () => {
      const [here, there] = await Promise.all(streams.map(stream => stream.hear(1)));
      assert.deepEqual(here, there);
      return here![0];
    };
    const read = async () => {
      const [here, there] = await Promise.all(services.map(service => service.resident().feed(thread)));
      assert.deepEqual([...here!.headers], [...there!.headers], 'the same ETag');
      assert.equal(here!.text, there!.text);
      return here!.feed;
    };
    assert.deepEqual((await read()).items, []);

    const item = await a.resident().write(thread, 'Mind the bridge.');
    assert.equal(await hear(), `published ${item.id}`);
    assert.deepEqual(
      (await read()).items.map(({ id }) => id),
      [item.id],
    );
    await b.resident().edit(item, { content_text: 'Mind the gap.' });
    assert.equal(await hear(), `edited ${item.id}`);
    assert.equal((await read()).items[0]!.content_text, 'Mind the gap.');
    await a.decide(item.id, 'remove', 'abuse');
    assert.equal(await hear(), `removed ${item.id}`);
    assert.equal((await read()).items[0]!._comment.status, 'removed');
    await b.changeThread(thread, { closed: 1 });
    assert.equal(await hear(), 'thread');
    assert.equal((await read())._comments.closed, true);
    assert.equal((await a.resident().post(thread, { content_text: 'Late' })).problemName, 'thread-closed');
  });

  it('let a browser that lost one go on at the other', TIME_LIMIT, async t => {
    const {
      services: [a, b],
      thread,
    } = await openTwo(t, database);
    const first = await LiveStream.open(a.resident(), thread);
    await a.resident().write(thread, 'One');
    const { id: lastId } = (await first.next())!;
    a.app.close();
    assert.deepEqual(await first.rest(), []);
    const missed = await b.resident().write(thread, 'Two');
    const second = await LiveStream.open(b.resident(), thread, lastId);
    t.after(() => second.leave());
    assert.deepEqual(await second.hear(1), [`published ${missed.id}`]);
  });

  it('go by settings that were saved at the other', TIME_LIMIT, async t => {
    const {
      services: [a, b],
      thread,
    } = await openTwo(t, database);
    await b.resident().feed(thread);
    const heard = new Promise<void>(resolve => {
      b.store.database.hub.listen(({ about }) => about === 'settings' && resolve());
    });
    await a.set({ notice: 'Ring 999.', max_length: 10 });
    await heard;
    assert.equal((await b.resident().feed(thread)).feed._comments.notice, 'Ring 999.');
    const long = await b.resident().post(thread, { content_text: 'Longer than ten' });
    assert.deepEqual(long.fieldErrors, ['#/content_text too-long']);
  });

  it(
    'answer nothing from memory while they cannot hear each other, and tell their readers afterwards',
    TIME_LIMIT,
    async t => {
      const {
        services: [a, b],
        thread,
      } = await openTwo(t, database);
      const live = await listenTo(t, b, thread);
      await b.resident().feed(thread);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`.execute(a.store.db);
      while (b.store.database.hearsAll) await turn();
      const { id } = await a.resident().write(thread, 'Unheard');
      assert.deepEqual(await b.shown(thread), [id]);
      const [told] = await live.hear(1);
      assert.ok(told === 'thread' || told === `published ${id}`, told);
      const later = await a.resident().write(thread, 'Heard');
      while ((await live.hear(1))[0] !== `published ${later.id}`);
    },
  );

  it('make one comment of one request that reaches both at once', TIME_LIMIT, async t => {
    const { thread, residents } = await openTwo(t, database);
    for (let round = 0; round < 10; round++) {
      const key = { 'Idempotency-Key': randomUUID() };
      const answers = await Promise.all(
        [...residents, ...residents].map(resident =>
          resident.post(thread, { content_text: `Round ${round}` }, key),
        ),
      );
      assert.equal(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
      assert.equal(answers[0]!.status, 201);
    }
    assert.equal((await residents[0]!.feed(thread)).feed._comments.count, 10);
  });

  it('take a solved challenge of either, and take it once', TIME_LIMIT, async t => {
    const { thread, residents } = await openTwo(t, database, { hasChallenge: true });
    const [a, b] = residents as [(typeof residents)[0], (typeof residents)[0]];
    const challenge = (await a.send('/challenge')).body as unknown as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey, timeout: 0 });
    const solved = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const post = (resident: typeof a, text: string) =>
      resident.post(thread, { content_text: text, challenge: solved });

    const answers = await Promise.all([post(b, 'At one'), post(a, 'At the other')]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422]);
    for (const resident of residents) {
      const again = await post(resident, `Again ${residents.indexOf(resident)}`);
      assert.equal(again.problemName, 'challenge-failed');
      assert.deepEqual(again.fieldErrors, ['#/challenge used']);
    }
  });

  it('count an address’s posts and reads together', TIME_LIMIT, async t => {
    const { services, thread, residents } = await openTwo(t, database, { hasRateLimit: true });
    const statuses = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await residents[i % 2]!.post(thread, { content_text: `Post ${i}` })).status);
    assert.deepEqual(statuses, [201, 201, 201, 201, 201, 429]);
    for (const resident of residents) {
      const refused = await resident.post(thread, { content_text: 'One more' });
      assert.equal(refused.problemName, 'rate-limited');
      assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    }
    assert.equal((await services[1].resident().post(thread, { content_text: 'Another' })).status, 201);

    let reads = 0;
    const counts = '/threads/counts?thread=x';
    while ((await residents[reads % 2]!.send(counts)).status === 200) assert.ok(++reads <= 600, 'too many');
    assert.ok(reads > 500, String(reads));
  });
});
