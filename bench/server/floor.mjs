import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openRawPostgres } from './raw-postgres.mjs';
import { openRawSqlite } from './raw-sqlite.mjs';

// The floor: an empty route, and what a post writes without anything around it, in a process of the same kind.

const { DATABASE, DATABASE_URL } = process.env;
const raw = DATABASE_URL
  ? await openRawPostgres(DATABASE_URL)
  : DATABASE
    ? await openRawSqlite(DATABASE)
    : undefined;

const app = new Hono();
app.get('/empty', c => c.body(null, 204));
app.post('/empty', async c => {
  await raw.insert(await c.req.json());
  return c.body(null, 204);
});

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(JSON.stringify({ event: 'listening', port })),
);

process.on('message', async ({ insert }) => {
  if (insert) process.send(await raw.insertFor(insert));
});
process.once('SIGTERM', async () => {
  server.close();
  await raw?.close();
  process.exit();
});
