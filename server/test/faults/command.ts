import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabase, noPostgres, startPostgres } from '../support/postgres.js';
import { killWhileWriting, type Killing } from './killing.js';

/** `npm run faults -- --rounds 50 --seed 7`: what the tests do in a few rounds, in many. */
const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds ?? 50);
const seed = Number(values.seed ?? randomInt(1_000_000));
console.log(`${rounds} rounds each, seed ${seed}`);

const folder = mkdtempSync(join(tmpdir(), 'callbox-faults-'));
try {
  await run('SQLite, the service killed', { database: { file: join(folder, 'callbox.sqlite') } });
} finally {
  rmSync(folder, { recursive: true });
}
if (noPostgres) {
  console.log(`skipped: ${noPostgres}`);
} else {
  const postgres = await startPostgres({ durable: true });
  try {
    await run('PostgreSQL, the service killed', { database: { url: await createDatabase(postgres.url) } });
    await run('PostgreSQL, itself killed', {
      database: { url: await createDatabase(postgres.url) },
      postgres,
    });
  } finally {
    await postgres.stop();
  }
}

async function run(name: string, parts: Pick<Killing, 'database' | 'postgres'>): Promise<void> {
  const { acknowledged, cut, refused, wrong } = await killWhileWriting({ ...parts, rounds, seed });
  const verdict = wrong.length === 0 ? 'none lost, none doubled, database whole' : wrong.join('\n  ');
  console.log(
    `${name}: ${acknowledged} acknowledged, ${cut} requests cut off, ${refused} refused with 503: ${verdict}`,
  );
  if (wrong.length > 0) process.exitCode = 1;
}
