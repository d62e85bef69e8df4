import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from './at-end.mjs';
import { need } from './programs.mjs';

/** Starts a throw-away MariaDB on a socket of its own and no port; its `root` needs no password. */
export async function startDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'callbox-mariadb-'));
  let child = null;
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  const forget = atEnd(() => {
    child?.kill('SIGKILL');
    remove();
  });
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const socket = join(folder, 'socket');
  const setUp = join(folder, 'set-up.sql');
  mkdirSync(data);
  writeFileSync(setUp, 'CREATE DATABASE wordpress CHARACTER SET utf8mb4;\n');
  const user = unprivileged();
  if (user) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);

  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, HOME: folder } };
  const common = ['--no-defaults', `--datadir=${data}`, `--tmpdir=${folder}`];
  const install = [...common, '--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync(need('mariadb-install-db'), install, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const words = [`--socket=${socket}`, `--pid-file=${join(folder, 'pid')}`, `--init-file=${setUp}`];
  words.push('--skip-networking', '--innodb-buffer-pool-size=64M', '--innodb-flush-log-at-trx-commit=0');
  const output = openSync(log, 'a');
  child = spawn(need('mariadbd'), [...common, ...words], {
    ...options,
    stdio: ['ignore', output, output],
  });
  closeSync(output);

  const hasEnded = once(child, 'exit');
  for (let tries = 0; !(await accepts(socket)); tries++) {
    if (tries === 600 || child.exitCode !== null)
      throw new Error(`MariaDB did not start:\n${readFileSync(log, 'utf8')}`);
    await wait(50);
  }
  return {
    socket,
    async stop() {
      forget();
      child.kill();
      await hasEnded;
      remove();
    },
  };
}

/** MariaDB refuses to run as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  const number = option => Number(execFileSync('id', [option, 'mysql'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

function accepts(socket) {
  const connection = connect(socket);
  return new Promise(resolve => {
    connection.once('data', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => connection.destroy());
}
