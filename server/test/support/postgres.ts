import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { hasPostgres, startPostgres } from '../../../scripts/test/postgres.mjs';

export { startPostgres };

/** Why tests on PostgreSQL are skipped here, if they are: `describe('…', { skip: noPostgres }, …)`. */
export const noPostgres = hasPostgres() ? false : 'no PostgreSQL';

/** Makes an empty database in the run's own PostgreSQL, or in the one whose address is given, and gives its address. */
export async function createDatabase(server?: string): Promise<string> {
  const url = new URL(server ?? (await sharedServer()));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

let own: Promise<string> | undefined;

/** `npm test` starts one for all test files; a file that is run by itself starts its own, which ends with it. */
async function sharedServer(): Promise<string> {
  if (process.env.CALLBOX_TEST_POSTGRES) return process.env.CALLBOX_TEST_POSTGRES;
  own ??= startPostgres().then(({ url }) => url);
  return own;
}
