import { join } from 'node:path';
import type { Context } from 'hono';
import { readBuiltFile } from '../built-files.js';
import type { NamedFeed } from '../feeds/feeds-file.js';
import { shownFeeds, withShownFeeds } from '../feeds/shown-feeds.js';
import type { Options } from '../options.js';
import { Problem } from '../problem.js';
import type { Route } from './route.js';

/** The widgets' own code, what allowed feeds name, and no markup from a text. */
const policy = (feedOrigins: Iterable<string>) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${["'self'", ...new Set(feedOrigins)].join(' ')}`,
    "img-src 'self' http: https:",
    "media-src 'self' http: https:",
    'frame-src https:',
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html dompurify 'allow-duplicates'",
  ].join('; ');

/**
 * `GET /builder/` and its files: the embed builder, for feeds of the service's own origin and for those of its settings.
 *
 * @param folder Where the build put it.
 */
export function builderRoutes(folder: string, options: Options, feeds: readonly NamedFeed[]): Route[] {
  const shown = shownFeeds(options, feeds);
  const own = { feeds: feeds.map(({ name, upstream }) => ({ title: name, url: upstream })) };
  const headers = {
    // Also where an allowed feed leads on: the page cannot ask anybody else.
    'Content-Security-Policy': policy(shown.map(address => new URL(address).origin)),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    // A film that fills the screen would leave the word PREVIEW behind.
    'Permissions-Policy': 'fullscreen=(), picture-in-picture=()',
    'X-Robots-Tag': 'noindex',
    'Cache-Control': 'no-cache',
  };

  const file = (subfolder: string, caching: string, name?: string) => async (c: Context) => {
    const found = await readBuiltFile(join(folder, subfolder), name ?? c.req.param('file') ?? '');
    if (!found) throw new Problem('not-found', 'There is no such file.');
    return c.body(found.body, 200, { 'Content-Type': found.type, 'Cache-Control': caching });
  };

  async function page(c: Context) {
    const found = await readBuiltFile(folder, 'builder.html');
    if (!found) throw new Problem('not-found', 'The page is not built: run "npm run build".');
    return c.html(withShownFeeds(found.body.toString(), shown), 200, headers);
  }

  return [
    ['GET', '/builder', c => c.redirect('/builder/', 308)],
    ['GET', '/builder/', page],
    ['GET', '/builder/custom-elements.json', file('.', 'no-cache', 'custom-elements.json')],
    ['GET', '/builder/feeds/list.json', c => c.json(own)],
    ['GET', '/builder/schema/:file', file('schema', 'no-cache')],
    ['GET', '/builder/assets/:file', file('assets', 'public, max-age=31536000, immutable')],
  ];
}
