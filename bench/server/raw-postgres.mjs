import pg from 'pg';
import { newComment } from './resident.mjs';
import { rowsOf, statements } from './raw-row.mjs';

/** The statements of a post through pg, in a transaction for each, over as many connections as the service has. */
export async function openRawPostgres(url) {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const query = (client, name, row) =>
    client.query({ text: statements[name].text(), values: statements[name].values(row) });

  async function insert(fields) {
    const { key, thread, comment } = rowsOf(fields);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await query(client, 'key', key);
      await query(client, 'thread', thread);
      await query(client, 'same', comment);
      await query(client, 'comment', comment);
      await client.query('commit');
    } finally {
      client.release();
    }
  }

  return {
    insert,
    /** For that many milliseconds, by `together` writers at once. */
    async insertFor({ milliseconds, together }) {
      const start = performance.now();
      let rows = 0;
      const writeOn = async () => {
        while (performance.now() - start < milliseconds) {
          await insert(newComment());
          rows += 1;
        }
      };
      await Promise.all(Array.from({ length: together }, writeOn));
      return { perSecond: (1000 * rows) / (performance.now() - start) };
    },
    close: () => pool.end(),
  };
}
