import type { Context } from 'hono';
import { asUnavailable } from '../store/unavailable.js';
import type { Services } from '../services.js';

/** `GET /healthz`: whether the database can be read and written now. */
export function health({ store, log }: Services) {
  return async (c: Context) => {
    try {
      await store.database.check();
      return c.json({ status: 'ok' }, 200, {
        'Cache-Control': 'no-store',
      });
    } catch (error) {
      log({ level: 'warn', event: 'unhealthy', error: (error as Error).message });
      throw asUnavailable(error) ?? error;
    }
  };
}
