import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CommandError } from './command-error.js';

type Program = 'pg_dump' | 'pg_restore';

/** Where Debian keeps them, in a folder named for the version. */
const DEBIAN = '/usr/lib/postgresql';

interface Running {
  /** Of the database, for programs that work on one. */
  url?: string;
  /** Hears each line of what the program writes. */
  onLine?: (line: string) => void;
}

/**
 * Runs one of PostgreSQL's own programs to its end.
 *
 * @throws {CommandError} Where it is not installed, or fails; the message has its words.
 */
export async function runProgram(
  program: Program,
  words: string[],
  { url, onLine }: Running = {},
): Promise<void> {
  const address = url ? withoutPassword(url) : undefined;
  const child = spawn(find(program), address ? ['--dbname', address.url, ...words] : words, {
    // A password in the words of a command is shown to everybody on the machine.
    env: { ...process.env, ...(address?.password && { PGPASSWORD: address.password }), LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', chunk => (complaint = `${complaint}${chunk}`.slice(-2_000)));
  const lines = createInterface({ input: child.stdout, crlfDelay: Infinity });
  lines.on('line', line => onLine?.(line));
  const hasRead = new Promise(done => lines.once('close', done));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw missing(program);
    throw error;
  });
  await hasRead;
  if (code !== 0) throw new CommandError(`${program} failed: ${complaint.trim() || `it ended with ${code}`}`);
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
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { url: url.href, password };
}
