import { QUEUES, type Queue } from '../api-types.js';

/** What narrows a queue down. */
export interface QueueFilter {
  thread?: string;
  kind?: string;
  q?: string;
}

/** Where a person is on this page; each has an address of its own. */
export type Route =
  | { page: 'queue'; queue: Queue; filter: QueueFilter }
  | { page: 'comment'; id: string }
  | { page: 'threads' }
  | { page: 'thread'; name: string }
  | { page: 'audit'; account?: string; comment?: string }
  | { page: 'listening'; month?: string }
  | { page: 'settings' }
  | { page: 'accounts' }
  | { page: 'account'; id: string }
  | { page: 'people' }
  | { page: 'password' }
  | { page: 'unknown' };

/** Reads the part of an address after `#`. */
export function parseRoute(hash: string): Route {
  const { pathname, searchParams } = new URL(hash.replace(/^#?\/?/, '/'), 'https://moderate.invalid');
  const [first = '', second] = pathname.slice(1).split('/').map(decode);
  const value = (name: string) => searchParams.get(name) || undefined;
  if (first === '') return { page: 'queue', queue: 'pending', filter: {} };
  if (isQueue(first)) {
    return {
      page: 'queue',
      queue: first,
      filter: { thread: value('thread'), kind: value('kind'), q: value('q') },
    };
  }
  if (first === 'comments' && second) return { page: 'comment', id: second };
  if (first === 'threads') return second ? { page: 'thread', name: second } : { page: 'threads' };
  if (first === 'accounts') return second ? { page: 'account', id: second } : { page: 'accounts' };
  if (first === 'audit') return { page: 'audit', account: value('account'), comment: value('comment') };
  if (first === 'listening') return { page: 'listening', month: value('month') };
  if (first === 'settings' || first === 'people' || first === 'password') return { page: first };
  return { page: 'unknown' };
}

/** The address of a route, to be linked to. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'queue':
      return `#/${route.queue}${query(route.filter)}`;
    case 'comment':
      return `#/comments/${encodeURIComponent(route.id)}`;
    case 'thread':
      return `#/threads/${encodeURIComponent(route.name)}`;
    case 'account':
      return `#/accounts/${encodeURIComponent(route.id)}`;
    case 'audit':
      return `#/audit${query({ account: route.account, comment: route.comment })}`;
    case 'listening':
      return `#/listening${query({ month: route.month })}`;
    case 'unknown':
      return '#/';
    default:
      return `#/${route.page}`;
  }
}

function query(values: object): string {
  const given = Object.entries(values).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given as [string, string][])}` : '';
}

const isQueue = (name: string): name is Queue => (QUEUES as readonly string[]).includes(name);

// An address that somebody mistyped is no reason to fail.
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
