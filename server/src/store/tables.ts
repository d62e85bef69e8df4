import type { Selectable } from 'kysely';

/**
 * The tables, alike in SQLite and PostgreSQL.
 *
 * Instants are milliseconds since 1970, flags 0 or 1, lists and objects JSON text: what both databases keep in the same way.
 */
export interface Tables {
  threads: ThreadTable;
  comments: CommentTable;
  reports: ReportTable;
  thread_events: ThreadEventTable;
  idempotency_keys: IdempotencyKeyTable;
  used_challenges: UsedChallengeTable;
  secrets: SecretTable;
  settings: SettingsTable;
  accounts: AccountTable;
  sessions: SessionTable;
  audit: AuditTable;
  mails: MailTable;
  privacy_requests: PrivacyRequestTable;
  leases: LeaseTable;
}

type Flag = 0 | 1;
type Instant = number;

export type CommentStatus = 'published' | 'pending' | 'rejected' | 'removed';
export type Moderation = 'before' | 'after' | 'first';

export interface ThreadTable {
  name: string;
  /** Raised by whatever changes the thread's feed: its ETag and the ids of its live events come from it. */
  revision: number;
  /** Published comments. */
  count: number;
  closed: Flag;
  closed_reason: string | null;
  closes: Instant | null;
  /** Null: by the patterns of the settings. */
  moderation: Moderation | null;
  title: string | null;
  page_url: string | null;
  created_at: Instant;
}

export interface CommentTable {
  id: string;
  thread: string;
  in_reply_to: string | null;
  /** The comment that begins the conversation; its own id where it answers none. */
  root: string;
  status: CommentStatus;
  /** Raised by every change, so that a decision on an older version is refused. */
  version: number;
  name: string | null;
  email: string | null;
  kind: string | null;
  text: string;
  language: string | null;
  created_at: Instant;
  modified_at: Instant;
  edited: Flag;
  /** When it was first published; null before. */
  published_at: Instant | null;
  reason_code: string | null;
  /** Why it waits for a moderator: JSON list of codes. */
  held_for: string;
  official_agency: string | null;
  official_role: string | null;
  pinned: Flag;
  escalated_at: Instant | null;
  /** Published answers below it, of a comment that begins a conversation. */
  replies: number;
  /** SHA-256 of the author's token; null for official answers and for what was erased. */
  token_hash: string | null;
  /** Keyed hash of the author's address; the key is thrown away after a day. */
  address_hash: string | null;
  /** SHA-256 of the text as compared for duplicates. */
  text_hash: string;
  /** State before the last decision or the author's deletion, to take it back: JSON. */
  before_last: string | null;
  deleted_at: Instant | null;
}

export interface ReportTable {
  id: string;
  comment: string;
  reason: string;
  text: string | null;
  at: Instant;
  address_hash: string | null;
  settled: Flag;
}

/** What live streams may have missed. */
export interface ThreadEventTable {
  thread: string;
  revision: number;
  type: string;
  comment: string | null;
  at: Instant;
}

export interface IdempotencyKeyTable {
  key_hash: string;
  request_hash: string;
  comment: string;
  at: Instant;
}

export interface UsedChallengeTable {
  signature_hash: string;
  expires: Instant;
}

/** Keys that all servers of one database share. */
export interface SecretTable {
  name: string;
  value: string;
  created_at: Instant;
}

export interface SettingsTable {
  id: 1;
  revision: number;
  value: string;
}

export interface AccountTable {
  id: string;
  name: string;
  /** The name as signing in compares it. */
  name_key: string;
  password_hash: string;
  /** JSON list. */
  roles: string;
  agency: string | null;
  role: string | null;
  email: string | null;
  disabled: Flag;
  created_at: Instant;
}

export interface SessionTable {
  /** SHA-256 of the cookie's value. */
  token_hash: string;
  account: string;
  created_at: Instant;
  seen_at: Instant;
}

/** Only ever added to: triggers refuse to change or delete what stands here. */
export interface AuditTable {
  id: string;
  at: Instant;
  account: string;
  action: string;
  comment: string | null;
  thread: string | null;
  detail: string;
}

export interface MailTable {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  created_at: Instant;
  due_at: Instant;
  tries: number;
  sent_at: Instant | null;
}

export interface PrivacyRequestTable {
  token_hash: string;
  email: string;
  kind: 'export' | 'erasure';
  expires: Instant;
}

/** Work that one of several servers does at a time. */
export interface LeaseTable {
  name: string;
  holder: string;
  until: Instant;
}

export type CommentRow = Selectable<CommentTable>;
export type ThreadRow = Selectable<ThreadTable>;
