import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { useService } from '../support/service.js';

forEachDatabase('Settings that two admins save', database => {
  const service = useService(database);

  it('are refused to the second, also where this server has not read the first’s yet', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const { settings } = (await admin.get('/settings')).body as { settings: Record<string, unknown> };
    assert.equal((await admin.send('PUT', '/settings', { ...settings, agency: 'First' })).status, 200);
    service.store.database.hub.tell({ about: 'settings' }); // as it comes from another server
    const second = await admin.send('PUT', '/settings', { ...settings, agency: 'Second' });
    assert.equal(second.problemName, 'conflict');
    assert.equal((second.body.settings as { agency: string }).agency, 'First');
    assert.equal((await service.resident().feed('bridge')).status, 200, 'and the service goes on');
  });
});
