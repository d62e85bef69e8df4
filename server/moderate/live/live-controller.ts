import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Counts } from '../api-types.js';
import { live } from './live.js';

/** Renders its host again when the counts change, and tells it so. */
export class LiveController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onCounts?: () => void;

  constructor(host: ReactiveControllerHost, onCounts?: () => void) {
    this.#host = host;
    this.#onCounts = onCounts;
    host.addController(this);
  }

  get counts(): Counts {
    return live.counts;
  }

  get isOn(): boolean {
    return live.isOn;
  }

  hostConnected(): void {
    live.addEventListener('moderation-counts', this.#onChange);
  }

  hostDisconnected(): void {
    live.removeEventListener('moderation-counts', this.#onChange);
  }

  readonly #onChange = () => {
    this.#host.requestUpdate();
    this.#onCounts?.();
  };
}
