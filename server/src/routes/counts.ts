import type { Context } from 'hono';
import { toJson } from '../json.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';

const MOST = 200;

/** `GET /threads/counts?thread=a&thread=b`: how many published comments each thread has. */
export function counts({ store, options, limits, senderOf }: Services) {
  return async (c: Context) => {
    const sender = senderOf(c);
    await limits.spendRead(sender.address, sender.hash);
    const names = [...new Set(c.req.queries('thread') ?? [])];
    if (names.length === 0) throw new Problem('malformed-address', 'Name the threads: ?thread=a&thread=b');
    if (names.length > MOST)
      throw new Problem('malformed-address', `At most ${MOST} threads can be asked for at once.`);
    const known = await store.threads.counts(names.filter(options.isThreadAllowed));
    const found = Object.fromEntries(names.map(name => [name, known.get(name) ?? 0]));
    return c.body(toJson({ counts: found }), 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=10, stale-while-revalidate=60',
    });
  };
}
