import { expect } from '@open-wc/testing';
import {
  closedSince,
  closingTime,
  readComments,
  threadOf,
  type CommentOrder,
} from '../../src/feed/comments.js';
import { readFeed } from '../../src/feed/feed.js';
import { ago, answerTo, comment, NOW, official, threadOf as feedOf, written } from '../support/comments.js';

const now = Date.parse(NOW);

const readAll = (feed: unknown, order: CommentOrder = 'newest') =>
  readComments(readFeed(feed, 'https://police.example/comments.json', now), now, order);

const read = (items: readonly unknown[], order?: CommentOrder) => readAll(feedOf(items), order);

/** The comments' ids, each set in by its depth. */
const outline = (items: readonly unknown[], order?: CommentOrder) =>
  read(items, order).map(({ id, depth }) => '·'.repeat(depth) + id);

describe('The comments of a feed', () => {
  const talk = [
    written('old', 90),
    written('new', 10),
    written('busy', 50),
    answerTo('busy', 'late', 20),
    answerTo('busy', 'early', 40),
    answerTo('early', 'inner', 5),
  ];

  it('stand with the newest first, and the answers to each below it, the oldest first', () => {
    expect(outline(talk)).to.deep.equal(['new', 'busy', '·early', '··inner', '·late', 'old']);
  });

  it('stand with the oldest first', () => {
    expect(outline(talk, 'oldest')).to.deep.equal(['old', 'busy', '·early', '··inner', '·late', 'new']);
  });

  it('stand with the most discussed first, the newer of two that are as much discussed', () => {
    expect(outline(talk, 'discussed')).to.deep.equal(['busy', '·early', '··inner', '·late', 'new', 'old']);
  });

  for (const order of ['newest', 'oldest', 'discussed'] as const) {
    it(`stand with the pinned ones before all others: ${order}`, () => {
      const [first] = outline([...talk, written('pinned', 60, { pinned: true })], order);
      expect(first).to.equal('pinned');
    });
  }

  it('count the answers to each, and to these', () => {
    const answers = Object.fromEntries(read(talk).map(comment => [comment.id, comment.answers]));
    expect(answers).to.deep.equal({ new: 0, busy: 3, early: 1, inner: 0, late: 0, old: 0 });
  });

  it('know whom each answers', () => {
    const parents = Object.fromEntries(read(talk).map(({ id, parent }) => [id, parent?.id]));
    expect(parents).to.include({ inner: 'early', late: 'busy', busy: undefined });
  });

  it('without a date stand among the others, and stop nobody', () => {
    const undated = comment('undated', {}, { date_published: undefined });
    expect(outline([undated, written('dated', 5)])).to.deep.equal(['dated', 'undated']);
  });

  it('stand by themselves where what they answer is not there, or not to be seen', () => {
    expect(outline([answerTo('nobody', 'lost', 10)])).to.deep.equal(['lost']);
    const rejected = comment('bad', { status: 'rejected' });
    expect(outline([rejected, answerTo('bad', 'orphan', 10)])).to.deep.equal(['orphan']);
  });

  it('keep the thread below one that was removed', () => {
    const removed = comment('gone', { status: 'removed' });
    expect(outline([removed, answerTo('gone', 'answer', 10)])).to.deep.equal(['gone', '·answer']);
  });

  for (const [says, items, expected] of [
    ['one that answers itself', [answerTo('a', 'a')], ['a']],
    ['two that answer one another', [answerTo('b', 'a', 2), answerTo('a', 'b', 1)], ['b', 'a']],
    [
      'a ring of three, with a tail',
      [answerTo('c', 'a', 3), answerTo('a', 'b', 2), answerTo('b', 'c', 1), answerTo('b', 'tail', 5)],
      ['c', 'b', '·tail', 'a'],
    ],
    [
      'a tail of two below one that answers itself',
      [answerTo('x', 'y', 1), answerTo('self', 'x', 2), answerTo('self', 'self', 3)],
      ['self', '·x', '··y'],
    ],
  ] as const) {
    it(`are each shown once in ${says}`, () => {
      expect(outline(items)).to.deep.equal(expected);
    });
  }

  it('of one id are one', () => {
    expect(outline([written('a', 1), written('a', 2), answerTo('a', 'b')])).to.deep.equal(['a', '·b']);
  });

  it('10,000 deep take hardly longer to read than as many side by side', () => {
    const timed = (items: readonly unknown[]) => {
      const before = performance.now();
      const result = read(items);
      return { result, took: performance.now() - before };
    };
    const some = Array.from({ length: 10_000 }, (_, i) => 10_000 - i);
    const flat = timed(some.map((minutes, i) => written(String(i), minutes)));
    const { result, took } = timed(some.map((minutes, i) => answerTo(String(i - 1), String(i), minutes)));
    expect(took).to.be.lessThan(100 + 4 * flat.took);
    expect(result).to.have.length(10_000);
    expect(result.at(-1)).to.include({ id: '9999', depth: 9999 });
    expect(result[0]!.answers).to.equal(9999);
  });

  it('in a ring of 10,000 are all read', () => {
    const ring = Array.from({ length: 10_000 }, (_, i) => answerTo(String((i + 1) % 10_000), String(i)));
    expect(new Set(read(ring).map(({ id }) => id)).size).to.equal(10_000);
  });

  it('are the same objects when the feed is read again and nothing of them has changed', () => {
    const feed = readFeed(feedOf(talk), 'https://police.example/comments.json', now);
    const first = readComments(feed, now, 'newest');
    expect(readComments(feed, now, 'newest')).to.deep.equal(first);
    for (const [i, comment] of readComments(feed, now, 'newest').entries())
      expect(comment).to.equal(first[i]);
  });

  it('speak for an agency only in a feed of our own service', () => {
    const items = [official('answer')];
    expect(readAll(feedOf(items))[0]!.official).to.deep.equal({
      agency: 'Harbour Police',
      role: 'Press officer',
    });
    const { _comments, ...plain } = feedOf(items);
    expect(_comments).to.be.an('object');
    for (const other of [plain, { ...plain, _comments: true }, { ...plain, _comments: [] }])
      expect(readAll(other)[0]!.official).to.equal(undefined);
  });

  for (const value of [
    true,
    'Harbour Police',
    {},
    [],
    { agency: 'Harbour Police' },
    { role: 'Officer' },
    null,
  ]) {
    it(`do not speak for an agency by ${JSON.stringify(value)}`, () => {
      expect(read([official('a', { official: value })])[0]!.official).to.equal(undefined);
    });
  }

  for (const fields of [true, [], 'published', null, undefined, { status: 'odd', in_reply_to: {} }]) {
    it(`are shown although their _comment is ${JSON.stringify(fields)}`, () => {
      expect(read([{ ...comment('a'), _comment: fields }])).to.have.length(1);
    });
  }
});

describe('A thread', () => {
  const thread = (fields: object) =>
    threadOf(readFeed(feedOf([], { ...fields }), 'https://police.example/comments.json', now));

  for (const [fields, since] of [
    [{}, false],
    [{ closed: false }, false],
    [{ closed: true }, true],
    [{ closed: ago(5) }, ago(5)],
    [{ closed: ago(-5) }, false],
    [{ closes: ago(-5) }, false],
    [{ closes: ago(5) }, ago(5)],
    [{ closes: NOW }, NOW.replace('Z', '.000Z')],
    [{ closed: false, closes: ago(5) }, ago(5)],
    [{ closed: 'no idea', closes: 'never' }, false],
  ] as const) {
    it(`of ${JSON.stringify(fields)} has been closed since: ${since}`, () => {
      const closed = closedSince(thread(fields), now);
      expect(closed instanceof Date ? closed.toISOString() : closed).to.equal(since);
    });
  }

  for (const fields of [{ closes: ago(-5) }, { closed: ago(-5) }]) {
    it(`knows the moment when ${JSON.stringify(fields)} will close it`, () => {
      expect(closingTime(thread(fields))).to.equal(Date.parse(ago(-5)));
    });
  }

  it('of a plain feed says nothing', () => {
    expect(threadOf(undefined)).to.equal(undefined);
    expect(closedSince(undefined, now)).to.equal(false);
    expect(closingTime(undefined)).to.equal(Infinity);
  });
});
