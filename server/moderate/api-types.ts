/** Who may do what: moderators decide, officers answer, admins do all of it and keep accounts and settings. */
export type Role = 'moderator' | 'officer' | 'admin';
export const ROLES: readonly Role[] = ['moderator', 'officer', 'admin'];

export interface Account {
  id: string;
  name: string;
  roles: Role[];
  agency?: string;
  role?: string;
  email?: string;
  disabled: boolean;
  must_change_password?: boolean;
}

/** What an admin writes of an account. */
export interface AccountFields {
  name?: string;
  password?: string;
  roles?: Role[];
  agency?: string;
  role?: string;
  email?: string;
  disabled?: boolean;
}

export type Queue = 'pending' | 'reported' | 'escalated' | 'published' | 'rejected' | 'removed';
export const QUEUES: readonly Queue[] = [
  'pending',
  'reported',
  'escalated',
  'published',
  'rejected',
  'removed',
];
export type Counts = Partial<Record<Queue, number>>;

export type Status = 'pending' | 'published' | 'rejected' | 'removed';

export interface Report {
  reason: string;
  text?: string;
  at: string;
}

export interface Comment {
  id: string;
  thread: string;
  in_reply_to?: string;
  name?: string;
  email?: string;
  kind?: string;
  kind_label?: string;
  text: string;
  language?: string;
  status: Status;
  version: number;
  created_at: string;
  modified_at: string;
  edited: boolean;
  official?: { agency: string; role: string };
  pinned: boolean;
  reason_code?: string;
  held_for: string[];
  escalated_at?: string;
  reports: Report[];
  deleted_by_author?: boolean;
}

/** A comment among those around it. */
export interface ContextComment extends Comment {
  depth: number;
}

export type Decision = 'approve' | 'reject' | 'remove' | 'restore' | 'pin' | 'unpin' | 'escalate' | 'undo';

export interface Choice {
  decision: Decision;
  reason_code?: string;
  note?: string;
}

export interface Problem {
  type: string;
  title?: string;
  status: number;
  detail?: string;
  errors?: FieldProblem[];
  comment?: Comment;
}

export interface FieldProblem {
  pointer: string;
  detail: string;
  code?: string;
  /** The limit, of both a text too long and one too short. */
  max?: number;
}

/** What came of one of many decisions. */
export interface DecisionResult {
  id: string;
  comment?: Comment;
  problem?: Problem;
}

export type Moderation = 'before' | 'after' | 'first';
export const MODERATIONS: readonly Moderation[] = ['before', 'after', 'first'];

export interface Thread {
  name: string;
  title?: string;
  page_url?: string;
  count: number;
  pending: number;
  closed: boolean;
  closed_reason?: string;
  closes?: string;
  moderation: Moderation | null;
  effective_moderation: Moderation;
}

export type ThreadFields = Partial<
  Record<'closed_reason' | 'closes' | 'title' | 'page_url', string | null> & {
    closed: boolean;
    moderation: Moderation | null;
  }
>;

export interface AuditEntry {
  id: string | number;
  at: string;
  account?: string;
  action: string;
  comment?: string;
  thread?: string;
  detail?: Record<string, unknown>;
}

export type Asking = 'required' | 'optional' | 'none';
export const ASKINGS: readonly Asking[] = ['required', 'optional', 'none'];

export interface Settings {
  revision: number;
  agency: string;
  notice: string;
  staffed_hours: string;
  guidelines_url: string | null;
  kinds: { id: string; label: string }[];
  name: Asking;
  email: Asking;
  max_length: number;
  moderation_patterns: { pattern: string; moderation: Moderation }[];
  reject_reasons: { code: string; label: string }[];
  held_words: string[];
  hold_links: boolean;
  report_threshold: number;
  retention: {
    rejected_days: number | null;
    removed_days: number | null;
    published_days: number | null;
    email_days: number | null;
  };
  digest: { to: string[]; every_minutes: number };
}

/** What moderators work by: the settings, and what the machine's own say of it. */
export interface Terms extends Settings {
  /** Whether an escalation is mailed to somebody; missing where the server does not say. */
  tells_duty?: boolean;
}

export interface ListeningMonth {
  month: string;
  kinds: {
    id: string | null;
    label: string;
    count: number;
    answered: number;
    median_hours_to_answer: number | null;
  }[];
  total: number;
}
