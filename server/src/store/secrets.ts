import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from './database.js';

const DAY = 86_400_000;

/** Keys that all servers of one database share, made by whichever asks first. */
export class Secrets {
  readonly #database: Database;
  readonly #known = new Map<string, Promise<Buffer>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The key of that name. */
  async key(name: string, now: number): Promise<Buffer> {
    const known = this.#known.get(name);
    if (known) return known;
    const reading = this.#readOrMake(name, now);
    this.#known.set(name, reading);
    reading.catch(() => this.#known.delete(name));
    return reading;
  }

  /**
   * A resident's address as it is kept: nobody can tell the address from it, and after a day nobody can tell that two
   * are the same, since the day's key is thrown away.
   */
  async hashAddress(address: string, now: number): Promise<string> {
    const key = await this.key(addressKey(now), now);
    return createHmac('sha256', key).update(address).digest('base64url').slice(0, 22);
  }

  /** Throws away the keys of days that are over; where another server's clock is ahead, the next day's is in use already. */
  async forgetDays(now: number): Promise<void> {
    const today = addressKey(now);
    for (const name of this.#known.keys())
      if (name.startsWith('address ') && name < today) this.#known.delete(name);
    await this.#database.write(({ db }) =>
      db.deleteFrom('secrets').where('name', 'like', 'address %').where('name', '<', today).execute(),
    );
  }

  async #readOrMake(name: string, now: number): Promise<Buffer> {
    const read = async () => {
      const row = await this.#database.db
        .selectFrom('secrets')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst();
      return row && Buffer.from(row.value, 'base64url');
    };
    const known = await read();
    if (known) return known;
    const value = randomBytes(32).toString('base64url');
    await this.#database.write(({ db }) =>
      db
        .insertInto('secrets')
        .values({ name, value, created_at: now })
        .onConflict(conflict => conflict.doNothing())
        .execute(),
    );
    return (await read())!;
  }
}

const addressKey = (now: number) => `address ${Math.floor(now / DAY)}`;
