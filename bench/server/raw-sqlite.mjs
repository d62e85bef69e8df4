import Connection from 'better-sqlite3';
import { newComment } from './resident.mjs';
import { rowsOf, statements } from './raw-row.mjs';

/** The statements of a post through better-sqlite3, as durable as the service's, in a transaction for each. */
export async function openRawSqlite(file) {
  const connection = new Connection(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  const prepare = ({ text }) => connection.prepare(text().replace(/\$\d+/g, '?'));
  const key = prepare(statements.key);
  const thread = prepare(statements.thread);
  const same = prepare(statements.same);
  const comment = prepare(statements.comment);

  function insertRows(rows) {
    key.run(statements.key.values(rows.key));
    thread.run(statements.thread.values(rows.thread));
    same.all(statements.same.values(rows.comment));
    comment.run(statements.comment.values(rows.comment));
  }
  const one = connection.transaction(fields => insertRows(rowsOf(fields)));
  const many = connection.transaction(list => {
    for (const fields of list) insertRows(rowsOf(fields));
  });

  return {
    insert: fields => one.immediate(fields),
    /** For that many milliseconds; `together` in one transaction. */
    insertFor({ milliseconds, together }) {
      const start = performance.now();
      let rows = 0;
      while (performance.now() - start < milliseconds) {
        if (together === 1) one.immediate(newComment());
        else many.immediate(Array.from({ length: together }, newComment));
        rows += together;
      }
      return { perSecond: (1000 * rows) / (performance.now() - start) };
    },
    close: () => connection.close(),
  };
}
