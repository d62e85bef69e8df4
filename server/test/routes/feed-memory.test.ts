import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { forEachDatabase } from '../support/databases.js';
import { useService } from '../support/service.js';

forEachDatabase('A feed that is in memory', database => {
  const service = useService(database);

  it('reads as it did when it came from the database, with the same headers', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    await resident.write(thread, 'The lamp is dark');
    const [first, second] = [await resident.feed(thread), await resident.feed(thread)];
    assert.equal(second.text, first.text);
    assert.deepEqual([...second.headers], [...first.headers]);
    assert.equal(second.headers.get('Access-Control-Allow-Origin'), '*');
  });

  it('tells a page of any origin that nothing has changed', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const etag = (await resident.feed(thread)).headers.get('ETag')!;
    const answer = await resident.feed(thread, '', { 'If-None-Match': etag });
    assert.equal(answer.status, 304);
    assert.equal(answer.text, '');
    assert.equal(answer.headers.get('ETag'), etag);
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(answer.headers.get('Cache-Control')!, /stale-while-revalidate/);
  });

  it('has a comment once its author was told that it is published, whoever else is asking already', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    for (let round = 1; round <= 20; round++) {
      const writing = resident.write(thread, `Comment ${round}`).then(({ id }) => (written = id));
      let written: string | undefined;
      const earlier = [];
      for (; !written; await turn()) earlier.push(resident.feed(thread));
      const { feed } = await resident.feed(thread);
      assert.ok(feed.items.some(({ id }) => id === written));
      await Promise.all([writing, ...earlier]);
    }
  });
});

forEachDatabase('A feed that is in memory, with limits', database => {
  const service = useService(database, { hasRateLimit: true });

  it('counts for its readers like any other', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    for (let reads = 0; reads < 600; reads++) assert.equal((await resident.feed(thread)).status, 200);
    assert.equal((await resident.feed(thread)).problemName, 'rate-limited');
    assert.equal((await service.resident().feed(thread)).status, 200);
  });
});
