import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { Problem } from '../problem.js';
import type { Database } from '../store/database.js';
import { hash } from '../store/hash.js';
import type { PostgresDatabase } from '../store/postgres.js';

const DAY = 24 * 60 * 60;

/** Failures before the first wait: of one sender at one name, of one sender, of everybody at one name. */
const FREE = { pair: 5, sender: 20, name: 50 } as const;

/** Seconds of the first wait; each failure more doubles it. */
const FIRST_WAIT = 30;
const LONGEST_WAIT = 3600;

type Kind = keyof typeof FREE;

/**
 * Makes guessing passwords slow.
 *
 * Whoever fails waits, longer each time. The name itself is locked only after many failures from anywhere, or any stranger
 * could keep a moderator out.
 */
export class LockOut {
  readonly #failures: RateLimiterAbstract;
  readonly #waits: RateLimiterAbstract;

  constructor(database: Database) {
    this.#failures = limiter(database, 'failures', 2_000_000_000); // the column is a 32-bit integer
    this.#waits = limiter(database, 'waits', 1);
  }

  /**
   * Begins an attempt, which counts as failed from now on: a thousand at once are as slow as one after another. Gives what
   * is to be called where it succeeds.
   *
   * @param name As accounts are told apart.
   * @throws {Problem} `locked-out`, with the seconds to wait.
   */
  async begin(name: string, sender: string): Promise<() => Promise<void>> {
    const all = keys(name, sender);
    const waits = await Promise.all(all.map(([, key]) => this.#waits.get(key)));
    const longest = Math.max(0, ...waits.map(wait => wait?.msBeforeNext ?? 0));
    if (longest > 0) throw lockedOut(longest);

    const counts = await Promise.all(all.map(([, key]) => this.#failures.consume(key)));
    const begun: string[] = [];
    const takeBack = async () => {
      await Promise.all(all.map(([, key]) => this.#failures.reward(key)));
      await Promise.all(begun.map(key => this.#waits.delete(key)));
    };
    for (const [i, [kind, key]] of all.entries()) {
      const over = counts[i]!.consumedPoints - FREE[kind];
      if (over < 0) continue;
      const customDuration = Math.min(FIRST_WAIT * 2 ** over, LONGEST_WAIT);
      try {
        await this.#waits.consume(key, 1, { customDuration }); // one of those that come at once
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        await takeBack();
        throw lockedOut(refused.msBeforeNext);
      }
      begun.push(key);
    }

    return async () => {
      await takeBack();
      await this.#failures.delete(all[0]![1]); // of this sender at this name; those of others stand
    };
  }
}

function lockedOut(milliseconds: number): Problem {
  const seconds = Math.ceil(milliseconds / 1000);
  return new Problem('locked-out', `Too many attempts failed. Try again in ${seconds} seconds.`, {
    headers: { 'Retry-After': String(seconds) },
  });
}

/** Hashed, since a name is as long as somebody likes, and nobody's business. */
const keys = (name: string, sender: string): [Kind, string][] => [
  ['pair', `pair ${sender} ${hash(name)}`],
  ['sender', `sender ${sender}`],
  ['name', `name ${hash(name)}`],
];

function limiter(database: Database, keyPrefix: string, points: number): RateLimiterAbstract {
  const options = { keyPrefix, points, duration: DAY };
  if (database.kind === 'sqlite') return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...options,
    storeClient: (database as PostgresDatabase).pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
  });
}
