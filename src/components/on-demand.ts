import type { ReactiveElement } from 'lit';

/** Code that a visitor asks for: it comes once, and its host renders again when it is here. */
export class OnDemand<M> {
  /** The module, or what was made of it; unset until it is here. */
  module?: M;

  readonly #host: ReactiveElement;
  readonly #load: () => Promise<M>;
  #coming?: Promise<void>;

  constructor(host: ReactiveElement, load: () => Promise<M>) {
    this.#host = host;
    this.#load = load;
  }

  /** Asks for the code. Where it can't be had, the next click tries again. */
  readonly want = (): Promise<void> =>
    (this.#coming ??= this.#load().then(
      module => {
        this.module = module;
        this.#host.requestUpdate();
      },
      error => {
        this.#coming = undefined;
        console.warn('Callbox could not load the code behind this button.', error);
      },
    ));
}
