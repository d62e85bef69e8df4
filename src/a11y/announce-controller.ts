import { html, type ReactiveController, type ReactiveElement } from 'lit';

const announced = new Set<string>();

/**
 * Says something once on a page, politely, to those who hear a page rather than see it (WCAG 4.1.3).
 *
 * The region has to stand in the page before its words do, so that a screen reader notices them.
 */
export class AnnounceController implements ReactiveController {
  readonly #host: ReactiveElement;
  #words = '';
  #news: string[] = [];

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#words = '';
  }

  /** Announces `words` unless this page has heard what goes by `key`. */
  once(key: string, words: string): void {
    if (announced.has(key)) return;
    announced.add(key);
    // What comes together is said together: of words that are replaced at once only the last are heard.
    if (this.#news.push(words) > 1) return;
    requestAnimationFrame(() => {
      this.#words = this.#news.splice(0).join('. ');
      this.#host.requestUpdate();
    });
  }

  render() {
    return html`<p class="visually-hidden" role="status">${this.#words}</p>`;
  }
}
