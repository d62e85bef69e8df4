import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readComments } from '../../src/feed/comments.js';
import { readFeed } from '../../src/feed/feed.js';
import { readMastodonContext } from '../../src/sources/mastodon/mastodon-context.js';
import { convert } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable } from './support.js';

const ASKED = 'https://town.example/api/v1/statuses/1/context';
const account = {
  id: '8',
  acct: 'ann@other.example',
  display_name: 'Ann',
  url: 'https://other.example/@ann',
};

/** After https://docs.joinmastodon.org/entities/Context/ */
const answer = (id: string, in_reply_to_id: string | null, change: object = {}) => ({
  id,
  in_reply_to_id,
  created_at: `2026-05-04T09:3${id}:00.000Z`,
  edited_at: null as string | null,
  sensitive: false,
  spoiler_text: '',
  visibility: 'public',
  language: 'en',
  url: `https://other.example/@ann/${id}`,
  content: `<p>Answer ${id}</p>`,
  reblog: null,
  account,
  media_attachments: [],
  tags: [],
  ...change,
});
const contextOf = (...descendants: object[]) => ({ ancestors: [answer('0', null)], descendants });
const feedOf = (...descendants: object[]) =>
  readMastodonContext(answerOf(contextOf(...descendants), ASKED), 0)!;
const threadOf = (...descendants: object[]) =>
  readComments(readFeed(feedOf(...descendants), ASKED), 0, 'oldest').map(({ id, depth, status }) => [
    id,
    depth,
    status,
  ]);

describe('mastodon-context', () => {
  it('maps answers to comments, below one another; what the status itself answers is none', () => {
    const feed = feedOf(answer('2', '1'), answer('3', '2', { edited_at: '2026-05-05T00:00:00.000Z' }));
    assertReadable(feed);
    assert.deepEqual(feed.items[0], {
      id: '2',
      url: 'https://other.example/@ann/2',
      content_html: '<p>Answer 2</p>',
      date_published: '2026-05-04T09:32:00.000Z',
      authors: [{ name: 'Ann', url: 'https://other.example/@ann' }],
      language: 'en',
      _comment: { status: 'published' },
    });
    assert.deepEqual(feed.items[1]!._comment, { in_reply_to: '2', status: 'published', edited: true });
    assert.deepEqual(threadOf(answer('2', '1'), answer('3', '2')), [
      ['2', 0, 'published'],
      ['3', 1, 'published'],
    ]);
  });

  it('finds the status in what answers it, where the address does not name it', () => {
    const feed = readMastodonContext(answerOf(contextOf(answer('2', '1'), answer('3', '1'))), 0)!;
    assert.deepEqual(
      feed.items.map(({ id, _comment }) => [id, _comment!['in_reply_to']]),
      [
        ['2', undefined],
        ['3', undefined],
      ],
    );
  });

  it('holds the place of a comment that was removed, with its answers below', () => {
    assert.deepEqual(threadOf(answer('2', '1'), answer('4', '3'), answer('5', '3')), [
      ['2', 0, 'published'],
      ['3', 0, 'removed'],
      ['4', 1, 'published'],
      ['5', 1, 'published'],
    ]);
  });

  it('keeps nothing of what an account wrote that was taken down', () => {
    const feed = feedOf(answer('2', '1', { account: { ...account, suspended: true } }), answer('3', '2'));
    assert.deepEqual(feed.items[0], {
      id: '2',
      content_text: 'This comment was removed.',
      _comment: { status: 'removed' },
    });
    assert.equal(feed.items.length, 2);
  });

  it('shows nothing that is not for everybody, and does not call it removed', () => {
    const hidden = answer('2', '1', { visibility: 'private' });
    assert.deepEqual(threadOf(hidden, answer('3', '2'), answer('5', '4', { visibility: 'direct' })), [
      ['3', 0, 'published'],
    ]);
  });

  it('folds what stands behind a content warning', () => {
    const [item] = feedOf(answer('2', '1', { spoiler_text: 'Blood' })).items;
    assert.equal(item!.content_html, '<details><summary>Blood</summary><p>Answer 2</p></details>');
    assert.equal(item!.summary, 'Blood');
  });

  it('calls nobody official, and offers no form', () => {
    const official = { agency: 'Police', role: 'Chief' };
    const feed = feedOf(
      answer('2', '1', { official, _comment: { official }, account: { ...account, official } }),
    );
    assert.equal(feed._comments, undefined);
    assert.doesNotMatch(JSON.stringify(feed), /official/);
  });

  it('takes all 60 that Mastodon gives without a token', () => {
    const many = Array.from({ length: 60 }, (_, index) => answer(String(index + 2), '1'));
    assert.equal(feedOf(...many).items.length, 60);
  });

  it('bears anything in any place', () => {
    assertBearsAnything(
      readMastodonContext,
      contextOf(answer('2', '1'), answer('4', '3', { spoiler_text: 'a' })),
    );
  });

  it('is recognised, also empty; an error is not', async () => {
    assert.equal((await convert(answerOf(contextOf(answer('2', '1')), ASKED), 0))?.items.length, 1);
    assert.deepEqual((await convert(answerOf({ ancestors: [], descendants: [] }), 0))?.items, []);
    assert.equal(await convert(answerOf({ error: 'Record not found' }), 0, 'mastodon-context'), undefined);
  });
});
