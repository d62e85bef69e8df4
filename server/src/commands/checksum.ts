import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, stat } from 'node:fs/promises';
import { CommandError } from './command-error.js';
import { readBytes } from './files.js';

const MARK = '\nCallbox SHA-256 ';
const LENGTH = MARK.length + 64 + 1;

/**
 * Adds to a copy what its bytes add up to. Neither SQLite nor pg_restore reads what stands behind the end that they know of,
 * and neither would notice a letter of a comment that a bad disk has changed.
 */
export async function addChecksum(file: string): Promise<void> {
  const { size } = await stat(file);
  await appendFile(file, `${MARK}${await digest(file, size)}\n`);
}

/** @throws {CommandError} Where a copy is another than the one that was written; one without a checksum is let through. */
export async function verifyChecksum(file: string): Promise<void> {
  const { size } = await stat(file);
  if (size < LENGTH) return;
  const end = (await readBytes(file, LENGTH, size - LENGTH)).toString('latin1');
  if (!end.startsWith(MARK)) return;
  if (end !== `${MARK}${await digest(file, size - LENGTH)}\n`)
    throw new CommandError(`${file} is damaged: its bytes are others than those that were written.`);
}

async function digest(file: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  if (size > 0) for await (const chunk of createReadStream(file, { end: size - 1 })) hash.update(chunk);
  return hash.digest('hex');
}
