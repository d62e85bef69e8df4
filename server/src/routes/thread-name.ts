import type { Context } from 'hono';
import type { Options } from '../options.js';
import { Problem } from '../problem.js';

/** The thread that a request is about. */
export function allowedThread(c: Context, { isThreadAllowed }: Options): string {
  const thread = c.req.param('thread') ?? '';
  if (isThreadAllowed(thread)) return thread;
  throw new Problem(
    'not-found',
    `There is no thread "${thread}" here; CALLBOX_THREADS says which names are allowed.`,
  );
}
