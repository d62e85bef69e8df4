import type { Context } from 'hono';
import * as v from 'valibot';
import { readJson } from '../body.js';
import { moderationOf } from '../comments/feed.js';
import { toDate } from '../comments/item.js';
import { instant, line, longText, oneOf, parse, webUrl } from '../fields.js';
import { allowedThread } from '../routes/thread-name.js';
import type { Services } from '../services.js';
import type { Settings } from '../settings.js';
import { writeAudit } from '../store/audit.js';
import type { Store } from '../store/store.js';
import type { ThreadRow } from '../store/tables.js';
import { accountOf } from './session.js';

const schema = v.object({
  closed: v.optional(v.boolean()),
  closed_reason: v.optional(v.nullable(longText(500))),
  closes: v.optional(v.nullable(instant)),
  moderation: v.optional(v.nullable(oneOf('before', 'after', 'first'))),
  title: v.optional(v.nullable(line(200))),
  page_url: v.optional(v.nullable(webUrl)),
});

/** What the agency says of its threads. */
export function threads({ store, options, clock }: Services) {
  return {
    async list(c: Context) {
      const { settings } = await store.settings.read();
      const rows = await store.threads.all();
      return c.json({ threads: rows.map(row => toView(row, Number(row.pending), settings)) });
    },

    async one(c: Context) {
      return c.json({ thread: await viewThread(store, allowedThread(c, options)) });
    },

    async change(c: Context) {
      const name = allowedThread(c, options);
      const { closed, ...fields } = parse(schema, await readJson(c));
      const patch = {
        ...fields,
        ...(closed !== undefined && { closed: closed ? (1 as const) : (0 as const) }),
      };
      const at = clock();
      await store.write(async write => {
        await store.threads.change(write, name, patch, at);
        const detail = { ...fields, closed };
        await writeAudit(write, { at, account: accountOf(c).name, action: 'thread', thread: name, detail });
      });
      return c.json({ thread: await viewThread(store, name) });
    },
  };
}

/** A thread as moderators see it. */
export async function viewThread(store: Store, name: string) {
  const { settings } = await store.settings.read();
  const row = await store.threads.byName(name);
  const { pending } = await store.db
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<number>().as('pending'))
    .where('thread', '=', name)
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow();
  return toView(row, Number(pending), settings);
}

const toView = (row: ThreadRow, pending: number, settings: Settings) => ({
  name: row.name,
  ...(row.title && { title: row.title }),
  ...(row.page_url && { page_url: row.page_url }),
  count: row.count,
  pending,
  closed: row.closed === 1,
  ...(row.closed_reason && { closed_reason: row.closed_reason }),
  ...(row.closes && { closes: toDate(row.closes) }),
  moderation: row.moderation,
  effective_moderation: moderationOf(row, settings),
});
