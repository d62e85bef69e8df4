import type { Context, Next } from 'hono';
import { Problem } from '../problem.js';
import type { Options } from '../options.js';

/** What a browser says of a request that the page itself made, or a person by the address bar. */
const SAME = new Set(['same-origin', 'none']);

/**
 * Refuses what another site's page makes a moderator's browser send ("CSRF"). The cookie is `SameSite=Strict` besides, and a
 * body has to be JSON.
 *
 * Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/, RFC 6454); programs, which no page can
 * make send a cookie, do not.
 */
export function sameOrigin({ publicUrl }: Options) {
  const own = new URL(publicUrl).origin;
  return async (c: Context, next: Next) => {
    const site = c.req.header('Sec-Fetch-Site');
    const origin = c.req.header('Origin');
    const isOurs = site !== undefined ? SAME.has(site) : origin === undefined || origin === own;
    if (!isOurs) throw new Problem('origin-not-allowed', `Only the page ${own}/moderate may ask this.`);
    c.header('Cache-Control', 'no-store');
    await next();
  };
}
