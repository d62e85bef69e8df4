import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from 'hono';
import { readBuiltFile, type BuiltFile } from '../built-files.js';
import type { NamedFeed } from '../feeds/feeds-file.js';
import { shownFeeds, withShownFeeds } from '../feeds/shown-feeds.js';
import type { Options } from '../options.js';
import { Problem } from '../problem.js';

/**
 * `GET /widgets/:file` and `GET /widgets/chunks/:file`: the widgets as the build made them.
 *
 * @param folder Where the build put them.
 */
export function widgets(folder: string, options: Options, feeds: readonly NamedFeed[]) {
  const shown = shownFeeds(options, feeds);

  async function read(subfolder: string, c: Context): Promise<BuiltFile> {
    const name = c.req.param('file') ?? '';
    const file = await readBuiltFile(join(folder, subfolder), name);
    if (!file) throw new Problem('not-found', 'There is no such file.');
    if (name !== 'embed.html') return file;
    return { ...file, body: Buffer.from(withShownFeeds(file.body.toString(), shown)) };
  }

  return {
    /** Names that stay from version to version. */
    async file(c: Context) {
      const { type, body } = await read('.', c);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      const headers = { ...crossOrigin, ETag: etag, 'Cache-Control': 'no-cache' };
      if (c.req.header('If-None-Match') === etag) return new Response(null, { status: 304, headers });
      return new Response(body, { headers: { ...headers, 'Content-Type': type } });
    },

    /** Names that hold a hash of what is in the file. */
    async chunk(c: Context) {
      const { type, body } = await read('chunks', c);
      return new Response(body, {
        headers: {
          ...crossOrigin,
          'Content-Type': type,
          'Cache-Control': 'public, max-age=31536000, immutable',
        },
      });
    },
  };
}

/** Any page may load them, also one that lets in only what says so (`Cross-Origin-Embedder-Policy`). */
const crossOrigin = { 'Cross-Origin-Resource-Policy': 'cross-origin' };
