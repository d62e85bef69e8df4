import * as v from 'valibot';
import { filled, parse } from '../fields.js';
import { Problem } from '../problem.js';
import type { Database } from '../store/database.js';
import { comparable } from '../text/clean.js';
import { accountByName, toAccount, type Account } from './accounts.js';
import type { LockOut } from './lock-out.js';
import { isPassword, LONGEST } from './passwords.js';

/**
 * A way to prove who one is. Passwords are the only one today; OpenID Connect is another of these, and a second factor
 * one that is asked after it.
 */
export interface SignInMethod {
  readonly id: string;
  /** Whose the proof is. @throws {Problem} where it is none. */
  authenticate(body: unknown, sender: string): Promise<Account>;
}

const schema = v.object({
  name: filled(200),
  password: v.pipe(v.string(), v.maxLength(LONGEST, `too-long:${LONGEST}`), v.nonEmpty('missing')),
});

export function passwordSignIn(database: Database, lockOut: LockOut): SignInMethod {
  return {
    id: 'password',
    async authenticate(body, sender) {
      const { name, password } = parse(schema, body);
      const succeeded = await lockOut.begin(comparable(name), sender);
      const row = await accountByName(database.db, name);
      const isRight = await isPassword(password, row?.password_hash);
      if (row && isRight && !row.disabled) {
        await succeeded();
        return toAccount(row);
      }
      throw new Problem('unauthorized', 'Name and password do not go together.');
    },
  };
}
