import { existsSync } from 'node:fs';
import pg from 'pg';
import { addChecksum } from './checksum.js';
import { CommandError } from './command-error.js';
import { afterRestore, assertWhole, inspect, type Counts } from './contents.js';
import { checkDump, runDump } from './dump.js';
import { refuseOverwriting, stamp, writeWhole } from './files.js';
import { startProgram } from './postgres-programs.js';

/** Schemas in which a restore keeps what was there before. */
const REPLACED = 'replaced_';

/** Writes a whole copy of a database while servers work on it. */
export async function backupPostgres(url: string, file: string, isForced: boolean): Promise<Counts> {
  refuseOverwriting(file, isForced);
  return writeWhole(file, async temporary => {
    const words = ['--format=custom', '--no-owner', '--no-privileges', `--exclude-schema=${REPLACED}*`];
    await startProgram('pg_dump', [...words, `--file=${temporary}`], url).done;
    await addChecksum(temporary);
    return checkDump(temporary);
  });
}

export async function checkPostgres(url: string): Promise<Counts> {
  return withClient(url, client =>
    inspect('The database', async statement => (await client.query<Record<string, unknown>>(statement)).rows),
  );
}

export interface RestoredSchema {
  counts: Counts;
  /** Schema in which what was there before is kept. */
  replaced?: string;
}

/** Puts a copy in the place of what a database holds that no server works on; what was there is kept in another schema. */
export async function restorePostgres(
  file: string,
  url: string,
  isForced: boolean,
  now: number,
): Promise<RestoredSchema> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const counts = await checkDump(file);
  const isThere = await withClient(url, async client => {
    await refuseOthers(client);
    return hasComments(client);
  });
  if (isThere && !isForced)
    throw new CommandError(
      'The database holds comments already. --force puts the copy in their place, and keeps them in another schema.',
    );
  const replaced = isThere ? `${REPLACED}${stamp(now).toLowerCase()}` : undefined;
  const before = replaced ? [`alter schema public rename to ${replaced}`, 'create schema public'] : [];
  await runDump(file, url, before, [...assertWhole(counts), ...afterRestore(now)]);
  return { counts, ...(replaced && { replaced }) };
}

async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // what is asked next fails, and says why
  try {
    await client.connect();
  } catch (error) {
    throw new CommandError(`The database cannot be reached: ${(error as Error).message}`, { cause: error });
  }
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function hasComments(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('public.comments') is not null as there",
  );
  return rows[0]?.there === true;
}

/** A role that may not see what others do sees at least that they are there. */
async function refuseOthers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ others: string }>(
    `select count(*) as others from pg_stat_activity where datname = current_database()
      and pid <> pg_backend_pid() and coalesce(backend_type, 'client backend') = 'client backend'`,
  );
  const others = Number(rows[0]?.others);
  if (others > 0)
    throw new CommandError(
      `Others work on this database (${others} connections). Stop all servers that use it first.`,
    );
}
