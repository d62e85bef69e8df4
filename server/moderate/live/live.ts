import { api, API, ApiError } from '../api.js';
import type { Counts } from '../api-types.js';

/** Between two tries after the connection has been refused; a lost one the browser takes up again by itself. */
const RETRY = 30_000;

/**
 * Keeps the queues' counts as they are on the server.
 *
 * @fires moderation-counts - The counts changed, or live updates went on or off.
 */
export class Live extends EventTarget {
  counts: Counts = {};
  isOn = true;
  #source?: EventSource;
  #timer = 0;

  start(): void {
    this.stop();
    void this.#read();
    const source = new EventSource(`${API}live`);
    source.addEventListener('change', event => this.#onChange(event));
    source.addEventListener('open', () => this.#tell(this.counts, true));
    source.addEventListener('error', () => this.#onError(source));
    this.#source = source;
  }

  stop(): void {
    window.clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  async #read(): Promise<void> {
    try {
      const { counts } = await api.counts();
      this.#tell(counts, this.isOn);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // the stream brings them when it is there again
    }
  }

  #onChange(event: MessageEvent<string>): void {
    const { counts } = JSON.parse(event.data) as { counts?: Counts };
    if (counts) this.#tell(counts, true);
    else void this.#read();
  }

  #onError(source: EventSource): void {
    this.#tell(this.counts, false);
    if (source.readyState === EventSource.CLOSED && this.#source === source) {
      this.#timer = window.setTimeout(() => this.start(), RETRY);
    }
  }

  #tell(counts: Counts, isOn: boolean): void {
    this.counts = counts;
    this.isOn = isOn;
    this.dispatchEvent(new CustomEvent('moderation-counts'));
  }
}

/** The page's one connection. */
export const live = new Live();
