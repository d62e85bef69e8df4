import { existsSync } from 'node:fs';
import pg from 'pg';
import { migrationNames } from '../store/migrate.js';
import { CommandError } from './command-error.js';
import { afterRestore, compare, COUNTED, inspect, type Counts } from './contents.js';
import { refuseOverwriting, stamp, writeWhole } from './files.js';
import { runProgram } from './postgres-programs.js';

/** Schemas in which a restore keeps what was there before. */
const REPLACED = 'replaced_';

/** Writes a whole copy of a database while servers work on it. */
export async function backupPostgres(url: string, file: string, isForced: boolean): Promise<Counts> {
  refuseOverwriting(file, isForced);
  return writeWhole(file, async temporary => {
    const words = ['--format=custom', '--no-owner', '--no-privileges', `--exclude-schema=${REPLACED}*`];
    await runProgram('pg_dump', [...words, `--file=${temporary}`], { url });
    return checkDump(temporary);
  });
}

/** Reads a copy to its end and counts what it holds; whether it agrees with itself is seen when it is restored. */
export async function checkDump(file: string): Promise<Counts> {
  const counts = {} as Counts;
  let table: keyof Counts | undefined;
  let rows = 0;
  await runProgram('pg_restore', ['--data-only', '--file=-', file], {
    onLine(line) {
      const begun = /^COPY (?:public\.)?(\w+) \(/.exec(line)?.[1];
      if (begun) {
        table = COUNTED.find(name => name === begun);
        rows = 0;
      } else if (line === '\\.') {
        if (table) counts[table] = rows;
        table = undefined;
      } else {
        rows += 1;
      }
    },
  });
  const missing = COUNTED.filter(name => counts[name] === undefined);
  if (missing.length > 0)
    throw new CommandError(
      `${file} is no whole copy of this service's database: it lacks ${missing.join(', ')}.`,
    );
  return counts;
}

export async function checkPostgres(url: string): Promise<Counts> {
  return withClient(url, client => inspectWith(client));
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
  const before = await checkDump(file);
  return withClient(url, async client => {
    await refuseOthers(client);
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('public.comments') is not null as there",
    );
    const isThere = rows[0]?.there === true;
    if (isThere && !isForced)
      throw new CommandError(
        'The database holds comments already. --force puts the copy in their place, and keeps them in another schema.',
      );
    const replaced = isThere ? `${REPLACED}${stamp(now).toLowerCase()}` : undefined;
    if (replaced) await moveAway(client, replaced);
    try {
      await runProgram(
        'pg_restore',
        ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', file],
        { url },
      );
      await client.query('begin');
      for (const statement of afterRestore(now)) await client.query(statement);
      await client.query('commit');
      const counts = await inspectWith(client);
      compare(counts, before);
      return { counts, replaced };
    } catch (error) {
      await client.query('rollback');
      if (replaced) await moveBack(client, replaced);
      throw error;
    }
  });
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

const inspectWith = (client: pg.Client) =>
  inspect(async statement => (await client.query<Record<string, unknown>>(statement)).rows, migrationNames);

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

async function moveAway(client: pg.Client, name: string): Promise<void> {
  await client.query('begin');
  await client.query(`alter schema public rename to ${client.escapeIdentifier(name)}`);
  await client.query('create schema public');
  await client.query('commit');
}

async function moveBack(client: pg.Client, name: string): Promise<void> {
  await client.query('begin');
  await client.query('drop schema public cascade');
  await client.query(`alter schema ${client.escapeIdentifier(name)} rename to public`);
  await client.query('commit');
}
