import { isDeepStrictEqual } from 'node:util';
import type { Context } from 'hono';
import * as v from 'valibot';
import { hasRole, type Account } from '../accounts/accounts.js';
import { refuseHeldWord } from '../abuse/held-words.js';
import { readJson } from '../body.js';
import { parse } from '../fields.js';
import { canTellDuty } from '../mail/escalation.js';
import { Problem, type FieldError } from '../problem.js';
import type { Services } from '../services.js';
import { settingsSchema, type Settings } from '../settings.js';
import { writeAudit } from '../store/audit.js';
import { accountOf } from './session.js';

const schema = v.object({ ...settingsSchema.entries, revision: v.pipe(v.number(), v.safeInteger()) });

/** What an admin sets while the service runs; moderators read it for the words of reasons and kinds. */
export function settings({ store, clock, options }: Services) {
  /** What holds a comment back is the moderators' own list; all else is for admins. */
  async function refuseOthers(account: Account, wanted: Settings) {
    if (hasRole(account, 'admin')) return;
    const { settings: kept } = await store.settings.read();
    const theirs = { held_words: wanted.held_words, hold_links: wanted.hold_links };
    if (isDeepStrictEqual(wanted, { ...kept, ...theirs })) return;
    throw new Problem(
      'forbidden',
      'Moderators may change "held_words" and "hold_links"; the rest takes the role "admin".',
    );
  }

  return {
    async read(c: Context) {
      const kept = await store.settings.read();
      return c.json({
        settings: { ...kept.settings, revision: kept.revision },
        tells_duty: canTellDuty(options),
      });
    },

    async save(c: Context) {
      const body = await readJson(c);
      const given = (body as { settings?: unknown } | null)?.settings ?? body;
      const { revision, ...wanted } = parse(schema, given);
      refuseBadWords(wanted);
      await refuseOthers(accountOf(c), wanted);
      const at = clock();
      await store.write(async write => {
        if (await store.settings.save(write, wanted, revision)) {
          const detail = { revision: revision + 1 };
          return writeAudit(write, { at, account: accountOf(c).name, action: 'settings', detail });
        }
        const kept = await store.settings.readIn(write.db);
        throw new Problem('conflict', 'Somebody else has saved the settings meanwhile.', {
          members: { settings: { ...kept.settings, revision: kept.revision } },
        });
      });
      const kept = await store.settings.read();
      return c.json({ settings: { ...kept.settings, revision: kept.revision } });
    },
  };
}

function refuseBadWords({ held_words }: Settings): void {
  const errors = held_words.flatMap((word, i): FieldError[] => {
    const reason = refuseHeldWord(word);
    return reason
      ? [{ pointer: `#/held_words/${i}`, detail: `is no pattern: ${reason}`, code: 'format' }]
      : [];
  });
  if (errors.length > 0) throw Problem.fields(errors);
}
