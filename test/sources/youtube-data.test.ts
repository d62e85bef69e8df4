import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFeed } from '../../src/feed/feed.js';
import { readVideos } from '../../src/feed/videos.js';
import { convert } from '../../src/sources/sources.js';
import { readYouTubeData } from '../../src/sources/youtube-data.js';
import { answerOf, assertBearsAnything, assertReadable, shared } from './support.js';

const read = (body: unknown) => readYouTubeData(answerOf(body), 0)!;

/** After https://developers.google.com/youtube/v3/docs/playlistItems */
const playlistItem = {
  kind: 'youtube#playlistItem',
  id: 'UExPVTJYTFl4bXNJ',
  snippet: {
    publishedAt: '2026-05-04T09:00:00Z',
    channelId: 'UCPlaylistOwner',
    title: 'Lock it or lose it',
    description: 'How to lock a bicycle.\n\nTwo locks.',
    thumbnails: {
      default: { url: 'https://i.ytimg.com/vi/AAAAAAAAAA1/default.jpg', width: 120, height: 90 },
      high: { url: 'https://i.ytimg.com/vi/AAAAAAAAAA1/hqdefault.jpg', width: 480, height: 360 },
    },
    channelTitle: 'City of Port Averley',
    videoOwnerChannelTitle: 'Port Averley Police',
    videoOwnerChannelId: 'UCPolice',
    playlistId: 'PL1',
    position: 0,
    resourceId: { kind: 'youtube#video', videoId: 'AAAAAAAAAA1' },
  },
  contentDetails: { videoId: 'AAAAAAAAAA1', videoPublishedAt: '2026-04-30T08:00:00Z' },
  status: { privacyStatus: 'public' },
};
const playlistOf = (...items: unknown[]) => ({ kind: 'youtube#playlistItemListResponse', items });

/** After https://developers.google.com/youtube/v3/docs/videos */
const video = {
  kind: 'youtube#video',
  id: 'BBBBBBBBBB2',
  snippet: {
    publishedAt: '2026-05-01T10:00:00Z',
    channelId: 'UCPolice',
    title: 'Open day, live',
    description: '',
    thumbnails: { medium: { url: 'https://i.ytimg.com/vi/BBBBBBBBBB2/mqdefault.jpg' } },
    channelTitle: 'Port Averley Police',
    tags: ['open day', 'dogs'],
    liveBroadcastContent: 'none',
    defaultLanguage: 'en',
    localized: { title: 'Open day, live', description: '' },
    defaultAudioLanguage: 'fr',
  },
  contentDetails: { duration: 'PT1H2M3S', caption: 'true' },
  status: { uploadStatus: 'processed', privacyStatus: 'public', embeddable: true },
};
const videosOf = (...items: unknown[]) => ({ kind: 'youtube#videoListResponse', items });
const withDuration = (duration: unknown) => ({ ...video, contentDetails: { duration } });

describe('youtube-data', () => {
  it('maps an item of a playlist to its video, by its owner and its own date', () => {
    assert.deepEqual(read(playlistOf(playlistItem)).items, [
      {
        id: 'yt:video:AAAAAAAAAA1',
        url: 'https://www.youtube.com/watch?v=AAAAAAAAAA1',
        title: 'Lock it or lose it',
        content_text: 'How to lock a bicycle.\n\nTwo locks.',
        image: 'https://i.ytimg.com/vi/AAAAAAAAAA1/hqdefault.jpg',
        date_published: '2026-04-30T08:00:00Z',
        authors: [{ name: 'Port Averley Police', url: 'https://www.youtube.com/channel/UCPolice' }],
        _video: { provider: 'youtube', video_id: 'AAAAAAAAAA1' },
      },
    ]);
  });

  it('maps a video with its duration, tags and language', () => {
    const [item] = read(videosOf(video)).items;
    assert.deepEqual(item, {
      id: 'yt:video:BBBBBBBBBB2',
      url: 'https://www.youtube.com/watch?v=BBBBBBBBBB2',
      title: 'Open day, live',
      image: 'https://i.ytimg.com/vi/BBBBBBBBBB2/mqdefault.jpg',
      date_published: '2026-05-01T10:00:00Z',
      authors: [{ name: 'Port Averley Police', url: 'https://www.youtube.com/channel/UCPolice' }],
      tags: ['open day', 'dogs'],
      language: 'en',
      _video: { provider: 'youtube', video_id: 'BBBBBBBBBB2', duration_in_seconds: 3723 },
    });
  });

  it('takes the title in the language that was asked for, which then is not the original’s', () => {
    const localized = { title: 'Portes ouvertes', description: 'Avec les chiens.' };
    const [item] = read(videosOf({ ...video, snippet: { ...video.snippet, localized } })).items;
    assert.equal(item!.title, 'Portes ouvertes');
    assert.equal(item!.content_text, 'Avec les chiens.');
    assert.equal(item!.language, undefined);
  });

  it('maps videos of a search, whose titles hold entities, and no channels or playlists', () => {
    const snippet = { title: 'Arts &amp; crafts', channelTitle: 'Police', channelId: 'UCPolice' };
    const feed = read({
      kind: 'youtube#searchListResponse',
      items: [
        { id: { kind: 'youtube#video', videoId: 'CCCCCCCCCC3' }, snippet },
        { id: { kind: 'youtube#channel', channelId: 'UCPolice' }, snippet },
      ],
    });
    assert.deepEqual(
      feed.items.map(({ id, title }) => [id, title]),
      [['yt:video:CCCCCCCCCC3', 'Arts & crafts']],
    );
  });

  for (const [title, description] of [
    ['Private video', 'This video is private.'],
    ['Deleted video', 'This video is unavailable.'],
  ]) {
    it(`leaves out a "${title}", whether or not its status was asked for`, () => {
      const { resourceId } = playlistItem.snippet;
      const gone = { snippet: { title, description, thumbnails: {}, resourceId } };
      const privacyStatus = title === 'Private video' ? 'private' : 'privacyStatusUnspecified';
      assert.equal(read(playlistOf(gone)).items.length, 0);
      assert.equal(read(playlistOf({ ...playlistItem, status: { privacyStatus } })).items.length, 0);
    });
  }

  it('tells what is gone by its missing pictures, too, whatever it is called', () => {
    const { resourceId } = playlistItem.snippet;
    const gone = { snippet: { title: 'Vidéo supprimée', thumbnails: {}, resourceId } };
    assert.equal(read(playlistOf(gone)).items.length, 0);
  });

  it('keeps a film that is only called so, and an unlisted one that the playlist shows', () => {
    const called = { ...playlistItem, snippet: { ...playlistItem.snippet, title: 'Private video' } };
    const { contentDetails: _contentDetails, ...withoutDetails } = called;
    assert.equal(read(playlistOf(withoutDetails)).items.length, 1);
    const unlisted = { ...playlistItem, status: { privacyStatus: 'unlisted' } };
    assert.equal(read(playlistOf(called)).items.length, 1);
    assert.equal(read(playlistOf(unlisted)).items.length, 1);
  });

  it('leaves out what failed to upload, what is no video, and what stands twice', () => {
    const failed = { ...video, status: { uploadStatus: 'rejected', privacyStatus: 'public' } };
    const noVideo = { ...video, id: 'videoseries-of-no-film' };
    assert.deepEqual(
      read(videosOf(failed, noVideo, video, video)).items.map(({ id }) => id),
      ['yt:video:BBBBBBBBBB2'],
    );
  });

  for (const [written, seconds] of [
    ['PT45S', 45],
    ['P1DT2H', 93_600],
    ['P1W', 604_800],
    ['PT0S', undefined],
    ['P0D', undefined],
    ['1:02:03', undefined],
    [null, undefined],
  ] as const) {
    it(`reads the duration ${written} as ${seconds}`, () => {
      const [item] = read(videosOf(withDuration(written))).items;
      assert.equal(item!._video!['duration_in_seconds'], seconds);
    });
  }

  it('marks what is live now, and not what will be', () => {
    const live = (liveBroadcastContent: string) =>
      read(videosOf({ ...video, snippet: { ...video.snippet, liveBroadcastContent } })).items[0]!._video!;
    assert.equal(live('live')['is_live'], true);
    assert.equal(live('upcoming')['is_live'], undefined);
  });

  it('gives no address of a next page, which would hold the API’s key', async () => {
    const answer = answerOf(
      { ...playlistOf(playlistItem), nextPageToken: 'CAoQAA' },
      'https://youtube.googleapis.com/youtube/v3/playlistItems?key=SECRET',
    );
    const feed = await convert(answer, 0);
    assert.equal(feed!.items.length, 1);
    assert.doesNotMatch(JSON.stringify(feed), /SECRET|CAoQAA/);
  });

  it('shows in a gallery', () => {
    const feed = readFeed(read(playlistOf(playlistItem)), 'https://relay.example/');
    const [film] = readVideos(feed, 0);
    assert.deepEqual(film!.place, {
      provider: 'youtube',
      videoId: 'AAAAAAAAAA1',
      host: 'www.youtube.com',
      key: undefined,
    });
    assert.equal(film!.thumbnail, undefined); // it lies with the platform
  });

  it('bears anything in any place', () => {
    assertBearsAnything(readYouTubeData, playlistOf(playlistItem, playlistItem));
    assertBearsAnything(readYouTubeData, videosOf(video));
  });

  it('is recognised by its kind; an error of the API is not', async () => {
    assert.equal((await convert(answerOf(videosOf(video)), 0))?.items[0]?.id, 'yt:video:BBBBBBBBBB2');
    assert.equal(await convert(answerOf({ error: { code: 403, message: 'quota' } }), 0), undefined);
  });
});

const playlist = shared('youtube/playlist_items-playlist_items_paged_1.json');
const videos = shared('youtube/videos-videos_info_multi.json');

describe('youtube-data, with real answers', { skip: !playlist || !videos ? 'no shared data' : false }, () => {
  it('maps each item of a playlist to the video that YouTube’s page shows', async () => {
    const feed = (await convert(answerOf(playlist), 0))!;
    assertReadable(feed);
    const { items } = JSON.parse(playlist!);
    assert.equal(feed.items.length, items.length);
    for (const [index, { snippet }] of items.entries()) {
      const item = feed.items[index]!;
      const { videoId } = snippet.resourceId;
      assert.equal(item.url, `https://www.youtube.com/watch?v=${videoId}`);
      assert.equal(item.title, snippet.title);
      assert.equal(item.content_text, snippet.description.trim());
      assert.equal(item.date_published, snippet.publishedAt);
      assert.equal(item.image, `https://i.ytimg.com/vi/${videoId}/maxresdefault.jpg`);
      assert.equal(item.authors![0]!.name, 'Google Developers');
      assert.equal(item._video!['video_id'], videoId);
    }
  });

  it('maps videos of two channels', async () => {
    const feed = (await convert(answerOf(videos), 0))!;
    assertReadable(feed);
    assert.deepEqual(
      feed.items.map(({ id, title, authors, language }) => [id, title, authors![0]!.name, language]),
      [
        ['yt:video:D-lhorsDlUQ', 'What are Actions on Google (Assistant on Air)', 'Google Developers', 'en'],
        ['yt:video:ovdbrdCIP7U', 'How EVERY Team Got Its Name & Identity!', 'NFL Throwback', 'en'],
      ],
    );
  });
});
