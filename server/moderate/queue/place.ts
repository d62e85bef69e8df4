import type { ReactiveElement } from 'lit';
import { catchFocus } from '../a11y/lost-focus.js';
import type { Comment } from '../api-types.js';
import type { CommentCard } from '../comment/comment-card.js';

/**
 * Where a moderator is among its host's cards: the focus goes on from there, and comes back there, whatever leaves the list
 * or comes into it.
 */
export class Place {
  readonly #host: ReactiveElement;
  /** The comment that was last worked on, by its index and id. */
  #index = 0;
  #id?: string;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  get cards(): CommentCard[] {
    return [...this.#host.querySelectorAll('moderation-comment')];
  }

  /** The card that has the focus, or in which something has. */
  get focused(): CommentCard | undefined {
    return this.cards.find(card => card.contains(document.activeElement));
  }

  remember({ id }: Comment, index: number): void {
    this.#id = id;
    this.#index = index;
  }

  forget(): void {
    this.#id = undefined;
    this.#index = 0;
  }

  /** Goes to where the moderator was, or to what has taken that place; tells whether there is one. */
  restore(): boolean {
    if (this.#id === undefined) return false;
    const { cards } = this;
    const card =
      cards.find(({ comment }) => comment.id === this.#id) ?? cards[Math.min(this.#index, cards.length - 1)];
    card?.focus();
    return !!card;
  }

  /** Goes to the next card or the one before; to where the moderator was, if the focus is on none. */
  step(by: 1 | -1): void {
    const { cards } = this;
    const focused = cards.findIndex(card => card.contains(document.activeElement));
    const last = cards.findIndex(({ comment }) => comment.id === this.#id);
    const index = focused >= 0 ? focused + by : Math.max(last, 0);
    cards[Math.min(Math.max(index, 0), cards.length - 1)]?.focus();
  }

  /** Goes on from a card that was decided on: stays there, or goes to what takes its place. */
  async leave(index: number, decided: CommentCard): Promise<void> {
    await this.#host.updateComplete;
    if (decided.isConnected) {
      await decided.updateComplete;
      return decided.focus();
    }
    const { cards } = this;
    const next = cards[Math.min(index, cards.length - 1)];
    if (next) next.focus();
    else this.#heading?.focus();
  }

  async goTo(comment: Comment | undefined): Promise<void> {
    await this.#host.updateComplete;
    this.cards.find(card => card.comment.id === comment?.id)?.focus();
  }

  /** Goes somewhere after what had the focus has left the page. */
  async recover(): Promise<void> {
    await this.#host.updateComplete;
    if (document.activeElement === document.body && this.restore()) return;
    catchFocus(this.#heading);
  }

  get #heading() {
    return this.#host.querySelector('h1');
  }
}
