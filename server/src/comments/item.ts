import type { CommentRow } from '../store/tables.js';
import { beforeDeletion, EDIT_WINDOW, UNDO_WINDOW } from '../store/authoring.js';

/** An item of JSON Feed 1.1 with what `_comment` says. */
export type Item = Record<string, unknown> & { id: string; _comment: Record<string, unknown> };

/** A comment as everybody may see it. Of a removed one nothing is left but its place and why. */
export function toItem(row: CommentRow, publicUrl: string): Item {
  if (row.status === 'removed') {
    return {
      id: row.id,
      content_text: 'This comment was removed.',
      date_modified: toDate(row.modified_at),
      _comment: {
        ...placeOf(row),
        status: 'removed',
        ...(row.reason_code && { reason_code: row.reason_code }),
      },
    };
  }
  return {
    id: row.id,
    ...contentOf(row),
    _comment: {
      ...placeOf(row),
      status: row.status,
      ...(row.kind && { kind: row.kind }),
      ...(row.official_agency && { official: { agency: row.official_agency, role: row.official_role } }),
      ...(row.pinned && { pinned: true }),
      ...(row.edited && { edited: true }),
      ...(row.replies > 0 && { reply_count: row.replies }),
      ...(!row.official_agency && { report_url: `${publicUrl}/comments/${row.id}/reports` }),
    },
  };
}

/** A comment as its author may see it, published or not. */
export function toOwnItem(row: CommentRow, reasonLabels: ReadonlyMap<string, string> = new Map()): Item {
  const reason = row.reason_code ? reasonLabels.get(row.reason_code) : undefined;
  return {
    id: row.id,
    ...contentOf(row),
    _comment: {
      ...placeOf(row),
      status: row.status,
      version: row.version,
      edit_until: toDate(row.created_at + EDIT_WINDOW),
      ...(row.kind && { kind: row.kind }),
      ...(row.edited && { edited: true }),
      ...(row.reason_code && { reason_code: row.reason_code }),
      ...(reason && { reason }),
      ...(row.deleted_at && beforeDeletion(row) && { undo_until: toDate(row.deleted_at + UNDO_WINDOW) }),
    },
  };
}

function contentOf({ text, created_at, modified_at, edited, language, name }: CommentRow) {
  return {
    content_text: text,
    date_published: toDate(created_at),
    ...(edited && { date_modified: toDate(modified_at) }),
    ...(language && { language }),
    ...(name && { authors: [{ name }] }),
  };
}

const placeOf = ({ in_reply_to }: CommentRow) => (in_reply_to ? { in_reply_to } : {});

/** RFC 3339. */
export const toDate = (instant: number): string => new Date(instant).toISOString();
