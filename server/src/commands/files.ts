import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandError } from './command-error.js';

/** @throws {CommandError} Where there is such a file already, unless it may be overwritten, or no folder for it. */
export function refuseOverwriting(file: string, isForced: boolean): void {
  if (!existsSync(dirname(resolve(file)))) throw new CommandError(`There is no folder for ${file}.`);
  if (existsSync(file) && !isForced) throw new CommandError(`${file} exists already; --force overwrites it.`);
}

/**
 * Makes a file that is there whole or not at all: it is written under another name, and is on the disk before it gets its own.
 */
export async function writeWhole<T>(file: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = besides(file, `part-${randomBytes(4).toString('hex')}`);
  try {
    const result = await write(temporary);
    await sync(temporary);
    await rename(temporary, file);
    await sync(dirname(resolve(file)));
    return result;
  } finally {
    for (const leftover of ['', '-journal', '-wal', '-shm'])
      await rm(`${temporary}${leftover}`, { force: true });
  }
}

/** A name next to a file's. */
export const besides = (file: string, suffix: string): string =>
  join(dirname(file), `${basename(file)}.${suffix}`);

/** A moment as a part of a file's name. */
export const stamp = (now: number): string => new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
