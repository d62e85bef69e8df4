import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hrefOf, parseRoute, type Route } from './routes.js';

/** Follows the address after `#`, and tells its host of each new one. */
export class RouteController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onRoute: () => void;
  route: Route = parseRoute(location.hash);

  constructor(host: ReactiveControllerHost, onRoute: () => void) {
    this.#host = host;
    this.#onRoute = onRoute;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#onHash);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#onHash);
  }

  readonly #onHash = () => {
    this.route = parseRoute(location.hash);
    this.#host.requestUpdate();
    this.#onRoute();
  };
}

/** Goes to another view, as a click on a link to it does. */
export function go(route: Route): void {
  location.hash = hrefOf(route);
}
