import type { PostgresPool } from 'kysely';
import type pg from 'pg';

/** SQLSTATE of a change in a transaction that may not make any. */
const READ_ONLY = '25006';

/** SQLSTATE of a prepared statement whose tables a newer server has changed meanwhile. */
export const PLAN_OUTDATED = '0A000';

/** Different statements that are prepared: each costs memory on every connection, and those with lists come in many lengths. */
const MOST = 300;

/**
 * The connections of a pool as Kysely uses them: each prepares a statement once, and is used no more where it may not write.
 *
 * Parsing and planning a statement costs more than running it here. Whether a connection may write is settled when it is made,
 * so the next may, when the database is no longer read-only or another one has taken its place.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const names = new StatementNames();
  return {
    async connect() {
      const client = await pool.connect();
      let isReadOnly = false;
      const query = async (text: string, parameters: readonly unknown[]) => {
        const values = [...parameters];
        const name = values.length > 0 ? names.of(text) : undefined;
        try {
          return await client.query({ name, text, values });
        } catch (error) {
          const { code } = error as { code?: string };
          isReadOnly ||= code === READ_ONLY;
          if (code !== PLAN_OUTDATED) throw error;
          names.renew();
          return await client.query(text, values).catch(() => {
            throw error; // within a transaction, which has to run again as a whole
          });
        }
      };
      return { query: query as never, release: () => client.release(isReadOnly) };
    },
    end: () => pool.end(),
  };
}

/** What statements are prepared as, on whichever connection. */
class StatementNames {
  #names = new Map<string, string>();
  #generation = 0;

  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known || this.#names.size >= MOST) return known;
    const name = `${this.#generation}.${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** From now on all are prepared anew, each under another name. */
  renew(): void {
    this.#names.clear();
    this.#generation += 1;
  }
}
