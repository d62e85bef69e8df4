import { toDate } from '../comments/item.js';
import type { Settings } from '../settings.js';
import type { Database } from '../store/database.js';
import { openReports } from '../store/queues.js';
import type { CommentRow, ReportTable } from '../store/tables.js';

/** Comments as moderators see them, each with the reports that nobody has settled yet. */
export async function viewComments(db: Database['db'], rows: CommentRow[], settings: Settings) {
  const reports = await openReports(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(row => viewComment(row, reports.get(row.id) ?? [], settings));
}

function viewComment(row: CommentRow, reports: ReportTable[], settings: Settings) {
  const label = settings.kinds.find(({ id }) => id === row.kind)?.label;
  return {
    id: row.id,
    thread: row.thread,
    ...(row.in_reply_to && { in_reply_to: row.in_reply_to }),
    ...(row.name && { name: row.name }),
    ...(row.email && { email: row.email }),
    ...(row.kind && { kind: row.kind, kind_label: label ?? row.kind }),
    text: row.text,
    ...(row.language && { language: row.language }),
    status: row.status,
    version: row.version,
    created_at: toDate(row.created_at),
    modified_at: toDate(row.modified_at),
    edited: row.edited === 1,
    ...(row.official_agency && { official: { agency: row.official_agency, role: row.official_role } }),
    pinned: row.pinned === 1,
    ...(row.reason_code && { reason_code: row.reason_code }),
    held_for: JSON.parse(row.held_for) as string[],
    ...(row.escalated_at && { escalated_at: toDate(row.escalated_at) }),
    reports: reports.map(({ reason, text, at }) => ({ reason, ...(text && { text }), at: toDate(at) })),
    ...(row.status === 'removed' && row.reason_code === 'author' && { deleted_by_author: true }),
  };
}

export type CommentView = ReturnType<typeof viewComment>;
