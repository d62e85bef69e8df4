import { Problem } from '../problem.js';
import { writeAudit } from './audit.js';
import { lockComment } from './change-comment.js';
import type { Write } from './database.js';
import { insertComment } from './new-comment.js';
import type { CommentRow } from './tables.js';

export interface Speaker {
  /** Of the account. */
  name: string;
  agency: string;
  role: string;
}

/**
 * Publishes the agency's reply to a comment.
 *
 * @throws {Problem} `not-found`; `conflict` where the comment is not published.
 */
export async function answerOfficially(
  write: Write,
  id: string,
  text: string,
  { name, agency, role }: Speaker,
  now: number,
): Promise<CommentRow> {
  const parent = await lockComment(write, id);
  if (!parent) throw new Problem('not-found', 'There is no comment with this id.');
  if (parent.status !== 'published') {
    throw new Problem('conflict', `This comment is ${parent.status}; only a published one can be answered.`);
  }
  const comment = await insertComment(
    write,
    {
      thread: parent.thread,
      in_reply_to: parent.id,
      root: parent.root,
      status: 'published',
      text,
      official_agency: agency,
      official_role: role,
    },
    now,
  );
  await writeAudit(write, {
    at: now,
    account: name,
    action: 'answer',
    comment: comment.id,
    thread: parent.thread,
    detail: { in_reply_to: parent.id },
  });
  return comment;
}
