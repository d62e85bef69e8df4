import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type * as v from 'valibot';
import { readJson } from '../body.js';
import { moderationOf } from '../comments/feed.js';
import { toItem, toOwnItem } from '../comments/item.js';
import { commentSchema } from '../comments/request.js';
import { parse } from '../fields.js';
import { toJson } from '../json.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';
import type { Settings } from '../settings.js';
import { findRepeated, post, type Posted, type Posting } from '../store/posting.js';
import { isUsed } from '../store/threads.js';
import { allowedThread } from './thread-name.js';
import { refuseClosed } from './closed-thread.js';

/** `POST /threads/:thread/comments`: 201 where it is published at once, 202 where a moderator sees it first. */
export function postComment(services: Services) {
  const { store, options, moderate, clock, limits, challenges, senderOf } = services;

  return async (c: Context) => {
    const thread = allowedThread(c, options);
    const body = await readJson(c);
    const { settings } = await store.settings.read();
    const fields = parse(commentSchema(settings), body);
    const key = readKey(c.req.header('Idempotency-Key'));
    const sender = senderOf(c);
    const addressHash = await sender.hash();
    await limits.spend('postsPerMinute', addressHash);
    await limits.spend('postsPerHour', addressHash);
    await limits.spend('threadPosts', thread);

    const idempotency = key === undefined ? undefined : { key, requestHash: digest(fields) };
    try {
      return answer(c, await take(thread, fields, { settings, addressHash, idempotency }));
    } catch (refusal) {
      // Whoever did not hear the first answer hears it now, whatever has become of the thread or of the challenge.
      const isRefused = refusal instanceof Problem;
      const repeated = isRefused && idempotency && (await findRepeated(store.db, thread, idempotency));
      if (repeated) return answer(c, repeated);
      throw refusal;
    }
  };

  async function take(thread: string, fields: Fields, sent: Sent): Promise<Posted> {
    const { settings } = sent;
    const now = clock();
    const row = await store.threads.byName(thread);
    refuseClosed(row, now);
    const draft = {
      thread,
      name: fields.name,
      email: fields.email?.toLowerCase(),
      kind: fields.kind,
      text: fields.content_text,
      language: fields.language,
      inReplyTo: fields.in_reply_to,
    };
    const heldFor = await moderate(draft, settings);
    if (isFilled(fields.website)) heldFor.push('honeypot');
    const challenge = fields.challenge ? await challenges.verify(fields.challenge, now) : undefined;
    if (!challenge && options.hasChallenge) heldFor.push('challenge');

    const posting = {
      draft,
      hasThread: isUsed(row),
      moderation: moderationOf(row, settings),
      heldFor,
      addressHash: sent.addressHash,
      challenge,
      idempotency: sent.idempotency,
      now,
    };
    return store.write(write => post(write, posting));
  }

  function answer(c: Context, { comment, token }: Posted): Response {
    const isPublished = comment.status === 'published';
    const item = toOwnItem(comment);
    const shown = isPublished ? toItem(comment, options.publicUrl) : item;
    const _comment = { ...shown._comment, ...item._comment, edit_token: token };
    return c.body(toJson({ ...shown, _comment }), isPublished ? 201 : 202, {
      'Content-Type': 'application/json',
      Location: `${options.publicUrl}/comments/${comment.id}`,
      'Cache-Control': 'no-store',
    });
  }
}

type Fields = v.InferOutput<ReturnType<typeof commentSchema>>;

type Sent = Pick<Posting, 'addressHash' | 'idempotency'> & { settings: Settings };

const isFilled = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;

/** What was asked for, but the proof of work, which is another where a request is sent again after its challenge expired. */
function digest({ challenge: _challenge, website, ...fields }: Fields): string {
  const entries = Object.entries({ ...fields, website: isFilled(website) });
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url');
}

function readKey(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (key.length > 0 && key.length <= 255) return key;
  throw new Problem(
    'invalid-fields',
    'The header Idempotency-Key has 1 to 255 characters; a UUID does well.',
  );
}
