import type { Context } from 'hono';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';
import { readAudit } from '../store/audit.js';
import { countQueues, isOldestFirst, queues, readQueue } from '../store/queues.js';
import { readConversation } from '../store/conversation.js';
import { viewAudit } from './audit.js';
import { viewComments } from './comment-view.js';
import { readCursor, writeCursor } from './cursor.js';
import { viewThread } from './threads.js';

const PAGE = 50;

/** What moderators read: the queues, how long they are, and a comment where it stands. */
export function readComments({ store, options }: Services) {
  return {
    /** `GET comments?status=…`: a page of a queue. */
    async list(c: Context) {
      const queue = queues.find(known => known === (c.req.query('status') ?? 'pending'));
      if (!queue) throw new Problem('malformed-address', `"status" is one of ${queues.join(', ')}.`);
      const limit = Math.min(Math.max(Math.trunc(Number(c.req.query('limit'))) || PAGE, 1), 200);
      const filters = {
        thread: c.req.query('thread') || undefined,
        kind: c.req.query('kind') || undefined,
        search: c.req.query('q')?.trim().slice(0, 200) || undefined,
      };
      const after = readCursor(c.req.query('after'));
      const rows = await readQueue(store.db, { queue, ...filters, after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const { settings } = await store.settings.read();
      const last = shown.at(-1);
      const url = new URL(c.req.path, options.publicUrl);
      for (const [name, value] of Object.entries(c.req.query())) url.searchParams.set(name, value);
      if (last) url.searchParams.set('after', writeCursor({ at: last.created_at, id: last.id }));
      return c.json({
        comments: await viewComments(store.db, shown, settings),
        order: isOldestFirst(queue) ? 'oldest' : 'newest',
        ...(rows.length > limit && { next: url.href }),
      });
    },

    /** `GET counts`: how many comments each queue holds. */
    async counts(c: Context) {
      return c.json({ counts: await countQueues(store.db) });
    },

    /** `GET comments/:id`: a comment among those around it, and what was decided on it. */
    async one(c: Context) {
      const { settings } = await store.settings.read();
      const conversation = await readConversation(store.db, c.req.param('id') ?? '');
      if (!conversation) throw new Problem('not-found', 'There is no comment with this id.');
      const { comment, around } = conversation;
      const history = await readAudit(store.db, { comment: comment.id, limit: 100 });
      const [view] = await viewComments(store.db, [comment], settings);
      const context = await viewComments(
        store.db,
        around.map(({ row }) => row),
        settings,
      );
      return c.json({
        comment: view,
        thread: await viewThread(store, comment.thread),
        context: context.map((other, i) => ({ ...other, depth: around[i]!.depth })),
        history: history.map(viewAudit),
      });
    },
  };
}
