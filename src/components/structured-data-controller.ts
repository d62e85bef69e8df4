import type { ReactiveController, ReactiveElement } from 'lit';

interface StructuredDataOptions<T> {
  isOn: () => boolean;
  items: () => readonly T[];
  /** Brings what describes an item in schema.org's words; `undefined` for one that must not be described. */
  load: () => Promise<(item: T) => object | undefined>;
}

/** Adds its host's items to the page as JSON-LD for search engines, and takes them away with the host. */
export class StructuredDataController<T> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: StructuredDataOptions<T>;
  #script?: HTMLScriptElement;

  constructor(host: ReactiveElement, options: StructuredDataOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#options.isOn() || this.#script) void this.#write();
  }

  hostDisconnected(): void {
    this.#script?.remove();
    this.#script = undefined;
  }

  async #write(): Promise<void> {
    const { isOn, items, load } = this.#options;
    const [describe, { addJsonLd }] = await Promise.all([load(), import('./json-ld-script.js')]);
    this.hostDisconnected(); // of what stood there before
    if (isOn() && this.#host.isConnected) this.#script = addJsonLd(items().map(describe));
  }
}
