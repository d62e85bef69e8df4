import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { changeAccount, hasRole, type Account, type Role } from '../accounts/accounts.js';
import { LockOut } from '../accounts/lock-out.js';
import { hashPassword, isPassword } from '../accounts/passwords.js';
import { beginSession, endSession, LONGEST, readSession } from '../accounts/sessions.js';
import { passwordSignIn } from '../accounts/sign-in.js';
import { readJson } from '../body.js';
import { parse } from '../fields.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';
import { writeAudit } from '../store/audit.js';
import { comparable } from '../text/clean.js';
import { newPassword } from './account-fields.js';

/** Signing in and out, and who it is that asks. */
export function sessions(services: Services) {
  const { store, options, clock, senderOf } = services;
  const lockOut = new LockOut(store.database);
  const method = passwordSignIn(store.database, lockOut);
  // The prefix keeps other hosts of the domain from setting it (RFC 6265bis, section 4.1.3.2); it takes HTTPS. Without that
  // only a browser that trusts its own machine keeps a secure cookie: Chromium and Firefox at http://localhost.
  const cookie = options.publicUrl.startsWith('https:') ? '__Host-callbox' : 'callbox';
  const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'Strict' } as const;

  const tokenOf = (c: Context) => getCookie(c, cookie);

  return {
    async signIn(c: Context) {
      const sender = await senderOf(c).hash();
      const account = await method.authenticate(await readJson(c), sender);
      const now = clock();
      const token = await beginSession(store.database, account.id, now);
      await store.write(write => writeAudit(write, { at: now, account: account.name, action: 'sign-in' }));
      setCookie(c, cookie, token, { ...attributes, maxAge: LONGEST / 1000 });
      return c.json({ account });
    },

    async read(c: Context) {
      return c.json({ account: accountOf(c) });
    },

    async signOut(c: Context) {
      const token = tokenOf(c);
      if (token) await endSession(store.database, token);
      deleteCookie(c, cookie, attributes);
      return c.body(null, 204);
    },

    /** Changes one's own password; one's other sessions end, and this one goes on. */
    async changePassword(c: Context) {
      const schema = v.object({ old_password: v.string(), new_password: newPassword });
      const { old_password, new_password } = parse(schema, await readJson(c));
      const { id, name } = accountOf(c);
      const sender = await senderOf(c).hash();
      const succeeded = await lockOut.begin(comparable(name), sender);
      const row = await store.db
        .selectFrom('accounts')
        .select('password_hash')
        .where('id', '=', id)
        .executeTakeFirst();
      if (!(await isPassword(old_password, row?.password_hash))) {
        throw Problem.fields([{ pointer: '#/old_password', detail: 'is not your password', code: 'wrong' }]);
      }
      await succeeded();
      const passwordHash = await hashPassword(new_password);
      const now = clock();
      await store.write(async write => {
        await changeAccount(write, id, { passwordHash });
        await writeAudit(write, { at: now, account: name, action: 'password' });
      });
      setCookie(c, cookie, await beginSession(store.database, id, now), {
        ...attributes,
        maxAge: LONGEST / 1000,
      });
      return c.body(null, 204);
    },

    /** Lets through whoever is signed in and has the role. */
    require(role?: Role): MiddlewareHandler {
      return async (c, next) => {
        const token = tokenOf(c);
        const account = token ? await readSession(store.database, token, clock()) : undefined;
        if (!account) throw new Problem('unauthorized', 'Sign in first.');
        if (role && !hasRole(account, role)) throw new Problem('forbidden', `That takes the role "${role}".`);
        c.set('account', account);
        await next();
      };
    },
  };
}

export const accountOf = (c: Context): Account => c.get('account') as Account;
