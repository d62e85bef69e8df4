import type { Feed, FeedItem } from './feed.js';
import { endOf } from './lifecycle.js';
import {
  amount,
  date,
  flag,
  linkAddress,
  list,
  object,
  oneOf,
  text,
  webAddress,
  type Fields,
  type Read,
} from './shape.js';

/** Whether a thread is closed, and since when where the feed says. */
const closed: Read<boolean | Date> = (value, context) => flag(value, context) ?? date(value, context);

const wanted = oneOf('required', 'optional', 'none');

/** The fields of `_comments` at a feed's top. */
export const commentsShape = {
  postUrl: webAddress,
  moderation: oneOf('before', 'after'),
  closed,
  closes: date,
  closedReason: text,
  maxLength: amount,
  name: wanted,
  email: wanted,
  guidelinesUrl: webAddress,
  notice: text,
  staffedHours: text,
  kinds: list(object({ id: text, label: text }, 'id', 'label')),
  challengeUrl: webAddress,
  liveUrl: webAddress,
  count: amount,
};

/** The fields of `_comment` on an item. */
export const commentShape = {
  inReplyTo: text,
  status: oneOf('published', 'pending', 'rejected', 'removed'),
  reasonCode: text,
  official: object({ agency: text, role: text }, 'agency', 'role'),
  pinned: flag,
  edited: flag,
  kind: text,
  reportUrl: linkAddress,
  replyCount: amount,
};

const readTop = object(commentsShape);
const readFields = object(commentShape);

/** What a thread says of itself. */
export type Thread = Fields<typeof commentsShape>;

/** A comment: an item with what its `_comment` says, and where it stands in its thread. */
export interface Comment extends FeedItem, Fields<typeof commentShape> {
  /** How many comments it stands below; 0 for one that answers none. */
  readonly depth: number;
  /** The comment that it answers, where the thread has it. */
  readonly parent?: Comment;
  /** Answers to it, direct and to its answers. */
  readonly answers: number;
}

export type CommentOrder = 'newest' | 'oldest' | 'discussed';

export const threadOf = (feed: Feed | undefined): Thread | undefined =>
  feed && readTop(feed.source['_comments'], { base: feed.base });

/** The moment at which a thread closes or closed, in milliseconds since 1970; Infinity where nobody says. */
export function closingTime({ closed, closes }: Thread = {}): number {
  const since = closed instanceof Date ? closed.getTime() : Infinity;
  return Math.min(since, closes?.getTime() ?? Infinity);
}

/** Since when a thread is closed; `true` where it is but nobody says since when. */
export function closedSince(thread: Thread | undefined, now: number): Date | boolean {
  const closing = closingTime(thread);
  return closing <= now ? new Date(closing) : thread?.closed === true;
}

type Node = Fields<typeof commentShape> &
  Pick<FeedItem, 'authors'> & { item: FeedItem; time?: number; answers: Node[]; total: number };

/**
 * The comments of a feed as they are read: pinned threads first, then in the order asked for; answers below what they
 * answer, the oldest first.
 *
 * An answer to a comment that the feed does not have stands by itself, as does one of a ring of comments that answer one
 * another.
 *
 * @param waiting Ids of comments that are not yet shown: they change neither order nor number of answers.
 */
export function readComments(
  feed: Feed,
  now: number,
  order: CommentOrder,
  waiting: ReadonlySet<string> = new Set(),
): Comment[] {
  const isOurs = !!threadOf(feed); // only our own service may say who speaks for an agency
  const nodes = new Map<string, Node>();
  for (const item of feed.items) {
    if (endOf(item) <= now) continue;
    const { official, ...fields } = readFields(item.source['_comment'], item.context) ?? {};
    if (fields.status === 'rejected') continue;
    const speaker = isOurs && fields.status !== 'removed' ? official : undefined;
    const written = item.datePublished?.getTime();
    const authors = item.authors ?? (isOurs ? undefined : feed.authors); // a blog's posts are its own
    nodes.set(item.id, { ...fields, authors, official: speaker, item, time: written, answers: [], total: 0 });
  }
  const rings = ringsIn(nodes);
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = rings.has(node) ? undefined : parentOf(node, nodes);
    (parent?.answers ?? roots).push(node);
  }
  for (const root of roots) count(root, waiting);
  const by = { newest: (a: Node, b: Node) => time(b) - time(a), oldest: byTime, discussed: byAnswers }[order];
  const sorted = roots.sort((a, b) => Number(!!b.pinned) - Number(!!a.pinned) || by(a, b));
  return flatten(sorted);
}

const parentOf = ({ inReplyTo }: Node, nodes: Map<string, Node>) => nodes.get(inReplyTo ?? '');

/** The nodes that answer one another in a ring. Each is looked at once, however deep they lie. */
function ringsIn(nodes: Map<string, Node>): Set<Node> {
  const rings = new Set<Node>();
  const seen = new Set<Node>();
  for (const start of nodes.values()) {
    const path = new Set<Node>();
    let node: Node | undefined = start;
    for (; node && !seen.has(node); node = parentOf(node, nodes)) {
      seen.add(node);
      path.add(node);
    }
    for (; node && path.delete(node); node = parentOf(node, nodes)) rings.add(node);
  }
  return rings;
}

/** Iterative, as is what follows: a feed may nest its answers deeper than a stack is. */
function count(root: Node, waiting: ReadonlySet<string>): void {
  const path = [root];
  for (let i = 0; i < path.length; i++) path.push(...path[i]!.answers);
  for (const node of path.reverse()) {
    const shown = node.answers.filter(({ item }) => !waiting.has(item.id));
    node.total = shown.reduce((total, answer) => total + 1 + answer.total, 0);
    node.answers.sort(byTime);
    node.time ??= node.answers[0]?.time; // of a removed comment its id may be all that is left
  }
}

const comments = new WeakMap<FeedItem, Comment>();

function flatten(roots: Node[]): Comment[] {
  const result: Comment[] = [];
  const waiting = roots.map(node => ({ node, depth: 0, parent: undefined as Comment | undefined })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const comment = toComment(next.node, next.depth, next.parent);
    result.push(comment);
    for (const node of [...next.node.answers].reverse()) {
      waiting.push({ node, depth: next.depth + 1, parent: comment });
    }
  }
  return result;
}

/** The same object as before unless something of it has changed. */
function toComment(
  { item, time: _time, answers: _answers, total, ...fields }: Node,
  depth: number,
  parent?: Comment,
): Comment {
  const known = comments.get(item);
  const isSame = known && known.depth === depth && known.parent === parent && known.answers === total;
  if (isSame && !known.official === !fields.official) return known;
  const comment: Comment = {
    ...item,
    ...fields,
    depth,
    parent,
    answers: total,
  };
  comments.set(item, comment);
  return comment;
}

const time = (node: Node) => node.time ?? 0;
const byTime = (a: Node, b: Node) => time(a) - time(b);
const byAnswers = (a: Node, b: Node) => b.total - a.total || time(b) - time(a);
