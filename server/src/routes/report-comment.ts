import type { Context } from 'hono';
import { readJson } from '../body.js';
import { reportSchema } from '../comments/request.js';
import { parse } from '../fields.js';
import type { Services } from '../services.js';
import { report } from '../store/reporting.js';

/** `POST /comments/:id/reports`: a resident objects to a comment. */
export function reportComment({ store, clock, limits, senderOf }: Services) {
  return async (c: Context) => {
    const { reason, content_text: text } = parse(reportSchema, await readJson(c));
    const { settings } = await store.settings.read();
    const addressHash = await senderOf(c).hash();
    await limits.spend('reports', addressHash);
    const threshold = settings.report_threshold;
    await store.write(write =>
      report(write, c.req.param('id') ?? '', { reason, text, addressHash, threshold, now: clock() }),
    );
    return c.json({}, 202, { 'Cache-Control': 'no-store' });
  };
}
