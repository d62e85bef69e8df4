import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { heldFor } from '../../src/abuse/held-words.js';
import { TIME_LIMIT } from '../../src/abuse/pattern-search.js';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { useService } from '../support/service.js';

/** Backtracks for longer than the world has been there. */
const ENDLESS = '/^(a+)+$/';
const BAIT = `${'a'.repeat(60)}!`;

/** Keeps the next timer of such a length from running out by itself; all others run on. */
function holdTimer(length: number) {
  const real = globalThis.setTimeout;
  let runOut = () => {};
  const begun = new Promise<void>(resolve => {
    const held = ((run: () => void, ms?: number, ...rest: []) => {
      if (ms !== length) return real(run, ms, ...rest);
      runOut = run;
      mock.restoreAll();
      resolve();
      return undefined;
    }) as typeof setTimeout;
    mock.method(globalThis, 'setTimeout', held);
  });
  return { begun, end: () => runOut() };
}

forEachDatabase('A comment', database => {
  const service = useService(database);

  /** Why each of some texts waits for a moderator, in a thread where comments appear at once. */
  async function heldFor(...texts: (string | { text: string; name: string })[]): Promise<string[]> {
    const thread = await service.thread();
    const found: string[] = [];
    for (const text of texts) {
      const fields = typeof text === 'string' ? { content_text: text } : { content_text: text.text, ...text };
      const { status, item } = await service.resident().post(thread, fields);
      const reasons = await service.heldFor(item.id);
      assert.equal(status, reasons.length > 0 ? 202 : 201, JSON.stringify(text));
      assert.equal((await service.shown(thread)).includes(item.id), reasons.length === 0);
      found.push(reasons.join());
    }
    return found;
  }

  async function assertHeld(reason: string, ...texts: (string | { text: string; name: string })[]) {
    assert.deepEqual(
      await heldFor(...texts),
      texts.map(() => reason),
    );
  }

  it('with a word of the list waits, however it is written', async () => {
    await service.with({ held_words: ['Crook', 'José', 'straße', 'bad  Word'] }, async () => {
      const texts = [
        'you crook',
        'You CROOK!',
        'crook',
        '“crook”',
        'ｃｒｏｏｋ', // full width
        '𝐜𝐫𝐨𝐨𝐤', // mathematical bold
        'cr\u200Book', // a space of no width
        'cr\u00adook', // a soft hyphen
        'cr\u2060ook',
        'c\u202Erook', // an override, which is taken out
        'crook_2000',
        'crook\u0000',
        'JOSÉ',
        'Jos\u00e9', // composed
        'Jose\u0301', // decomposed
        'STRAße',
        'bad word',
        'BAD\n\tword',
        'bad\u00a0word',
      ];
      await assertHeld('held-words', ...texts.map((text, i) => `${i} ${text}`));
      await assertHeld('held-words', { text: 'Signed with it', name: 'The Crook' });
    });
  });

  it('with a word of which the list has only a part, or that is like one, does not', async () => {
    await service.with({ held_words: ['ass', 'crook', 'José'] }, async () => {
      await assertHeld(
        '',
        'A class of glass',
        'crooked streets',
        'a c r o o k',
        'Jose',
        'assé',
        'éass',
        'crook2',
      );
    });
  });

  it('that a regular expression of the list finds waits, in any case', async () => {
    await service.with(
      { held_words: ['/\\bfr[e3]{2}\\b/', '/^buy/i', '/\\p{Script=Thai}/', '/a.b/'] },
      async () => {
        await assertHeld('held-words', 'FR33 now', 'ｆｒｅｅ', 'Fr\u200Bee', 'BUY this', 'ภาษา', 'a😀b');
        await assertHeld('', 'freed', 'I buy', 'ab', 'f-r-e-e');
      },
    );
  });

  it('is compared with the words as they are written, not as patterns', async () => {
    await service.with(
      { held_words: ['c.t', '(x', '[y]', '/', '//', '\\d', 'a|b', '.*', '\u200B'] },
      async () => {
        await assertHeld(
          'held-words',
          'a c.t here',
          'see (x',
          'the [y]',
          'and / or',
          'a|b',
          'write \\d for it',
        );
        await assertHeld('', 'A cat', 'See x', 'The y', 'Number 7', 'b', 'a');
      },
    );
  });

  it('with a link waits, unless links are welcome', async () => {
    const links = [
      'http://evil.example/',
      'HTTPS://EVIL.EXAMPLE',
      'ftp://x',
      'javascript://%0aalert(1)',
      'see www.evil.example',
      'evil.com',
      'Visit cheap-pills.shop today',
      '[here](https://evil.example)',
      '<a href="https://evil.example">x</a>',
      { text: 'Signed with it', name: 'evil.com' },
    ];
    await assertHeld('links', ...links);
    await assertHeld('', 'See page 3.Then go', 'At 10:30', 'and/or', 'e.g. this', 'version 1.2');
    await service.with({ hold_links: false }, () => assertHeld('', ...links));
  });

  it('with more than one of these waits for each of them', async () => {
    await service.with({ held_words: ['crook'], agency: 'Averley Police' }, async () => {
      const spam = { text: `crook www.evil.example e${'\u0301'.repeat(20)}`, name: 'AVERLEY  police' };
      assert.deepEqual(await heldFor(spam), ['links,held-words,agency-name,flood']);
    });
  });

  it('under the agency’s name waits, however it is written', async () => {
    await service.with({ agency: 'Averley Police' }, async () => {
      const names = [
        'Averley Police',
        'averley police',
        'The Averley Police (official)',
        'Averley\u00a0Police',
        'Ａｖｅｒｌｅｙ Police',
        'Aver\u200Bley Police',
        'Averley \u202EPolice',
      ];
      await assertHeld('agency-name', ...names.map((name, i) => ({ text: `Signed ${i}`, name })));
      await assertHeld(
        '',
        { text: 'Fine', name: 'Avery Lee' },
        { text: 'The Averley Police said so', name: '' },
      );
    });
  });

  it('with marks piled on its letters waits, and with those that a language needs does not', async () => {
    await assertHeld('flood', `Z${'\u0300\u0316'.repeat(30)}algo`, {
      text: 'Signed',
      name: `Z${'\u0489'.repeat(9)}`,
    });
    await assertHeld('', 'Việt Nam', 'Vie\u0302\u0323t', 'שָׁלוֹם', 'น้ำ', 'हिन्दी');
  });

  describe('and a pattern that comes to no end', () => {
    it('waits for a moderator, and nobody else waits for it', { timeout: 60_000 }, async () => {
      await service.with({ held_words: [ENDLESS] }, async () => {
        const thread = await service.thread();
        const other = service.resident();
        const patience = holdTimer(TIME_LIMIT);
        let isAnswered = false;
        const posting = service.resident().post(thread, { content_text: BAIT });
        void posting.then(() => (isAnswered = true));
        await patience.begun;
        assert.equal((await other.feed(thread)).status, 200);
        assert.equal((await other.send(`/threads/counts?thread=${thread}`)).status, 200);
        assert.equal((await other.send('/healthz')).status, 200);
        assert.equal((await other.report({ id: 'unknown' })).status, 404);
        assert.equal(isAnswered, false, 'it is still being looked at');
        patience.end();
        const { status, item } = await posting;
        assert.equal(status, 202);
        assert.deepEqual(await service.heldFor(item.id), ['slow-pattern']);
        assert.deepEqual(await service.shown(thread), []);
      });
    });

    it('keeps no comment from being taken that it is quick with, before or after', async () => {
      await service.with({ held_words: ['crook', ENDLESS] }, async () => {
        const texts = ['aaaa', BAIT, 'Quite fine', `crook ${BAIT}`, BAIT.replace('!', '?'), 'Fine, too'];
        assert.deepEqual(await heldFor(...texts), [
          'held-words',
          'slow-pattern',
          '',
          'held-words',
          'slow-pattern',
          '',
        ]);
      });
    });

    it('lets none through of many that come at once', async () => {
      await service.with({ held_words: [ENDLESS] }, async () => {
        const thread = await service.thread();
        const texts = Array.from({ length: 4 }, (_, i) => `${BAIT}${i}`);
        const answers = await Promise.all(
          texts.map(content_text => service.resident().post(thread, { content_text })),
        );
        for (const { status, item } of answers)
          assert.deepEqual([status, await service.heldFor(item.id)], [202, ['slow-pattern']]);
        assert.deepEqual(await service.shown(thread), []);
      });
    });

    it('holds an edit as it would hold a new comment', async () => {
      const thread = await service.thread();
      const author = service.resident();
      const item = await author.write(thread, 'Harmless');
      await service.with({ held_words: [ENDLESS] }, async () => {
        assert.equal((await author.edit(item, { content_text: BAIT })).item._comment.status, 'pending');
      });
      assert.deepEqual(await service.heldFor(item.id), ['slow-pattern', 'edited']);
      assert.deepEqual(await service.shown(thread), []);
    });
  });

  it('is never looked at with a pattern that is none: the list refuses it and says where', async () => {
    const moderator = await Moderator.of(service);
    const { settings } = (await moderator.get('/settings')).body as { settings: Record<string, unknown> };
    const held_words = [
      '/fine/',
      '/(/',
      'word',
      '/[z-a]/',
      '/a{2,1}/',
      '/\\p{Nonsense}/',
      '/(?<n>a)\\k<m>/',
      '/*/i',
    ];
    const answer = await moderator.send('PUT', '/settings', { ...settings, held_words });
    assert.equal(answer.status, 422);
    assert.deepEqual(
      answer.fieldErrors,
      [1, 3, 4, 5, 6, 7].map(i => `#/held_words/${i} format`),
    );
    for (const { detail } of answer.problem.errors!) assert.match(detail, /is no pattern: ./);
    const { settings: kept } = await service.store.settings.read();
    assert.deepEqual(kept.held_words, []);
  });

  it('waits where a pattern came into the database that is none', async () => {
    await service.with({ held_words: ['/(/'] }, () => assertHeld('slow-pattern', 'Anything'));
  });
});

it('An address of the web is found in any text', async () => {
  for (const text of ['see https://a', 'x.custom+scheme://y', 'WWW.x', 'my-shop.com now', 'a.b.example.net'])
    assert.deepEqual(await heldFor(text, [], true), ['links'], text);
  for (const text of ['and/or', 'https', 'e.g. this', 'it was.community', ':// ', 'a : // b'])
    assert.deepEqual(await heldFor(text, [], true), [], text);
});
