import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, type ApiError, type CommentPage } from '../api.js';
import type { Comment, Queue } from '../api-types.js';
import type { QueueFilter } from '../app/routes.js';
import { decisions, type ChangeEvent } from '../decisions/decisions.js';
import { asApiError } from '../forms/problems.js';

const PAGE = 25;

/** What the server gives at most in one answer. */
const MOST = 100;

/** How long to wait for further changes before looking again. */
const PAUSE = 500;

/**
 * The comments of a queue, page after page.
 *
 * Nothing moves by itself: what comes in waits for `showFresh`, what another person decided stays where it is, as it is now. Only
 * what this page's account decides leaves, and comes back to its place when that is undone.
 */
export class QueueController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  comments: Comment[] = [];
  hasMore = false;
  isLoading = true;
  error?: ApiError;
  /** New ones that wait to be shown. */
  fresh: Comment[] = [];

  #queue: Queue = 'pending';
  #filter: QueueFilter = {};
  #next?: string;
  /** Told apart by number: an answer to an earlier question comes too late. */
  #question = 0;
  #timer = 0;
  /** Those decided here, with what stood before them, to put them back. */
  readonly #left = new Map<string, { before?: string }>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    // Not only while the host is on the page: a decision made on a comment's own page must be seen on the way back.
    decisions.addEventListener('moderation-change', event => this.#onChange(event as ChangeEvent));
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
  }

  /** Shows another queue, from its beginning. */
  async load(queue: Queue, filter: QueueFilter): Promise<void> {
    this.#queue = queue;
    this.#filter = filter;
    this.comments = [];
    this.fresh = [];
    this.#next = undefined;
    this.#left.clear();
    await this.#ask(() => this.#read(PAGE));
  }

  /** Adds the next page; answers its first comment. */
  async more(): Promise<Comment | undefined> {
    const next = this.#next;
    if (!next) return undefined;
    const known = this.comments.length;
    await this.#ask(() => api.follow<CommentPage>(next));
    return this.comments[known];
  }

  /** Shows what waits; answers the first of it. */
  showFresh(): Comment | undefined {
    const [first] = this.fresh;
    const isNewestFirst = !isOldestFirst(this.#queue);
    this.comments = isNewestFirst ? [...this.fresh, ...this.comments] : [...this.comments, ...this.fresh];
    this.fresh = [];
    this.#host.requestUpdate();
    return first;
  }

  /** Looks for what has come or changed, soon. */
  look(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#look().catch(asApiError), PAUSE); // what fails is looked at again
  }

  async #ask(read: () => Promise<CommentPage>): Promise<void> {
    const question = ++this.#question;
    this.isLoading = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const page = await read();
      if (question !== this.#question) return;
      this.comments = [...this.comments, ...this.#unknown(page.comments)];
      this.#next = page.next;
      this.hasMore = !!page.next;
    } catch (error) {
      if (question === this.#question) this.error = asApiError(error);
    } finally {
      if (question === this.#question) this.isLoading = false;
      this.#host.requestUpdate();
    }
  }

  #read(limit: number): Promise<CommentPage> {
    const given = Object.entries(this.#filter).filter(([, value]) => value);
    const query = Object.fromEntries(given) as Record<string, string>;
    return api.comments({ status: this.#queue, ...query, limit: String(limit) });
  }

  async #look(): Promise<void> {
    if (this.isLoading || this.error) return;
    const question = this.#question;
    const { comments, next } = await this.#read(Math.min(this.comments.length + PAGE, MOST));
    if (question !== this.#question) return;
    const isLast = (id: string) => id === this.comments.at(-1)?.id;
    const end = comments.findIndex(({ id }) => isLast(id));
    // Behind the last one shown is what "Show more" will bring, unless there was no more.
    const range = this.hasMore && end >= 0 ? comments.slice(0, end) : comments;
    this.fresh = this.#unknown(range).filter(({ id }) => !this.#left.has(id));
    const present = new Set(comments.map(({ id }) => id));
    this.#replace(comments);
    if (!next) await this.#lookAfter(this.comments.filter(({ id }) => !present.has(id)));
    this.#host.requestUpdate();
  }

  /** Those that are no longer in the queue: somebody else decided. A few are shown as they are now. */
  async #lookAfter(missing: Comment[]): Promise<void> {
    const found = await Promise.all(
      missing
        .filter(comment => fits(comment, this.#queue))
        .slice(0, 5)
        .map(({ id }) => api.comment(id)),
    );
    this.#replace(found.map(({ comment }) => comment));
  }

  #unknown(comments: Comment[]): Comment[] {
    const known = new Set(this.comments.map(({ id }) => id));
    return comments.filter(({ id }) => !known.has(id));
  }

  #replace(comments: Comment[]): void {
    const changed = new Map(comments.map(comment => [comment.id, comment]));
    // What has not changed stays the same object: it is rendered by what it is, and would lose the focus.
    this.comments = this.comments.map(comment => {
      const present = changed.get(comment.id);
      return present && JSON.stringify(present) !== JSON.stringify(comment) ? present : comment;
    });
  }

  #onChange({ detail: { cause, comments } }: ChangeEvent): void {
    this.#replace(comments);
    if (cause === 'decided') this.#dismiss(comments.filter(comment => !fits(comment, this.#queue)));
    if (cause === 'undone') this.#putBack(comments);
    this.#host.requestUpdate();
  }

  #dismiss(gone: Comment[]): void {
    const ids = new Set(gone.map(({ id }) => id));
    this.comments.forEach(({ id }, index) => {
      if (ids.has(id)) this.#left.set(id, { before: this.comments[index - 1]?.id });
    });
    this.comments = this.comments.filter(({ id }) => !ids.has(id));
  }

  #putBack(comments: Comment[]): void {
    for (const comment of comments) {
      const left = this.#left.get(comment.id);
      if (!left || !fits(comment, this.#queue)) continue;
      const index = this.comments.findIndex(({ id }) => id === left.before) + 1;
      this.comments = [...this.comments.slice(0, index), comment, ...this.comments.slice(index)];
      this.#left.delete(comment.id);
    }
  }
}

const isOldestFirst = (queue: Queue) => queue === 'pending' || queue === 'reported';

/** Whether a queue holds a comment; a queue of reports only as long as nobody has decided on them. */
export function fits({ status, escalated_at, reports }: Comment, queue: Queue): boolean {
  switch (queue) {
    case 'reported':
      return reports.length > 0 && (status === 'published' || status === 'pending');
    case 'escalated':
      return !!escalated_at;
    default:
      return status === queue;
  }
}
