import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMastodonStatuses } from '../../src/sources/mastodon/mastodon-statuses.js';
import { convert } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable, shared } from './support.js';

const LIST = 'https://town.example/api/v1/accounts/7/statuses';

const account = {
  id: '7',
  username: 'police',
  acct: 'police',
  display_name: 'Port Averley Police :badge:',
  url: 'https://town.example/@police',
  avatar: 'https://files.example/avatar.png',
  emojis: [{ shortcode: 'badge', url: 'https://files.example/badge.png' }],
};
const picture = {
  id: '1',
  type: 'image',
  url: 'https://files.example/original/dogs.jpeg',
  preview_url: 'https://files.example/small/dogs.jpeg',
  description: 'Two dogs',
};
const film = {
  id: '2',
  type: 'gifv',
  url: 'https://files.example/original/run.mp4',
  preview_url: 'https://files.example/small/run.png',
  description: null,
};

/** After https://docs.joinmastodon.org/entities/Status/ */
const status = {
  id: '103270115826048975',
  created_at: '2026-05-04T09:30:00.000Z',
  edited_at: null,
  in_reply_to_id: null,
  in_reply_to_account_id: null,
  sensitive: false,
  spoiler_text: '',
  visibility: 'public',
  language: 'en',
  uri: 'https://town.example/users/police/statuses/103270115826048975',
  url: 'https://town.example/@police/103270115826048975',
  replies_count: 5,
  reblogs_count: 6,
  favourites_count: 11,
  content:
    '<p>Open day :dog: <a href="https://town.example/tags/dogs" class="mention hashtag" rel="tag">#<span>dogs</span></a></p>',
  reblog: null,
  account,
  media_attachments: [] as object[],
  mentions: [],
  tags: [{ name: 'dogs', url: 'https://town.example/tags/dogs' }],
  emojis: [],
  card: null as object | null,
  poll: null as object | null,
};
const read = (...statuses: unknown[]) => readMastodonStatuses(answerOf(statuses, LIST), 0)!.items;
const one = (change: object) => read({ ...status, ...change })[0]!;

describe('mastodon-statuses', () => {
  it('maps an account’s statuses, with shortcodes as they are written', () => {
    const feed = readMastodonStatuses(answerOf([status], LIST), 0)!;
    assertReadable(feed);
    const authors = [{ name: 'Port Averley Police :badge:', url: 'https://town.example/@police' }];
    assert.deepEqual(feed, {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Port Averley Police :badge:',
      home_page_url: 'https://town.example/@police',
      authors,
      items: [
        {
          id: '103270115826048975',
          url: 'https://town.example/@police/103270115826048975',
          content_html: status.content,
          date_published: '2026-05-04T09:30:00.000Z',
          authors,
          tags: ['dogs'],
          language: 'en',
        },
      ],
    });
  });

  it('shows its pictures with their descriptions, and a film by its still', () => {
    const item = one({ media_attachments: [picture, film] });
    assert.equal(item.image, 'https://files.example/original/dogs.jpeg');
    assert.deepEqual(item.attachments, [
      { url: 'https://files.example/original/dogs.jpeg', mime_type: 'image/jpeg', title: 'Two dogs' },
      { url: 'https://files.example/original/run.mp4', mime_type: 'video/mp4' },
    ]);
    assert.equal(one({ media_attachments: [film] }).image, 'https://files.example/small/run.png');
    assert.equal(
      one({ card: { image: 'https://files.example/card.jpg' } }).image,
      'https://files.example/card.jpg',
    );
  });

  it('shows nothing of sensitive pictures', () => {
    const item = one({ sensitive: true, media_attachments: [picture, film], card: { image: picture.url } });
    assert.doesNotMatch(JSON.stringify(item), /files\.example/);
    assert.equal(item.content_html, status.content);
  });

  it('folds the text behind its content warning, which alone is the summary', () => {
    const item = one({ spoiler_text: 'Blood & <knives>', media_attachments: [picture] });
    assert.equal(item.summary, 'Blood & <knives>');
    assert.equal(
      item.content_html,
      `<details><summary>Blood &amp; &lt;knives&gt;</summary>${status.content}</details>`,
    );
    assert.equal(item.image, undefined);
  });

  it('shows a boost as what was boosted, by its author and at its address, once', () => {
    const boosted = {
      ...status,
      id: '99',
      url: 'https://other.example/@ann/99',
      content: '<p>Seen</p>',
      account: {
        id: '8',
        username: 'ann',
        acct: 'ann@other.example',
        display_name: '',
        url: 'https://other.example/@ann',
      },
    };
    const boost = {
      ...status,
      id: '100',
      content: '',
      uri: 'https://town.example/activity',
      url: null,
      reblog: boosted,
    };
    const feed = readMastodonStatuses(answerOf([boost, { ...boost, id: '101' }, status], LIST), 0)!;
    assert.equal(feed.items.length, 2);
    const [item] = feed.items;
    assert.deepEqual(item!.authors, [{ name: 'ann@other.example', url: 'https://other.example/@ann' }]);
    assert.equal(item!.url, 'https://other.example/@ann/99');
    assert.equal(item!.content_html, '<p>Seen</p>');
    assert.equal(feed.title, 'Port Averley Police :badge:');
    assert.deepEqual(read({ ...boost, reblog: { ...boosted, visibility: 'private' } }), []);
  });

  for (const visibility of ['private', 'direct', 'local', 'list', null]) {
    it(`leaves out a status whose visibility is ${visibility}`, () => {
      assert.deepEqual(read({ ...status, visibility }), []);
    });
  }

  it('keeps an unlisted one, and leaves out what an account wrote that was taken down', () => {
    assert.equal(one({ visibility: 'unlisted' }).id, status.id);
    assert.deepEqual(read({ ...status, account: { ...account, suspended: true } }), []);
  });

  it('says when it was edited, and what a poll asks', () => {
    const poll = { options: [{ title: 'Yes & no', votes_count: 1 }, { title: 'No' }] };
    const item = one({ edited_at: '2026-05-05T08:00:00.000Z', poll });
    assert.equal(item.date_modified, '2026-05-05T08:00:00.000Z');
    assert.equal(item.content_html, `${status.content}<ul><li>Yes &amp; no</li><li>No</li></ul>`);
  });

  it('names no feed after one of several accounts', () => {
    const other = { ...status, id: '2', account: { ...account, id: '9' } };
    assert.equal(readMastodonStatuses(answerOf([status, other], LIST), 0)!.title, undefined);
  });

  it('reads Pleroma’s', () => {
    // After https://docs.pleroma.social/backend/development/API/differences_in_mastoapi_responses/
    const item = one({
      id: '9toJCu5YZW7O7gfvH6',
      url: 'https://town.example/notice/9toJCu5YZW7O7gfvH6',
      content: 'Just words',
      card: undefined,
      pleroma: { content: { 'text/plain': 'Just words' }, spoiler_text: { 'text/plain': '' }, local: true },
      media_attachments: [
        { type: 'unknown', url: 'https://files.example/a', pleroma: { mime_type: 'application/pdf' } },
      ],
    });
    assert.equal(item.id, '9toJCu5YZW7O7gfvH6');
    assert.equal(item.content_html, '<p>Just words</p>');
    assert.deepEqual(item.attachments, [{ url: 'https://files.example/a', mime_type: 'application/pdf' }]);
  });

  it('bears anything in any place', () => {
    const rich = {
      ...status,
      media_attachments: [picture, film],
      spoiler_text: 'a',
      poll: { options: [{ title: 'b' }] },
    };
    assertBearsAnything(readMastodonStatuses, [
      { ...status, reblog: rich },
      { ...rich, spoiler_text: '' },
    ]);
  });

  it('is recognised in a list or alone, and empty by its address; an instance or an error is not', async () => {
    assert.equal((await convert(answerOf([status]), 0))?.items[0]?.id, status.id);
    assert.equal((await convert(answerOf(status), 0))?.items[0]?.id, status.id);
    assert.deepEqual((await convert(answerOf([], LIST), 0))?.items, []);
    assert.equal(await convert(answerOf({ error: 'Record not found' }, LIST), 0), undefined);
    assert.equal(await convert(answerOf({ error: 'x' }, LIST), 0, 'mastodon-statuses'), undefined);
  });
});

const edited = shared('mastodon/tootsdk-post_edited.json');
const instance = shared('mastodon/tootsdk-pleroma.json');

describe('mastodon, with real answers', { skip: !edited || !instance ? 'no shared data' : false }, () => {
  it('maps an edited status as its page shows it', async () => {
    const feed = (await convert(answerOf(edited), 0))!;
    assertReadable(feed);
    assert.equal(feed.items.length, 1);
    const [item] = feed.items;
    assert.deepEqual(
      { ...item, content_html: undefined },
      {
        id: '112300188527054704',
        url: 'https://example.com/@person/112300188527054704',
        content_html: undefined,
        image:
          'https://media.example.com/cache/preview_cards/images/024/062/128/original/1c7d0494ae037a8f.jpg',
        date_published: '2024-04-19T22:14:48.415Z',
        date_modified: '2024-04-19T22:15:22.000Z',
        authors: [{ name: 'Person', url: 'https://example.com/@person' }],
        tags: ['ub40'],
        language: 'en',
      },
    );
    assert.equal(item!.content_html, JSON.parse(edited!).content);
  });

  it('takes what an instance says of itself for no status', async () => {
    assert.equal(await convert(answerOf(instance), 0), undefined);
  });
});
