import { randomUUID } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { Hub, type Notice } from '../live/hub.js';
import { UnavailableError, type Database, type Write } from './database.js';
import { migrate } from './migrate.js';
import { PLAN_OUTDATED, preparingPool } from './postgres-connections.js';
import { PostgresListener } from './postgres-listener.js';
import type { Tables } from './tables.js';
import { orUnavailable } from './unavailable.js';

const CHANNEL = 'callbox';

/** SQLSTATE of transactions that lost against another, and may simply run again. */
const AGAIN = new Set(['40001', '40P01', PLAN_OUTDATED]);
const TRIES = 4;

export interface PostgresDatabase extends Database {
  readonly pool: pg.Pool;
}

/** Opens a PostgreSQL database, which any number of servers may share, and brings it up to date. */
export async function openPostgres(url: string): Promise<PostgresDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    types: { getTypeParser },
  });
  pool.on('error', () => {}); // an idle connection broke; the next query opens another, or says why it can't
  // One in use broke: its query says so, or the next one. The event by itself would end the process.
  pool.on('connect', client => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) });
  const hub = new Hub();
  const sender = randomUUID();
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw orUnavailable(error, 'The database of DATABASE_URL cannot be used');
  }
  const listener = new PostgresListener(url, CHANNEL, {
    onPayload(payload) {
      const { from, notice } = JSON.parse(payload) as { from: string; notice: Notice };
      if (from !== sender) hub.tell(notice);
    },
    onGap: () => hub.tell({ about: 'everything' }),
  });
  await listener.start();

  let isTelling = false;
  let isToTell = false;

  /**
   * Tells other servers that moderators' numbers have changed, after the commit and once for many: a NOTIFY in a transaction
   * lets all others that have one wait until it is committed, and numbers that come late, or not at all, mislead nobody for long.
   */
  function tellQueues(): void {
    isToTell = isTelling;
    if (isTelling) return;
    isTelling = true;
    db.executeQuery(notify(sender, [{ about: 'queues' }]))
      .catch(() => {}) // the next change tells them
      .finally(() => {
        isTelling = false;
        if (isToTell) tellQueues();
      });
  }

  async function write<T>(change: (write: Write) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const notices: Notice[] = [];
      try {
        const result = await db.transaction().execute(async transaction => {
          const value = await change({ db: transaction, announce: notice => void notices.push(notice) });
          if (!notices.every(isOfQueues)) await transaction.executeQuery(notify(sender, notices));
          return value;
        });
        for (const notice of notices) hub.tell(notice);
        if (notices.length > 0 && notices.every(isOfQueues)) tellQueues();
        return result;
      } catch (error) {
        if (tries >= TRIES || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  return {
    kind: 'postgres',
    pool,
    db,
    hub,
    get hearsAll() {
      return listener.isListening;
    },
    write,
    async check() {
      const client = await pool.connect();
      let isReadOnly = true;
      try {
        const { rows } = await client.query<{ read_only: string }>(
          "select current_setting('transaction_read_only') as read_only",
        );
        isReadOnly = rows[0]?.read_only !== 'off';
      } finally {
        client.release(isReadOnly);
      }
      if (isReadOnly) throw new UnavailableError('The database is read-only');
    },
    async close() {
      await listener.stop();
      await db.destroy();
    },
  };
}

const isOfQueues = ({ about }: Notice) => about === 'queues';

/** One statement for all; what is told twice by two servers does no harm. */
function notify(from: string, notices: Notice[]) {
  const payloads = notices.map(notice => JSON.stringify({ from, notice }));
  const calls = payloads.map((_, i) => `pg_notify('${CHANNEL}', $${i + 1})`).join(', ');
  return CompiledQuery.raw(`select ${calls}`, payloads);
}

/** A 64-bit integer as a number: instants and counts stay below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8)
    return (value: string | null) => (value === null ? null : Number(value));
  return pg.types.getTypeParser(oid, format as 'text');
}
