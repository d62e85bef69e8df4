import type { Context } from 'hono';
import * as v from 'valibot';
import { readJson } from '../body.js';
import { filledText, parse } from '../fields.js';
import type { Services } from '../services.js';
import { answerOfficially } from '../store/answering.js';
import { viewComments } from './comment-view.js';
import { accountOf } from './session.js';

/** Characters of an official answer: an agency may need more of them than a resident. */
const MOST = 10_000;

const schema = v.object({ content_text: filledText(MOST) });

/** `POST comments/:id/answer`: the agency's official reply, in the name of the account's agency and role. */
export function answer({ store, options, clock }: Services) {
  return async (c: Context) => {
    const { content_text: text } = parse(schema, await readJson(c));
    const { settings } = await store.settings.read();
    const account = accountOf(c);
    const speaker = {
      name: account.name,
      agency: account.agency || settings.agency || new URL(options.publicUrl).hostname,
      role: account.role || 'Moderator',
    };
    const row = await store.write(write =>
      answerOfficially(write, c.req.param('id') ?? '', text, speaker, clock()),
    );
    const [comment] = await viewComments(store.db, [row], settings);
    return c.json({ comment }, 201);
  };
}
