import { ago, threadOf } from './comments.js';
import { serveFeed } from './feed.js';

export const SERVICE = 'https://comments.example';
export const POST_URL = `${SERVICE}/threads/bridge/comments`;

/** A request that the service was asked. */
export interface Asked {
  method: string;
  url: string;
  headers: Headers;
  init: RequestInit;
  body: Record<string, unknown>;
}

interface Stored extends Record<string, unknown> {
  id: string;
  content_text: string;
  _comment: Record<string, unknown>;
}

/** The answer to a request in place of the service's own; `undefined` lets it answer. */
export type Override = (asked: Asked) => Response | Promise<Response> | undefined;

export interface CommentService {
  /** What was asked of it, but for the feed. */
  readonly asked: readonly Asked[];
  /** Its feed's items. */
  items: unknown[];
  /** What its feed's `_comments` says, beside where to post. */
  fields: Record<string, unknown>;
  /** What was posted, as its author sees it, by id. */
  readonly posted: Map<string, Stored>;
  override?: Override;
  /** What was asked by that method at addresses that end so. */
  to(method: string, end: string | RegExp): Asked[];
}

/** A problem as the service tells of it (RFC 9457). */
export const problem = (
  name: string,
  status: number,
  fields: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response =>
  Response.json(
    { type: `https://callbox.example/problems/${name}`, title: name, status, ...fields },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );

/** Stands for the comment service, in the place of the network. */
export function serveComments(items: unknown[] = [], fields: Record<string, unknown> = {}): CommentService {
  const asked: Asked[] = [];
  const service: CommentService = {
    asked,
    items,
    fields,
    posted: new Map(),
    to: (method, end) =>
      asked.filter(
        one => one.method === method && (typeof end === 'string' ? one.url.endsWith(end) : end.test(one.url)),
      ),
  };
  serveFeed(async request => {
    if (new URL(request.url).origin === location.origin)
      return Response.json(threadOf(service.items, { post_url: POST_URL, ...service.fields }));
    const text = await request.clone().text();
    const one: Asked = {
      method: request.method,
      url: request.url,
      headers: request.headers,
      init: { credentials: request.credentials, mode: request.mode, redirect: request.redirect },
      body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
    asked.push(one);
    return (await service.override?.(one)) ?? answer(service, one);
  });
  return service;
}

function answer({ posted }: CommentService, { method, url, headers, body }: Asked): Response {
  if (url === POST_URL) return post(posted, body);
  const [, id, action] = /\/comments\/([^/]+)(?:\/(\w+))?$/.exec(url) ?? [];
  if (action === 'reports') return Response.json({}, { status: 202 });
  const stored = posted.get(id ?? '');
  if (!stored) return problem('not-found', 404);
  if (headers.get('authorization') !== `Bearer token-of-${id}`) return problem('wrong-token', 403);
  const state = stored._comment;
  if (method === 'PATCH') {
    if (body['version'] !== state['version']) return problem('conflict', 409);
    stored.content_text = String(body['content_text']);
    Object.assign(state, { version: Number(state['version']) + 1, edited: true, status: 'pending' });
  }
  if (method === 'DELETE') {
    const undo_until = new Date(Date.now() + 120_000).toISOString();
    Object.assign(state, { was: state['status'], status: 'removed', reason_code: 'author', undo_until });
  }
  if (action === 'restoration') {
    Object.assign(state, { status: state['was'], reason_code: undefined, undo_until: undefined });
  }
  return Response.json(stored);
}

function post(posted: Map<string, Stored>, body: Record<string, unknown>): Response {
  const id = `own-${posted.size + 1}`;
  const now = new Date().toISOString();
  const stored: Stored = {
    id,
    content_text: String(body['content_text']),
    date_published: now,
    date_modified: now,
    authors: body['name'] ? [{ name: body['name'] }] : undefined,
    _comment: {
      in_reply_to: body['in_reply_to'],
      status: 'pending',
      version: 1,
      edit_until: new Date(Date.now() + 900_000).toISOString(),
    },
  };
  posted.set(id, stored);
  const answered = { ...stored, _comment: { ...stored._comment, edit_token: `token-of-${id}` } };
  return Response.json(answered, { status: 202 });
}

/** What the feed says of a comment that was posted and approved. */
export const approved = (stored: Stored) => ({
  ...stored,
  date_published: ago(0),
  _comment: { in_reply_to: stored._comment['in_reply_to'], status: 'published' },
});

/** What this tab remembers, as it is written. */
export const remembered = (): string => sessionStorage.getItem('callbox') ?? '';

afterEach('forget what the tab remembers', () => sessionStorage.clear());
