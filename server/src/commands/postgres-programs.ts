import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './command-error.js';

type Program = 'pg_dump' | 'pg_restore' | 'psql';

/** Where Debian keeps them, in a folder named for the version. */
const DEBIAN = '/usr/lib/postgresql';

export interface Running {
  child: ChildProcess;
  /** Rejects with a `CommandError` where the program is not installed, or fails; the message has its words. */
  done: Promise<void>;
}

/** Starts one of PostgreSQL's own programs, where a URL is given on that database. Its output has to be read. */
export function startProgram(program: Program, words: string[], url?: string): Running {
  const address = url === undefined ? undefined : withoutPassword(url);
  const child = spawn(find(program), address ? ['--dbname', address.url, '--no-password', ...words] : words, {
    // A password in the words of a command is shown to everybody on the machine.
    env: { ...process.env, ...(address?.password && { PGPASSWORD: address.password }), LC_ALL: 'C' },
  });
  let complaint = '';
  child.stderr.on('data', chunk => (complaint = `${complaint}${chunk}`.slice(-2_000)));
  child.stdin.on('error', () => {}); // it has ended, and says why
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? missing(program) : error),
    );
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new CommandError(`${program} failed: ${complaint.trim() || `it ended with ${code ?? signal}`}`),
        );
    });
  });
  return { child, done };
}

const missing = (program: Program) =>
  new CommandError(
    `${program} is missing. Install PostgreSQL's client programs, of the server's version or later ` +
      '(on Debian: apt-get install postgresql-client).',
  );

function find(program: Program): string {
  const folders = (process.env['PATH'] ?? '').split(':').filter(Boolean);
  if (folders.some(folder => existsSync(join(folder, program)))) return program;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map(version => join(DEBIAN, version, 'bin', program)).find(existsSync);
  return found ?? program;
}

function withoutPassword(written: string): { url: string; password: string } {
  const url = new URL(written);
  const password = decodeURIComponent(url.password) || (url.searchParams.get('password') ?? '');
  url.password = '';
  url.searchParams.delete('password');
  return { url: url.href, password };
}
