import type { RateLimits } from './abuse/rate-limits.js';
import type { Challenges } from './challenge/challenges.js';
import type { LiveStreams } from './live/live-streams.js';
import type { Options } from './options.js';
import type { HoldReason, Settings } from './settings.js';
import type { Draft } from './store/posting.js';
import type { Store } from './store/store.js';

/** Looks at the text of a comment: why a moderator is to see it before anybody else. */
export type Moderate = (draft: Pick<Draft, 'text' | 'name'>, settings: Settings) => Promise<HoldReason[]>;

/** Milliseconds since 1970. */
export type Clock = () => number;

/** One line of the log: never an address, a name, an e-mail, a token or a resident's words. */
export type Log = (
  entry: { level: 'info' | 'warn' | 'error'; event: string } & Record<string, unknown>,
) => void;

/** What routes work with. */
export interface Services {
  store: Store;
  options: Options;
  moderate: Moderate;
  clock: Clock;
  log: Log;
  limits: RateLimits;
  challenges: Challenges;
  live: LiveStreams;
  /** Whom a request came from, as limits count it; see `household`. */
  senderOf: (c: SenderContext) => Sender;
}

export interface Sender {
  /** As limits count it: an IPv4 address or the /64 of an IPv6 address. Never stored. */
  address: string;
  /** The same as it may be stored. */
  hash: () => Promise<string>;
}

export interface SenderContext {
  env: { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  req: { header(name: string): string | undefined };
}
