import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from './support/databases.js';
import { DAY, useService } from './support/service.js';

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
