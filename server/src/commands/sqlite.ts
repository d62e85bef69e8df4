import type BetterSqlite3 from 'better-sqlite3';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, link, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { connect } from '../store/sqlite.js';
import { addChecksum, verifyChecksum } from './checksum.js';
import { CommandError } from './command-error.js';
import { afterRestore, compare, inspect, type Counts } from './contents.js';
import { besides, readBytes, refuseOverwriting, stamp, writeWhole } from './files.js';

/** Pages that are copied at once: all, since a copy in slices begins anew whenever somebody writes between two. */
const ALL_PAGES = 0x7fffffff;

/** Milliseconds that a running server is waited for. */
const PATIENCE = 1_000;

/** Writes a whole copy of a database while a server works on it. */
export async function backupSqlite(database: string, file: string, isForced: boolean): Promise<Counts> {
  if (!existsSync(database))
    throw new CommandError(`There is no database ${database}; DATABASE says which one is meant.`);
  refuseItself(file, database);
  refuseOverwriting(file, isForced);
  const source = await connect(database, { fileMustExist: true });
  try {
    return await writeWhole(file, async temporary => {
      await copy(source, temporary);
      await addChecksum(temporary);
      return checkSqlite(temporary);
    });
  } finally {
    source.close();
  }
}

/** @throws {CommandError} Where a copy is damaged, or none of this service. */
export async function checkCopy(file: string): Promise<Counts> {
  await verifyChecksum(file);
  const counts = await checkSqlite(file);
  await refuseShortened(file);
  return counts;
}

/** SQLite takes a last page that is cut short for one that ends in zeros (https://www.sqlite.org/fileformat2.html#the_database_header). */
async function refuseShortened(file: string): Promise<void> {
  const header = await readBytes(file, 32, 0);
  const pageSize = header.readUInt16BE(16);
  const expected = header.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize);
  if ((await stat(file)).size < expected) throw new CommandError(`${file} is damaged: it was cut short.`);
}

/** @throws {CommandError} Where a database is damaged, or none of this service. */
export async function checkSqlite(file: string): Promise<Counts> {
  const connection = await connect(file, { readonly: true, fileMustExist: true });
  try {
    const broken = connection.pragma('integrity_check') as { integrity_check: string }[];
    if (broken[0]?.integrity_check !== 'ok')
      throw new CommandError(`${file} is damaged: ${broken[0]?.integrity_check ?? 'it cannot be read'}`);
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new CommandError(`${file} is damaged: something in it belongs to what is not there.`);
    return await inspect(file, async statement => connection.prepare(statement).all() as never);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  } finally {
    connection.close();
  }
}

export interface Restored {
  counts: Counts;
  /** Where what was there before is kept. */
  replaced?: string;
}

/** Puts a copy in the place of a database that no server works on; what was there is kept beside it. */
export async function restoreSqlite(
  file: string,
  name: string,
  isForced: boolean,
  now: number,
): Promise<Restored> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const isThere = existsSync(name);
  const database = isThere ? realpathSync(name) : name; // the log lies beside the file itself
  refuseItself(file, database);
  const counts = await checkCopy(file);
  refuseReplacing(database, isForced);
  const replaced = besides(database, `replaced-${stamp(now)}`);
  const held = isThere ? await holdAlone(database) : undefined;
  try {
    await writeWhole(database, async temporary => {
      const source = await connect(file, { readonly: true });
      await copy(source, temporary).finally(() => source.close());
      compare(await checkSqlite(temporary), counts);
      await prepare(temporary, now);
      if (isThere) await chmod(temporary, (await stat(database)).mode);
      await takeOwner(temporary, isThere ? database : dirname(resolve(database)));
      if (isThere) await keep(database, replaced);
      else refuseReplacing(database, isForced); // a server may have made one meanwhile
    });
    return { counts, ...(isThere && { replaced }) };
  } catch (error) {
    if (isThere) await putBack(replaced, database);
    throw error;
  } finally {
    held?.close();
  }
}

function refuseItself(file: string, database: string): void {
  if (!existsSync(file) || !existsSync(database)) return;
  const [one, other] = [statSync(file), statSync(database)];
  if (one.ino === other.ino && one.dev === other.dev)
    throw new CommandError(`${file} is the database itself.`);
}

function refuseReplacing(database: string, isForced: boolean): void {
  if (existsSync(database) && !isForced)
    throw new CommandError(
      `There is a database ${database} already. --force puts the copy in its place, and keeps it beside.`,
    );
}

/** In one file, without a log beside it. */
async function copy(source: BetterSqlite3.Database, file: string): Promise<void> {
  await source.backup(file, { progress: () => ALL_PAGES });
  const target = await connect(file);
  try {
    target.pragma('journal_mode = DELETE');
  } finally {
    target.close();
  }
}

async function prepare(file: string, now: number): Promise<void> {
  const connection = await connect(file);
  try {
    connection.pragma('synchronous = FULL');
    connection.transaction(() => afterRestore(now).forEach(statement => connection.exec(statement)))();
  } finally {
    connection.close();
  }
}

/**
 * Keeps all others from a database, which also brings its log into the file. Only whoever has it alone may end the
 * write-ahead log (https://www.sqlite.org/pragma.html#pragma_journal_mode).
 */
async function holdAlone(database: string): Promise<BetterSqlite3.Database | undefined> {
  const connection = await connect(database, { timeout: PATIENCE });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.pragma('journal_mode = DELETE');
    connection.exec('begin exclusive; commit'); // takes the lock, which the locking mode then keeps
    connection.pragma('journal_mode = MEMORY'); // lets go of the journal, which that mode keeps for the next change
    await rm(`${database}-journal`, { force: true });
    return connection;
  } catch (error) {
    connection.close();
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (/^SQLITE_(BUSY|LOCKED)/.test(code))
      throw new CommandError(`A server works on ${database}; stop it first.`, { cause: error });
    // What is broken is what somebody restores over.
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) return undefined;
    throw new CommandError(`${database} cannot be replaced: ${message}`, { cause: error });
  }
}

/** What lies beside a database and belongs to it: SQLite would read a log into the next one of that name. */
const PARTS = ['-wal', '-shm', '-journal'];

/** Gives a database a second name, so that there is one at every moment, where the disk can do that. */
async function keep(database: string, name: string): Promise<void> {
  await move(database, name, PARTS);
  try {
    await link(database, name);
  } catch (error) {
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await rename(database, name);
  }
}

/** Undoes that, as far as it was done. */
async function putBack(name: string, database: string): Promise<void> {
  if (!existsSync(database)) await rename(name, database);
  await move(name, database, PARTS);
  await rm(name, { force: true });
}

async function move(from: string, to: string, parts: string[]): Promise<void> {
  for (const part of parts) if (existsSync(`${from}${part}`)) await rename(`${from}${part}`, `${to}${part}`);
}

/** Whoever ran the server can run it again, also where another restored the copy. */
async function takeOwner(file: string, like: string): Promise<void> {
  const { uid, gid } = await stat(like);
  if (process.getuid?.() === 0) await chown(file, uid, gid);
}
