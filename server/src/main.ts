#!/usr/bin/env node
import { EnvironmentError, readEnvironment } from './environment.js';
import { listen, ListenError, type Listening } from './listen.js';
import { openService, type Service } from './service.js';
import type { Log } from './services.js';
import { UnavailableError } from './store/database.js';

/** Milliseconds that open requests have to end after the service was told to stop, and then the database. */
const GRACE = 10_000;
const LAST_GRACE = 5_000;

const log: Log = entry =>
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);

async function main(): Promise<void> {
  const { port, database, options } = readEnvironment(process.env);
  const service = await openService({ database, options, log });
  const server = await listenOrClose(service, port);
  log({
    level: 'info',
    event: 'listening',
    address: options.publicUrl,
    port: server.port,
    database: service.store.database.kind,
  });
  stopWhenTold(service, server);
}

async function listenOrClose(service: Service, port: number): Promise<Listening> {
  try {
    return await listen(service.app, port);
  } catch (error) {
    await service.close();
    throw error;
  }
}

/** Ends well at the first signal, at once at the second: whatever was acknowledged is in the database by then. */
function stopWhenTold(service: Service, server: Listening): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log({ level: 'info', event: 'stopping', signal });
    setTimeout(() => process.exit(1), GRACE + LAST_GRACE).unref(); // a database that is out of reach never ends
    await server.stop(GRACE);
    await service.close();
    log({ level: 'info', event: 'stopped' });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
}

main().catch((error: unknown) => {
  const isOurs = [EnvironmentError, ListenError, UnavailableError].some(kind => error instanceof kind);
  console.error(isOurs ? (error as Error).message : error);
  process.exitCode = 1;
});
