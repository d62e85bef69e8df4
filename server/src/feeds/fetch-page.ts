import { FeedError } from '../../../src/feed/feed-error.js';

/** A page of a feed as its publisher sent it; without `json` after HTTP 410, by which a feed ends. */
export interface FetchedPage {
  json: unknown;
  etag?: string;
}

const TIME_LIMIT = 10_000;
const SIZE_LIMIT = 2_000_000;

/**
 * Fetches one page of a feed, within 10 s and 2 MB.
 *
 * @param known What was fetched from there before: it is kept where the publisher says that nothing has changed.
 * @throws {FeedError}
 */
export async function fetchPage(src: string, known?: FetchedPage): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(TIME_LIMIT);
  try {
    const response = await fetch(src, {
      headers: {
        accept: 'application/feed+json, application/json;q=0.9, */*;q=0.1',
        'user-agent': 'callbox-server',
        ...(known?.etag && { 'if-none-match': known.etag }),
      },
      signal,
    });
    if (response.status === 200) {
      const text = await readText(response, src);
      return { json: JSON.parse(text), etag: response.headers.get('etag') ?? undefined };
    }
    await response.body?.cancel();
    if (response.status === 304 && known) return known;
    if (response.status === 410) return { json: undefined };
    throw new FeedError('refused', src, `HTTP ${response.status}`);
  } catch (cause) {
    if (cause instanceof FeedError) throw cause;
    if (cause instanceof SyntaxError) throw new FeedError('malformed', src, 'it is not JSON', { cause });
    if (signal.aborted) throw new FeedError('timed-out', src, 'no whole answer within 10 seconds', { cause });
    throw new FeedError('unreachable', src, String((cause as Error).cause ?? cause), { cause });
  }
}

async function readText(response: Response, src: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > SIZE_LIMIT) throw new FeedError('too-large', src, 'it has more than 2 MB');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new FeedError('malformed', src, 'it is not UTF-8', { cause });
  }
}
