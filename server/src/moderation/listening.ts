import type { Context } from 'hono';
import { toCsv } from '../listening/csv.js';
import { isMonth, monthAt, readListening } from '../listening/listening.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';

/** How the agency listens: how many comments of each kind came in a month, and how they were answered. */
export function listening({ store, options, clock }: Services) {
  async function read(c: Context) {
    const month = c.req.query('month') ?? monthAt(clock(), options.timeZone);
    if (!isMonth(month)) throw new Problem('malformed-address', '"month" is written as 2026-11.');
    const { settings } = await store.settings.read();
    return readListening(store.db, month, settings.kinds, options.timeZone);
  }

  return {
    /** `GET /api/moderation/listening?month=2026-11` */
    async json(c: Context) {
      return c.json(await read(c));
    },

    /** `GET /api/moderation/listening.csv?month=2026-11` */
    async csv(c: Context) {
      const { month, kinds } = await read(c);
      const rows = kinds.map(({ id, label, count, answered, median_hours_to_answer }) => [
        month,
        label || id || 'none',
        count,
        answered,
        median_hours_to_answer,
      ]);
      const header = ['month', 'kind', 'comments', 'answered', 'median hours to answer'];
      return new Response(toCsv([header, ...rows]), {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="listening-${month}.csv"`,
          'Cache-Control': 'no-store',
        },
      });
    },
  };
}
