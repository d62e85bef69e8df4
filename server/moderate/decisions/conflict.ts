import { api, ApiError } from '../api.js';
import type { AuditEntry, Comment } from '../api-types.js';
import { words } from '../words.js';

/** Says why a decision on `comment` was refused, given what it is `present`ly: who did what meanwhile. */
export async function conflictWords(comment: Comment, present: Comment): Promise<string> {
  const { conflict } = words;
  if (present.deleted_by_author && !comment.deleted_by_author) return conflict.deleted;
  if (present.text !== comment.text) return conflict.byAuthor;
  const who = (await lastDecider(present.id)) ?? conflict.someone;
  if (present.status !== comment.status) return conflict.did[present.status](who);
  if (present.escalated_at && !comment.escalated_at) return conflict.escalated(who);
  return conflict.other;
}

async function lastDecider(id: string): Promise<string | undefined> {
  try {
    const { history } = await api.comment(id);
    return newest(history.filter(({ account }) => account))?.account;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

function newest(history: AuditEntry[]): AuditEntry | undefined {
  return [...history].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}
