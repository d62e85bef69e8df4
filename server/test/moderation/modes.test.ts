import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { PUBLIC_URL, TestService, useService } from '../support/service.js';

forEachDatabase('How threads are moderated', database => {
  const service = useService(database);

  /** Whether what some people write, one after another, is published at once. */
  async function published(thread: string, ...writers: { name?: string; email?: string }[]) {
    const found: boolean[] = [];
    for (const [i, writer] of writers.entries()) {
      const answer = await service.resident().post(thread, { ...writer, content_text: `${thread} ${i}` });
      found.push(answer.status === 201);
    }
    return found;
  }

  it('is said by the first pattern that fits the name; where none does, everything waits', async () => {
    const moderation_patterns = [
      { pattern: 'news-closed-*', moderation: 'before' as const },
      { pattern: 'news-*', moderation: 'after' as const },
      { pattern: '*-forum', moderation: 'first' as const },
      { pattern: 'a*b*c', moderation: 'after' as const },
      { pattern: 'a.z', moderation: 'after' as const },
      { pattern: 'exact', moderation: 'after' as const },
      { pattern: 'news-closed-never', moderation: 'after' as const },
    ];
    const modes: Record<string, 'before' | 'after' | 'first'> = {
      'news-1': 'after',
      'news-closed-1': 'before',
      'news-closed-never': 'before',
      'news-': 'after',
      news: 'before',
      'my-news-1': 'before',
      'News-2': 'before',
      'news-forum': 'after',
      'town-forum': 'first',
      'town-forum-2': 'before',
      abc: 'after',
      a1b2c: 'after',
      acb: 'before',
      exact: 'after',
      'a.z': 'after',
      abz: 'before',
      'exact-not': 'before',
      exac: 'before',
    };
    const moderator = await Moderator.of(service);
    await service.with({ moderation_patterns }, async () => {
      for (const [thread, mode] of Object.entries(modes)) {
        assert.deepEqual(await published(thread, { name: `New to ${thread}` }), [mode === 'after'], thread);
        const { _comments } = (await service.resident().feed(thread)).feed;
        assert.equal(_comments.moderation, mode === 'after' ? 'after' : 'before', thread);
        const { effective_moderation, moderation } = (await moderator.get(`/threads/${thread}`)).body
          .thread as Record<string, unknown>;
        assert.deepEqual([effective_moderation, moderation], [mode, null], thread);
      }
    });
  });

  it('is said for one thread before any pattern', async () => {
    const moderator = await Moderator.of(service);
    const moderation_patterns = [{ pattern: '*', moderation: 'after' as const }];
    await service.with({ moderation_patterns }, async () => {
      const thread = await service.thread({ moderation: null });
      assert.deepEqual(await published(thread, {}), [true]);
      await moderator.post(`/threads/${thread}`, { moderation: 'before' });
      assert.equal((await service.resident().post(thread, { content_text: 'Now it waits' })).status, 202);
      await moderator.post(`/threads/${thread}`, { moderation: null });
      assert.equal((await service.resident().post(thread, { content_text: 'Now not' })).status, 201);
    });
  });

  it('is changed for what comes, and takes nothing off the page or onto it', async () => {
    const thread = await service.thread({ moderation: 'after' });
    const shown = await service.resident().write(thread, 'Shown');
    await service.changeThread(thread, { moderation: 'before' });
    const waiting = await service.resident().write(thread, 'Waits');
    await service.changeThread(thread, { moderation: 'after' });
    assert.deepEqual(await service.shown(thread), [shown.id]);
    assert.equal((await service.row(waiting.id)).status, 'pending');
  });

  it('is easier for a name of which something was approved, and only for that name', async () => {
    const thread = await service.thread({ moderation: 'first' });
    const first = await service.resident().write(thread, 'The first', { name: 'Ottilie' });
    assert.deepEqual(await service.heldFor(first.id), ['new-name']);
    assert.deepEqual(await published(thread, { name: 'Ottilie' }), [false], 'nobody has looked yet');
    await service.decide(first.id, 'approve');
    const next = await service.resident().post(thread, { content_text: 'The next', name: ' Ottilie ' });
    assert.equal(next.status, 201);
    const others = ['ottilie', 'Ottilie.', 'Оttilie', 'Ottilie Mo', '%', 'O%', 'Ottil_e'];
    for (const name of others) {
      const answer = await service.resident().post(thread, { content_text: `As ${name}`, name });
      assert.equal(answer.status, 202, name);
    }
    assert.equal((await service.resident().post(thread, { content_text: 'Of nobody' })).status, 202);
    const link = { content_text: 'See www.evil.example', name: 'Ottilie' };
    assert.equal((await service.resident().post(thread, link)).status, 202, 'what is held is held');
  });

  it('is no easier any more once what was approved has been taken away', async () => {
    const thread = await service.thread({ moderation: 'first' });
    const first = await service.resident().write(thread, 'Welcome me', { name: 'Brutus' });
    await service.decide(first.id, 'approve');
    await service.decide(first.id, 'remove', 'abuse');
    assert.equal(
      (await service.resident().post(thread, { content_text: 'Again', name: 'Brutus' })).status,
      202,
    );
  });

  it('is easier for a name that came with an e-mail with the same e-mail only', async () => {
    await service.with({ email: 'optional' }, async () => {
      const thread = await service.thread({ moderation: 'first' });
      const mine = { name: 'Ingeborg', email: 'inge@home.example' };
      const first = await service.resident().write(thread, 'It is me', mine);
      await service.decide(first.id, 'approve');
      const post = async (content_text: string, fields: object) =>
        (await service.resident().post(thread, { content_text, ...fields })).status;
      assert.equal(await post('Me again', mine), 201);
      assert.equal(await post('And again', { ...mine, email: 'INGE@home.example' }), 201);
      assert.equal(await post('Somebody else', { ...mine, email: 'other@home.example' }), 202);
      assert.equal(await post('Somebody without', { name: 'Ingeborg' }), 202);
    });
  });

  it('makes nobody an old hand who takes the name that the agency answers with', async () => {
    const officer = await Moderator.of(service, ['officer'], { agency: 'Averley', role: 'Planner' });
    const thread = await service.thread({ moderation: 'after' });
    const question = await service.resident().write(thread, 'When?');
    await officer.post(`/comments/${question.id}/answer`, { content_text: 'Soon.' });
    await service.changeThread(thread, { moderation: 'first' });
    for (const name of ['Averley', 'Planner', officer.name]) {
      const answer = await service.resident().post(thread, { content_text: `As ${name}`, name });
      assert.equal(answer.status, 202, name);
    }
  });
});

forEachDatabase('A service that nobody has set up', database => {
  it('shows nothing before a moderator has seen it', async () => {
    const service = await TestService.open(await database.create());
    const { status, headers } = await service.resident().post('anything', { content_text: 'Hello' });
    assert.equal(status, 202);
    assert.match(headers.get('Location')!, new RegExp(`^${PUBLIC_URL}/comments/`));
    assert.deepEqual(await service.shown('anything'), []);
    await service.close();
  });
});
