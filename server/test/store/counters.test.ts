import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '../../src/problem.js';
import { erasePerson } from '../../src/privacy/person.js';
import { runRetention } from '../../src/retention/retention.js';
import { answerOfficially } from '../../src/store/answering.js';
import { ConflictError, decisions } from '../../src/store/deciding.js';
import type { CommentRow } from '../../src/store/tables.js';
import { between, pick, randomFrom } from '../faults/random.js';
import type { Item } from '../support/answer.js';
import { forEachDatabase } from '../support/databases.js';
import type { Resident } from '../support/resident.js';
import { DAY, MINUTE, SECOND, TestService } from '../support/service.js';

const STEPS = 300;
const EMAILS = ['ann@example.org', 'bob@example.org', 'eve@example.org'];
/** Decisions that make sense. */
const LIKELY = {
  pending: ['approve', 'approve', 'reject', 'remove'],
  published: ['remove', 'remove', 'undo', 'pin', 'escalate'],
  rejected: ['restore', 'undo'],
  removed: ['restore', 'undo', 'undo'],
} as const;
const SPEAKER = { name: 'Officer', agency: 'City', role: 'Press office' };

interface Written {
  item: Item;
  author: Resident;
}

/** Residents, moderators and time, who do whatever comes to their minds, also what is refused. */
class Walk {
  readonly threads: string[] = [];
  readonly #service: TestService;
  readonly #random: () => number;
  readonly #written: Written[] = [];

  constructor(service: TestService, seed: number) {
    this.#service = service;
    this.#random = randomFrom(seed);
  }

  async step(): Promise<string> {
    const acts = [this.#post, this.#post, this.#post, this.#decide, this.#decide, this.#decide, this.#author];
    const rare = [this.#report, this.#answer, this.#erase, this.#wait, this.#change];
    const act = this.#below(3) ? this.#of(acts) : this.#of(rare);
    try {
      return await act.call(this);
    } catch (error) {
      if (error instanceof ConflictError || error instanceof Problem) return `refused: ${error.message}`;
      throw error;
    }
  }

  #below(end: number): number {
    return between(this.#random, 0, end - 1);
  }

  #of<T>(list: readonly T[]): T {
    return pick(this.#random, list)!;
  }

  async #any(): Promise<CommentRow> {
    const rows = await this.#rows();
    if (rows.length === 0) throw new Problem('not-found', 'Nobody has written yet.');
    return this.#of(rows);
  }

  async #post(): Promise<string> {
    const thread = this.#of(this.threads);
    const parents = await this.#rows(thread);
    const parent = this.#below(3) ? this.#of([undefined, ...parents]) : undefined;
    const author = this.#service.resident();
    const sent = await author.post(thread, {
      content_text: `Words ${this.#below(1_000_000)}`,
      email: this.#of(EMAILS),
      ...(parent && { in_reply_to: parent.id }),
    });
    if (sent.status < 300) this.#written.push({ item: sent.item, author });
    return `${sent.status < 300 ? 'post' : 'refused'} ${sent.status}`;
  }

  async #decide(): Promise<string> {
    const row = await this.#any();
    const decision = this.#of(this.#below(3) ? LIKELY[row.status] : decisions);
    await this.#service.decide(row.id, decision, 'abuse');
    if (decision !== 'undo' && this.#below(3) === 0) {
      await this.#service.decide(row.id, 'undo');
      return `undo of ${decision}`;
    }
    return `${decision} of ${row.status}`;
  }

  async #author(): Promise<string> {
    if (this.#written.length === 0) return 'nothing';
    const { item, author } = this.#of(this.#written);
    const act = this.#of(['delete', 'restore', 'edit', 'edit', 'erase'] as const);
    const answer =
      act === 'edit'
        ? await author.edit(item, { content_text: `Other words ${this.#below(1_000_000)}` })
        : await author[act](item);
    return `${answer.status < 300 ? act : 'refused'} ${answer.status}`;
  }

  async #report(): Promise<string> {
    const row = await this.#any();
    const answers = [];
    for (let i = 0; i < 2; i++) answers.push(await this.#service.resident().report(row));
    return `report ${answers.map(({ status }) => status).join()}`;
  }

  async #answer(): Promise<string> {
    const row = await this.#any();
    const text = `An answer ${this.#below(1_000_000)}`;
    await this.#service.store.write(write =>
      answerOfficially(write, row.id, text, SPEAKER, this.#service.now),
    );
    return 'answer';
  }

  async #erase(): Promise<string> {
    if (this.#below(4)) return 'nothing';
    const { store, now } = this.#service;
    const keepsEscalated = this.#below(2) === 0;
    const erased = await erasePerson(store, this.#of(EMAILS), 'Admin', now, { keepsEscalated });
    return `erasure of ${erased}`;
  }

  async #wait(): Promise<string> {
    if (this.#below(2)) return 'nothing';
    this.#service.pass(this.#of([SECOND, MINUTE, 3 * MINUTE, 20 * MINUTE, 2 * DAY]));
    const deleted = await runRetention({ store: this.#service.store, holder: 'one', now: this.#service.now });
    return `retention ${JSON.stringify(deleted)}`;
  }

  async #change(): Promise<string> {
    const moderation = this.#of(['after', 'after', 'before', 'first'] as const);
    await this.#service.changeThread(this.#of(this.threads), { moderation });
    return moderation;
  }

  async #rows(thread?: string): Promise<CommentRow[]> {
    let query = this.#service.store.db
      .selectFrom('comments')
      .selectAll()
      .orderBy('created_at')
      .orderBy('text');
    if (thread) query = query.where('thread', '=', thread);
    return query.execute();
  }
}

/** What every thread and every conversation should say, counted anew. */
async function expectTrueCounts(service: TestService, shown: string): Promise<void> {
  const rows = await service.store.db.selectFrom('comments').selectAll().execute();
  const published = rows.filter(({ status }) => status === 'published');
  for (const row of rows) {
    const replies = published.filter(({ id, root }) => root === row.id && id !== row.id).length;
    assert.equal(row.replies, replies, `replies of ${row.id}`);
    assert.ok(row.status !== 'published' || row.text, `${row.id} is published without words`);
    assert.ok(
      rows.some(({ id }) => id === row.root),
      `the conversation of ${row.id} has lost its beginning`,
    );
  }
  for (const { name, count } of await service.store.db.selectFrom('threads').selectAll().execute())
    assert.equal(count, published.filter(({ thread }) => thread === name).length, `count of ${name}`);
  const { _comments, items } = (await service.resident().feed(shown)).feed;
  const ids = published.filter(({ thread }) => thread === shown).map(({ id }) => id);
  assert.equal(_comments.count, ids.length, `count in the feed of ${shown}`);
  const inFeed = items.filter(({ _comment }) => _comment.status === 'published').map(({ id }) => id);
  assert.deepEqual(inFeed.sort(), ids.sort(), `what the feed of ${shown} shows`);
}

forEachDatabase('The numbers of comments and answers', database => {
  it(`are right after each of ${STEPS} steps of a random walk`, async () => {
    const seed = Number(process.env.CALLBOX_TEST_SEED ?? 20_261_122);
    const service = await TestService.open(await database.create());
    const retention = { rejected_days: 1, removed_days: 3, published_days: 9, email_days: 5 };
    await service.set({ email: 'optional', report_threshold: 2, retention });
    const walk = new Walk(service, seed);
    for (let i = 0; i < 2; i++) walk.threads.push(await service.thread());
    const steps: string[] = [];
    try {
      for (let i = 0; i < STEPS; i++) {
        steps.push(await walk.step());
        await expectTrueCounts(service, walk.threads[i % 2]!);
      }
    } catch (error) {
      throw new Error(`With seed ${seed}, after ${steps.length} steps: ${steps.slice(-5).join('; ')}`, {
        cause: error,
      });
    }
    const done = new Set(steps.map(step => step.replace(/ \d+.*/, '')));
    for (const act of [
      'post',
      'approve',
      'remove',
      'restore',
      'undo',
      'delete',
      'erase',
      'escalate',
      'answer',
    ])
      assert.ok(
        [...done].some(step => step.startsWith(act)),
        `nothing of ${act}: ${[...done].join('; ')}`,
      );
    await service.close();
  });
});
