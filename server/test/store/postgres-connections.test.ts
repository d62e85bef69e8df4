import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { onPostgres } from '../support/databases.js';
import { SECOND, TestService } from '../support/service.js';

onPostgres('A server that goes on while a newer one adds to the tables', database => {
  it('still takes, shows and changes comments', { timeout: 60_000 }, async t => {
    const address = await database.create();
    const service = await TestService.open(address);
    t.after(() => service.close());
    const thread = await service.thread();
    const resident = service.resident();
    const benches = await resident.write(thread, 'Where are the benches?');
    assert.deepEqual(await service.shown(thread), [benches.id]);
    assert.equal((await resident.own(benches)).status, 200);

    const newer = new pg.Client({ connectionString: (address as { url: string }).url });
    await newer.connect();
    for (const table of ['comments', 'threads', 'idempotency_keys', 'settings'])
      await newer.query(`alter table ${table} add column of_tomorrow text`);
    await newer.end();

    assert.equal((await resident.own(benches)).status, 200);
    service.pass(SECOND);
    const swings = await resident.write(thread, 'And the swings?');
    assert.deepEqual(await service.shown(thread), [swings.id, benches.id]);
    const { status } = await resident.edit(benches, { content_text: 'Where is my bench?' });
    assert.equal(status, 200);
    assert.equal((await service.row(benches.id)).text, 'Where is my bench?');
  });
});
