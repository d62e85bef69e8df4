import type { Context } from 'hono';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';

/** `GET /challenge`: a proof of work for the next comment. */
export function challenge({ options, challenges, clock, limits, senderOf }: Services) {
  return async (c: Context) => {
    if (!options.hasChallenge) throw new Problem('not-found', 'This service asks for no proof of work.');
    await limits.spend('challenges', await senderOf(c).hash());
    return c.json(await challenges.create(clock()), 200, {
      'Cache-Control': 'no-store',
    });
  };
}
