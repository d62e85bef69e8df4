import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { canInstall, install, installCommand, listing, program } from './machine.mjs';

const PACKAGES = ['postgresql'];
const USER = 'callbox';

/** Installs PostgreSQL where it is missing and can be had; gives whether it is there. */
export function ensurePostgres() {
  if (programs()) return true;
  try {
    if (canInstall()) install(PACKAGES);
  } catch (error) {
    console.log(error.message);
  }
  if (programs()) return true;
  console.log(`skipped: no PostgreSQL. To run its tests: ${installCommand(PACKAGES)}`);
  return false;
}

/** Whether a PostgreSQL can be started here. */
export const hasPostgres = () => programs() !== undefined;

/**
 * Starts a throw-away PostgreSQL on a port of its own, on loopback; one that the machine runs, Debian's package starts one, is
 * left alone. Unless it is `durable` it never waits for the disk.
 */
export async function startPostgres({ durable = false } = {}) {
  const { initdb, postgres, pgIsReady } = programs() ?? {};
  if (!initdb) throw new Error('There is no PostgreSQL on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'callbox-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C' } };
  const words = [
    '-D',
    join(folder, 'data'),
    '-U',
    USER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ];
  execFileSync(initdb, words, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });

  const port = await freePort();
  const log = join(folder, 'log');
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
  settings.push('max_connections=200', 'timezone=UTC');
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  let child;
  let hasEnded;

  async function start() {
    // A server that was killed leaves children that hold its memory for a moment, and the next one then refuses to start.
    for (let tries = 0; tries < 400; tries++) {
      if (!child || child.exitCode !== null || child.signalCode !== null) spawnServer();
      if (isReady()) return;
      await wait(25);
    }
    throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8')}`);
  }

  function spawnServer() {
    const output = openSync(log, 'a');
    const words = ['-D', join(folder, 'data'), ...settings.flatMap(setting => ['-c', setting])];
    child = spawn(postgres, words, { ...options, stdio: ['ignore', output, output] });
    closeSync(output);
    hasEnded = once(child, 'exit');
    // It ends with this process, and must not keep it from ending.
    child.unref();
  }

  function isReady() {
    try {
      execFileSync(pgIsReady, ['-q', '-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  async function end(signal) {
    child.ref();
    child.kill(signal);
    await hasEnded;
  }

  const atExit = () => {
    child?.kill('SIGQUIT');
    remove();
  };
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 });

  process.once('exit', atExit);
  await start();
  return {
    /** Of the database `postgres`, as its superuser. */
    url: `postgres://${USER}@127.0.0.1:${port}/postgres`,
    /** Ends it for good. */
    async stop() {
      process.off('exit', atExit);
      await end('SIGINT');
      remove();
    },
    /** Ends it as an administrator does, unless it has ended, and starts it again on the same port. */
    async restart() {
      await end('SIGINT');
      await start();
    },
    /** Ends it as a crash does, without a last write; `restart` brings it back. */
    kill: () => end('SIGKILL'),
  };
}

/** Debian keeps them off the PATH, in a folder named for the version. */
function programs() {
  const onPath = program('initdb');
  const debian = '/usr/lib/postgresql';
  const versions = listing(debian).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map(version => join(debian, version, 'bin'));
  // The links on the PATH lie in a folder without the programs that they call.
  if (onPath) folders.unshift(dirname(realpathSync(onPath)));
  for (const folder of folders) {
    const initdb = program(join(folder, 'initdb'));
    const postgres = program(join(folder, 'postgres'));
    const pgIsReady = program(join(folder, 'pg_isready'));
    if (initdb && postgres && pgIsReady) return { initdb, postgres, pgIsReady };
  }
  return undefined;
}

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  const number = option => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
