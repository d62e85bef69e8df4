import { join } from 'node:path';
import type { Context } from 'hono';
import { readBuiltFile } from '../built-files.js';
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

/** `GET /moderate` and its files, from the folder that the build made. */
export function page(folder: string) {
  return async (c: Context) => {
    const name = c.req.param('file') ?? 'index.html';
    const file = await readBuiltFile(c.req.path.includes('/assets/') ? join(folder, 'assets') : folder, name);
    if (!file) {
      throw new Problem(
        'not-found',
        name === 'index.html' ? 'The page is not built: run "npm run build".' : 'There is no such file.',
      );
    }
    return c.body(file.body, 200, {
      'Content-Type': file.type,
      'Content-Security-Policy': POLICY,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
      'Cache-Control': name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
  };
}
