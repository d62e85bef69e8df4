import type { ReactiveControllerHost } from 'lit';
import type { Comment } from '../api-types.js';

/**
 * Which of its host's comments are selected, each as it was when somebody looked at it and selected it: one that an author or
 * another moderator changes meanwhile is not decided on unseen, the server refuses it by its version.
 */
export class Selection {
  readonly #host: ReactiveControllerHost;
  readonly #comments: () => readonly Comment[];
  #selected: ReadonlyMap<string, Comment> = new Map();

  constructor(host: ReactiveControllerHost, comments: () => readonly Comment[]) {
    this.#host = host;
    this.#comments = comments;
  }

  get comments(): Comment[] {
    return this.#comments().flatMap(({ id }) => this.#selected.get(id) ?? []);
  }

  get hasAll(): boolean {
    const count = this.#comments().length;
    return count > 0 && this.comments.length === count;
  }

  has({ id }: Comment): boolean {
    return this.#selected.has(id);
  }

  set(comment: Comment, isSelected: boolean): void {
    const selected = new Map(this.#selected);
    if (isSelected) selected.set(comment.id, comment);
    else selected.delete(comment.id);
    this.#keep(selected);
  }

  setAll(isSelected: boolean): void {
    this.#keep(byId(isSelected ? this.#comments() : []));
  }

  /** Takes what this page's own account has made of them. */
  renew(comments: readonly Comment[]): void {
    this.#keep(new Map([...this.#selected, ...byId(comments.filter(comment => this.has(comment)))]));
  }

  #keep(selected: ReadonlyMap<string, Comment>): void {
    this.#selected = selected;
    this.#host.requestUpdate();
  }
}

const byId = (comments: readonly Comment[]) => new Map(comments.map(comment => [comment.id, comment]));
