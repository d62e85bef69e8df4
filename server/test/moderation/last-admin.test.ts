import assert from 'node:assert/strict';
import { it } from 'node:test';
import { changeAccount, listAccounts } from '../../src/accounts/accounts.js';
import { onPostgres } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { TestService } from '../support/service.js';

onPostgres('Two admins on two servers who disable one another', database => {
  it('do not leave the service without an admin', async () => {
    const address = await database.create();
    const [a, b] = [await TestService.open(address), await TestService.open(address)];
    const [ann, bob] = [await Moderator.of(a, ['admin']), await Moderator.of(b, ['admin'])];
    const first = (await listAccounts(a.store.db)).find(({ name }) => name === 'moderator')!;
    await a.store.write(write => changeAccount(write, first.id, { disabled: true }));

    // Ann's change is made and not committed until Bob's is made, or waits for hers.
    let bobs: Promise<unknown> | undefined;
    await a.store.write(async write => {
      await changeAccount(write, bob.account.id, { disabled: true });
      if (bobs) return; // it runs again
      let isOver = false;
      bobs = b.store.write(other =>
        changeAccount(other, ann.account.id, { disabled: true }).finally(() => (isOver = true)),
      );
      bobs.catch(() => {});
      while (!isOver && !(await isSomebodyWaiting(a))) await new Promise(setImmediate);
    });
    await assert.rejects(bobs!, /has to stay an admin/);
    assert.equal((await ann.get('/accounts')).status, 200);
    await Promise.all([a.close(), b.close()]);
  });
});

async function isSomebodyWaiting({ store }: TestService): Promise<boolean> {
  const { pool } = store.database as unknown as {
    pool: { query(sql: string): Promise<{ rows: unknown[] }> };
  };
  const { rows } = await pool.query(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}
