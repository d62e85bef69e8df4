import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { Problem } from '../problem.js';

/** Nothing but the page's own files, and no markup from a text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** `GET /moderate` and its files, from the folder that the build made. */
export function page(folder: string) {
  return async (c: Context) => {
    const name = c.req.param('file') ?? 'index.html';
    const type = TYPES[extname(name)];
    // Names as the build makes them: no other file can be asked for, wherever it lies.
    const isName = /^[\w-]+(\.[\w-]+)*$/.test(name);
    const path = c.req.path.includes('/assets/') ? join(folder, 'assets', name) : join(folder, name);
    const body = type && isName ? await readFile(path).catch(() => undefined) : undefined;
    if (!body) {
      throw new Problem(
        'not-found',
        name === 'index.html' ? 'The page is not built: run "npm run build".' : 'There is no such file.',
      );
    }
    return c.body(new Uint8Array(body), 200, {
      'Content-Type': type!,
      'Content-Security-Policy': POLICY,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
      'Cache-Control': name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
  };
}
