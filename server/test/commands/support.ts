import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../src/commands/commands.js';
import type { DatabaseAddress } from '../../src/store/open.js';
import { TestService } from '../support/service.js';

/** What `npm run build` makes. */
const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A place for copies, which goes after all tests of the suite. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callbox-copies-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a service on a database; it is ended also where a test fails, or the run would wait for it for ever. */
export async function serve<T>(
  address: DatabaseAddress,
  run: (service: TestService) => T | Promise<T>,
): Promise<T> {
  const service = await TestService.open(address);
  try {
    return await run(service);
  } finally {
    await service.close();
  }
}

/** Runs a command that has to succeed; gives its words. */
export async function succeed(address: DatabaseAddress, ...words: string[]): Promise<string> {
  const outcome = await runCommand(words, () => address);
  assert.equal(outcome.code, 0, outcome.words);
  return outcome.words;
}

/** Runs a command that has to fail; gives its words. */
export async function fail(address: DatabaseAddress, ...words: string[]): Promise<string> {
  const outcome = await runCommand(words, () => address);
  assert.equal(outcome.code, 1, outcome.words);
  return outcome.words;
}

/** Starts a command of the built program. */
export function startProgram(words: string[], address: DatabaseAddress, variables: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, [PROGRAM, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      ...('url' in address ? { DATABASE_URL: address.url } : { DATABASE: address.file }),
      ...variables,
    },
  });
}

export interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

export async function runProgram(...parts: Parameters<typeof startProgram>): Promise<Ended> {
  const child = startProgram(...parts);
  let output = '';
  let errors = '';
  child.stdout.on('data', text => (output += text));
  child.stderr.on('data', text => (errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
}
