import assert from 'node:assert/strict';
import { afterEach, beforeEach, it, mock } from 'node:test';
import type { Answer } from '../support/answer.js';
import { forEachDatabase, onPostgres } from '../support/databases.js';
import type { Resident } from '../support/resident.js';
import { MINUTE, SECOND, TestService, useService } from '../support/service.js';

const limited = { hasRateLimit: true };

let posts = 0;

const write = (from: Resident, thread: string, headers = {}) =>
  from.post(thread, { content_text: `Words ${++posts}` }, headers);

/** @param seconds What `Retry-After` says. */
function assertLimited(answer: Answer, seconds: number) {
  assert.deepEqual([answer.status, answer.problemName], [429, 'rate-limited'], answer.text);
  assert.equal(answer.headers.get('Retry-After'), String(seconds));
}

// The limits look at the machine's own clock, which stands here until a test moves it.
beforeEach(() => mock.timers.enable({ apis: ['Date'], now: Date.now() }));
afterEach(() => mock.timers.reset());
const pass = (milliseconds: number) => mock.timers.setTime(Date.now() + milliseconds);

forEachDatabase('An address', database => {
  const service = useService(database, limited);

  /** How many of so many posts are taken before the first that is not. */
  async function taken(from: () => Resident, most: number): Promise<number> {
    const thread = await service.thread();
    for (let i = 0; i < most; i++) if ((await write(from(), thread)).status === 429) return i;
    return most;
  }

  it('posts five times a minute, and again when that is over', async () => {
    const [author, neighbour] = [service.resident(), service.resident()];
    const thread = await service.thread();
    const other = await service.thread();
    for (let i = 0; i < 5; i++) assert.equal((await write(author, i % 2 ? thread : other)).status, 201);
    assertLimited(await write(author, thread), 60);
    assert.equal((await write(neighbour, thread)).status, 201, 'others are not kept from it');
    pass(59 * SECOND);
    assertLimited(await write(author, other), 1);
    pass(SECOND + 1);
    assert.equal((await write(author, thread)).status, 201);
    assert.equal((await service.shown(thread)).length, 4, 'what was refused was not stored');
  });

  it('posts thirty times an hour, however it spreads them', async () => {
    const author = service.resident();
    const thread = await service.thread();
    for (let i = 0; i < 30; i++) {
      assert.equal((await write(author, thread)).status, 201, `number ${i}`);
      pass(MINUTE);
    }
    assertLimited(await write(author, thread), 30 * 60);
    pass(30 * MINUTE + 1);
    assert.equal((await write(author, thread)).status, 201);
  });

  it('is told on a page that may post when to come back', async () => {
    const author = service.resident();
    const thread = await service.thread();
    for (let i = 0; i < 5; i++) await write(author, thread);
    const answer = await write(author, thread);
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), 'https://www.city.example');
    assert.match(answer.headers.get('Access-Control-Expose-Headers')!, /\bRetry-After\b/);
    assert.match(answer.problem.detail, /60 seconds/);
  });

  it('gains nothing by what is sent along with its posts', async () => {
    const author = service.resident();
    const thread = await service.thread();
    const addresses = ['203.0.113.1', '2001:db8::1', '127.0.0.1', '', 'x', '203.0.113.2, 203.0.113.3'];
    let refused = 0;
    for (const address of addresses) {
      const headers = { 'X-Forwarded-For': address, Forwarded: `for=${address}`, 'X-Real-IP': address };
      refused += Number((await write(author, thread, headers)).status === 429);
    }
    assert.equal(refused, 1);
  });

  it('of IPv6 is the /64 that a household has', async () => {
    const at = (address: string) => () => service.resident({ address });
    let n = 0;
    const household = () => service.resident({ address: `2001:db8:1:2:${(++n).toString(16)}::${n}` });
    assert.equal(await taken(household, 8), 5);
    const same = [
      '2001:db8:1:2::',
      '2001:DB8:1:2::ffff',
      '2001:0db8:0001:0002:0:0:0:9',
      '2001:db8:1:2::9%eth0',
    ];
    for (const address of same) assert.equal(await taken(at(address), 1), 0, address);
    const others = [
      '2001:db8:1:3::1',
      '2001:db8:1::2',
      '2001:db8:0:1:2::1',
      '2001:db8:12::1',
      '2001:db8::1:2',
    ];
    for (const address of others) assert.equal(await taken(at(address), 1), 1, address);
  });

  it('of IPv4 is the same over either kind of socket, and each is one', async () => {
    let n = 0;
    const spellings = ['198.51.100.7', '::ffff:198.51.100.7', '::FFFF:198.51.100.7'];
    const same = () => service.resident({ address: spellings[n++ % 3] });
    assert.equal(await taken(same, 8), 5);
    assert.equal(await taken(() => service.resident({ address: '::ffff:198.51.100.8' }), 5), 5);
  });

  it('changes comments of its own sixty times in ten minutes, in whatever way', async () => {
    const author = service.resident();
    const item = await author.write(await service.thread(), 'Mine');
    for (let i = 0; i < 30; i++) {
      assert.equal((await author.delete(item)).status, 200);
      assert.equal((await author.restore(item)).status, 200);
    }
    const acts = [author.edit(item, { content_text: 'Ours' }), author.delete(item), author.restore(item)];
    for (const answer of await Promise.all([...acts, author.erase(item)])) assertLimited(answer, 600);
    assert.equal((await author.own(item)).status, 200, 'reading goes on');
    pass(10 * MINUTE + 1);
    assert.equal((await author.erase(item)).status, 204);
  });

  it('reports ten times in ten minutes', async () => {
    const reporter = service.resident();
    const { id } = await service.resident().write(await service.thread(), 'Reported');
    for (let i = 0; i < 10; i++) assert.equal((await reporter.report({ id })).status, 202);
    assertLimited(await reporter.report({ id }), 600);
    pass(10 * MINUTE + 1);
    assert.equal((await reporter.report({ id })).status, 202);
  });

  it('reads six hundred times a minute, whatever it reads', async () => {
    const reader = service.resident();
    const thread = await service.thread();
    const paths = [`/threads/${thread}/feed.json`, `/threads/counts?thread=${thread}`];
    for (let i = 0; i < 600; i++) {
      const { status } = await reader.open(paths[i % 2]!);
      assert.equal(status, 200, `number ${i}`);
    }
    for (const path of [...paths, `/threads/${thread}/live`, '/comments/unknown'])
      assertLimited(await reader.send(path), 60);
    assert.equal((await service.resident().feed(thread)).status, 200, 'others read on');
    pass(MINUTE + 1);
    assert.equal((await reader.feed(thread)).status, 200);
  });
});

forEachDatabase('A thread', database => {
  const service = useService(database, limited);

  it('takes a hundred and twenty posts a minute, from however many', async () => {
    const thread = await service.thread();
    const crowd = Array.from({ length: 40 }, () => service.resident());
    for (const author of [...crowd, ...crowd, ...crowd])
      assert.equal((await write(author, thread)).status, 201);
    assertLimited(await write(service.resident(), thread), 60);
    assert.equal((await write(crowd[0]!, await service.thread())).status, 201, 'others take more');
    pass(MINUTE + 1);
    assert.equal((await write(service.resident(), thread)).status, 201);
  });
});

forEachDatabase('A service that limits what an address does', database => {
  it('gives sixty challenges a minute, and takes five privacy requests an hour', async () => {
    const service = await TestService.open(await database.create(), {
      ...limited,
      hasChallenge: true,
      smtpUrl: 'smtp://127.0.0.1:9',
    });
    const resident = service.resident();
    const challenge = () => resident.send('/challenge');
    for (let i = 0; i < 60; i++) assert.equal((await challenge()).status, 200);
    assertLimited(await challenge(), 60);
    const json = { email: 'sam@home.example', kind: 'export' };
    const request = () => resident.send('/privacy/requests', { method: 'POST', json });
    for (let i = 0; i < 5; i++) assert.equal((await request()).status, 202);
    assertLimited(await request(), 3600);
    pass(MINUTE + 1);
    assert.equal((await challenge()).status, 200);
    assertLimited(await request(), 3540);
    await service.close();
  });

  it('limits nothing where it was told so', async () => {
    const service = await TestService.open(await database.create());
    const [author, thread] = [service.resident(), await service.thread()];
    for (let i = 0; i < 40; i++) assert.equal((await write(author, thread)).status, 201);
    await service.close();
  });
});

onPostgres('Two servers on one database', database => {
  it('count together', async () => {
    const address = await database.create();
    const services = [await TestService.open(address, limited), await TestService.open(address, limited)];
    const [a, b] = services as [TestService, TestService];
    const thread = await a.thread();
    const post = (at: TestService) => write(at.resident({ address: '203.0.113.200' }), thread);
    for (const at of [a, b, a, b, a]) assert.equal((await post(at)).status, 201);
    for (const at of services) assertLimited(await post(at), 60);
    await Promise.all(services.map(service => service.close()));
  });
});

forEachDatabase('A household', database => {
  const service = useService(database, { hasRateLimit: true });

  it('reads as often as the limit says, also all at once', async () => {
    const resident = service.resident();
    const answers = await Promise.all(Array.from({ length: 100 }, () => resident.feed('bridge')));
    assert.ok(answers.every(({ status }) => status === 200));
    const more = await Promise.all(Array.from({ length: 600 }, () => resident.feed('bridge')));
    assert.equal(more.filter(({ status }) => status === 200).length, 500);
  });
});
