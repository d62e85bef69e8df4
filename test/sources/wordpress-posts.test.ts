import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convert } from '../../src/sources/sources.js';
import { readWordPressPosts } from '../../src/sources/wordpress/wordpress-posts.js';
import { answerOf, assertBearsAnything, assertReadable } from './support.js';

const LIST = 'https://police.example/wp-json/wp/v2/posts?_embed';

/** After https://developer.wordpress.org/rest-api/reference/posts/ */
const post = {
  id: 42,
  date: '2026-05-04T09:30:00',
  date_gmt: '2026-05-04T13:30:00',
  guid: { rendered: 'https://police.example/?p=42' },
  modified: '2026-05-05T08:00:00',
  modified_gmt: '2026-05-05T12:00:00',
  slug: 'open-day',
  status: 'publish',
  type: 'post',
  link: 'https://police.example/open-day/',
  title: { rendered: 'Arts &#038; crafts &#8211; the <em>open</em> day' },
  content: { rendered: '\n<p>Come and see <a href="/map">where</a>.</p>\n', protected: false },
  excerpt: {
    rendered: '<p>Come and see [&hellip;] <a class="more-link" href="x">Continue reading</a></p>\n',
    protected: false,
  },
  author: 3,
  featured_media: 7,
  categories: [1, 5],
  tags: [9],
  _embedded: {
    author: [
      {
        id: 3,
        name: 'Ingrid O&#8217;Hara',
        link: 'https://police.example/author/ingrid/',
        avatar_urls: { 96: 'https://secure.gravatar.com/avatar/1?s=96' },
      },
    ],
    'wp:featuredmedia': [
      {
        id: 7,
        media_type: 'image',
        source_url: 'https://police.example/uploads/dogs.jpg',
        media_details: {
          sizes: { large: { source_url: 'https://police.example/uploads/dogs-1024x768.jpg' } },
        },
      },
    ],
    'wp:term': [
      [
        { taxonomy: 'category', name: 'Uncategorized', slug: 'uncategorized' },
        { taxonomy: 'category', name: 'Road &amp; rail', slug: 'road-rail' },
      ],
      [{ taxonomy: 'post_tag', name: 'dogs', slug: 'dogs' }],
    ],
  },
};
const read = (...posts: unknown[]) => readWordPressPosts(answerOf(posts, LIST), 0)!.items;
const one = (change: object) => read({ ...post, ...change })[0]!;

describe('wordpress-posts', () => {
  it('maps a post as its page shows it, with its dates in UTC', () => {
    assertReadable(readWordPressPosts(answerOf([post], LIST), 0));
    assert.deepEqual(read(post), [
      {
        id: '42',
        url: 'https://police.example/open-day/',
        title: 'Arts & crafts – the open day',
        content_html: '<p>Come and see <a href="https://police.example/map">where</a>.</p>',
        summary: 'Come and see…',
        image: 'https://police.example/uploads/dogs-1024x768.jpg',
        date_published: '2026-05-04T13:30:00Z',
        date_modified: '2026-05-05T12:00:00Z',
        authors: [{ name: 'Ingrid O’Hara', url: 'https://police.example/author/ingrid/' }],
        tags: ['Road & rail', 'dogs'],
      },
    ]);
  });

  it('knows only the day of a date that is not in UTC, since the site does not name its zone', () => {
    assert.equal(one({ date_gmt: undefined }).date_published, '2026-05-04');
    assert.equal(one({ date_gmt: '0000-00-00T00:00:00' }).date_published, '2026-05-04');
  });

  it('does without what was not embedded, or may not be read', () => {
    const bare = one({ _embedded: undefined });
    assert.deepEqual([bare.authors, bare.image, bare.tags], [undefined, undefined, undefined]);
    const error = { code: 'rest_forbidden', message: 'Sorry', data: { status: 401 } };
    const forbidden = one({ _embedded: { author: [error], 'wp:featuredmedia': [error] } });
    assert.deepEqual([forbidden.authors, forbidden.image], [undefined, undefined]);
  });

  it('takes the first picture of the text where none is featured, and no avatar', () => {
    const rendered =
      '<img class="wp-smiley" src="/s.png"><img src="https://secure.gravatar.com/avatar/1"><img src="/a.jpg" alt="">';
    const { image } = one({ content: { rendered }, _embedded: undefined });
    assert.equal(image, 'https://police.example/a.jpg');
    assert.doesNotMatch(JSON.stringify(read(post)), /gravatar/);
  });

  it('takes the picture in full where it has no other size, and no film for one', () => {
    const featured = { media_type: 'image', source_url: 'https://police.example/uploads/dogs.jpg' };
    const withMedia = (media: object) => one({ _embedded: { 'wp:featuredmedia': [media] } }).image;
    assert.equal(withMedia(featured), 'https://police.example/uploads/dogs.jpg');
    assert.equal(withMedia({ ...featured, media_type: 'file' }), undefined);
  });

  it('shows of a protected post only that it is there', () => {
    const item = one({
      title: { rendered: 'Protected: plans' },
      content: { rendered: '<p>Secret</p>', protected: true },
      excerpt: { rendered: 'Secret', protected: true },
    });
    assert.equal(item.title, 'Protected: plans');
    assert.doesNotMatch(JSON.stringify(item), /Secret/);
  });

  for (const status of ['draft', 'private', 'future', 'pending', 'trash']) {
    it(`leaves out a post whose status is ${status}`, () => {
      assert.deepEqual(read({ ...post, status }), []);
    });
  }

  it('bears anything in any place', () => {
    assertBearsAnything(readWordPressPosts, [post, post]);
  });

  it('is recognised in a list or alone, and empty by its address; an error is not', async () => {
    assert.equal((await convert(answerOf([post]), 0))?.items[0]?.id, '42');
    assert.equal((await convert(answerOf(post), 0))?.items[0]?.id, '42');
    assert.deepEqual((await convert(answerOf([], LIST), 0))?.items, []);
    assert.deepEqual(
      (await convert(answerOf([], 'https://a.example/?rest_route=/wp/v2/posts'), 0))?.items,
      [],
    );
    assert.equal(await convert(answerOf([]), 0), undefined);
    const error = { code: 'rest_no_route', message: 'No route was found', data: { status: 404 } };
    assert.equal(await convert(answerOf(error, LIST), 0), undefined);
    assert.equal(await convert(answerOf(error, LIST), 0, 'wordpress-posts'), undefined);
  });
});
