import type { ReactiveController, ReactiveElement } from 'lit';

const controllers = new Set<TopicController>();

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
    controllers.add(this);
    window.addEventListener('popstate', this.update);
  }

  hostDisconnected(): void {
    controllers.delete(this);
    window.removeEventListener('popstate', this.update);
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
    for (const { update } of controllers) update();
  }

  /** Shows what is chosen now, here or by another list of the same parameter. */
  readonly update = () => this.#host.requestUpdate();
}
