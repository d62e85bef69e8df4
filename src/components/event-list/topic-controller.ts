import type { ReactiveController, ReactiveElement } from 'lit';

/** The topic that a visitor chose, kept in the page's address where the webmaster named a parameter for it. */
export class TopicController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #param: () => string | undefined;
  #chosen = '';

  constructor(host: ReactiveElement, param: () => string | undefined) {
    this.#host = host;
    this.#param = param;
    host.addController(this);
  }

  get topic(): string {
    const param = this.#param();
    return param ? (new URLSearchParams(location.search).get(param) ?? '') : this.#chosen;
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onPopState);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPopState);
  }

  choose(topic: string): void {
    this.#chosen = topic;
    const param = this.#param();
    if (param) {
      const url = new URL(location.href);
      if (topic) url.searchParams.set(param, topic);
      else url.searchParams.delete(param);
      history.replaceState(history.state, '', url);
    }
    this.#host.requestUpdate();
  }

  readonly #onPopState = () => this.#host.requestUpdate();
}
