import type { Context } from 'hono';
import * as v from 'valibot';
import { readJson } from '../body.js';
import { commentId, longText, oneOf, parse } from '../fields.js';
import { queueEscalation } from '../mail/escalation.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';
import { reasonCodes, type Settings } from '../settings.js';
import { ConflictError, decide, decisions, type Decision } from '../store/deciding.js';
import type { CommentRow } from '../store/tables.js';
import { viewComments } from './comment-view.js';
import { accountOf } from './session.js';

const MOST = 100;

const decision = {
  decision: oneOf(...decisions),
  version: v.pipe(v.number(), v.integer()),
  reason_code: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40, 'too-long:40')))),
  note: v.optional(v.nullable(longText(1000))),
};

const oneSchema = v.object(decision);
const manySchema = v.object({
  decisions: v.pipe(v.array(v.object({ id: commentId, ...decision })), v.maxLength(MOST, `too-long:${MOST}`)),
});

/** What moderators decide. Nothing of it changes a resident's words. */
export function decisionRoutes({ store, clock, options }: Services) {
  async function view(row: CommentRow, settings: Settings) {
    const [comment] = await viewComments(store.db, [row], settings);
    return comment!;
  }

  async function run(id: string, wanted: v.InferOutput<typeof oneSchema>, pointer: string, account: string) {
    const { settings } = await store.settings.read();
    const { reason_code, note } = wanted;
    refuseReason(wanted.decision, reason_code, pointer, settings);
    const choice: Decision = { ...wanted, reason_code: reason_code ?? undefined, note: note || undefined };
    try {
      const row = await store.write(async write => {
        const now = clock();
        const decided = await decide(write, id, choice, account, now);
        if (choice.decision === 'escalate')
          await queueEscalation(write, decided, { note: choice.note, account }, options, now);
        return decided;
      });
      return await view(row, settings);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const comment = await view(error.comment, settings);
      throw new Problem('conflict', error.message, { cause: error, members: { comment } });
    }
  }

  return {
    /** `POST comments/:id/decision` */
    async one(c: Context) {
      const wanted = parse(oneSchema, await readJson(c));
      return c.json({ comment: await run(c.req.param('id') ?? '', wanted, '#', accountOf(c).name) });
    },

    /** `POST decisions`: each by itself, so that one that is refused keeps no other from being made. */
    async many(c: Context) {
      const { decisions: wanted } = parse(manySchema, await readJson(c));
      const results = [];
      for (const [i, { id, ...choice }] of wanted.entries()) {
        try {
          results.push({ id, comment: await run(id, choice, `#/decisions/${i}`, accountOf(c).name) });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          results.push({ id, problem: error });
        }
      }
      return c.json({ results });
    },
  };
}

/** An author is told why: a comment is taken away for a reason that has words. */
function refuseReason(
  wanted: Decision['decision'],
  reason: string | null | undefined,
  pointer: string,
  settings: Settings,
): void {
  if (wanted !== 'reject' && wanted !== 'remove') return;
  const codes: string[] = [
    ...reasonCodes.filter(code => code !== 'author'),
    ...settings.reject_reasons.map(({ code }) => code),
  ];
  const at = `${pointer}/reason_code`;
  if (!reason)
    throw Problem.fields([{ pointer: at, detail: 'is required: the author is told it', code: 'missing' }]);
  if (codes.includes(reason)) return;
  throw Problem.fields([{ pointer: at, detail: `must be one of ${codes.join(', ')}`, code: 'unknown' }]);
}
