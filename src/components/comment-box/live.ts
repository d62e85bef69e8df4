import type { ReactiveController, ReactiveElement } from 'lit';

interface LiveHost extends ReactiveElement {
  reload(): Promise<void>;
}

const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 300_000;

/** Milliseconds within which readers of one thread ask for it again, so that they don't all come at once. */
const SPREAD = 800;

/**
 * Reads its host's feed again when the service says that something in the thread has changed.
 *
 * Listens while the page is visible and its host is on it. Where it is cut off it waits longer each time.
 */
export class Live implements ReactiveController {
  readonly #host: LiveHost;
  readonly #url: () => string | undefined;
  #source?: EventSource;
  #listensTo?: string;
  #failures = 0;
  #hasMissed = false;
  #retry?: ReturnType<typeof setTimeout>;
  #reload?: ReturnType<typeof setTimeout>;

  constructor(host: LiveHost, url: () => string | undefined) {
    this.#host = host;
    this.#url = url;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#listen);
    this.#listen();
  }

  hostUpdated(): void {
    if (this.#host.isConnected && this.#url() !== this.#listensTo) this.#listen();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#listen);
    this.#close();
    this.#listensTo = undefined;
  }

  readonly #listen = (): void => {
    this.#close();
    const url = (this.#listensTo = this.#url());
    if (!url || document.hidden || typeof EventSource === 'undefined') return;
    const source = (this.#source = new EventSource(url));
    source.addEventListener('open', () => {
      if (this.#hasMissed) this.#plan();
      this.#hasMissed = false;
    });
    source.addEventListener('comment', () => {
      this.#failures = 0;
      this.#plan();
    });
    source.addEventListener('error', () => {
      this.#close();
      const wait = Math.min(FIRST_WAIT * 2 ** this.#failures++, LONGEST_WAIT);
      this.#retry = setTimeout(this.#listen, wait * (0.75 + Math.random() / 2));
    });
  };

  /** Many events in a moment are one reload. */
  #plan(): void {
    this.#reload ??= setTimeout(() => {
      this.#reload = undefined;
      void this.#host.reload();
    }, Math.random() * SPREAD);
  }

  #close(): void {
    this.#hasMissed ||= !!this.#source;
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#retry);
    clearTimeout(this.#reload);
    this.#reload = undefined;
  }
}
