import { isWeb, request, type EarlyAnswer } from './early-answer.js';
import { FeedError } from './feed-error.js';
import { isFeed } from './feed.js';

/** What a server answered: the JSON, or that the feed is gone for good. */
export interface Answer {
  /** The feed that the body is, or is in a format of somebody else's; `undefined` after HTTP 410, by which a publisher clears every page. */
  json: unknown;
  /** Milliseconds that the server's clock is ahead of ours; 0 where its `Date` can't be seen. */
  skew: number;
}

const TIME_LIMIT = 10_000;
const SIZE_LIMIT = 2_000_000;

/** The last that a `Date` can hold. A reload planned for no date at all would come at once, and again. */
const LAST_MOMENT = 8.64e15;

/**
 * Fetches a feed, without credentials, within 10 s and 2 MB.
 *
 * @param src An absolute address.
 * @param early The request that is under way; where it has failed, a new one is made.
 * @param source The format of an answer that is no JSON Feed, where that can't be told from it.
 * @throws {FeedError} with the code that says why not.
 * @throws the signal's reason where the signal ends it.
 */
export async function fetchFeed(
  src: string,
  signal?: AbortSignal,
  early?: EarlyAnswer,
  source?: string,
): Promise<Answer> {
  if (!isWeb(src)) throw new FeedError('blocked', src, 'it is neither http nor https');
  const limit = early?.abort ?? new AbortController();
  const timer = setTimeout(() => limit.abort(), TIME_LIMIT);
  const onAbort = () => limit.abort();
  signal?.addEventListener('abort', onAbort);
  const violations = watchViolations(src);
  try {
    const come = early && (await early.arrival.catch(() => undefined));
    const { response, at } = come ?? (await request(src, limit));
    const skew = skewOf(response, at);
    if (response.status === 410) return { json: undefined, skew };
    refuse(response, src, skew);
    return { json: await parse(await readText(response, src), src, source), skew };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof FeedError) throw error;
    if (limit.signal.aborted)
      throw new FeedError('timed-out', src, 'no whole answer within 10 seconds', { cause: error });
    if (await violations.seen())
      throw new FeedError('blocked', src, 'see connect-src in the page’s CSP', { cause: error });
    throw new FeedError('unreachable', src, 'no answer that CORS lets this page read', {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    violations.stop();
  }
}

function refuse(response: Response, src: string, skew: number): void {
  const { status } = response;
  if (status === 204 || status === 205)
    throw new FeedError('malformed', src, `HTTP ${status} has no content`);
  if (response.ok) return;
  void response.body?.cancel();
  const wait = response.headers.get('retry-after')?.trim();
  // RFC 9110, 10.2.3: seconds, or a date by the server's clock.
  const moment = wait && (/^\d+$/.test(wait) ? Date.now() + Number(wait) * 1000 : Date.parse(wait) - skew);
  const retryAfter = moment ? new Date(Math.min(moment, LAST_MOMENT)) : undefined;
  throw new FeedError('refused', src, `HTTP ${status}`, { retryAfter });
}

async function readText(response: Response, src: string): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true }); // which also drops a byte-order mark
  let size = 0;
  let body = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    try {
      body += decoder.decode(value, { stream: !done });
    } catch (error) {
      void reader?.cancel();
      throw new FeedError('malformed', src, 'it is not UTF-8', { cause: error });
    }
    if (done) return body;
    size += value!.byteLength;
    if (size > SIZE_LIMIT) {
      void reader?.cancel();
      throw new FeedError('too-large', src, 'it has more than 2 MB');
    }
  }
}

/** The feed that a body is, else what its format's reader makes of it; a body in no known format is left to be refused. */
async function parse(text: string, url: string, source?: string): Promise<unknown> {
  let json: unknown;
  let cause: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    cause = error;
  }
  if (isFeed(json)) return json;
  const feed = await import('../sources/sources.js')
    .then(({ convert }) => convert({ text, json, url }, Date.now(), source))
    .catch(() => undefined);
  if (!feed && cause)
    throw new FeedError('malformed', url, `it is not JSON (${(cause as Error).message})`, { cause });
  return feed ?? json;
}

function skewOf(response: Response, at: number): number {
  const served = Date.parse(response.headers.get('date') ?? '');
  const age = Number(response.headers.get('age')) * 1000 || 0;
  return Number.isNaN(served) ? 0 : served + age - at;
}

/** Tells whether the page's Content Security Policy was what stopped a request; fetch itself does not say. */
function watchViolations(src: string) {
  const { document } = globalThis;
  let seen = false;
  const onViolation = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    seen ||= !!blockedURI && src.startsWith(blockedURI);
  };
  document?.addEventListener('securitypolicyviolation', onViolation);
  return {
    seen: async () => {
      await nextTask(); // the event is a task of its own, which may come after the rejection
      return seen;
    },
    stop: () => document?.removeEventListener('securitypolicyviolation', onViolation),
  };
}

/** Waits for the tasks that are due already, whatever clock a page has put in place of its timers. */
const nextTask = () =>
  new Promise<void>(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
