import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { useService } from '../support/service.js';

forEachDatabase('What no moderator sends by mistake', database => {
  const service = useService(database);

  it('is refused by the moderators’ routes and is no fault of theirs', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const { settings } = (await admin.get('/settings')).body as { settings: object };
    const decision = { decision: 'approve', version: 1 };
    const refused = [
      await admin.post('/decisions', { decisions: [{ id: '\0', ...decision }] }),
      await admin.post('/threads/bridge', { page_url: 'https://www.city.example/\0' }),
      await admin.post('/threads/bridge', { page_url: 'https://www.city.example/a b' }),
      await admin.send('PUT', '/settings', { ...settings, revision: 1e300 }),
    ];
    assert.deepEqual(
      refused.map(answer => answer.fieldErrors),
      [['#/decisions/0/id format'], ['#/page_url format'], ['#/page_url format'], ['#/revision format']],
    );
    for (const limit of ['1.5', '0.1', '-3', 'x', '1e9', 'Infinity'])
      assert.equal((await admin.get(`/comments?limit=${limit}`)).status, 200, limit);
  });
});
