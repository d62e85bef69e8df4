import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readComments } from '../../src/feed/comments.js';
import { readFeed } from '../../src/feed/feed.js';
import { convert } from '../../src/sources/sources.js';
import { readWordPressComments } from '../../src/sources/wordpress/wordpress-comments.js';
import { answerOf, assertBearsAnything, assertReadable } from './support.js';

const LIST = 'https://police.example/wp-json/wp/v2/comments?post=42';

/** After https://developer.wordpress.org/rest-api/reference/comments/ */
const comment = {
  id: 101,
  post: 42,
  parent: 0,
  author: 0,
  author_name: 'Ann &amp; Bob',
  author_url: 'https://ann.example',
  date: '2026-05-04T10:00:00',
  date_gmt: '2026-05-04T14:00:00',
  content: { rendered: '<p>Will there be <em>dogs</em>?</p>\n' },
  link: 'https://police.example/open-day/#comment-101',
  status: 'approved',
  type: 'comment',
  author_avatar_urls: { 96: 'https://secure.gravatar.com/avatar/1?s=96' },
};
const answer = { ...comment, id: 102, parent: 101, author: 3, author_name: 'Police', author_url: '' };
const read = (...comments: unknown[]) => readWordPressComments(answerOf(comments, LIST), 0)!.items;

describe('wordpress-comments', () => {
  it('maps a comment and its answer, nobody of whom is official', () => {
    const feed = readWordPressComments(answerOf([answer, comment], LIST), 0)!;
    assertReadable(feed);
    assert.deepEqual(feed.items[1], {
      id: '101',
      url: 'https://police.example/open-day/#comment-101',
      content_html: '<p>Will there be <em>dogs</em>?</p>',
      date_published: '2026-05-04T14:00:00Z',
      authors: [{ name: 'Ann & Bob', url: 'https://ann.example/' }],
      _comment: { status: 'published' },
    });
    assert.deepEqual(feed.items[0]!._comment, { in_reply_to: '101', status: 'published' });
    const thread = readComments(readFeed(feed, LIST), 0, 'oldest');
    assert.deepEqual(
      thread.map(({ id, depth, official }) => [id, depth, official]),
      [
        ['101', 0, undefined],
        ['102', 1, undefined],
      ],
    );
  });

  for (const [what, change] of [
    ['waits', { status: 'hold' }],
    ['is spam', { status: 'spam' }],
    ['was thrown away', { status: 'trash' }],
    ['is a pingback', { type: 'pingback' }],
    ['is a trackback', { type: 'trackback' }],
    ['has no text', { content: { rendered: '' } }],
    ['stands below a protected post', { content: { rendered: 'Secret', protected: true } }],
  ] as const) {
    it(`leaves out what ${what}`, () => {
      assert.deepEqual(read({ ...comment, ...change }), []);
    });
  }

  it('passes on no avatar, and no name where there is none', () => {
    const [item] = read({ ...comment, author_name: '' });
    assert.equal(item!.authors, undefined);
    assert.doesNotMatch(JSON.stringify(item), /gravatar/);
  });

  it('bears anything in any place', () => {
    assertBearsAnything(readWordPressComments, [comment, answer]);
  });

  it('is recognised beside posts, and empty by its address', async () => {
    assert.equal((await convert(answerOf([comment], LIST), 0))?.items[0]?._comment!['status'], 'published');
    assert.deepEqual((await convert(answerOf([], LIST), 0))?.items, []);
    assert.equal(await convert(answerOf({ code: 'rest_post_invalid_id' }, LIST), 0), undefined);
  });
});
