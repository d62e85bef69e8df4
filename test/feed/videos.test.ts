import { expect } from '@open-wc/testing';
import { readFeed } from '../../src/feed/feed.js';
import { pageAddress } from '../../src/feed/video-addresses.js';
import { readVideos, type Video } from '../../src/feed/videos.js';
import { feedOf } from '../support/feed.js';

const BASE = 'https://police.example/feeds/videos.json';
const NOW = Date.parse('2030-05-01T12:00:00Z');
const ID = 'INVENTED-01';
const UUID = '9c9de5e8-0a1e-484a-b099-e80766180a6d';

const read = (...items: object[]): Video[] =>
  readVideos(readFeed(feedOf(items.map((item, i) => ({ id: i + 1, ...item }))), BASE, NOW), NOW);

const pages = (...items: object[]) =>
  read(...items).map(({ place, files }) =>
    place ? pageAddress(place) : files.map(({ url }) => url).join(' '),
  );

const file = (name: string, fields = {}) => ({ url: name, mime_type: 'video/mp4', ...fields });

describe('A film in a feed', () => {
  for (const [says, item, page] of [
    [
      'provider and id',
      { _video: { provider: 'youtube', video_id: ID } },
      `https://www.youtube.com/watch?v=${ID}`,
    ],
    [
      'a provider in capitals',
      { _video: { provider: 'Vimeo', video_id: '123456789' } },
      'https://vimeo.com/123456789',
    ],
    [
      'provider, id and host',
      { _video: { provider: 'peertube', video_id: UUID, host: 'Tube.example' } },
      `https://tube.example/w/${UUID}`,
    ],
    [
      'a host with its usual port',
      { _video: { provider: 'peertube', video_id: '42', host: 'tube.example:443' } },
      'https://tube.example/w/42',
    ],
    ['its address', { url: `https://youtu.be/${ID}` }, `https://www.youtube.com/watch?v=${ID}`],
    [
      'the address that it is about',
      { url: 'https://police.example/news/1', external_url: 'https://vimeo.com/123456789' },
      'https://vimeo.com/123456789',
    ],
    [
      'provider and id rather than its address',
      { url: 'https://vimeo.com/123456789', _video: { provider: 'youtube', video_id: ID } },
      `https://www.youtube.com/watch?v=${ID}`,
    ],
    [
      'its address where the id is none',
      { url: 'https://vimeo.com/123456789', _video: { provider: 'youtube', video_id: '"><script>' } },
      'https://vimeo.com/123456789',
    ],
    [
      'its address where only the provider is named',
      { url: 'https://vimeo.com/123456789', _video: { provider: 'vimeo' } },
      'https://vimeo.com/123456789',
    ],
    [
      'its platform rather than a file beside it',
      { url: `https://youtu.be/${ID}`, attachments: [file('/film.mp4')] },
      `https://www.youtube.com/watch?v=${ID}`,
    ],
    [
      'its file where the publisher wants that',
      { url: `https://youtu.be/${ID}`, attachments: [file('/film.mp4')], _video: { provider: 'file' } },
      'https://police.example/film.mp4',
    ],
    ['its file alone', { attachments: [file('/film.mp4')] }, 'https://police.example/film.mp4'],
    [
      'a media type in capitals',
      { attachments: [file('/film.mp4', { mime_type: 'Video/MP4' })] },
      'https://police.example/film.mp4',
    ],
    [
      'its file where the id is none',
      { attachments: [file('/film.mp4')], _video: { provider: 'vimeo', video_id: '../1' } },
      'https://police.example/film.mp4',
    ],
  ] as const) {
    it(`is found by ${says}`, () => expect(pages(item)).to.deep.equal([page]));
  }

  for (const [says, item] of [
    ['an item that is a text', { url: 'https://police.example/news/1', content_text: 'Read on' }],
    [
      'an item with a picture and a sound',
      {
        attachments: [
          file('/1.jpg', { mime_type: 'image/jpeg' }),
          file('/1.mp3', { mime_type: 'audio/mpeg' }),
        ],
      },
    ],
    ['a file without a media type', { attachments: [{ url: '/film.mp4' }] }],
    [
      'a file at an address that no page may load',
      { attachments: [file('javascript:alert(1)'), file('data:video/mp4,x'), file('blob:x')] },
    ],
    ['a provider that nobody knows', { _video: { provider: 'dailymotion', video_id: ID } }],
    ['a platform without an id', { _video: { provider: 'youtube' } }],
    ['a hostile id', { _video: { provider: 'youtube', video_id: '"><script>x' } }],
    ['an id that climbs', { _video: { provider: 'peertube', host: 'tube.example', video_id: '../admin' } }],
    ['an id that is a number', { _video: { provider: 'vimeo', video_id: 123456789 } }],
    ['PeerTube without its host', { _video: { provider: 'peertube', video_id: UUID } }],
    ['an address of a script', { url: 'javascript:alert(1)', external_url: `javascript://youtu.be/${ID}` }],
    ['"file" without a file', { url: `https://youtu.be/${ID}`, _video: { provider: 'file' } }],
    ['a _video that is none', { _video: 'https://youtu.be/INVENTED-01' }],
  ] as const) {
    it(`is not ${says}`, () => expect(pages(item)).to.deep.equal([]));
  }

  for (const host of [
    'tube.example/evil',
    'tube.example/../',
    'tube.example?x',
    'tube.example#x',
    'user@tube.example',
    'user:password@tube.example',
    'tube.example:port',
    'tube.example:99999',
    'https://tube.example',
    'javascript:alert(1)',
    'tube.example"><script>',
    'tube.example evil.example',
    'tube.example\n',
    '1.2.3.4.5',
    '[::1]',
    ':443',
    '',
    7,
  ]) {
    it(`is on no host ${JSON.stringify(host)}`, () => {
      expect(pages({ _video: { provider: 'peertube', video_id: UUID, host } })).to.deep.equal([]);
    });
  }

  it('stands in the feed’s order, whatever its date', () => {
    const at = (id: string, date: string) => ({ url: `https://vimeo.com/${id}`, date_published: date });
    expect(pages(at('1', '2020-01-01T00:00:00Z'), at('2', '2029-01-01T00:00:00Z'))).to.deep.equal([
      'https://vimeo.com/1',
      'https://vimeo.com/2',
    ]);
  });

  it('is gone with an appeal that has ended', () => {
    const url = 'https://vimeo.com/1';
    expect(pages({ url, _appeal: { expires: '2030-05-01T11:59:59Z' } })).to.deep.equal([]);
    expect(pages({ url, _appeal: { expires: '2030-05-01T12:00:01Z' } })).to.deep.equal([url]);
  });
});

describe('The files of a film', () => {
  it('are its renditions where they have one title, and other titles are other films', () => {
    const title = 'Lock it twice';
    const attachments = [
      file('/lock.webm', { title, mime_type: 'video/webm' }),
      file('/lock.mp3', { title, mime_type: 'audio/mpeg' }),
      file('/lock.mp4', { title }),
      file('/other.mp4', { title: 'Another film' }),
    ];
    expect(pages({ attachments })).to.deep.equal([
      'https://police.example/lock.webm https://police.example/lock.mp4',
    ]);
  });

  it('are renditions of one film where none has a title', () => {
    expect(pages({ attachments: [file('/a.webm'), file('/a.mp4')] })).to.deep.equal([
      'https://police.example/a.webm https://police.example/a.mp4',
    ]);
  });

  it('say how long it plays where the publisher does not', () => {
    const attachments = [file('/a.mp4', { duration_in_seconds: 61 })];
    const [own, said] = read({ attachments }, { attachments, _video: { duration_in_seconds: 94 } });
    expect([own!.durationInSeconds, said!.durationInSeconds]).to.deep.equal([61, 94]);
  });
});

describe('The picture of a film', () => {
  const thumbnailOf = (item: object) => read({ url: `https://youtu.be/${ID}`, ...item })[0]!.thumbnail;

  it('is the item’s, or the wide one', () => {
    expect(thumbnailOf({ image: '/1.jpg', banner_image: '/2.jpg' })).to.equal('https://police.example/1.jpg');
    expect(thumbnailOf({ banner_image: '/2.jpg' })).to.equal('https://police.example/2.jpg');
  });

  for (const image of [
    `https://i.ytimg.com/vi/${ID}/hqdefault.jpg`,
    'https://i.vimeocdn.com/video/1.jpg',
    'javascript:alert(1)',
    'data:image/png,x',
  ]) {
    it(`is never ${image}`, () => expect(thumbnailOf({ image })).to.equal(undefined));
  }

  it('is not taken from the film’s own PeerTube, by whatever port', () => {
    for (const host of ['tube.example', 'tube.example:443', 'tube.example:9000']) {
      const _video = { provider: 'peertube', video_id: UUID, host };
      expect(thumbnailOf({ _video, image: 'https://tube.example/1.jpg' }), host).to.equal(undefined);
    }
  });
});

describe('What a publisher says of a film', () => {
  it('costs no more than itself where it is wrong', () => {
    const [video] = read({
      url: `https://youtu.be/${ID}`,
      _video: {
        duration_in_seconds: -3,
        is_live: 'yes',
        captions: [{ language: 'en', url: 'javascript:alert(1)' }, { label: 'No language' }, 7],
        transcript_url: 'javascript:alert(1)',
        transcript_html: '',
        audio_description_url: 'data:text/html,x',
        sign_language_url: 42,
      },
    });
    expect(video!.captions).to.deep.equal([{ language: 'en' }]);
    const { durationInSeconds, isLive, transcriptUrl, transcriptHtml, audioDescriptionUrl, signLanguageUrl } =
      video!;
    for (const field of [
      durationInSeconds,
      isLive,
      transcriptUrl,
      transcriptHtml,
      audioDescriptionUrl,
      signLanguageUrl,
    ]) {
      expect(field).to.equal(undefined);
    }
  });
});
