import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, type ApiError } from '../api.js';
import type { Account, Terms } from '../api-types.js';
import { drafts } from '../comment/drafts.js';
import { decisions } from '../decisions/decisions.js';
import { asApiError } from '../forms/problems.js';
import { live } from '../live/live.js';

/** Knows who is signed in, and what the agency has set. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  account?: Account;
  /** Missing where they could not be read: then the agency's own reasons and kinds are missing, nothing else. */
  settings?: Terms;
  /** Whether the server has said who is signed in, if anybody. */
  isKnown = false;
  error?: ApiError;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.resume();
  }

  hostDisconnected(): void {
    live.stop();
  }

  /** Goes on with the session that this browser has, if it has one. */
  async resume(): Promise<void> {
    this.error = undefined;
    try {
      await this.start((await api.session()).account);
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.type !== 'unauthorized') this.error = error;
    }
    this.isKnown = true;
    this.#host.requestUpdate();
  }

  /** Lets an account in that has just signed in. */
  async start(account: Account): Promise<void> {
    if (account.id !== this.account?.id) forget();
    this.account = account;
    this.isKnown = true;
    this.#host.requestUpdate();
    live.start();
    try {
      const { settings, tells_duty } = await api.settings();
      this.use({ ...settings, tells_duty });
    } catch (error) {
      asApiError(error);
    }
  }

  /** Takes settings that were saved here. */
  use(settings: Terms): void {
    this.settings = { ...this.settings, ...settings };
    this.#host.requestUpdate();
  }

  /** Ends the session; tells whether it could. */
  async end(): Promise<boolean> {
    try {
      await api.signOut();
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.type !== 'unauthorized') {
        this.error = error;
        this.#host.requestUpdate();
        return false;
      }
    }
    live.stop();
    forget();
    this.account = undefined;
    this.settings = undefined;
    this.#host.requestUpdate();
    return true;
  }
}

/** What one account decided and began to write is none of the next one's. */
function forget(): void {
  decisions.forget();
  drafts.clear();
}
