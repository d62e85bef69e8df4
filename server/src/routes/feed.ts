import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { buildFeed } from '../comments/feed.js';
import { toJson } from '../json.js';
import type { Notice } from '../live/hub.js';
import { Problem } from '../problem.js';
import type { Services } from '../services.js';
import { readFeedPage, sorts, type Cursor, type Sort } from '../store/feed-page.js';
import { readableByAll } from './cross-origin.js';
import { PageMemory, type Page } from './page-memory.js';
import { allowedThread } from './thread-name.js';

/** How often a page is read again because the thread changed while it was being read. */
const TRIES = 3;

/** What a feed is made of, as notices name it. */
const FED_BY = new Set<Notice['about']>(['thread', 'settings', 'everything']);

export interface FeedRoute {
  /** The answer that is in memory, at once; nothing where the database has to be asked first. */
  fromMemory(c: Context): Response | undefined;
  handle(c: Context): Promise<Response>;
}

/**
 * `GET /threads/:thread/feed.json`: the comments as JSON Feed.
 *
 * A page stays in memory until its thread or the settings change, which other servers tell too; so a reload costs no query.
 */
export function feed({ store, options, limits, senderOf }: Services): FeedRoute {
  const pages = new PageMemory();
  /** Pages that are being read, for all who ask meanwhile. */
  const reading = new Map<string, { seen: number; page: Promise<Page> }>();
  let generation = 0;

  store.database.hub.listen(notice => {
    if (!FED_BY.has(notice.about)) return;
    generation += 1;
    if (notice.about === 'thread') pages.forgetThread(notice.thread);
    else pages.forgetAll();
  });

  return {
    fromMemory(c) {
      if (!store.database.hearsAll) return undefined;
      const page = pages.get(keyOf(c.req.param('thread'), c.req.query('sort'), c.req.query('cursor')));
      return page && limits.spendPrepaid(senderOf(c).address) ? answer(c, page) : undefined;
    },
    async handle(c) {
      const sender = senderOf(c);
      await limits.spendRead(sender.address, sender.hash);
      const thread = allowedThread(c, options);
      const sort = readSort(c.req.query('sort'));
      const cursor = c.req.query('cursor');
      const key = keyOf(thread, sort, cursor);
      const known = store.database.hearsAll ? pages.get(key) : undefined;
      return answer(c, known ?? (await readOnce(thread, sort, cursor, key)));
    },
  };

  /** A change makes all who wait for a page ask at once; one of them does, unless it has changed again. */
  function readOnce(thread: string, sort: Sort, cursor: string | undefined, key: string): Promise<Page> {
    const other = reading.get(key);
    if (other?.seen === generation && store.database.hearsAll) return other.page;
    const own = { seen: generation, page: read(thread, sort, cursor, key) };
    reading.set(key, own);
    const forget = () => reading.get(key) === own && reading.delete(key);
    own.page.then(forget, forget);
    return own.page;
  }

  async function read(thread: string, sort: Sort, cursor: string | undefined, key: string): Promise<Page> {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    for (let tries = 1; ; tries++) {
      const seen = generation;
      const before = await store.threads.byName(thread);
      const { settings, revision } = await store.settings.read();
      const { rows, next } = await readFeedPage(store.db, thread, sort, after);
      const { revision: now } = await store.threads.byName(thread);
      if (now !== before.revision && tries < TRIES) continue;

      const address = (at?: Cursor) => pageAddress(options.publicUrl, thread, sort, at);
      const body = toJson(
        buildFeed({
          thread: before,
          settings,
          options,
          rows,
          feedUrl: address(after),
          ...(next && { nextUrl: address(next) }),
        }),
      );
      const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22);
      const etag = `"${before.revision}-${revision}-${digest}"`;
      const page = { etag, body: Buffer.from(body), headers: headersOf(etag) };
      if (seen === generation && store.database.hearsAll) pages.keep(thread, key, page);
      return page;
    }
  }
}

const keyOf = (thread = '', sort = 'newest', cursor = '') => `${thread}\n${sort}\n${cursor}`;

/** Every reload asks, and mostly hears that nothing has changed; a cache in between may answer while it asks. */
const headersOf = (etag: string) => ({
  'Cache-Control': 'public, max-age=0, stale-while-revalidate=30',
  ETag: etag,
  ...readableByAll,
});

const TYPE = { 'Content-Type': 'application/feed+json; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };

function answer(c: Context, { etag, body, headers }: Page): Response {
  return matchesEtag(c.req.header('If-None-Match'), etag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers: { ...TYPE, ...headers } });
}

/** RFC 9110, section 13.1.2: a weak comparison, and `*` for any. */
const matchesEtag = (wanted: string | undefined, etag: string) =>
  !!wanted &&
  (wanted === etag || wanted.split(',').some(tag => ['*', etag].includes(tag.trim().replace(/^W\//, ''))));

function readSort(sort: string | undefined): Sort {
  const found = sorts.find(known => known === (sort ?? 'newest'));
  if (found) return found;
  throw new Problem('malformed-address', `"sort" is one of ${sorts.join(', ')}.`);
}

function pageAddress(publicUrl: string, thread: string, sort: Sort, cursor?: Cursor): string {
  const url = new URL(`${publicUrl}/threads/${encodeURIComponent(thread)}/feed.json`);
  if (sort !== 'newest') url.searchParams.set('sort', sort);
  if (cursor) url.searchParams.set('cursor', writeCursor(cursor));
  return url.href;
}

function writeCursor({ root, reply }: Cursor): string {
  const values = [
    root.id,
    root.pinned,
    root.replies,
    root.created_at,
    ...(reply ? [reply.id, reply.created_at] : []),
  ];
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function readCursor(cursor: string): Cursor {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const [id, pinned, replies, created_at, replyId, replyAt] = values;
    const isRoot =
      isId(id) && (pinned === 0 || pinned === 1) && [replies, created_at].every(Number.isSafeInteger);
    const isReply = replyId === undefined || (isId(replyId) && Number.isSafeInteger(replyAt));
    if (isRoot && isReply) {
      const root = { id, pinned, replies, created_at } as Cursor['root'];
      return {
        root,
        ...(replyId !== undefined && { reply: { id: replyId, created_at: replyAt } as Cursor['reply'] }),
      };
    }
  } catch {
    // what is no cursor is told below
  }
  throw new Problem('malformed-address', '"cursor" is none of this service; begin at the first page.');
}

/** PostgreSQL takes no NUL in a text, not even to look for it. */
const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{0,100}$/.test(value);
