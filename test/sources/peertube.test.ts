import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFeed } from '../../src/feed/feed.js';
import { readVideos } from '../../src/feed/videos.js';
import { readPeerTube } from '../../src/sources/peertube.js';
import { convert } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable } from './support.js';

const URL_OF_LIST = 'https://films.example/api/v1/video-channels/police/videos';
const UUID = '9c9de5e8-0a1e-484a-b099-e80766180a6d';

/** After https://docs.joinpeertube.org/api-rest-reference.html#tag/Video/operation/getVideos */
const video = {
  id: 8,
  uuid: UUID,
  shortUUID: 'kkGMgK9ZtnKfYAgnEtQxbv',
  url: `https://films.example/videos/watch/${UUID}`,
  name: 'Lock it or lose it',
  category: { id: 13, label: 'Education' },
  licence: { id: null, label: 'Unknown' },
  language: { id: 'en', label: 'English' },
  privacy: { id: 1, label: 'Public' },
  nsfw: false,
  truncatedDescription: 'How to lock a bicycle.',
  isLocal: true,
  isLive: false,
  duration: 83,
  views: 10,
  likes: 2,
  dislikes: 0,
  thumbnailPath: '/lazy-static/thumbnails/a.jpg',
  previewPath: '/lazy-static/previews/a.jpg',
  embedPath: `/videos/embed/${UUID}`,
  createdAt: '2026-05-01T10:18:46.857Z',
  updatedAt: '2026-05-03T08:00:00.000Z',
  publishedAt: '2026-05-02T11:00:00.000Z',
  originallyPublishedAt: null,
  account: {
    name: 'root',
    displayName: 'Root',
    host: 'films.example',
    url: 'https://films.example/accounts/root',
  },
  channel: {
    name: 'police',
    displayName: 'Port Averley Police',
    host: 'films.example',
    url: 'https://films.example/video-channels/police',
  },
  blacklisted: false,
  state: { id: 1, label: 'Published' },
};
const listOf = (...data: unknown[]) => ({ total: data.length, data });
const read = (...data: unknown[]) => readPeerTube(answerOf(listOf(...data), URL_OF_LIST), 0)!.items;

describe('peertube', () => {
  it('maps a video of a channel', () => {
    assert.deepEqual(read(video), [
      {
        id: UUID,
        url: `https://films.example/videos/watch/${UUID}`,
        title: 'Lock it or lose it',
        content_text: 'How to lock a bicycle.',
        image: 'https://films.example/lazy-static/previews/a.jpg',
        date_published: '2026-05-02T11:00:00.000Z',
        date_modified: '2026-05-03T08:00:00.000Z',
        authors: [{ name: 'Port Averley Police', url: 'https://films.example/video-channels/police' }],
        tags: ['Education'],
        language: 'en',
        _video: { provider: 'peertube', video_id: UUID, host: 'films.example', duration_in_seconds: 83 },
      },
    ]);
  });

  it('plays another instance’s video from there, with the picture that lies here', () => {
    const [item] = read({ ...video, isLocal: false, url: `https://other.example:9000/videos/watch/${UUID}` });
    assert.equal(item!._video!['host'], 'other.example:9000');
    assert.equal(item!.image, 'https://films.example/lazy-static/previews/a.jpg');
  });

  it('gives a video without an address the one it has on its instance', () => {
    const [item] = read({ ...video, url: undefined });
    assert.equal(item!.url, `https://films.example/w/${UUID}`);
  });

  it('maps a video by itself, with its tags, and the entries of a playlist', async () => {
    const whole = { ...video, description: 'How to lock a bicycle.\n\nTwo locks.', tags: ['bicycle'] };
    const alone = (await convert(answerOf(whole, URL_OF_LIST), 0))!;
    assert.equal(alone.items[0]!.content_text, 'How to lock a bicycle.\n\nTwo locks.');
    assert.deepEqual(alone.items[0]!.tags, ['bicycle', 'Education']);
    const entry = { id: 3, position: 1, startTimestamp: null, stopTimestamp: null, type: 0, video };
    const unavailable = { id: 4, position: 2, type: 3, video: null };
    const playlist = (await convert(answerOf(listOf(unavailable, entry), URL_OF_LIST), 0))!;
    assert.deepEqual(
      playlist.items.map(({ id }) => id),
      [UUID],
    );
  });

  for (const [what, change] of [
    ['private', { privacy: { id: 3, label: 'Private' } }],
    ['internal', { privacy: { id: 4, label: 'Internal' } }],
    ['protected by a password', { privacy: { id: 5, label: 'Password protected' } }],
    ['blocked', { blacklisted: true }],
    ['still being transcoded', { state: { id: 2, label: 'To transcode' } }],
    ['without an id', { uuid: null }],
  ] as const) {
    it(`leaves out a video that is ${what}`, () => {
      assert.deepEqual(read({ ...video, ...change }), []);
    });
  }

  it('keeps an unlisted one', () => {
    assert.equal(read({ ...video, privacy: { id: 2, label: 'Unlisted' } }).length, 1);
  });

  it('shows no picture of what its publisher calls sensitive, but says what it is', () => {
    const [item] = read({ ...video, nsfw: true, nsfwSummary: 'An accident' });
    assert.equal(item!.image, undefined);
    assert.equal(item!.summary, 'An accident');
  });

  it('takes the largest of a list of pictures, where there are no paths', () => {
    const fileUrl = (width: number) => ({ width, height: 1, fileUrl: `https://films.example/${width}.jpg` });
    const thumbnails = [fileUrl(280), fileUrl(850), fileUrl(400)];
    const [item] = read({ ...video, thumbnailPath: undefined, previewPath: null, thumbnails });
    assert.equal(item!.image, 'https://films.example/850.jpg');
  });

  it('marks a stream as live while it is on air, and gives it no duration', () => {
    const stream = (id: number) => read({ ...video, isLive: true, duration: 0, state: { id } })[0]!._video!;
    assert.equal(stream(1)['is_live'], true);
    assert.equal(stream(1)['duration_in_seconds'], undefined);
    assert.equal(stream(4)['is_live'], undefined);
    assert.equal(stream(5)['is_live'], undefined);
    const startAt = (year: number) => ({
      ...video,
      isLive: true,
      state: undefined,
      liveSchedules: [{ startAt: `${year}-05-04T09:30:00.000Z` }],
    });
    assert.equal(read(startAt(1960))[0]!._video!['is_live'], true);
    assert.equal(read(startAt(2030))[0]!._video!['is_live'], undefined);
  });

  it('takes no category or language that is unknown', () => {
    const unknown = { id: null, label: 'Unknown' };
    const [item] = read({ ...video, category: unknown, language: unknown });
    assert.equal(item!.tags, undefined);
    assert.equal(item!.language, undefined);
  });

  it('shows in a gallery', () => {
    const json = readPeerTube(answerOf(listOf(video), URL_OF_LIST), 0)!;
    assertReadable(json);
    const [film] = readVideos(readFeed(json, 'https://relay.example/'), 0);
    assert.equal(film!.place!.provider, 'peertube');
    assert.equal(film!.place!.host, 'films.example');
    assert.equal(film!.durationInSeconds, 83);
  });

  it('bears anything in any place', () => {
    assertBearsAnything(readPeerTube, listOf(video, video));
  });

  it('is recognised by its videos, or empty by its address', async () => {
    assert.equal((await convert(answerOf(listOf(video), URL_OF_LIST), 0))?.items[0]?.id, UUID);
    assert.deepEqual((await convert(answerOf(listOf(), URL_OF_LIST), 0))?.items, []);
    assert.equal(await convert(answerOf({ total: 1, data: [{ uuid: 'x' }] }), 0), undefined);
  });
});
