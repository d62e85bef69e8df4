import type { FeedError } from './feed-error.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEP = 30_000;

/**
 * Says when a feed is read again: when it is older than its readers want, or some time after a failure.
 *
 * After failures it waits longer each time, and never less than the server asked for. Sleeps while the page is hidden.
 */
export class ReloadSchedule {
  readonly #reload: () => void;
  #failures = 0;
  #retryAt = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(reload: () => void) {
    this.#reload = reload;
  }

  /** Notes how a load has ended. */
  note(error: FeedError | undefined, refresh: number): void {
    this.#failures = error ? this.#failures + 1 : 0;
    this.#retryAt = Math.max(Date.now() + this.#backoff(refresh), error?.retryAfter?.getTime() ?? 0);
  }

  /** Forgets how long to wait after a failure, for what the server itself asked for. */
  hurry(error: FeedError | undefined): void {
    this.#retryAt = error?.retryAfter?.getTime() ?? 0;
  }

  /** Plans the next load of a feed that was read at `readAt`, in milliseconds since 1970 by the visitor's clock. */
  plan(readAt: number, refresh: number): void {
    this.stop();
    const due = this.#failures ? this.#retryAt : readAt + refresh;
    if (due === Infinity || document.hidden) return;
    const wait = due - Date.now();
    // In short steps, since a timer does not count the time that a machine sleeps.
    if (wait > 0) this.#timer = setTimeout(() => this.plan(readAt, refresh), Math.min(wait, STEP));
    else this.#reload();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Doubles with every failure up to an hour, give or take a quarter, so that a crowd does not come back at once. */
  #backoff(refresh: number): number {
    const first = refresh === Infinity ? MINUTE : refresh;
    const wait = Math.min(first * 2 ** (this.#failures - 1), Math.max(HOUR, first));
    return wait * (0.75 + Math.random() / 2);
  }
}
