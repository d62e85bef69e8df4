import { NativeRequest } from './native.js';

/** What the server answers with: items (made a feed of), a feed, a body as it is, or what a function of the request says. */
export type FeedAnswer =
  | readonly unknown[]
  | Record<string, unknown>
  | string
  | Uint8Array<ArrayBuffer>
  | ReadableStream<Uint8Array>
  | ((request: Request) => Response | Promise<Response>);

export interface FeedRequest {
  readonly url: string;
  readonly init: RequestInit;
}

export interface FeedServer {
  /** Every request so far. */
  readonly requests: readonly FeedRequest[];
}

/**
 * Answers every request of the page with this, until the test ends or calls it again; only the network is replaced.
 *
 * A stream can be read by one request; a function that makes a new one serves more.
 */
export function serveFeed(answer: FeedAnswer, init: ResponseInit = {}): FeedServer {
  const requests: FeedRequest[] = [];
  window.fetch = async (input, requestInit = {}) => {
    const request = new NativeRequest(input, requestInit);
    requests.push({ url: request.url, init: requestInit });
    const response = await unlessAborted(request.signal, respond(answer, init, request));
    Object.defineProperty(response, 'url', { value: request.url });
    return response;
  };
  return { requests };
}

/** A JSON Feed with these items. */
export function feedOf(
  items: readonly unknown[],
  fields: Record<string, unknown> = {},
): Record<string, unknown> {
  return { version: 'https://jsonfeed.org/version/1.1', title: 'Test feed', ...fields, items };
}

async function respond(answer: FeedAnswer, init: ResponseInit, request: Request): Promise<Response> {
  if (typeof answer === 'function') return answer(request);
  const headers = new Headers(init.headers);
  if (!headers.has('content-type')) headers.set('content-type', 'application/feed+json');
  const hasNoBody = [204, 205, 304].includes(init.status ?? 200);
  return new Response(hasNoBody ? null : bodyOf(answer, request.signal), { ...init, headers });
}

function bodyOf(answer: Exclude<FeedAnswer, (request: Request) => unknown>, signal: AbortSignal): BodyInit {
  if (typeof answer === 'string' || answer instanceof Uint8Array) return answer;
  if (answer instanceof ReadableStream) return answer.pipeThrough(new TransformStream(), { signal });
  return JSON.stringify(Array.isArray(answer) ? feedOf(answer) : answer);
}

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

const networkFetch = window.fetch;

afterEach('give the network back', () => {
  window.fetch = networkFetch;
});
