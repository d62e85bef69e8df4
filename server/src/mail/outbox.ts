import { randomUUID } from 'node:crypto';
import type { Write } from '../store/database.js';

export type MailKind = 'escalation' | 'digest' | 'privacy';

export interface Mail {
  kind: MailKind;
  /** One address. */
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
}

/** Longer subjects are cut by mail programs anyway. */
const SUBJECT = 150;

/**
 * Leaves a mail to be sent, in the transaction of what it tells of: so it goes out exactly where that was stored, however
 * long the mail server is away.
 */
export async function queueMail(
  write: Write,
  { kind, recipient, subject, body }: Mail,
  now: number,
): Promise<void> {
  await write.db
    .insertInto('mails')
    .values({
      id: randomUUID(),
      kind,
      recipient,
      subject: oneLine(subject).slice(0, SUBJECT),
      body,
      created_at: now,
      due_at: now,
      tries: 0,
      sent_at: null,
    })
    .execute();
  write.announce({ about: 'mails' });
}

/** What stands in a header can begin no other header. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
