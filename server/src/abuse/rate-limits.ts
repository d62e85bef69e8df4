import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { Problem } from '../problem.js';
import type { Database } from '../store/database.js';
import type { PostgresDatabase } from '../store/postgres.js';

/** How many of something an address, or a thread, may do within so many seconds. */
const limits = {
  postsPerMinute: { points: 5, duration: 60 },
  postsPerHour: { points: 30, duration: 3600 },
  threadPosts: { points: 120, duration: 60 },
  ownChanges: { points: 60, duration: 600 },
  reports: { points: 10, duration: 600 },
  challenges: { points: 60, duration: 60 },
  privacyRequests: { points: 5, duration: 3600 },
  reads: { points: 600, duration: 60 },
} as const;

export type LimitName = keyof typeof limits;

/** Reads that a server takes from the shared account at once: a round trip for every single one would cost more than it. */
const READS_AT_ONCE = 20;

/** Keeps a single sender from flooding the service. All servers of one PostgreSQL count together. */
export class RateLimits {
  readonly #limiters: Map<LimitName, RateLimiterAbstract> | undefined;
  readonly #prepaid = new Map<string, { reads: number; until: number }>();
  /** Of addresses, while the database is asked. */
  readonly #paying = new Map<string, Promise<void>>();

  /** @param isOn False for load tests, from a single address. */
  constructor(database: Database, isOn = true) {
    const entries = Object.entries(limits) as [LimitName, { points: number; duration: number }][];
    this.#limiters = isOn
      ? new Map(entries.map(([name, limit]) => [name, limiter(database, name, limit)]))
      : undefined;
  }

  /** Counts one; throws the problem `rate-limited` where it is one too many. */
  async spend(name: LimitName, key: string, points = 1): Promise<void> {
    const limiter = this.#limiters?.get(name);
    if (!limiter) return;
    try {
      await limiter.consume(key, points);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new Problem('rate-limited', `Too many requests from here. Try again in ${seconds} seconds.`, {
        headers: { 'Retry-After': String(seconds) },
      });
    }
  }

  /** Counts a read of an address; only now and then does that ask the database. */
  async spendRead(address: string, hashOf: () => Promise<string>): Promise<void> {
    if (!this.spendPrepaid(address)) await this.#payAndTake(address, hashOf);
  }

  /** Counts a read where that needs no database; gives whether it did. */
  spendPrepaid(address: string): boolean {
    if (!this.#limiters) return true;
    const prepaid = this.#prepaid.get(address);
    if (!prepaid || prepaid.reads <= 0 || prepaid.until <= Date.now()) return false;
    prepaid.reads -= 1;
    return true;
  }

  /** Those who come while somebody pays for their address share what was paid, or a few at once would use up all of it. */
  async #payAndTake(address: string, hashOf: () => Promise<string>): Promise<void> {
    do {
      let paying = this.#paying.get(address);
      if (!paying) {
        paying = this.#prepay(address, hashOf, Date.now()).finally(() => this.#paying.delete(address));
        this.#paying.set(address, paying);
      }
      await paying;
    } while (!this.spendPrepaid(address));
  }

  async #prepay(address: string, hashOf: () => Promise<string>, now: number): Promise<void> {
    if (this.#prepaid.size > 10_000) this.#forget(now);
    await this.spend('reads', await hashOf(), READS_AT_ONCE);
    this.#prepaid.set(address, { reads: READS_AT_ONCE, until: now + limits.reads.duration * 1000 });
  }

  #forget(now: number): void {
    for (const [address, { until }] of this.#prepaid) if (until <= now) this.#prepaid.delete(address);
    if (this.#prepaid.size > 10_000) this.#prepaid.clear();
  }
}

function limiter(
  database: Database,
  name: LimitName,
  limit: { points: number; duration: number },
): RateLimiterAbstract {
  const inMemory = new RateLimiterMemory({ keyPrefix: name, ...limit });
  if (database.kind === 'sqlite') return inMemory;
  return new RateLimiterPostgres({
    storeClient: (database as PostgresDatabase).pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    inMemoryBlockOnConsumed: limit.points,
    // Where the database can't count, as one that is read-only, this server counts alone: reading goes on.
    insuranceLimiter: inMemory,
    ...limit,
  });
}
