import { createHash, randomUUID } from 'node:crypto';

const hash = text => createHash('sha256').update(text).digest('base64url');

export const THREAD = 'posts';

/** What the service stores of a post that a moderator is to see first: the row, and the key that makes a retry harmless. */
export function rowsOf({ name, content_text, language }) {
  const id = randomUUID();
  const at = Date.now();
  const comment = {
    id,
    thread: THREAD,
    in_reply_to: null,
    root: id,
    status: 'pending',
    version: 1,
    name,
    email: null,
    kind: null,
    text: content_text,
    language,
    created_at: at,
    modified_at: at,
    edited: 0,
    published_at: null,
    reason_code: null,
    held_for: '[]',
    official_agency: null,
    official_role: null,
    pinned: 0,
    escalated_at: null,
    replies: 0,
    token_hash: hash(id),
    address_hash: 'an address',
    text_hash: hash(content_text),
    before_last: null,
    deleted_at: null,
  };
  const key = { key_hash: hash(randomUUID()), request_hash: hash(content_text), comment: id, at };
  const thread = { name: THREAD, revision: 0, count: 0, closed: 0, created_at: at };
  return { comment, key, thread };
}

/** The statements of a post, in their order, as texts with the names of their values. */
export const statements = {
  key: insert('idempotency_keys', ['key_hash', 'request_hash', 'comment', 'at'], 'on conflict do nothing'),
  thread: insert('threads', ['name', 'revision', 'count', 'closed', 'created_at'], 'on conflict do nothing'),
  same: {
    text: () => `select address_hash, thread, in_reply_to from comments
      where text_hash = $1 and created_at > $2 and status <> 'removed' limit 50`,
    values: ({ text_hash, created_at }) => [text_hash, created_at - 86_400_000],
  },
  comment: insert('comments', Object.keys(rowsOf({ content_text: '' }).comment)),
};

function insert(table, columns, end = '') {
  const places = columns.map((_, i) => `$${i + 1}`);
  return {
    text: () => `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) ${end}`,
    values: row => columns.map(column => row[column] ?? null),
  };
}
