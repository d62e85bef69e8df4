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
 *
 * @throws {CommandError} Where the disk or the folder does not let it.
 */
export async function writeWhole<T>(file: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = besides(file, `part-${randomBytes(4).toString('hex')}`);
  try {
    const result = await write(temporary);
    await sync(temporary);
    await rename(temporary, file);
    await sync(dirname(resolve(file)));
    return result;
  } catch (error) {
    throw isOutside(error)
      ? new CommandError(`${file} cannot be written: ${error.message}`, { cause: error })
      : error;
  } finally {
    for (const leftover of ['', '-journal', '-wal', '-shm'])
      await rm(`${temporary}${leftover}`, { force: true });
  }
}

/** Whether an error tells of the disk, of a file or of a database, and so says what is wrong to whoever runs the command. */
export const isOutside = (error: unknown): error is Error =>
  error instanceof Error && /^(E[A-Z]+|SQLITE_\w+)$/.test(String((error as NodeJS.ErrnoException).code));

/** Bytes of a file; zeros where it ends before them. */
export async function readBytes(file: string, length: number, at: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    return (await handle.read(Buffer.alloc(length), 0, length, at)).buffer;
  } finally {
    await handle.close();
  }
}

/** A name next to a file's. */
export const besides = (file: string, suffix: string): string =>
  join(dirname(file), `${basename(file)}.${suffix}`);

/** A moment as a part of a file's name. */
export const stamp = (now: number): string => new Date(now).toISOString().replace(/[-:.]/g, '');

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
