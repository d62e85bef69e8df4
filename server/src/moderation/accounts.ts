import type { Context } from 'hono';
import { changeAccount, listAccounts, makeAccount } from '../accounts/accounts.js';
import { hashPassword } from '../accounts/passwords.js';
import { readJson } from '../body.js';
import { parse } from '../fields.js';
import type { Services } from '../services.js';
import { writeAudit } from '../store/audit.js';
import { accountChangeSchema, newAccountSchema } from './account-fields.js';
import { accountOf } from './session.js';

/** Who may work with the moderators' page. */
export function accounts({ store, clock }: Services) {
  return {
    async list(c: Context) {
      return c.json({ accounts: await listAccounts(store.db) });
    },

    async make(c: Context) {
      const { password, ...fields } = parse(newAccountSchema, await readJson(c));
      const passwordHash = await hashPassword(password);
      const at = clock();
      const account = await store.write(async write => {
        const made = await makeAccount(write, { ...fields, passwordHash }, at);
        const detail = { name: made.name, roles: made.roles };
        await writeAudit(write, { at, account: accountOf(c).name, action: 'account', detail });
        return made;
      });
      return c.json({ account }, 201);
    },

    async change(c: Context) {
      const { password, ...fields } = parse(accountChangeSchema, await readJson(c));
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      const at = clock();
      const account = await store.write(async write => {
        const changed = await changeAccount(write, c.req.param('id') ?? '', { ...fields, passwordHash });
        const { roles, disabled } = fields;
        const detail = {
          name: changed.name,
          roles,
          disabled,
          ...(password !== undefined && { password: 'new' }),
        };
        await writeAudit(write, { at, account: accountOf(c).name, action: 'account', detail });
        return changed;
      });
      return c.json({ account });
    },
  };
}
