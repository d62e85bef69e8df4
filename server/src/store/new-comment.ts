import { randomUUID } from 'node:crypto';
import { comparable } from '../text/clean.js';
import { countInThread } from './change-comment.js';
import type { Write } from './database.js';
import { hash } from './hash.js';
import type { CommentRow } from './tables.js';

type Given = Pick<CommentRow, 'thread' | 'text'> &
  Partial<
    Omit<CommentRow, 'version' | 'text_hash' | 'created_at' | 'modified_at' | 'published_at' | 'replies'>
  >;

/** Stores a comment, published or not, of a thread that there is. */
export async function insertComment(write: Write, given: Given, now: number): Promise<CommentRow> {
  const id = given.id ?? randomUUID();
  const isPublished = given.status === 'published';
  const comment: CommentRow = {
    in_reply_to: null,
    root: id,
    status: 'pending',
    name: null,
    email: null,
    kind: null,
    language: null,
    edited: 0,
    reason_code: null,
    held_for: '[]',
    official_agency: null,
    official_role: null,
    pinned: 0,
    escalated_at: null,
    token_hash: null,
    address_hash: null,
    before_last: null,
    deleted_at: null,
    ...given,
    id,
    version: 1,
    created_at: now,
    modified_at: now,
    published_at: isPublished ? now : null,
    replies: 0,
    text_hash: hash(comparable(given.text)),
  };
  await write.db.insertInto('comments').values(comment).execute();
  if (isPublished) await countInThread(write, comment, 1, now);
  write.announce({ about: 'queues' });
  return comment;
}
