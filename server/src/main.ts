#!/usr/bin/env node
import { EnvironmentError, readEnvironment } from './environment.js';
import { FeedsFileError, readFeedsFile } from './feeds/feeds-file.js';
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
  const words = process.argv.slice(2);
  if (words.length > 0) return command(words);
  const { port, database, options, moderatorPassword, feedsFile } = readEnvironment(process.env);
  const feeds = feedsFile ? readFeedsFile(feedsFile) : [];
  const service = await openService({ database, options, log, moderatorPassword, feeds });
  // Not in the log, which is kept.
  if (service.firstPassword) {
    process.stderr.write(
      `The first account is "moderator". Its password, shown only now: ${service.firstPassword}\n`,
    );
  }
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

/** Does what somebody asks for instead of serving. */
async function command(words: string[]): Promise<void> {
  const { runCommand } = await import('./commands/commands.js');
  process.umask(0o077); // a copy holds what is nobody else's business
  const outcome = await runCommand(words, () => readEnvironment(process.env).database);
  console[outcome.code === 0 ? 'info' : 'error'](outcome.words);
  process.exitCode = outcome.code;
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
  const isOurs = [EnvironmentError, FeedsFileError, ListenError, UnavailableError].some(
    kind => error instanceof kind,
  );
  console.error(isOurs ? (error as Error).message : error);
  process.exitCode = 1;
});
