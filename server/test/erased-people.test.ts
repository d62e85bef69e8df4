import assert from 'node:assert/strict';
import { it } from 'node:test';
import { erasePerson } from '../src/privacy/person.js';
import { forEachDatabase } from './support/databases.js';
import { Moderator } from './support/moderator.js';
import { useService } from './support/service.js';

forEachDatabase('An erasure by the person', database => {
  const service = useService(database);

  it('gets no escalated comment onto the page once its author had all erased', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    await service.with({ email: 'optional' }, async () => {
      const item = await service.resident().write(thread, 'Words', { email: 'ann@example.org' });
      await moderator.decide(await moderator.look(item.id), 'escalate');
      await erasePerson(service.store, 'ann@example.org', '(link)', service.now, { keepsEscalated: true });
      const kept = await moderator.look(item.id);
      assert.ok(kept.escalated_at && kept.text, 'it is kept for whoever has to look at it');
      for (const decision of ['approve', 'restore', 'undo'])
        assert.equal((await moderator.decide(kept, decision)).problemName, 'conflict', decision);
      assert.deepEqual(await service.shown(thread), []);
    });
  });
});
