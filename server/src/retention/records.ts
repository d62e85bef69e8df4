import { sql, type RawBuilder } from 'kysely';
import { IDLE, LONGEST } from '../accounts/sessions.js';
import type { Settings } from '../settings.js';
import type { Store } from '../store/store.js';
import type { Step } from './retention.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Rows in one transaction. */
const BATCH = 500;

/** Days in which mails that could not be sent are tried; an escalation is tried for ever. */
const MAIL_DAYS = 7;

/** All that is kept beside the comments' words. */
export function forgetRecords(store: Store, retention: Settings['retention'], now: number): Step[] {
  const { email_days, removed_days } = retention;
  const today = Math.floor(now / DAY) * DAY;
  const run = (statement: RawBuilder<unknown>) => async () => {
    const { numAffectedRows = 0n } = await store.write(({ db }) => statement.execute(db));
    return Number(numAffectedRows);
  };
  const forget = (table: string, column: string, where: RawBuilder<unknown>) =>
    run(sql`update ${sql.table(table)} set ${sql.ref(column)} = null
      where id in (select id from ${sql.table(table)} where ${where} limit ${BATCH})`);
  const drop = (table: string, key: RawBuilder<unknown>, where: RawBuilder<unknown>) =>
    run(sql`delete from ${sql.table(table)}
      where (${key}) in (select ${key} from ${sql.table(table)} where ${where} limit ${BATCH})`);
  const key = (...columns: string[]) => sql.join(columns.map(column => sql.ref(column)));

  return [
    ...(email_days === null
      ? []
      : ([
          [
            'emails',
            forget(
              'comments',
              'email',
              sql`email is not null and escalated_at is null and created_at < ${now - email_days * DAY}`,
            ),
          ],
        ] satisfies Step[])),
    // Without the day's key it tells nothing; nor need it show any longer which comments of a day came from one place.
    [
      'addresses',
      forget(
        'comments',
        'address_hash',
        sql`address_hash is not null and escalated_at is null and created_at < ${today}`,
      ),
    ],
    ['report-addresses', forget('reports', 'address_hash', sql`address_hash is not null and at < ${today}`)],
    ...(removed_days === null
      ? []
      : ([
          [
            'reports',
            drop(
              'reports',
              key('id'),
              sql`settled = 1 and at < ${now - removed_days * DAY} and exists (select 1 from comments
                where comments.id = reports.comment and escalated_at is null)`,
            ),
          ],
        ] satisfies Step[])),
    ['events', drop('thread_events', key('thread', 'revision'), sql`at < ${now - HOUR}`)],
    ['idempotency-keys', drop('idempotency_keys', key('key_hash'), sql`at < ${now - DAY}`)],
    ['challenges', drop('used_challenges', key('signature_hash'), sql`expires < ${now}`)],
    [
      'sessions',
      drop('sessions', key('token_hash'), sql`seen_at < ${now - IDLE} or created_at < ${now - LONGEST}`),
    ],
    ['privacy-requests', drop('privacy_requests', key('token_hash'), sql`expires < ${now}`)],
    // The last digest says from when on the next one counts.
    [
      'mails',
      drop(
        'mails',
        key('id'),
        sql`sent_at < ${now - MAIL_DAYS * DAY} and (kind <> 'digest' or
          created_at < (select max(created_at) from mails where kind = 'digest'))`,
      ),
    ],
    [
      'unsent-mails',
      drop(
        'mails',
        key('id'),
        sql`sent_at is null and kind <> 'escalation' and created_at < ${now - MAIL_DAYS * DAY}`,
      ),
    ],
    ['rate-limits', drop('rate_limits', key('key'), sql`expire < ${now}`)],
  ];
}
