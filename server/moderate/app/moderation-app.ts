import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import { keyed } from 'lit/directives/keyed.js';
import '../a11y/announcer.js';
import { ShortcutController } from '../a11y/shortcuts.js';
import '../a11y/shortcuts-dialog.js';
import type { Account, Queue, Settings } from '../api-types.js';
import '../decisions/status-line.js';
import { problemWords } from '../forms/problems.js';
import { LiveController } from '../live/live-controller.js';
import { SessionController } from '../sign-in/session-controller.js';
import '../sign-in/sign-in-again.js';
import '../sign-in/sign-in-view.js';
import { words } from '../words.js';
import { renderNavigation } from './navigation.js';
import { go, RouteController } from './route-controller.js';
import { hrefOf, type Route } from './routes.js';
import { renderView, titleOf } from './views.js';

const goTo = (queue: Queue) => () => go({ page: 'queue', queue, filter: {} });

/**
 * The moderators' page: signs in, and shows what the address names.
 *
 * @tag moderation-app
 */
export class ModerationApp extends LitElement {
  readonly #route = new RouteController(this, () => void this.#onRoute());
  readonly #live = new LiveController(this);
  readonly #session = new SessionController(this);

  @state() private message = '';
  @state() private isMenuOpen = false;

  constructor() {
    super();
    new ShortcutController(this, {
      'g p': goTo('pending'),
      'g r': goTo('reported'),
      'g e': goTo('escalated'),
      'g u': goTo('published'),
      'g j': goTo('rejected'),
      'g x': goTo('removed'),
      'g t': () => go({ page: 'threads' }),
      'g a': () => go({ page: 'audit' }),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.replaceChildren(); // what stood there for browsers without scripts
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override updated(_changed: PropertyValues): void {
    const { route } = this.#route;
    const { account } = this.#session;
    const title = account ? titleOf(route, account) : words.signIn.heading;
    const count = route.page === 'queue' && account ? this.#live.counts[route.queue] : 0;
    document.title = words.app.page(count ? words.app.waiting(title, count) : title);
  }

  override render() {
    return html`${this.#renderPage()}<moderation-announcer></moderation-announcer>`;
  }

  #renderPage() {
    const { account, error, isKnown } = this.#session;
    if (error) {
      return html`<main class="sign-in">
        <h1>${words.app.title}</h1>
        <p class="problem" role="alert">${problemWords(error)}</p>
        <p><button type="button" @click=${() => this.#session.resume()}>${words.app.again}</button></p>
      </main>`;
    }
    if (!isKnown) return html`<main class="sign-in"><p>${words.app.loading}</p></main>`;
    if (!account) {
      return html`<moderation-sign-in
        message=${this.message}
        @moderation-sign-in=${this.#onSignIn}
      ></moderation-sign-in>`;
    }
    // Another account starts anew: nothing of what the one before saw or typed is left.
    return keyed(account.id, this.#renderDesk(account));
  }

  #renderDesk(account: Account) {
    const { app } = words;
    const { page } = this.#route.route;
    const isOnComments = page === 'queue' || page === 'comment';
    return html`
      <a class="skip" href="#main" @click=${this.#onSkip}>${app.skip}</a>
      <header class="masthead">
        <a class="title" href=${hrefOf({ page: 'queue', queue: 'pending', filter: {} })}>
          ${app.title}${this.#session.settings?.agency ? html`<small>${this.#session.settings.agency}</small>` : nothing}
        </a>
        <button
          type="button"
          class="menu"
          aria-expanded=${String(this.isMenuOpen)}
          aria-controls="navigation"
          @click=${() => (this.isMenuOpen = !this.isMenuOpen)}
        >
          ${app.menu}
        </button>
      </header>
      <div class="desk">
        <nav id="navigation" aria-label=${app.navigation} ?data-open=${this.isMenuOpen}>
          ${renderNavigation(account, this.#route.route, this.#live.counts)} ${this.#renderOwn(account)}
        </nav>
        <main id="main" tabindex="-1" @moderation-settings-saved=${this.#onSettings}>
          ${this.#live.isOn ? nothing : html`<p class="hint" role="status">${app.liveOff}</p>`}
          ${cache(renderView(this.#shown(account), account, this.#session.settings))}
        </main>
      </div>
      <moderation-status-line
        ?hidden=${!isOnComments}
        @moderation-leave=${this.#focusPlace}
      ></moderation-status-line>
      <moderation-shortcuts></moderation-shortcuts>
      <moderation-sign-in-again
        .account=${account}
        @moderation-sign-in=${this.#onSignIn}
      ></moderation-sign-in-again>
    `;
  }

  #renderOwn(account: Account) {
    const { app, pages } = words;
    const isHere = this.#route.route.page === 'password';
    return html`
      <p class="nav-heading" id="nav-own"><bdi translate="no">${app.signedInAs(account.name)}</bdi></p>
      <ul role="list" aria-labelledby="nav-own">
        <li>
          <a href=${hrefOf({ page: 'password' })} aria-current=${isHere ? 'page' : nothing}
            >${pages.password}</a
          >
        </li>
        <li><button type="button" @click=${this.#onShortcuts}>${app.shortcuts}</button></li>
        <li><button type="button" @click=${this.#onSignOut}>${app.signOut}</button></li>
      </ul>
    `;
  }

  /** Whoever has a password from somebody else chooses their own before anything else. */
  #shown(account: Account): Route {
    return account.must_change_password ? { page: 'password' } : this.#route.route;
  }

  async #focusHeading(): Promise<void> {
    await this.updateComplete;
    const view = this.querySelector('main')?.firstElementChild;
    if (view instanceof LitElement) await view.updateComplete;
    this.querySelector<HTMLElement>('main h1')?.focus();
  }

  async #onRoute(): Promise<void> {
    this.isMenuOpen = false;
    if (!this.#session.account) return;
    await this.#focusPlace();
  }

  /** Where somebody was in the queue before, else at the beginning. */
  readonly #focusPlace = async () => {
    await this.updateComplete;
    const queue = this.querySelector('moderation-queue');
    await queue?.updateComplete;
    if (!queue?.restoreFocus()) await this.#focusHeading();
  };

  readonly #onSignIn = async ({ detail: { account } }: CustomEvent<{ account: Account }>) => {
    const isSame = account.id === this.#session.account?.id;
    this.message = '';
    void this.#session.start(account);
    if (!isSame) await this.#focusHeading();
  };

  readonly #onSignOut = async () => {
    if (!(await this.#session.end())) return;
    this.message = words.signIn.signedOut;
    await this.updateComplete;
    const view = this.querySelector('moderation-sign-in');
    await view?.updateComplete;
    view?.focus();
  };

  readonly #onSettings = ({ detail }: CustomEvent<{ settings: Settings }>) => {
    this.#session.use(detail.settings);
  };

  readonly #onShortcuts = () => this.querySelector('moderation-shortcuts')!.show();

  // The address after "#" names a view: a skip link must not change it.
  readonly #onSkip = (event: Event) => {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')!.focus();
  };
}

customElements.define('moderation-app', ModerationApp);

declare global {
  interface HTMLElementTagNameMap {
    'moderation-app': ModerationApp;
  }
}
