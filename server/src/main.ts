#!/usr/bin/env node
import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { EnvironmentError, readEnvironment } from './environment.js';
import { openService } from './service.js';
import type { Log } from './services.js';
import { UnavailableError } from './store/database.js';

/** Milliseconds that open requests have to end after the service was told to stop. */
const GRACE = 10_000;

const log: Log = entry =>
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);

async function main(): Promise<void> {
  const { port, database, options } = readEnvironment(process.env);
  const service = await openService({ database, options, log });
  const server = serve({
    fetch: service.app.fetch,
    port,
    serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 },
  });
  await once(server, 'listening');
  log({
    level: 'info',
    event: 'listening',
    address: options.publicUrl,
    database: service.store.database.kind,
  });

  const stop = async (signal: string) => {
    log({ level: 'info', event: 'stopping', signal });
    const closed = new Promise(done => server.close(done));
    service.app.close();
    const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE);
    await closed;
    clearTimeout(timer);
    await service.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));
}

main().catch((error: unknown) => {
  const isOurs = error instanceof EnvironmentError || error instanceof UnavailableError;
  console.error(isOurs ? error.message : error);
  process.exitCode = 1;
});
