import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Tells its host when a moment has passed, such as the end of an event or the expiry of an appeal.
 *
 * Re-renders the host at `nextMoment()`, in milliseconds since 1970 by the visitor's clock, whatever the network does.
 * Sleeps while the host is off the page. Looks again at least every hour, since browsers stretch long timers and clocks
 * get set.
 */
export class MomentController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #nextMoment: () => number;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveElement, nextMoment: () => number) {
    this.#host = host;
    this.#nextMoment = nextMoment;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const moment = this.#nextMoment();
    if (moment === Infinity || !this.#host.isConnected) return;
    const wait = Math.min(Math.max(moment - Date.now(), 0), HOUR);
    this.#timer = setTimeout(() => this.#host.requestUpdate(), wait);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}

const HOUR = 3_600_000;
