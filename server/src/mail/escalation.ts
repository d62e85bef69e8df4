import type { Options } from '../options.js';
import type { Write } from '../store/database.js';
import type { CommentRow } from '../store/tables.js';
import { queueMail } from './outbox.js';

/** Whether somebody can be told of an escalation by e-mail; where not, a moderator has to ring them. */
export const canTellDuty = ({ smtpUrl, dutyEmail }: Options): boolean => !!smtpUrl && !!dutyEmail;

interface Escalation {
  /** What the moderator noted. */
  note?: string;
  /** Name of the account that escalated. */
  account: string;
}

/** Tells the duty address at once of a comment that somebody has to look at now; never in a digest. */
export async function queueEscalation(
  write: Write,
  comment: CommentRow,
  { note, account }: Escalation,
  options: Options,
  now: number,
): Promise<void> {
  if (!canTellDuty(options)) return;
  const subject = `ESCALATED: a comment in ${comment.thread} needs somebody now`;
  const body = [
    `${account} has escalated a comment.`,
    note ? `Their note: ${note}` : 'They left no note.',
    [
      `Thread: ${comment.thread}`,
      `Written: ${new Date(comment.created_at).toISOString()}${comment.name ? `, as "${comment.name}"` : ''}`,
      `Escalated: ${new Date(now).toISOString()}`,
      `Open it: ${options.publicUrl}/moderate#/comments/${encodeURIComponent(comment.id)}`,
    ].join('\n'),
    'The comment’s words:',
    comment.text.replace(/^/gm, '> '),
    'The comment is off the page and is kept until somebody deletes it.',
  ].join('\n\n');
  for (const recipient of dutyAddresses(options))
    await queueMail(write, { kind: 'escalation', recipient, subject, body }, now);
}

const dutyAddresses = ({ dutyEmail = '' }: Options) => dutyEmail.split(/[\s,]+/).filter(Boolean);
