import { randomBytes, randomUUID } from 'node:crypto';
import { Problem } from '../problem.js';
import type { Database, Write } from '../store/database.js';
import type { AccountTable } from '../store/tables.js';
import { comparable } from '../text/clean.js';
import { hashPassword } from './passwords.js';

export const roles = ['moderator', 'officer', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who works with the moderators' page. Admins may do all that the others may. */
export interface Account {
  id: string;
  name: string;
  roles: Role[];
  agency?: string;
  role?: string;
  email?: string;
  disabled: boolean;
}

export interface AccountFields {
  roles?: Role[];
  agency?: string;
  role?: string;
  email?: string;
  disabled?: boolean;
  password?: string;
}

/** Name of the account that the service makes for itself. */
const FIRST = 'moderator';

export const hasRole = (account: Account, role: Role) =>
  account.roles.includes(role) || account.roles.includes('admin');

export async function listAccounts(db: Database['db']): Promise<Account[]> {
  return (await db.selectFrom('accounts').selectAll().orderBy('name_key').execute()).map(toAccount);
}

export async function accountByName(db: Database['db'], name: string): Promise<AccountTable | undefined> {
  return db.selectFrom('accounts').selectAll().where('name_key', '=', comparable(name)).executeTakeFirst();
}

type NewAccount = AccountFields & { name: string; passwordHash: string };

/** Nothing where the name is taken. */
async function insertAccount({ db }: Write, { name, passwordHash, ...fields }: NewAccount, now: number) {
  return db
    .insertInto('accounts')
    .values({
      id: randomUUID(),
      name,
      name_key: comparable(name),
      password_hash: passwordHash,
      roles: JSON.stringify(fields.roles ?? []),
      agency: fields.agency || null,
      role: fields.role || null,
      email: fields.email || null,
      disabled: 0,
      created_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** @throws {Problem} `invalid-fields` where the name is taken. */
export async function makeAccount(write: Write, account: NewAccount, now: number): Promise<Account> {
  const row = await insertAccount(write, account, now);
  if (!row)
    throw Problem.fields([{ pointer: '#/name', detail: 'is taken by another account', code: 'used' }]);
  return toAccount(row);
}

/**
 * Changes an account. A new password, other roles or being disabled end its sessions.
 *
 * @throws {Problem} `not-found`; `conflict` where no admin would be left.
 */
export async function changeAccount(
  { db }: Write,
  id: string,
  { passwordHash, ...fields }: AccountFields & { passwordHash?: string },
): Promise<Account> {
  // Locks all accounts: two admins who disable one another would else each see the other still there.
  await db
    .updateTable('accounts')
    .set(({ ref }) => ({ name: ref('name') }))
    .execute();
  const row = await db
    .updateTable('accounts')
    .set(({ ref }) => ({
      name: ref('name'), // something is set even where nothing is asked for
      ...(fields.roles && { roles: JSON.stringify(fields.roles) }),
      ...(fields.agency !== undefined && { agency: fields.agency || null }),
      ...(fields.role !== undefined && { role: fields.role || null }),
      ...(fields.email !== undefined && { email: fields.email || null }),
      ...(fields.disabled !== undefined && { disabled: fields.disabled ? (1 as const) : (0 as const) }),
      ...(passwordHash && { password_hash: passwordHash }),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Problem('not-found', 'There is no account with this id.');
  const admins = await db.selectFrom('accounts').select(['roles', 'disabled']).execute();
  if (!admins.some(other => !other.disabled && other.roles.includes('"admin"'))) {
    throw new Problem('conflict', 'One account at least has to stay an admin.');
  }
  if (passwordHash || fields.roles || fields.disabled) {
    await db.deleteFrom('sessions').where('account', '=', id).execute();
  }
  return toAccount(row);
}

/**
 * Makes the first account where there is none.
 *
 * @returns The password that was made for it; nothing where one was given, or there is an account already.
 */
export async function makeFirstAccount(
  database: Database,
  given: string | undefined,
  now: number,
): Promise<string | undefined> {
  const known = await database.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  if (known) return undefined;
  const password = given ?? randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  // Another server may be starting on the same database: the second makes none, since the name is taken.
  const made = await database.write(write =>
    insertAccount(write, { name: FIRST, passwordHash, roles: [...roles] }, now),
  );
  return made && given === undefined ? password : undefined;
}

export function toAccount(row: AccountTable): Account {
  return {
    id: row.id,
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    ...(row.agency && { agency: row.agency }),
    ...(row.role && { role: row.role }),
    ...(row.email && { email: row.email }),
    disabled: row.disabled === 1,
  };
}
