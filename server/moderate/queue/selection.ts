import type { ReactiveControllerHost } from 'lit';
import type { Comment } from '../api-types.js';

/** Which of its host's comments are selected. */
export class Selection {
  readonly #host: ReactiveControllerHost;
  readonly #comments: () => readonly Comment[];
  #ids: ReadonlySet<string> = new Set();

  constructor(host: ReactiveControllerHost, comments: () => readonly Comment[]) {
    this.#host = host;
    this.#comments = comments;
  }

  get comments(): Comment[] {
    return this.#comments().filter(({ id }) => this.#ids.has(id));
  }

  get hasAll(): boolean {
    const count = this.#comments().length;
    return count > 0 && this.comments.length === count;
  }

  has({ id }: Comment): boolean {
    return this.#ids.has(id);
  }

  set({ id }: Comment, isSelected: boolean): void {
    const ids = new Set(this.#ids);
    if (isSelected) ids.add(id);
    else ids.delete(id);
    this.#keep(ids);
  }

  setAll(isSelected: boolean): void {
    this.#keep(new Set(isSelected ? this.#comments().map(({ id }) => id) : []));
  }

  #keep(ids: ReadonlySet<string>): void {
    this.#ids = ids;
    this.#host.requestUpdate();
  }
}
