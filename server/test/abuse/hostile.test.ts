import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Answer, FeedBody, Item } from '../support/answer.js';
import { forEachDatabase } from '../support/databases.js';
import { hostileComments, type HostileFields } from '../support/hostile.js';
import { Moderator, type View } from '../support/moderator.js';
import { bearer } from '../support/resident.js';
import { PUBLIC_URL, useService } from '../support/service.js';

const SEED = 20_261_127;
const COUNT = 1000;
const AT_ONCE = 20;
const SORTS = ['newest', 'oldest', 'discussed'];

interface Sent {
  fields: HostileFields;
  answer: Answer;
  /** What is said where something is wrong with it. */
  words: string;
}

/** What no reader of a text may be handed. */
const HARMFUL = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Cs}/u;

/** A text without what the service may take out of it, or makes alike: all else has to be there, in its place. */
const essence = (text: string) =>
  Buffer.from(text)
    .toString() // a lone surrogate becomes U+FFFD
    .replace(
      /[\p{Cc}\s\u202A-\u202E\u2061-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]/gu,
      '',
    );

/** A name may lose what cannot be seen in it, besides. */
const essenceOfName = (name: string) => essence(name).replace(/[\xad\u200B\u200E\u200F\u061C\u2060]/g, '');

/** An answer that no browser takes for a page, and that holds no tag if it did. */
function assertNoMarkup({ headers, text }: Answer, type: string, words: string) {
  assert.equal(headers.get('Content-Type'), type, words);
  assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', words);
  assert.ok(!text.includes('<'), words);
}

forEachDatabase('A thousand hostile comments', database => {
  const service = useService(database);
  const threads: string[] = [];
  const sent: Sent[] = [];
  const taken = () => sent.filter(({ answer }) => answer.status === 202);

  before(async () => {
    await service.set({ email: 'optional', agency: 'City of Averley' });
    threads.push(
      await service.thread({ moderation: 'before' }),
      await service.thread({ moderation: 'before' }),
    );
    const comments = hostileComments(SEED, COUNT);
    for (let at = 0; at < COUNT; at += AT_ONCE) {
      const batch = comments.slice(at, at + AT_ONCE).map(async (fields, i): Promise<Sent> => {
        const words = `seed ${SEED}, number ${at + i}: ${JSON.stringify(fields).slice(0, 2000)}`;
        return { fields, words, answer: await service.resident().post(threads[i % 2]!, fields) };
      });
      sent.push(...(await Promise.all(batch)));
      service.pass(1);
    }
  });

  /** The pages of a thread in some order, by `next_url`. */
  async function pages(thread: string, sort: string): Promise<Answer[]> {
    const found: Answer[] = [];
    let path: string | undefined = `/threads/${thread}/feed.json?sort=${sort}`;
    while (path) {
      const page: Answer = await service.resident({ origin: 'https://reader.example' }).send(path);
      found.push(page);
      path = page.feed.next_url?.replace(PUBLIC_URL, '');
    }
    return found;
  }

  async function forEachFeed(check: (items: Item[], feeds: FeedBody[], pages: Answer[]) => void) {
    for (const thread of threads)
      for (const sort of SORTS) {
        const found = await pages(thread, sort);
        const feeds = found.map(page => page.feed);
        check(
          feeds.flatMap(({ items }) => items),
          feeds,
          found,
        );
      }
  }

  it('are each taken to wait for a moderator, or refused with the fields that are wrong', () => {
    for (const { answer, fields, words } of sent) {
      if (answer.status === 202) {
        assertNoMarkup(answer, 'application/json', words);
        const { item } = answer;
        assert.equal(item._comment.status, 'pending', words);
        assert.equal(answer.headers.get('Location'), `${PUBLIC_URL}/comments/${item.id}`, words);
        assert.match(item.id, /^[\da-f-]{36}$/, words);
        assert.doesNotMatch(item.content_text, HARMFUL, words);
        assert.equal(essence(item.content_text), essence(fields.content_text as string), words);
        continue;
      }
      assertNoMarkup(answer, 'application/problem+json', words);
      assert.deepEqual(
        [answer.status, answer.problemName],
        [422, 'invalid-fields'],
        `${words} ${answer.text}`,
      );
      const { errors } = answer.problem;
      assert.ok(errors && errors.length > 0, words);
      for (const { pointer } of errors) {
        assert.match(pointer, /^#\/(content_text|name|email|kind|in_reply_to|language)$/, words);
        assert.ok(fields[pointer.slice(2)] !== undefined, words);
      }
    }
    // Else the rest of this file would be about nothing.
    assert.ok(taken().length > COUNT / 2, `${taken().length} were taken`);
    assert.ok(taken().length < COUNT * 0.95, `${taken().length} were taken`);
  });

  it('are shown to nobody before a moderator has approved them', async () => {
    await forEachFeed((items, feeds, answers) => {
      assert.deepEqual([items.length, feeds.length, feeds[0]!._comments.count], [0, 1, 0]);
      assertNoMarkup(answers[0]!, 'application/feed+json; charset=utf-8', `seed ${SEED}`);
    });
    const query = threads.map(name => `thread=${name}`).join('&');
    const { counts } = (await service.resident().send(`/threads/counts?${query}`)).body;
    assert.deepEqual(Object.values(counts as object), [0, 0]);
    for (const { answer, words } of taken().slice(0, 50)) {
      const reader = service.resident();
      assert.equal((await reader.send(`/comments/${answer.item.id}`)).status, 401, words);
      assert.equal((await reader.report(answer.item)).status, 404, words);
      const reply = { content_text: 'An answer', in_reply_to: answer.item.id };
      assert.deepEqual((await reader.post(threads[0]!, reply)).fieldErrors, ['#/in_reply_to gone'], words);
    }
  });

  it('are approved as the moderator has read them, and none that its author has changed since', async () => {
    const moderator = await Moderator.of(service);
    const read: View[] = [];
    for (const thread of threads) {
      let path: string | undefined = `/comments?status=pending&limit=200&thread=${thread}`;
      while (path) {
        const answer: Answer = await moderator.get(path);
        assert.equal(answer.headers.get('Content-Type'), 'application/json');
        assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
        const { comments, next } = answer.body as { comments: View[]; next?: string };
        read.push(...comments);
        path = next?.replace(`${PUBLIC_URL}/api/moderation`, '');
      }
    }
    assert.deepEqual(
      read.map(({ id }) => id).sort(),
      taken()
        .map(({ answer }) => answer.item.id)
        .sort(),
    );

    const changed = new Map<string, string>();
    for (const [i, { answer, words }] of taken().entries()) {
      if (i % 20 !== 0) continue;
      const content_text = `${answer.item.content_text.slice(0, 3000)} <script>alert(${i})</script>`;
      const edited = await service.resident().edit(answer.item, { content_text });
      assert.deepEqual([edited.status, edited.item._comment.status], [200, 'pending'], words);
      changed.set(answer.item.id, edited.item.content_text);
    }
    for (let at = 0; at < read.length; at += 100) {
      const decisions = read
        .slice(at, at + 100)
        .map(({ id, version }) => ({ id, version, decision: 'approve' }));
      const { results } = (await moderator.post('/decisions', { decisions })).body as {
        results: { id: string; comment?: View; problem?: { status: number; comment: View } }[];
      };
      for (const { id, comment, problem } of results) {
        if (!changed.has(id)) {
          assert.equal(comment?.status, 'published', `seed ${SEED}`);
          continue;
        }
        assert.equal(problem?.status, 409, 'words that nobody has read are not approved');
        assert.deepEqual([problem.comment.text, problem.comment.status], [changed.get(id), 'pending']);
      }
    }
    for (const [id, version] of read
      .filter(({ id }) => changed.has(id))
      .map(({ id, version }) => [id, version])) {
      const one = await moderator.post(`/comments/${id}/decision`, { decision: 'approve', version });
      assert.deepEqual([one.status, one.problemName], [409, 'conflict']);
    }
    await forEachFeed(items => assert.ok(items.every(({ id }) => !changed.has(id))));
    const waiting = (await moderator.get('/counts')).body.counts as { pending: number };
    assert.equal(waiting.pending, changed.size);
  });

  it('have on the wire nothing but text, as it was written', async () => {
    const byId = new Map(taken().map(one => [one.answer.item.id, one]));
    const seen = new Set<string>();
    await forEachFeed((items, feeds, answers) => {
      for (const answer of answers) {
        assertNoMarkup(answer, 'application/feed+json; charset=utf-8', `seed ${SEED}`);
        assert.doesNotMatch(answer.text, HARMFUL);
      }
      assert.ok(feeds.length > 1, 'there is more than a page');
      for (const item of items) {
        const { fields, words } = byId.get(item.id)!;
        const known = ['_comment', 'authors', 'content_text', 'date_published', 'id', 'language'];
        assert.deepEqual(
          Object.keys(item).filter(key => !known.includes(key)),
          [],
          words,
        );
        assert.deepEqual(
          Object.keys(item._comment).filter(key => !['status', 'kind', 'report_url'].includes(key)),
          [],
          words,
        );
        assert.doesNotMatch(JSON.parse(JSON.stringify(item.content_text)) as string, HARMFUL, words);
        assert.equal(essence(item.content_text), essence(fields.content_text as string), words);
        const [author, ...others] = item.authors ?? [];
        assert.deepEqual(others, [], words);
        if (author) {
          assert.deepEqual(Object.keys(author), ['name'], words);
          assert.doesNotMatch(author.name, /\n|\t/, words);
          assert.doesNotMatch(author.name, HARMFUL, words);
          assert.equal(essenceOfName(author.name), essenceOfName(fields.name as string), words);
        }
        seen.add(item.id);
      }
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'none is there twice');
    });
    const published = await service.store.db
      .selectFrom('comments')
      .select('id')
      .where('status', '=', 'published')
      .execute();
    assert.deepEqual([...seen].sort(), published.map(({ id }) => id).sort());
  });

  it('are nothing but text to their authors, too, and none of them is in the log', async () => {
    for (const { answer, words } of taken().filter((_, i) => i % 20 === 1)) {
      const { id, _comment } = answer.item;
      const own = await service.resident().send(`/comments/${id}`, { headers: bearer(_comment.edit_token) });
      assertNoMarkup(own, 'application/json', words);
      assert.equal(own.item.content_text, answer.item.content_text, words);
    }
    assert.doesNotMatch(JSON.stringify(service.log), /alert|script|evil|Averley/i);
  });

  it('are refused without a tag, whatever part of a request they stand in', async () => {
    const tag = encodeURIComponent('<script>alert(1)</script>');
    const paths = [
      `/threads/${tag}/feed.json`,
      `/threads/${threads[0]}/feed.json?sort=${tag}`,
      `/threads/${threads[0]}/feed.json?cursor=${tag}`,
      `/comments/${tag}`,
      `/${tag}`,
    ];
    for (const path of paths)
      assertNoMarkup(await service.resident().send(path), 'application/problem+json', path);
    const counts = await service.resident().send(`/threads/counts?thread=${tag}`);
    assertNoMarkup(counts, 'application/json', counts.text);
    const origin = service.resident({ origin: 'https://<script>' });
    assertNoMarkup(await origin.post(threads[0]!, {}), 'application/problem+json', 'Origin');
  });
});
