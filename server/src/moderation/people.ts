import type { Context } from 'hono';
import * as v from 'valibot';
import { readJson } from '../body.js';
import { email, parse } from '../fields.js';
import { erasePerson, exportPerson } from '../privacy/person.js';
import type { Services } from '../services.js';
import { writeAudit } from '../store/audit.js';
import { accountOf } from './session.js';

const schema = v.object({ email });

/** What an admin does for a person who asks the agency, and not the service, for what is kept under an e-mail address. */
export function people({ store, clock }: Services) {
  return {
    /** `POST people/export` */
    async export(c: Context) {
      const fields = parse(schema, await readJson(c));
      const data = await exportPerson(store, fields.email);
      // Whose it was stays out of the trail, which is kept for good.
      const detail = { comments: data.comments.length };
      await store.write(write =>
        writeAudit(write, { at: clock(), account: accountOf(c).name, action: 'export-person', detail }),
      );
      return c.json(data);
    },

    /** `POST people/erasure` */
    async erase(c: Context) {
      const fields = parse(schema, await readJson(c));
      return c.json({ erased: await erasePerson(store, fields.email, accountOf(c).name, clock()) });
    },
  };
}
