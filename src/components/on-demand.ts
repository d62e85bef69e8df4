import type { ReactiveElement } from 'lit';

/** Code that a visitor's click asks for: it comes once, and its host renders again when it is here. */
export class OnDemand<M> {
  /** The module; unset until it is here. */
  module?: M;

  readonly #host: ReactiveElement;
  readonly #load: () => Promise<M>;

  constructor(host: ReactiveElement, load: () => Promise<M>) {
    this.#host = host;
    this.#load = load;
  }

  /** Asks for the code. Where it can't be had, the next click tries again. */
  readonly want = async (): Promise<void> => {
    if (this.module) return;
    try {
      this.module = await this.#load();
      this.#host.requestUpdate();
    } catch (error) {
      console.warn('Callbox could not load the code behind this button.', error);
    }
  };
}
