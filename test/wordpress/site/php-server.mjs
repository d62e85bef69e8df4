import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from './at-end.mjs';
import { need } from './programs.mjs';

export const phpSettings = ['-d', 'sendmail_path=/bin/true', '-d', 'memory_limit=256M'];

/** Serves a folder with PHP's own server, and what is no file there with WordPress. */
export async function startPhp({ root, port, log }) {
  const router = fileURLToPath(new URL('router.php', import.meta.url));
  const output = openSync(log, 'a');
  const words = [...phpSettings, '-d', 'opcache.enable_cli=1', '-S', `127.0.0.1:${port}`, '-t', root, router];
  const child = spawn(need('php'), words, {
    stdio: ['ignore', output, output],
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    detached: true, // its workers outlive it: the whole group is ended
  });
  closeSync(output);
  const hasEnded = once(child, 'exit');
  const kill = () => process.kill(-child.pid, 'SIGKILL');
  const forget = atEnd(kill);
  for (let tries = 0; !(await answers(`http://127.0.0.1:${port}/readme.html`)); tries++) {
    if (tries === 200 || child.exitCode !== null)
      throw new Error(`PHP did not start:\n${readFileSync(log, 'utf8')}`);
    await wait(50);
  }
  return {
    async stop() {
      forget();
      kill();
      await hasEnded;
    },
  };
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}
