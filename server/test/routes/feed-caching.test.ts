import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerOfficially } from '../../src/store/answering.js';
import { defaultSettings } from '../../src/settings.js';
import type { Answer } from '../support/answer.js';
import { forEachDatabase } from '../support/databases.js';
import { TestService, useService } from '../support/service.js';

const tagOf = (answer: Answer) => answer.headers.get('ETag')!;

forEachDatabase('A feed that is asked for again', database => {
  const service = useService(database);
  const tagged = async (thread: string) => tagOf(await service.resident().feed(thread));

  it('is 304, without a body, for whoever has it already', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    await resident.write(thread, 'Mind the bridge.');
    const tag = await tagged(thread);
    assert.match(tag, /^"[\w-]+"$/, 'a strong tag');
    for (const wanted of [tag, `W/${tag}`, `"other", ${tag}`, `"a" ,W/"b",  W/${tag} , "c"`, '*']) {
      const answer = await resident.feed(thread, '', { 'If-None-Match': wanted });
      assert.deepEqual([answer.status, answer.text], [304, ''], wanted);
      assert.equal(tagOf(answer), tag);
      assert.ok(answer.headers.get('Cache-Control'));
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    }
    const inner = tag.slice(1, -1);
    for (const wanted of ['"other"', inner, `"${inner.slice(0, -1)}"`, 'W/"*"', '"*"', 'W/'])
      assert.equal((await resident.feed(thread, '', { 'If-None-Match': wanted })).status, 200, wanted);
  });

  it('has another ETag after every change that is to be seen', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const tags = [await tagged(thread)];
    async function changes(what: string, change: () => Promise<unknown>) {
      await change();
      const answer = await resident.feed(thread, '', { 'If-None-Match': tags.at(-1)! });
      assert.equal(answer.status, 200, `${what}: not modified`);
      assert.ok(!tags.includes(tagOf(answer)), `${what}: an ETag that stood for something else`);
      tags.push(tagOf(answer));
    }
    const first = await resident.write(thread, 'First');
    const second = await resident.write(thread, 'Second');
    await changes('posts', async () => {});
    await changes('an edit', () => resident.edit(first, { content_text: 'First, edited' }));
    await changes('an answer', () => resident.write(thread, 'Answer', { in_reply_to: first.id }));
    const speaker = { name: 'Ned', agency: 'City', role: 'Press office' };
    await changes('the agency’s answer', () =>
      service.store.write(write => answerOfficially(write, second.id, 'Yes', speaker, service.now)),
    );
    await changes('a pin', () => service.decide(second.id, 'pin'));
    await changes('no pin', () => service.decide(second.id, 'unpin'));
    await changes('a removal', () => service.decide(second.id, 'remove', 'abuse'));
    await changes('a restoration', () => service.decide(second.id, 'restore'));
    await changes('its author’s deletion', () => resident.delete(first));
    await changes('taken back', () => resident.restore(first));
    await changes('an erasure', () => resident.erase(first));
    await changes('an escalation', () => service.decide(second.id, 'escalate'));
    await changes('a title', () => service.changeThread(thread, { title: 'Bridge Street' }));
    await changes('closed', () => service.changeThread(thread, { closed: 1 }));
    await changes('a reason', () => service.changeThread(thread, { closed_reason: 'Over.' }));
    await changes('open', () => service.changeThread(thread, { closed: 0, closed_reason: null }));
    await changes('a notice', () => service.set({ notice: 'Ring 999.' }));
    await changes('the old notice', () => service.set(defaultSettings));
  });

  it('keeps its ETag while nothing changes that is to be seen', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const shown = await resident.write(thread, 'Shown');
    const tag = await tagged(thread);
    const same = async (what: string) => assert.equal(await tagged(thread), tag, what);

    await same('asked for again');
    await resident.write(await service.thread(), 'Elsewhere');
    await same('a comment elsewhere');
    await resident.report(shown);
    await same('a report');
    const waiting = [];
    for (const website of [1, 2, 3, 4])
      waiting.push(await resident.write(thread, `Bait ${website}`, { website }));
    await same('comments that wait');
    const [edited, deleted, rejected, removed] = waiting;
    await resident.edit(edited!, { content_text: 'Bait, edited' });
    await same('an edit of one');
    await resident.delete(deleted!);
    await same('one deleted by its author');
    await resident.restore(deleted!);
    await same('and taken back');
    await resident.erase(deleted!);
    await same('and erased');
    await service.decide(rejected!.id, 'reject', 'spam');
    await same('one rejected');
    await service.decide(removed!.id, 'remove', 'spam');
    await same('one removed before anybody saw it');
  });

  it('has the same ETag after the service was started anew', async t => {
    const address = await database.create();
    const before = await TestService.open(address);
    const thread = await before.thread();
    await before.resident().write(thread, 'Mind the bridge.');
    const tag = tagOf(await before.resident().feed(thread));
    await before.close();
    const after = await TestService.open(address);
    t.after(() => after.close());
    assert.equal((await after.resident().feed(thread, '', { 'If-None-Match': tag })).status, 304);
  });

  it('may be answered by a cache while that asks', async () => {
    const { headers } = await service.resident().feed(await service.thread());
    assert.equal(headers.get('Cache-Control'), 'public, max-age=0, stale-while-revalidate=30');
    assert.equal(headers.get('Vary'), null, 'it is the same for every page');
    assert.equal(headers.get('Set-Cookie'), null);
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
  });

  it('is asked for its headers alone with HEAD', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    await resident.write(thread, 'Mind the bridge.');
    const path = `/threads/${thread}/feed.json`;
    const [get, head] = [await resident.send(path), await resident.send(path, { method: 'HEAD' })];
    assert.deepEqual([head.status, head.text], [200, '']);
    assert.deepEqual([...head.headers], [...get.headers]);
    const known = await resident.send(path, { method: 'HEAD', headers: { 'If-None-Match': tagOf(get) } });
    assert.equal(known.status, 304);
  });

  it('is read by any page, which also sees why it is refused and when to come again', async t => {
    const limited = await TestService.open(await database.create(), { hasRateLimit: true });
    t.after(() => limited.close());
    const page = limited.resident({ origin: 'https://partner.example' });
    const thread = await limited.thread();
    const isOpen = ({ status, headers }: Answer, wanted: number) => {
      assert.equal(status, wanted);
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*', `${status}`);
      assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
      const exposed = headers.get('Access-Control-Expose-Headers')?.split(/, */) ?? [];
      for (const name of ['ETag', 'Retry-After', 'Date'])
        assert.ok(exposed.includes(name), `${status} ${name}`);
    };
    const good = await page.feed(thread);
    isOpen(good, 200);
    isOpen(await page.feed(thread, '', { 'If-None-Match': tagOf(good) }), 304);
    isOpen(await page.feed('.hidden'), 404);
    isOpen(await page.feed(thread, '?sort=best'), 400);
    let answer = good;
    for (let reads = 0; answer.status === 200; reads++) {
      assert.ok(reads <= 640, 'nobody refuses so many');
      answer = await page.feed(thread);
    }
    isOpen(answer, 429);
    assert.equal(answer.problemName, 'rate-limited');
    assert.ok(Number(answer.headers.get('Retry-After')) > 0);
  });

  it('may be asked for by scripts that ask first', async () => {
    const answer = await service
      .resident({ origin: 'https://partner.example' })
      .send('/threads/x/feed.json', {
        method: 'OPTIONS',
        headers: { 'Access-Control-Request-Method': 'GET' },
      });
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(answer.headers.get('Access-Control-Allow-Methods'), 'GET');
  });
});
