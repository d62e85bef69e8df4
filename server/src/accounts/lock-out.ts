import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Problem } from '../problem.js';
import type { Database } from '../store/database.js';
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
    this.#failures = limiter(database, 'failures');
    this.#waits = limiter(database, 'waits');
  }

  /** @throws {Problem} `locked-out`, with the seconds to wait. */
  async check(name: string, sender: string): Promise<void> {
    const waits = await Promise.all(keys(name, sender).map(([, key]) => this.#waits.get(key)));
    const longest = Math.max(0, ...waits.map(wait => wait?.msBeforeNext ?? 0));
    if (longest <= 0) return;
    const seconds = Math.ceil(longest / 1000);
    throw new Problem('locked-out', `Too many attempts failed. Try again in ${seconds} seconds.`, {
      headers: { 'Retry-After': String(seconds) },
    });
  }

  async failed(name: string, sender: string): Promise<void> {
    for (const [kind, key] of keys(name, sender)) {
      const { consumedPoints } = await this.#failures.consume(key);
      const over = consumedPoints - FREE[kind];
      if (over >= 0) await this.#waits.block(key, Math.min(FIRST_WAIT * 2 ** over, LONGEST_WAIT));
    }
  }

  /** Forgets the failures of this sender at this name; those of others stand. */
  async succeeded(name: string, sender: string): Promise<void> {
    const [[, key]] = keys(name, sender) as [[Kind, string]];
    await Promise.all([this.#failures.delete(key), this.#waits.delete(key)]);
  }
}

const keys = (name: string, sender: string): [Kind, string][] => [
  ['pair', `pair ${sender} ${name}`],
  ['sender', `sender ${sender}`],
  ['name', `name ${name}`],
];

function limiter(database: Database, keyPrefix: string): RateLimiterAbstract {
  const options = { keyPrefix, points: Number.MAX_SAFE_INTEGER, duration: DAY };
  if (database.kind === 'sqlite') return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...options,
    points: 2_000_000_000, // the column is a 32-bit integer
    storeClient: (database as PostgresDatabase).pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
  });
}
