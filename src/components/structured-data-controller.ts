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
  #describe?: (item: T) => object | undefined;
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
    this.#describe ??= await this.#options.load();
    if (!this.#host.isConnected) return; // it left while the code was on its way
    const items = this.#options.isOn() ? this.#options.items() : [];
    const described = items.map(this.#describe).filter(item => !!item);
    this.#script?.remove();
    this.#script = undefined;
    if (!described.length) return;
    this.#script = document.createElement('script');
    this.#script.type = 'application/ld+json';
    // A text node, since Trusted Types guard a script's properties; "<" is escaped for whoever serializes the page.
    const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': described }).replace(
      /</g,
      '\\u003c',
    );
    this.#script.append(document.createTextNode(json));
    document.head.append(this.#script);
  }
}
