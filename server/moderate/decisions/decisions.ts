import { api, ApiError } from '../api.js';
import type { Choice, Comment, Decision, DecisionResult } from '../api-types.js';
import { asApiError } from '../forms/problems.js';

/** How long the server lets an account take a decision back. */
const UNDO_TIME = 10 * 60_000;

/** The server takes so many decisions at once. */
const AT_ONCE = 100;

export type ChangeCause = 'decided' | 'undone' | 'found';

/** What has been decided and can still be taken back. */
export interface Decided {
  decision: Decision;
  /** As they are since. */
  comments: Comment[];
  until: number;
}

/** A decision that the server refused, with the comment as it is now where it said so. */
export interface Refusal {
  comment: Comment;
  error: ApiError;
}

/**
 * Sends decisions, and remembers the account's own for as long as they can be undone.
 *
 * @fires moderation-change - Comments are no longer what they were: decided, undone, or found to be changed by somebody else.
 * @fires moderation-undoable - There is something else to undo, or nothing.
 */
export class Decisions extends EventTarget {
  #decided: Decided[] = [];
  #timer = 0;

  /** The decision that an undo takes back. */
  get last(): Decided | undefined {
    return this.#decided.at(-1);
  }

  async decide(comment: Comment, choice: Choice): Promise<Comment> {
    try {
      const { comment: present } = await api.decide(comment.id, comment.version, choice);
      this.#remember(choice.decision, [present]);
      this.#change('decided', [present]);
      return present;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.comment) this.found([error.comment]);
      throw error;
    }
  }

  /** Decides on many alike; what is refused leaves the others done. */
  async decideAll(comments: readonly Comment[], choice: Choice): Promise<Refusal[]> {
    const { done, refused } = await this.#sendAll(comments, choice);
    if (done.length) this.#remember(choice.decision, done);
    this.#change('decided', done);
    this.found(refused.flatMap(({ error }) => error.comment ?? []));
    return refused;
  }

  /** Takes back the last decision; answers how many comments it was on, and how many could not be taken back. */
  async undo(): Promise<{ done: Comment[]; refused: Refusal[] } | undefined> {
    const last = this.#decided.pop();
    if (!last) return undefined;
    this.#tell();
    try {
      const result = await this.#sendAll(last.comments, { decision: 'undo' });
      this.#change('undone', result.done);
      this.found(result.refused.flatMap(({ error }) => error.comment ?? []));
      return result;
    } catch (error) {
      this.#decided.push(last); // not refused but not asked: it can be tried again
      this.#tell();
      throw error;
    }
  }

  /** Forgets what could be undone, such as when another account signs in. */
  forget(): void {
    this.#decided = [];
    this.#tell();
  }

  /** Tells of comments that turned out to be changed. */
  found(comments: Comment[]): void {
    this.#change('found', comments);
  }

  async #sendAll(
    comments: readonly Comment[],
    choice: Choice,
  ): Promise<{ done: Comment[]; refused: Refusal[] }> {
    const results: DecisionResult[] = [];
    for (let start = 0; start < comments.length; start += AT_ONCE) {
      const decisions = comments
        .slice(start, start + AT_ONCE)
        .map(({ id, version }) => ({ ...choice, id, version }));
      results.push(...(await api.decideAll(decisions)).results);
    }
    const byId = new Map(results.map(result => [result.id, result]));
    const done: Comment[] = [];
    const refused: Refusal[] = [];
    for (const comment of comments) {
      const result = byId.get(comment.id);
      if (result?.comment && !result.problem) done.push(result.comment);
      else refused.push({ comment, error: new ApiError(result?.problem ?? { type: 'internal' }) });
    }
    return { done, refused };
  }

  #remember(decision: Decision, comments: Comment[]): void {
    this.#decided.push({ decision, comments, until: Date.now() + UNDO_TIME });
    this.#tell();
  }

  #change(cause: ChangeCause, comments: Comment[]): void {
    if (!comments.length) return;
    this.dispatchEvent(new CustomEvent('moderation-change', { detail: { cause, comments } }));
  }

  #tell(): void {
    this.#decided = this.#decided.filter(({ until }) => until > Date.now());
    window.clearTimeout(this.#timer);
    const first = this.#decided[0];
    if (first) this.#timer = window.setTimeout(() => this.#tell(), first.until - Date.now());
    this.dispatchEvent(new CustomEvent('moderation-undoable'));
  }
}

export type ChangeEvent = CustomEvent<{ cause: ChangeCause; comments: Comment[] }>;

/** The page's one memory of decisions. */
export const decisions = new Decisions();
