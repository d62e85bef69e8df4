import { migrationNames } from '../store/migrate.js';
import { RESTORED } from '../store/threads.js';
import { CommandError } from './command-error.js';

/** Asks a database and gives the rows. */
export type Query = (statement: string) => Promise<Record<string, unknown>[]>;

/** Tables whose rows are counted before and after a copy is made; all others can be done without. */
export const COUNTED = [
  'threads',
  'comments',
  'reports',
  'accounts',
  'settings',
  'secrets',
  'audit',
] as const;

export type Counts = Record<(typeof COUNTED)[number], number>;

/**
 * Counts what a database holds, and sees whether it agrees with itself.
 *
 * @param it What messages call it.
 */
export async function inspect(it: string, query: Query): Promise<Counts> {
  const migrations = await query('select name from kysely_migration').catch((error: unknown) => {
    throw new CommandError(`${it} is no database of this service: it has none of its tables.`, {
      cause: error,
    });
  });
  refuseNewer(
    it,
    migrations.map(({ name }) => String(name)),
  );
  for (const [what, statement] of contradictions) {
    const [row] = await query(statement);
    if (Number(row?.['wrong']) > 0) throw new CommandError(`${it} does not agree with itself: ${what}.`);
  }
  const counts = {} as Counts;
  for (const table of COUNTED) {
    const [row] = await query(`select count(*) as rows_of from ${table}`);
    counts[table] = Number(row?.['rows_of']);
  }
  return counts;
}

/** @throws {CommandError} Where migrations ran that this version does not know. */
export function refuseNewer(it: string, migrations: string[]): void {
  const unknown = migrations.filter(name => !migrationNames.includes(name));
  if (unknown.length > 0)
    throw new CommandError(`${it} was made by a newer version of this service (${unknown.join(', ')}).`);
}

const contradictions = [
  [
    'a thread counts other comments than it has',
    `select count(*) as wrong from threads where threads.count <>
      (select count(*) from comments where comments.thread = threads.name and comments.status = 'published')`,
  ],
  [
    'a conversation counts other answers than it has',
    `select count(*) as wrong from comments as first where first.id = first.root and first.replies <>
      (select count(*) from comments where comments.root = first.id and comments.id <> first.id
        and comments.status = 'published')`,
  ],
  [
    'an answer stands in no conversation',
    `select count(*) as wrong from comments where not exists
      (select 1 from comments as first where first.id = comments.root)`,
  ],
] as const;

/** @throws {CommandError} Where a copy lacks something, or has more than it should. */
export function compare(copy: Counts, original: Counts): void {
  const different = COUNTED.filter(table => copy[table] !== original[table]);
  if (different.length === 0) return;
  const words = different.map(table => `${table}: ${copy[table]} instead of ${original[table]}`);
  throw new CommandError(`The copy is not whole (${words.join(', ')}).`);
}

/** What PostgreSQL itself looks at before it commits a restored copy: that it has all that the file has, and is right. */
export const assertWhole = (expected: Counts): string[] => [
  ...COUNTED.map(table =>
    refuse(`(select count(*) from ${table}) <> ${expected[table]}`, `${table} are missing`),
  ),
  ...contradictions.map(([what, statement]) => refuse(`(${statement}) > 0`, what)),
];

const refuse = (condition: string, words: string) =>
  `do $$ begin if ${condition} then raise exception 'The copy is not whole: ${words}'; end if; end $$`;

export const describe = ({ threads, comments, accounts, audit }: Counts): string =>
  `${comments} comments in ${threads} threads, ${accounts} accounts, ${audit} entries of the audit trail`;

/**
 * What makes a restored database another than the one before.
 *
 * Browsers and caches hold ETags, ids of live events and versions of what has been undone by the restore; none of them may
 * come to stand for something else. So all go on from numbers that nothing has reached, threads that begin anew as well (see
 * `ensureThread`). Whoever was signed in signs in again, as a session may have been ended since.
 */
export const afterRestore = (now: number): string[] => [
  `update threads set revision = case when revision < ${now} then ${now} else revision + 1 end`,
  `update settings set revision = case when revision < ${now} then ${now} else revision + 1 end`,
  `insert into secrets (name, value, created_at) values ('${RESTORED}', '', ${now})
    on conflict (name) do update set created_at = excluded.created_at`,
  'update comments set version = version + 1000',
  'delete from thread_events',
  'delete from sessions',
  'delete from privacy_requests',
  'delete from leases',
  // Others of these were sent since the copy was made, as far as anybody knows.
  "delete from mails where sent_at is null and kind <> 'escalation'",
];
