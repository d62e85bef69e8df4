import type { Context } from 'hono';
import { readJson } from '../body.js';
import { moderationOf } from '../comments/feed.js';
import { toOwnItem } from '../comments/item.js';
import { editSchema } from '../comments/request.js';
import { parse } from '../fields.js';
import { toJson } from '../json.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';
import { deleteOwn, edit, own, readOwn, restoreOwn } from '../store/authoring.js';
import { eraseComment } from '../store/erasing.js';
import { lockComment } from '../store/change-comment.js';
import type { CommentRow } from '../store/tables.js';
import { refuseClosed } from './closed-thread.js';

/** What an author does with a comment, by its token. Each takes `/comments/:id` and answers with the author's item. */
export function ownComment({ store, moderate, clock, limits, senderOf }: Services) {
  async function answer(c: Context, row: CommentRow) {
    const { settings } = await store.settings.read();
    const labels = new Map(settings.reject_reasons.map(({ code, label }) => [code, label]));
    return c.body(toJson(toOwnItem(row, labels)), 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    });
  }

  /** A token is good for any number of changes, each of which readers are told of. */
  const countChange = async (c: Context) => limits.spend('ownChanges', await senderOf(c).hash());

  return {
    /** `GET`: its status and reason. */
    async read(c: Context) {
      const sender = senderOf(c);
      await limits.spendRead(sender.address, sender.hash);
      return answer(c, await readOwn(store.db, idOf(c), tokenOf(c)));
    },

    /** `PATCH`: other words. */
    async edit(c: Context) {
      const [id, token] = [idOf(c), tokenOf(c)];
      await countChange(c);
      const { settings } = await store.settings.read();
      const { content_text: text, version } = parse(editSchema(settings), await readJson(c));
      const before = await readOwn(store.db, id, token);
      const thread = await store.threads.byName(before.thread);
      const now = clock();
      refuseClosed(thread, now);
      const heldFor = await moderate({ text, name: before.name ?? undefined }, settings);
      const moderation = moderationOf(thread, settings);
      return answer(
        c,
        await store.write(write => edit(write, id, token, { text, version, moderation, heldFor, now })),
      );
    },

    /** `DELETE`, which can be taken back for a while. */
    async delete(c: Context) {
      const [id, token] = [idOf(c), tokenOf(c)];
      await countChange(c);
      return answer(c, await store.write(write => deleteOwn(write, id, token, clock())));
    },

    /** `POST …/restoration`: takes the deletion back. */
    async restore(c: Context) {
      const [id, token] = [idOf(c), tokenOf(c)];
      await countChange(c);
      return answer(c, await store.write(write => restoreOwn(write, id, token, clock())));
    },

    /** `POST …/erasure`, at any time: nothing of it is kept. */
    async erase(c: Context) {
      const [id, token] = [idOf(c), tokenOf(c)];
      await countChange(c);
      await store.write(async write => {
        const row = own(await lockComment(write, id), token);
        await eraseComment(write, row, clock());
      });
      return c.body(null, 204);
    },
  };
}

const idOf = (c: Context) => c.req.param('id') ?? '';

/** The author's token (RFC 6750, section 2.1). */
function tokenOf(c: Context): string {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  if (token) return token;
  throw new Problem('unauthorized', 'Send the comment’s edit_token: "Authorization: Bearer …".', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}
