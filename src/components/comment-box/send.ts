import { toJson } from './json.js';

const TIME_LIMIT = 20_000;

/** A field that the service refused, as RFC 9457's extension `errors` has it. */
export interface FieldProblem {
  pointer?: string;
  code?: string;
  max?: number;
}

/** Why the service did not do what it was asked for; its code is for programs, and visitors read words of our own. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** The last part of the problem's `type`, or `unreachable`, `timed-out`, `malformed`. */
  readonly code: string;
  readonly fields: FieldProblem[];
  /** Seconds to wait, where the service says so. */
  readonly wait?: number;

  constructor(
    code: string,
    { fields = [], wait, ...options }: ErrorOptions & { fields?: FieldProblem[]; wait?: number } = {},
  ) {
    super(`The comment service: ${code}`, options);
    this.code = code;
    this.fields = fields;
    this.wait = wait;
  }
}

interface Ask {
  method?: string;
  body?: object;
  /** What proves to the service that a comment is this visitor's. */
  token?: string;
  /** What makes a repeat of the same request harmless. */
  key?: string;
}

/**
 * Asks the comment service, without credentials, and gives its answer's JSON.
 *
 * @throws {Problem} with the code that says why not.
 */
export async function ask(url: string, { method = 'GET', body, token, key }: Ask = {}): Promise<unknown> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIME_LIMIT);
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (body) headers.set('content-type', 'application/json');
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (key) headers.set('idempotency-key', key);
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body && toJson(body),
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error', // which could carry the token to another origin
      signal: limit.signal,
    });
    if (!response.ok) throw await problemOf(response);
    return response.status === 204 ? undefined : JSON.parse(await response.text());
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (limit.signal.aborted) throw new Problem('timed-out', { cause });
    throw new Problem(cause instanceof SyntaxError ? 'malformed' : 'unreachable', { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Statuses that say enough where the body does not, as of a proxy. */
const BY_STATUS: Record<number, string> = {
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
};

async function problemOf(response: Response): Promise<Problem> {
  const { status, headers } = response;
  const problem = (await response.json().catch(() => undefined)) as
    { type?: unknown; errors?: unknown } | null | undefined;
  const name = /([\w-]+)\/?$/.exec(typeof problem?.type === 'string' ? problem.type : '')?.[1];
  const fields = Array.isArray(problem?.errors)
    ? problem.errors.filter((field): field is FieldProblem => typeof field === 'object' && field !== null)
    : [];
  const code = (name !== 'blank' && name) || BY_STATUS[status] || (status >= 500 ? 'unavailable' : 'refused');
  return new Problem(code, { fields, wait: waitOf(headers.get('retry-after')) });
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function waitOf(written: string | null): number | undefined {
  if (!written?.trim()) return undefined;
  const seconds = /^\s*\d+\s*$/.test(written)
    ? Number(written)
    : Math.ceil((Date.parse(written) - Date.now()) / 1000);
  return seconds > 0 ? seconds : undefined;
}

/** A random UUID, also on pages without TLS, which have no `crypto.randomUUID`. */
export function newKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40; // RFC 9562: version 4,
  bytes[8] = (bytes[8]! & 0x3f) | 0x80; // and its variant
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
