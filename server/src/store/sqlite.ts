import type BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDialectConfig,
} from 'kysely';
import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Hub, type Notice } from '../live/hub.js';
import { UnavailableError, type Database, type Write } from './database.js';
import { migrate } from './migrate.js';
import type { Tables } from './tables.js';
import { orUnavailable } from './unavailable.js';
import { WriteQueue } from './write-queue.js';

/** Milliseconds that a change waits for another process's transaction. */
const BUSY_TIMEOUT = 5_000;

/** Milliseconds of it in which nothing else runs in this process, since SQLite itself waits. */
const BLOCKING = 20;

/**
 * Opens the database in a file, makes it where there is none and brings it up to date.
 *
 * What is committed survives a power cut, not only a crash: `synchronous=FULL` syncs the write-ahead log at each commit
 * (https://www.sqlite.org/pragma.html#pragma_synchronous).
 *
 * @throws {UnavailableError} Where the native binding is missing; its message says what to install.
 */
export async function openSqlite(file: string): Promise<Database> {
  const connection = await connect(file);
  const opened = inodeOf(file);
  const db = new Kysely<Tables>({
    dialect: new ImmediateSqliteDialect({ database: cachingStatements(connection) }),
  });
  const hub = new Hub();
  try {
    connection.pragma('journal_mode = WAL'); // from here on no restore can take the file away; it may have, while this waited
    if (inodeOf(file) !== opened)
      throw new UnavailableError(`The database ${file} was replaced while it was being opened. Start again.`);
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('secure_delete = ON'); // what is erased leaves no trace in free pages
    connection.function('fold', { deterministic: true }, text => text?.toString().toLowerCase() ?? null);
    await migrate(db);
    connection.pragma(`busy_timeout = ${BLOCKING}`);
  } catch (error) {
    connection.close();
    throw orUnavailable(error, `The database ${file} cannot be used`);
  }
  // Moves when another process has changed the file (https://www.sqlite.org/pragma.html#pragma_data_version).
  const dataVersion = connection.prepare('pragma data_version').pluck();
  let seenVersion = dataVersion.get();
  let hasLooked = false;

  /**
   * Hears what other processes have changed. It looks at the file once for all requests that arrived together: whatever was
   * changed before they were sent is seen, and a thousand reloads do not lock the file a thousand times.
   */
  function hearOthers() {
    if (hasLooked) return;
    const version = dataVersion.get();
    hasLooked = true;
    setImmediate(() => (hasLooked = false));
    if (version === seenVersion) return;
    seenVersion = version;
    hub.tell({ about: 'everything' });
  }

  /** Begins as a writer. While another process writes, this one reads on: it waits without the connection. */
  async function begin() {
    const deadline = Date.now() + BUSY_TIMEOUT;
    for (;;) {
      try {
        return await db.startTransaction().execute();
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw error;
        await wait(Math.random() * BLOCKING);
      }
    }
  }

  const queue = new WriteQueue<Write>(async work => {
    const notices: Notice[] = [];
    const transaction = await begin();
    try {
      await work({
        write: { db: transaction, announce: notice => void notices.push(notice) },
        savepoint: async () => {
          const point = notices.length;
          const saved = await transaction.savepoint('job').execute();
          return {
            keep: async () => void (await saved.releaseSavepoint('job').execute()),
            undo: async () => {
              notices.length = point;
              await saved.rollbackToSavepoint('job').execute();
            },
          };
        },
      });
      await transaction.commit().execute();
    } catch (error) {
      await transaction.rollback().execute();
      throw error;
    }
    for (const notice of notices) hub.tell(notice);
  });

  return {
    kind: 'sqlite',
    db,
    hub,
    get hearsAll() {
      hearOthers();
      return true;
    },
    write: change => queue.run(change),
    async check() {
      await db.selectFrom('settings').select('revision').execute();
      await (await begin()).rollback().execute();
    },
    async backup(target) {
      await connection.backup(target);
    },
    async close() {
      await queue.idle();
      await db.destroy();
    },
  };
}

const inodeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino;

const isBusy = (error: unknown) => /^SQLITE_BUSY/.test((error as { code?: string }).code ?? '');

/** Opens a file as it is, without bringing it up to date. */
export async function connect(
  file: string,
  options: BetterSqlite3.Options = {},
): Promise<BetterSqlite3.Database> {
  try {
    const { default: Connection } = await import('better-sqlite3');
    return new Connection(file, { timeout: BUSY_TIMEOUT, ...options });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing =
      code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_DLOPEN_FAILED' || /bindings file/.test(message);
    if (!isMissing)
      throw new UnavailableError(`The database ${file} cannot be opened: ${message}`, { cause: error });
    throw new UnavailableError(
      'The SQLite binding is missing: it could be neither fetched nor compiled at "npm ci". Install a C++ compiler, make and ' +
        'Python 3 (on Debian: apt-get install build-essential python3), then run "npm run sqlite"; or set DATABASE_URL to use ' +
        'PostgreSQL, which needs none of that.',
      { cause: error },
    );
  }
}

/** Statements are compiled once: Kysely asks anew for each execution. */
function cachingStatements(connection: BetterSqlite3.Database) {
  const statements = new Map<string, BetterSqlite3.Statement>();
  return {
    prepare(source: string) {
      const known = statements.get(source);
      if (known) return known as never;
      const statement = connection.prepare(source);
      if (statements.size >= 500) statements.clear(); // lists of any length make texts without end
      statements.set(source, statement);
      return statement as never;
    },
    close: () => void connection.close(),
    get inTransaction() {
      return connection.inTransaction;
    },
  };
}

type Config = SqliteDialectConfig & { database: { readonly inTransaction: boolean } };

/** Begins transactions as writers, who wait for one another; one that began as a reader would fail instead. */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: Config;

  constructor(config: Config) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * Lets migrations run in a transaction, which Kysely does not on SQLite though SQLite can: so one process makes the schema
 * while the others wait, and one that is killed leaves nothing half made.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #config: Config;

  constructor(config: Config) {
    super(config);
    this.#config = config;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk has ended the transaction already (https://www.sqlite.org/lang_transaction.html). */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#config.database.inTransaction) await super.rollbackTransaction(connection);
  }
}
