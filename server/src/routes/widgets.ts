import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { asAttribute } from '../attribute.js';
import type { NamedFeed } from '../feeds/feeds-file.js';
import type { Options } from '../options.js';
import { Problem } from '../problem.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

/** As the build writes it. */
const NO_ORIGINS = '<meta name="callbox-feed-origins" content="" />';

/**
 * `GET /widgets/:file` and `GET /widgets/chunks/:file`: the widgets as the build made them.
 *
 * @param folder Where the build put them.
 */
export function widgets(folder: string, { feedOrigins }: Options, feeds: readonly NamedFeed[]) {
  // Of a feed that is named, that address alone: its origin may hold what others have put there.
  const shown = [...(feedOrigins ?? []), ...feeds.map(({ upstream }) => upstream)];

  async function read(subfolder: string, c: Context): Promise<{ name: string; body: Uint8Array }> {
    const name = c.req.param('file') ?? '';
    // Names as the build makes them: no other file can be asked for, wherever it lies.
    const isName = /^[\w-]+(\.[\w-]+)*$/.test(name) && extname(name) in TYPES;
    const file = isName ? await readFile(join(folder, subfolder, name)).catch(() => undefined) : undefined;
    if (!file) throw new Problem('not-found', 'There is no such file.');
    if (name !== 'embed.html') return { name, body: new Uint8Array(file) };
    const filled = file.toString().replace(NO_ORIGINS, () => allowing(shown));
    return { name, body: Buffer.from(filled) };
  }

  return {
    /** Names that stay from version to version. */
    async file(c: Context) {
      const { name, body } = await read('.', c);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      const headers = { ...crossOrigin, ETag: etag, 'Cache-Control': 'no-cache' };
      if (c.req.header('If-None-Match') === etag) return new Response(null, { status: 304, headers });
      return new Response(body, { headers: { ...headers, 'Content-Type': TYPES[extname(name)]! } });
    },

    /** Names that hold a hash of what is in the file. */
    async chunk(c: Context) {
      const { name, body } = await read('chunks', c);
      return new Response(body, {
        headers: {
          ...crossOrigin,
          'Content-Type': TYPES[extname(name)]!,
          'Cache-Control': 'public, max-age=31536000, immutable',
        },
      });
    },
  };
}

/** Any page may load them, also one that lets in only what says so (`Cross-Origin-Embedder-Policy`). */
const crossOrigin = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

const allowing = (shown: string[]) =>
  `<meta name="callbox-feed-origins" content="${shown.map(asAttribute).join(' ')}" />`;
