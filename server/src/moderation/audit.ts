import type { Context } from 'hono';
import { toDate } from '../comments/item.js';
import type { Services } from '../services.js';
import { readAudit } from '../store/audit.js';
import type { AuditTable } from '../store/tables.js';
import { readCursor, writeCursor } from './cursor.js';

const PAGE = 100;

/** `GET audit`: who decided what and when, newest first. */
export function audit({ store, options }: Services) {
  return async (c: Context) => {
    const before = readCursor(c.req.query('before'));
    const comment = c.req.query('comment') || undefined;
    const account = c.req.query('account') || undefined;
    const rows = await readAudit(store.db, { comment, account, before, limit: PAGE + 1 });
    const shown = rows.slice(0, PAGE);
    const url = new URL(c.req.path, options.publicUrl);
    for (const [name, value] of Object.entries({ comment, account }))
      if (value) url.searchParams.set(name, value);
    const last = shown.at(-1);
    if (last) url.searchParams.set('before', writeCursor(last));
    return c.json({ entries: shown.map(viewAudit), ...(rows.length > PAGE && { next: url.href }) });
  };
}

export const viewAudit = ({ id, at, account, action, comment, thread, detail }: AuditTable) => ({
  id,
  at: toDate(at),
  account,
  action,
  ...(comment && { comment }),
  ...(thread && { thread }),
  detail: JSON.parse(detail) as Record<string, unknown>,
});
