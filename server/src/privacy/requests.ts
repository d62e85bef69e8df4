import { randomBytes } from 'node:crypto';
import { queueMail } from '../mail/outbox.js';
import type { Options } from '../options.js';
import type { Database, Write } from '../store/database.js';
import { hash } from '../store/hash.js';
import type { PrivacyRequestTable } from '../store/tables.js';
import { emailKey } from './person.js';

export const privacyKinds = ['export', 'erasure'] as const;
export type PrivacyKind = (typeof privacyKinds)[number];

/** Milliseconds for which a link works. */
export const PRIVACY_LINK = 24 * 3_600_000;

/** Links of one address that work at once: nobody fills a stranger's mailbox. */
const LINKS = 3;

/**
 * Leaves a link to be mailed with which a person gets, or erases, all that is kept under an address. Only the link's hash is
 * kept once the mail has gone.
 *
 * Does the same whether anything is kept or not: only the mailer looks.
 */
export async function requestPrivacy(
  write: Write,
  email: string,
  kind: PrivacyKind,
  { publicUrl }: Options,
  now: number,
): Promise<void> {
  const recipient = emailKey(email);
  const { open } = await write.db
    .selectFrom('privacy_requests')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('email', '=', recipient)
    .where('expires', '>', now)
    .executeTakeFirstOrThrow();
  if (Number(open) >= LINKS) return;
  const token = randomBytes(32).toString('base64url');
  await write.db
    .insertInto('privacy_requests')
    .values({ token_hash: hash(token), email: recipient, kind, expires: now + PRIVACY_LINK })
    .execute();
  const link = `${publicUrl}/privacy/requests/${token}`;
  await queueMail(write, { kind: 'privacy', recipient, ...letters[kind](link) }, now);
}

/** The request that a link stands for; nothing where it has been used or its time is over. */
export async function readRequest(
  db: Database['db'],
  token: string,
  now: number,
): Promise<PrivacyRequestTable | undefined> {
  return db
    .selectFrom('privacy_requests')
    .selectAll()
    .where('token_hash', '=', hash(token))
    .where('expires', '>', now)
    .executeTakeFirst();
}

const ENDING = [
  'The link works for 24 hours.',
  'If this was not you, delete this mail: nothing happens, and nobody else has the link.',
];

const letters: Record<PrivacyKind, (link: string) => { subject: string; body: string }> = {
  export: link => ({
    subject: 'Your comments: the copy you asked for',
    body: [
      'Somebody, most likely you, asked for a copy of all comments that were written under this e-mail address.',
      `Get it here:\n${link}`,
      ...ENDING,
    ].join('\n\n'),
  }),
  erasure: link => ({
    subject: 'Your comments: confirm that they are to be erased',
    body: [
      'Somebody, most likely you, asked that all comments written under this e-mail address be erased for good.',
      `Confirm it here:\n${link}`,
      ...ENDING,
    ].join('\n\n'),
  }),
};
