import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { publish } from '../support/publish.js';
import { useService } from '../support/service.js';

forEachDatabase('The numbers of comments', database => {
  const service = useService(database);

  const ask = (...threads: string[]) =>
    service
      .resident()
      .send(
        `/threads/counts?${new URLSearchParams(threads.map((name): [string, string] => ['thread', name]))}`,
      );
  async function count(...threads: string[]) {
    const answer = await ask(...threads);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.counts as Record<string, number>;
  }

  it('of many threads come in one answer, answers among them', async () => {
    const threads = [];
    for (let i = 0; i < 5; i++) threads.push(await service.thread());
    for (const [i, thread] of threads.entries()) await publish(service, thread, i);
    const [root] = await publish(service, threads[4]!, 1);
    await publish(service, threads[4]!, 2, () => ({ in_reply_to: root, root }));
    const expected = Object.fromEntries(threads.map((name, i) => [name, i === 4 ? 7 : i]));
    assert.deepEqual(await count(...threads), expected);
  });

  it('say 0 for a thread that nobody has written in, and for a name that is none', async () => {
    const names = [
      'unheard-of',
      'Brücke',
      '',
      'a b',
      '.x',
      '<b>',
      'constructor',
      '__proto__',
      'x'.repeat(101),
    ];
    const counts = await count(...names);
    assert.deepEqual(Object.entries(counts).toSorted(), names.map(name => [name, 0]).toSorted());
  });

  it('name a thread once that is asked for twice', async () => {
    const thread = await service.thread();
    await publish(service, thread, 1);
    assert.deepEqual(await count(thread, thread), { [thread]: 1 });
  });

  it('follow what is to be seen, and count nothing else', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const now = async () => (await count(thread))[thread];
    const [one, two] = [await resident.write(thread, 'One'), await resident.write(thread, 'Two')];
    assert.equal(await now(), 2);
    const held = await resident.write(thread, 'Bait', { website: 'x' });
    assert.equal(await now(), 2, 'one that waits');
    await service.decide(held.id, 'reject', 'spam');
    assert.equal(await now(), 2, 'one that was rejected');
    await service.decide(one.id, 'remove', 'abuse');
    assert.equal(await now(), 1, 'one removed');
    await service.decide(one.id, 'restore');
    assert.equal(await now(), 2, 'and restored');
    await service.decide(one.id, 'escalate');
    assert.equal(await now(), 1, 'one at the duty officer');
    await resident.delete(two);
    assert.equal(await now(), 0, 'one deleted');
    await resident.restore(two);
    assert.equal(await now(), 1, 'and taken back');
    await resident.erase(two);
    assert.equal(await now(), 0, 'one erased');
  });

  it('of 200 threads at once, and of no more', async () => {
    const names = Array.from({ length: 201 }, (_, i) => `thread-${i}`);
    assert.equal(Object.keys(await count(...names.slice(1))).length, 200);
    const answer = await ask(...names);
    assert.deepEqual([answer.status, answer.problemName], [400, 'malformed-address']);
  });

  it('are asked for by the threads’ names', async () => {
    for (const query of ['', '?', '?threads=a', '?Thread=a']) {
      const answer = await service.resident().send(`/threads/counts${query}`);
      assert.deepEqual([answer.status, answer.problemName], [400, 'malformed-address'], query);
    }
  });

  it('are for any page, and may be ten seconds old', async () => {
    const thread = await service.thread();
    const resident = service.resident({ origin: 'https://partner.example' });
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await resident.send(`/threads/counts?thread=${thread}`, { method });
      assert.equal(status, 200);
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('Cache-Control'), 'public, max-age=10, stale-while-revalidate=60');
    }
    const refused = await resident.send('/threads/counts');
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), '*');
  });
});
