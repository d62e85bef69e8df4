import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasPostgres, startPostgres } from '../../scripts/test/postgres.mjs';

/** The kinds of database that can be had here; each makes empty ones, on the disk and durable. */
export async function openDatabases() {
  const folder = mkdtempSync(join(tmpdir(), 'callbox-bench-'));
  const kinds = { sqlite: async () => ({ file: join(folder, `${randomUUID()}.sqlite`) }) };
  const postgres = hasPostgres() ? await startPostgres({ durable: true }) : undefined;
  if (postgres) kinds.postgres = () => createDatabase(postgres.url);
  else console.log('skipped: no PostgreSQL');
  return {
    kinds,
    async close() {
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(server) {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href };
}
