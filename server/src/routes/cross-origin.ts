import type { Context, Next } from 'hono';
import { checkOrigin } from '../abuse/origins.js';
import type { Options } from '../options.js';
import { Problem } from '../problem.js';

const HEADERS = 'Content-Type, Idempotency-Key, Authorization';
const EXPOSED = 'Location, Retry-After, Date';

/** Says that any page may read an answer. */
export const readableByAll = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Retry-After, Date, Age',
};

/** Lets through what pages on the list send; reading with a token needs no such page, but other browsers' pages get no answer. */
export function allowOrigins({ origins }: Options) {
  return async (c: Context, next: Next) => {
    const origin = c.req.header('Origin');
    c.header('Vary', 'Origin');
    if (origin && origins.has(origin)) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', EXPOSED);
    }
    if (c.req.method !== 'GET') checkOrigin(origin, origins);
    await next();
  };
}

/** Any page may read these; what is refused, too, since a widget goes by `Retry-After`. */
export async function allowReading(c: Context, next: Next) {
  await next();
  for (const [name, value] of Object.entries(readableByAll)) c.res.headers.set(name, value);
}

/** Answers a browser that asks first (https://fetch.spec.whatwg.org/#cors-preflight-request). */
export function preflight(path: string, methods: string[], { origins }: Options) {
  const isOurs = path.startsWith('/api/') || path.startsWith('/moderate');
  return (c: Context) => {
    if (isOurs) throw new Problem('origin-not-allowed', 'Only the moderators’ own page may ask this.');
    const origin = c.req.header('Origin') ?? '';
    const isReading = methods.every(method => method === 'GET');
    const allowed = isReading ? '*' : origins.has(origin) ? origin : undefined;
    return new Response(null, {
      status: 204,
      headers: {
        Vary: 'Origin',
        ...(allowed && {
          'Access-Control-Allow-Origin': allowed,
          'Access-Control-Allow-Methods': methods.join(', '),
          'Access-Control-Allow-Headers': HEADERS,
          'Access-Control-Max-Age': '600',
        }),
      },
    });
  };
}
