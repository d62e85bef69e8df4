import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import type { NamedFeed } from '../../src/feeds/feeds-file.js';
import { readThreadPattern, type Options } from '../../src/options.js';
import { openService, type Service } from '../../src/service.js';
import type { Log } from '../../src/services.js';
import { defaultSettings, type Settings } from '../../src/settings.js';
import { decide, type Decision } from '../../src/store/deciding.js';
import type { DatabaseAddress } from '../../src/store/open.js';
import type { CommentRow } from '../../src/store/tables.js';
import type { ThreadPatch } from '../../src/store/threads.js';
import type { DatabaseKind } from './databases.js';
import { PAGE, Resident } from './resident.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

export const PUBLIC_URL = 'https://comments.city.example';

/** Without the proof of work and the limits, which suites of their own are about. */
export const testOptions: Options = {
  publicUrl: PUBLIC_URL,
  origins: new Set([PAGE]),
  isThreadAllowed: readThreadPattern('*'),
  trustProxy: [],
  hasChallenge: false,
  hasRateLimit: false,
};

/** A service on a database, with a clock that stands until a test moves it. */
export class TestService {
  readonly log: Parameters<Log>[0][] = [];
  #now = Date.now();
  #service!: Service;

  static async open(
    database: DatabaseAddress,
    options: Partial<Options> = {},
    feeds: NamedFeed[] = [],
  ): Promise<TestService> {
    const service = new TestService();
    await service.open(database, options, feeds);
    return service;
  }

  async open(
    database: DatabaseAddress,
    options: Partial<Options> = {},
    feeds: NamedFeed[] = [],
  ): Promise<void> {
    this.#service = await openService({
      database,
      options: { ...testOptions, ...options },
      log: entry => this.log.push(entry),
      clock: () => this.#now,
      feeds,
    });
  }

  get app() {
    return this.#service.app;
  }

  get store() {
    return this.#service.store;
  }

  get firstPassword() {
    return this.#service.firstPassword;
  }

  get now(): number {
    return this.#now;
  }

  /** Lets time pass. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Ends it; whatever the service could not explain fails here. */
  async close(): Promise<void> {
    await this.#service?.close();
    assert.deepEqual(
      this.log.filter(({ event }) => event === 'failed'),
      [],
      'a request failed inside the service',
    );
  }

  /** Somebody at another address than everybody else. */
  resident(parts?: ConstructorParameters<typeof Resident>[1]): Resident {
    return new Resident(this.app, parts);
  }

  /** A thread of its own for each test, in which comments appear at once unless something else is said. */
  async thread(patch: ThreadPatch = { moderation: 'after' }): Promise<string> {
    const name = `t-${randomUUID()}`;
    await this.changeThread(name, patch);
    return name;
  }

  async changeThread(name: string, patch: ThreadPatch): Promise<void> {
    await this.store.write(write => this.store.threads.change(write, name, patch, this.now));
  }

  async set(patch: Partial<Settings>): Promise<void> {
    const { settings, revision } = await this.store.settings.read();
    const changed = { ...settings, ...patch };
    assert.ok(await this.store.write(write => this.store.settings.save(write, changed, revision)));
  }

  /** Runs a test with other settings than the usual ones. */
  async with(patch: Partial<Settings>, run: () => Promise<void>): Promise<void> {
    await this.set(patch);
    try {
      await run();
    } finally {
      await this.set(defaultSettings);
    }
  }

  /** A comment as it is stored, with what nobody is shown. */
  async row(id: string): Promise<CommentRow> {
    return this.store.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  /** Why a comment waits for a moderator. */
  async heldFor(id: string): Promise<string[]> {
    return JSON.parse((await this.row(id)).held_for) as string[];
  }

  /** Decides as a moderator who has the comment on the screen as it is. */
  async decide(id: string, decision: Decision['decision'], reason_code?: string): Promise<CommentRow> {
    const { version } = await this.row(id);
    return this.store.write(write =>
      decide(write, id, { decision, version, reason_code }, 'Moderator', this.now),
    );
  }

  /** The ids of a thread's first page, as they are shown. */
  async shown(thread: string, query = ''): Promise<string[]> {
    return (await this.resident().feed(thread, query)).feed.items.map(({ id }) => id);
  }
}

/** One service for a suite; its tests keep apart by their threads. */
export function useService(database: DatabaseKind, options: Partial<Options> = {}): TestService {
  const service = new TestService();
  before(async () => service.open(await database.create(), options));
  after(() => service.close());
  return service;
}
