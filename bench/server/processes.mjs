import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ORIGIN, PASSWORD, PUBLIC_URL } from './resident.mjs';

const fileOf = address => fileURLToPath(new URL(address, import.meta.url));
const SERVICE = fileOf('../../server/dist/main.js');
const FLOOR = fileOf('./floor.mjs');
const PROBE = new URL('./probe.mjs', import.meta.url).href;

/** The built service as users start it, without the limits that a load from one machine would meet. */
export const startService = (database, profile) =>
  start(SERVICE, profile, {
    PORT: '0',
    PUBLIC_URL,
    CALLBOX_RATE_LIMIT: 'off',
    CALLBOX_CHALLENGE: 'off',
    CALLBOX_ORIGINS: ORIGIN,
    MODERATOR_PASSWORD: PASSWORD,
    ...(database.url ? { DATABASE_URL: database.url } : { DATABASE: database.file }),
  });

/** What the service stands on, without the service; see `floor.mjs`. */
export const startFloor = (database = {}) =>
  start(FLOOR, undefined, {
    ...(database.url && { DATABASE_URL: database.url }),
    ...(database.file && { DATABASE: database.file }),
  });

/** A Node of its own that says in its log on which port it listens, and that answers questions; see `probe.mjs`. */
async function start(program, profile, variables) {
  const child = fork(program, [], {
    execArgv: [
      '--expose-gc',
      '--import',
      PROBE,
      ...(profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []),
    ],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, ...variables },
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const exited = once(child, 'exit').then(() => process.off('exit', endWithUs));
  let asked = Promise.resolve();
  const port = await Promise.race([
    readPort(child),
    exited.then(() => {
      throw new Error(`${program} ended before it listened`);
    }),
  ]);

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    /** What the process answers to a question. */
    ask(question) {
      // One question after another: answers do not say what they are to.
      asked = asked.then(async () => {
        const answered = once(child, 'message');
        child.send(question);
        return (await answered)[0];
      });
      return asked;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Reads the log to its end, lest the pipe fills up. */
function readPort(child) {
  return new Promise(resolve => {
    createInterface(child.stdout).on('line', line => {
      const entry = JSON.parse(line);
      if (entry.event === 'listening') resolve(entry.port);
      if (entry.level === 'error') console.error(line);
    });
  });
}
