import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Problem } from '../problem.js';
import type { HoldReason } from '../settings.js';
import { comparable } from '../text/clean.js';
import { lockComment } from './change-comment.js';
import type { Database, Write } from './database.js';
import { hash } from './hash.js';
import { insertComment } from './new-comment.js';
import type { CommentRow, Moderation } from './tables.js';
import { ensureThread } from './threads.js';

/** A comment as its author sent it, cleaned and checked. */
export interface Draft {
  thread: string;
  name?: string;
  email?: string;
  kind?: string;
  text: string;
  language?: string;
  inReplyTo?: string;
}

export interface Posting {
  draft: Draft;
  /** Whether the thread was used before; once it was, it stays. */
  hasThread: boolean;
  moderation: Moderation;
  /** Why a moderator is to see it first, as far as its text and its sender tell. */
  heldFor: HoldReason[];
  addressHash: string;
  /** Of its solved challenge, which counts once. */
  challenge?: { signatureHash: string; expires: number };
  idempotency?: { key: string; requestHash: string };
  now: number;
}

export interface Posted {
  comment: CommentRow;
  /** Lets its author change it; known to nobody else, and kept nowhere. */
  token: string;
}

const DAY = 86_400_000;

/** Senders of the same text before it looks like a campaign. */
const SAME_TEXT = 3;

/**
 * Stores a comment, all or nothing, and at most once for an idempotency key and for a challenge.
 *
 * @throws {Problem} `duplicate`, `challenge-failed`, `idempotency-conflict` or `invalid-fields`.
 */
export async function post(write: Write, posting: Posting): Promise<Posted> {
  const { draft, idempotency, challenge, now } = posting;
  const id = randomUUID();
  const repeated = idempotency && (await claimKey(write, id, posting));
  if (repeated) return repeated;

  if (!posting.hasThread) await ensureThread(write, draft.thread, now);
  const parent = draft.inReplyTo ? await readParent(write, draft) : undefined;
  const others = await countSameText(write, posting);
  if (challenge) await useChallenge(write, challenge);
  const heldFor = [...posting.heldFor];
  if (others >= SAME_TEXT) heldFor.push('duplicate');
  if (posting.moderation === 'first' && !(await isKnownName(write, draft))) heldFor.push('new-name');
  const isHeld = posting.moderation === 'before' || heldFor.length > 0;

  const token = idempotency ? tokenFor(id, idempotency.key) : randomBytes(32).toString('base64url');
  const comment = await insertComment(
    write,
    {
      id,
      thread: draft.thread,
      in_reply_to: draft.inReplyTo ?? null,
      root: parent?.root ?? id,
      status: isHeld ? 'pending' : 'published',
      name: draft.name || null,
      email: draft.email || null,
      kind: draft.kind ?? null,
      text: draft.text,
      language: draft.language ?? null,
      held_for: JSON.stringify(heldFor),
      token_hash: hash(token),
      address_hash: posting.addressHash,
    },
    now,
  );
  return { comment, token };
}

/**
 * The token of a comment that was sent with an idempotency key.
 *
 * A repeat of the request gets it again, and yet the database cannot tell it: the key is in the request alone.
 */
const tokenFor = (id: string, key: string) =>
  createHmac('sha256', key).update(`edit ${id}`).digest('base64url');

const keyHash = (thread: string, key: string) => hash(`${thread}\n${key}`);

/**
 * What was stored when this request came before, if it did.
 *
 * @throws {Problem} `idempotency-conflict` where it was another request; `not-found` where its comment has been erased.
 */
export async function findRepeated(
  db: Database['db'],
  thread: string,
  { key, requestHash }: NonNullable<Posting['idempotency']>,
): Promise<Posted | undefined> {
  const known = await db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('key_hash', '=', keyHash(thread, key))
    .executeTakeFirst();
  if (!known) return undefined;
  if (known.request_hash !== requestHash) {
    throw new Problem(
      'idempotency-conflict',
      'This Idempotency-Key came with another body before. Use a new one.',
    );
  }
  const comment = await db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', known.comment)
    .executeTakeFirst();
  if (!comment?.token_hash)
    throw new Problem('not-found', 'This comment was sent before, and has been erased since.');
  return { comment, token: tokenFor(comment.id, key) };
}

/**
 * Keeps all who send the same request in this moment, from whichever server, waiting until this one is stored; they then get
 * what was stored. So it comes before whatever else could refuse a repeat, as a challenge that is used.
 */
async function claimKey(
  { db }: Write,
  comment: string,
  { draft, idempotency, now }: Posting,
): Promise<Posted | undefined> {
  const { key, requestHash } = idempotency!;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency_keys')
    .values({ key_hash: keyHash(draft.thread, key), request_hash: requestHash, comment, at: now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows) return undefined;
  const repeated = await findRepeated(db, draft.thread, idempotency!);
  if (!repeated) throw new RepeatedMeanwhileError();
  return repeated;
}

/** Thrown where a transaction cannot see what another has stored in the same moment. It is to run again. */
class RepeatedMeanwhileError extends Error {
  override readonly name = 'RepeatedMeanwhileError';
  /** As PostgreSQL's own serialization failure: run it again. */
  readonly code = '40001';
}

async function readParent(write: Write, { thread, inReplyTo }: Draft) {
  const parent = await lockComment(write, inReplyTo!); // or it might be erased before its answer is stored
  if (parent?.thread === thread && parent.status === 'published') return parent;
  const detail = 'is not a comment that can be answered; it may have been removed';
  throw Problem.fields([{ pointer: '#/in_reply_to', detail, code: 'gone' }]);
}

/** How many others sent this text lately. */
async function countSameText({ db }: Write, { draft, addressHash, now }: Posting): Promise<number> {
  const same = await db
    .selectFrom('comments')
    .select(['address_hash', 'thread', 'in_reply_to'])
    .where('text_hash', '=', hash(comparable(draft.text)))
    .where('created_at', '>', now - DAY)
    .where('status', '!=', 'removed')
    .limit(50)
    .execute();
  const isOwn = same.some(
    other =>
      other.address_hash === addressHash &&
      other.thread === draft.thread &&
      other.in_reply_to === (draft.inReplyTo ?? null),
  );
  if (isOwn) throw new Problem('duplicate', 'The same words were sent to this thread from here already.');
  return same.length;
}

async function useChallenge({ db }: Write, { signatureHash, expires }: NonNullable<Posting['challenge']>) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_challenges')
    .values({ signature_hash: signatureHash, expires })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows) return;
  const detail = 'has been used already. Get a new challenge and solve that one';
  throw Problem.fields([{ pointer: '#/challenge', detail, code: 'used' }], 'challenge-failed');
}

/** Whether a moderator has let somebody of that name speak before; where they gave an e-mail then, it must be the same. */
async function isKnownName({ db }: Write, { name, email }: Draft): Promise<boolean> {
  if (!name) return false;
  const known = await db
    .selectFrom('comments')
    .select('email')
    .where('name', '=', name)
    .where('status', '=', 'published')
    .where('official_agency', 'is', null)
    .limit(20)
    .execute();
  return known.length > 0 && known.every(other => !other.email || other.email === email);
}
