import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FeedBody } from '../support/answer.js';
import { forEachDatabase } from '../support/databases.js';
import { publish } from '../support/publish.js';
import type { Resident } from '../support/resident.js';
import { PUBLIC_URL, SECOND, useService } from '../support/service.js';

/** Reads a feed to its end, as "Show more" does; `between` happens after its first page. */
async function readPages(resident: Resident, thread: string, query = '', between?: () => Promise<void>) {
  const pages: FeedBody[] = [(await resident.feed(thread, query)).feed];
  await between?.();
  for (let next; (next = pages.at(-1)!.next_url);) {
    assert.ok(next.startsWith(`${PUBLIC_URL}/threads/${thread}/feed.json?`), next);
    const { feed } = await resident.send(next.slice(PUBLIC_URL.length));
    assert.equal(feed.feed_url, next);
    pages.push(feed);
    assert.ok(pages.length < 50, 'it never ends');
  }
  return pages;
}

const idsOf = (pages: FeedBody[]) => pages.flatMap(({ items }) => items.map(({ id }) => id));
const replyTo = (id: string) => () => ({ in_reply_to: id, root: id });

forEachDatabase('The pages of a long thread', database => {
  const service = useService(database);

  it('hold every comment once, in each order', async () => {
    const thread = await service.thread();
    const roots = await publish(service, thread, 230);
    const replies = [];
    for (const root of [roots[3]!, roots[120]!, roots[229]!])
      replies.push(await publish(service, thread, 4, replyTo(root)));
    const [early, middle, late] = replies as [string[], string[], string[]];
    const resident = service.resident();
    const withReplies = (ids: string[]) =>
      ids.flatMap(id => [
        id,
        ...(id === roots[3] ? early : id === roots[120] ? middle : id === roots[229] ? late : []),
      ]);

    const newest = await readPages(resident, thread);
    assert.ok(newest.length >= 3, 'a page has about a hundred');
    assert.deepEqual(idsOf(newest), withReplies(roots.toReversed()));
    assert.deepEqual(idsOf(await readPages(resident, thread, '?sort=oldest')), withReplies(roots));
    const discussed = [229, 120, 3].map(i => roots[i]!);
    const others = roots.toReversed().filter(id => !discussed.includes(id));
    assert.deepEqual(
      idsOf(await readPages(resident, thread, '?sort=discussed')),
      withReplies([...discussed, ...others]),
    );
    for (const { _comments } of newest) assert.equal(_comments.count, 242);
  });

  it('hold every comment once where many came in the same millisecond', async () => {
    const thread = await service.thread();
    const ids = await publish(service, thread, 150, () => {
      service.pass(-SECOND);
      return {};
    });
    for (const sort of ['newest', 'oldest', 'discussed']) {
      const shown = idsOf(await readPages(service.resident(), thread, `?sort=${sort}`));
      assert.deepEqual(shown.toSorted(), ids.toSorted(), sort);
    }
  });

  for (const sort of ['newest', 'oldest', 'discussed'] as const)
    it(`lose and double nothing while comments come and go between them (${sort})`, async () => {
      const thread = await service.thread();
      const ids = await publish(service, thread, 250);
      const resident = service.resident();
      const isNewest = sort !== 'oldest';
      const at = (i: number) => (isNewest ? ids.toReversed() : ids)[i]!;
      const gone = [at(5), at(99), at(100), at(160)];
      let come: string[] = [];
      const pages = await readPages(resident, thread, `?sort=${sort}`, async () => {
        for (const id of gone) await service.decide(id, 'remove', 'spam');
        come = await publish(service, thread, 30);
        await publish(service, thread, 3, replyTo(at(2)));
      });
      const shown = idsOf(pages);
      assert.equal(new Set(shown).size, shown.length, 'one was shown twice');
      const stayed = ids.filter(id => !gone.includes(id));
      assert.deepEqual(
        stayed.filter(id => !shown.includes(id)),
        [],
      );
      if (sort === 'oldest') assert.deepEqual(shown.slice(-30), come, 'what is new comes last');
    });

  it('cut a conversation that is longer than a page, and go on in it', async () => {
    const thread = await service.thread();
    const [before, root, after] = (await publish(service, thread, 3)) as [string, string, string];
    const replies = await publish(service, thread, 250, replyTo(root));
    const pages = await readPages(service.resident(), thread, '?sort=oldest');
    assert.ok(pages.length >= 3);
    assert.deepEqual(idsOf(pages), [before, root, ...replies, after]);
  });

  it('go on in it while answers come and go', async () => {
    const thread = await service.thread();
    const [root] = (await publish(service, thread, 1)) as [string];
    const replies = await publish(service, thread, 250, replyTo(root));
    const gone = [replies[10]!, replies[98]!, replies[99]!, replies[100]!, replies[220]!];
    let come: string[] = [];
    const pages = await readPages(service.resident(), thread, '', async () => {
      for (const id of gone) await service.decide(id, 'remove', 'spam');
      come = await publish(service, thread, 2, replyTo(root));
    });
    assert.deepEqual(idsOf(pages), [root, ...replies, ...come], 'what is removed leaves its place');
  });

  it('go on in it where authors have deleted some of its answers', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const [root] = (await publish(service, thread, 1)) as [string];
    const slips = [];
    for (let i = 0; i < 3; i++) {
      service.pass(SECOND);
      slips.push(await resident.write(thread, `Slip ${i}`, { in_reply_to: root }));
    }
    const [answered] = slips;
    const replies = await publish(service, thread, 130, replyTo(root));
    const late = await publish(service, thread, 1, () => ({ in_reply_to: answered!.id, root }));
    for (const slip of slips) await resident.delete(slip);

    const pages = await readPages(resident, thread);
    assert.deepEqual(
      idsOf(pages),
      [root, answered!.id, ...replies, ...late],
      'what was answered keeps its place, on whichever page its answer is',
    );
  });

  it('stay below the 2 MB that a widget reads, however long the comments are', async () => {
    const thread = await service.thread();
    const ids = await publish(service, thread, 60, () => ({ text: '🚓'.repeat(10_000) }));
    const replies = await publish(service, thread, 60, () => ({
      text: '🚓'.repeat(10_000),
      ...replyTo(ids[30]!)(),
    }));
    const pages = await readPages(service.resident(), thread, '?sort=oldest');
    for (const page of pages) assert.ok(Buffer.byteLength(JSON.stringify(page)) < 2_000_000);
    assert.deepEqual(idsOf(pages), [...ids.slice(0, 31), ...replies, ...ids.slice(31)]);
  });

  it('are asked for by a cursor of this service, and by no other', async () => {
    const resident = service.resident();
    const thread = await service.thread();
    await publish(service, thread, 1);
    const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    for (const wrong of [
      '',
      'x',
      '%F0%9F',
      cursor(),
      cursor('a', 0, 0),
      cursor('a', '0', 0, 0),
      cursor('a', 0, 0, 1e300),
      cursor('a', 2 ** 40, 0, 0),
      cursor('a\0', 0, 0, 0),
      cursor('a', 0, 0, 0, 'b\0', 0),
      cursor('a', 0, 0, 0, 'b'),
      cursor('a', 0, 0, 0, {}, 0),
      Buffer.from('{}').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ]) {
      const answer = await resident.feed(thread, `?cursor=${wrong}`);
      assert.equal(answer.status, 400, `${wrong}: ${answer.text}`);
      assert.equal(answer.problemName, 'malformed-address');
    }
    const unknown = await resident.feed(thread, '?sort=best');
    assert.deepEqual([unknown.status, unknown.problemName], [400, 'malformed-address']);
  });
});
