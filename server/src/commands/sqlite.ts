import type BetterSqlite3 from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { chmod, chown, rename, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { migrationNames } from '../store/migrate.js';
import { connect } from '../store/sqlite.js';
import { CommandError } from './command-error.js';
import { afterRestore, compare, inspect, type Counts } from './contents.js';
import { besides, refuseOverwriting, stamp, writeWhole } from './files.js';

/** Pages that are copied at once: all, since a copy in slices begins anew whenever somebody writes between two. */
const ALL_PAGES = 0x7fffffff;

/** Milliseconds that a running server is waited for. */
const PATIENCE = 1_000;

/** Writes a whole copy of a database while a server works on it. */
export async function backupSqlite(database: string, file: string, isForced: boolean): Promise<Counts> {
  if (!existsSync(database))
    throw new CommandError(`There is no database ${database}; DATABASE says which one is meant.`);
  if (resolve(database) === resolve(file)) throw new CommandError('That is the database itself.');
  refuseOverwriting(file, isForced);
  const source = await connect(database, { fileMustExist: true });
  try {
    return await writeWhole(file, async temporary => {
      await copy(source, temporary);
      return checkSqlite(temporary);
    });
  } finally {
    source.close();
  }
}

/** @throws {CommandError} Where the file is damaged, or none of this service. */
export async function checkSqlite(file: string): Promise<Counts> {
  const connection = await connect(file, { readonly: true, fileMustExist: true });
  try {
    const broken = connection.pragma('integrity_check') as { integrity_check: string }[];
    if (broken[0]?.integrity_check !== 'ok')
      throw new CommandError(`${file} is damaged: ${broken[0]?.integrity_check ?? 'it cannot be read'}`);
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new CommandError(`${file} is damaged: something in it belongs to what is not there.`);
    return await inspect(async statement => connection.prepare(statement).all() as never, migrationNames);
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
  database: string,
  isForced: boolean,
  now: number,
): Promise<Restored> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const before = await checkSqlite(file);
  const isThere = existsSync(database);
  if (isThere && !isForced)
    throw new CommandError(
      `There is a database ${database} already. --force puts the copy in its place, and keeps it beside.`,
    );
  const replaced = besides(database, `replaced-${stamp(now)}`);
  const held = isThere ? await holdAlone(database) : undefined;
  try {
    const counts = await writeWhole(database, async temporary => {
      const source = await connect(file, { readonly: true });
      await copy(source, temporary).finally(() => source.close());
      await prepare(temporary, now);
      const after = await checkSqlite(temporary);
      compare(after, before);
      if (isThere) await takeOwner(temporary, database);
      await move(database, replaced);
      return after;
    });
    return { counts, ...(isThere && { replaced }) };
  } catch (error) {
    if (isThere && !existsSync(database)) await move(replaced, database);
    throw error;
  } finally {
    held?.close();
  }
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

/** Renames a database and the log that belongs to it: SQLite would read that into the next one of that name. */
async function move(database: string, name: string): Promise<void> {
  for (const part of ['', '-wal', '-shm', '-journal'])
    if (existsSync(`${database}${part}`)) await rename(`${database}${part}`, `${name}${part}`);
}

/** Whoever ran the server can run it again, also where another restored the copy. */
async function takeOwner(file: string, like: string): Promise<void> {
  const { uid, gid, mode } = await stat(like);
  await chmod(file, mode);
  if (process.getuid?.() === 0) await chown(file, uid, gid);
}
