import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { DatabaseAddress } from '../../src/store/open.js';
import { createDatabase, noPostgres, startPostgres } from '../support/postgres.js';
import { killWhileWriting, type Killing } from './killing.js';

const ROUNDS = 5;
const TIME_LIMIT = { timeout: 120_000 };

/** Where it fails, `npm run faults -- --seed` repeats the moments. */
async function kill(t: TestContext, database: DatabaseAddress, postgres?: Killing['postgres']) {
  const seed = randomInt(1_000_000);
  const { acknowledged, cut, refused, wrong } = await killWhileWriting({
    database,
    rounds: ROUNDS,
    seed,
    ...(postgres && { postgres }),
  });
  t.diagnostic(`seed ${seed}: ${acknowledged} acknowledged, ${cut} cut off, ${refused} refused`);
  assert.deepEqual(wrong, [], `seed ${seed}`);
}

describe('Killed at random moments under twenty writers, nothing acknowledged is lost and nothing doubled', () => {
  it('on SQLite', TIME_LIMIT, async t => {
    const folder = mkdtempSync(join(tmpdir(), 'callbox-faults-'));
    t.after(() => rmSync(folder, { recursive: true }));
    await kill(t, { file: join(folder, 'callbox.sqlite') });
  });

  describe('on PostgreSQL', { skip: noPostgres }, () => {
    let postgres: Awaited<ReturnType<typeof startPostgres>>;
    before(async () => {
      postgres = await startPostgres({ durable: true });
    });
    after(() => postgres.stop());

    it('where the service is killed', TIME_LIMIT, async t =>
      kill(t, { url: await createDatabase(postgres.url) }),
    );

    it('where PostgreSQL is killed', TIME_LIMIT, async t =>
      kill(t, { url: await createDatabase(postgres.url) }, postgres),
    );
  });
});
