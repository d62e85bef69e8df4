import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from './support/databases.js';
import { useService } from './support/service.js';

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
