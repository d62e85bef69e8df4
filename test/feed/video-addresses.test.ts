import { expect } from '@open-wc/testing';
import {
  isOnPlatform,
  known,
  pageAddress,
  playerAddress,
  videoPlace,
} from '../../src/feed/video-addresses.js';

const ID = 'INVENTED-01';
const UUID = '9c9de5e8-0a1e-484a-b099-e80766180a6d';
const SHORT = 'kkGMgK9ZtnKfYAgnEtQxbv';

const placeOf = (address: string) => {
  const { provider, videoId, host, key } = videoPlace(address) ?? {};
  return [provider, videoId, host, key].filter(Boolean).join(' ');
};

describe('The address of a film', () => {
  for (const address of [
    `https://www.youtube.com/watch?v=${ID}`,
    `https://youtube.com/watch?v=${ID}`,
    `https://m.youtube.com/watch?v=${ID}&feature=share`,
    `https://music.youtube.com/watch?v=${ID}`,
    `http://www.youtube.com/watch?list=PL123&v=${ID}&t=30s#top`,
    `HTTPS://WWW.YOUTUBE.COM/watch?v=${ID}`,
    `https://youtu.be/${ID}`,
    `https://youtu.be/${ID}?si=abc&t=30`,
    `https://www.youtube.com/embed/${ID}?start=3`,
    `https://www.youtube-nocookie.com/embed/${ID}`,
    `https://www.youtube.com/live/${ID}?feature=share`,
    `https://www.youtube.com/shorts/${ID}`,
    `https://www.youtube.com/v/${ID}`,
  ]) {
    it(`is YouTube’s: ${address}`, () => {
      expect(placeOf(address)).to.equal(`youtube ${ID} www.youtube.com`);
    });
  }

  for (const [address, key] of [
    ['https://vimeo.com/123456789', ''],
    ['https://www.vimeo.com/123456789/', ''],
    ['https://vimeo.com/123456789?share=copy#t=3s', ''],
    ['https://vimeo.com/123456789/abcdef0123', ' abcdef0123'],
    ['https://vimeo.com/123456789?h=abcdef0123', ' abcdef0123'],
    ['https://player.vimeo.com/video/123456789', ''],
    ['https://player.vimeo.com/video/123456789?h=abcdef0123&dnt=1', ' abcdef0123'],
    ['https://vimeo.com/channels/staffpicks/123456789', ''],
    ['https://vimeo.com/groups/shortfilms/videos/123456789', ''],
    ['https://vimeo.com/album/42/video/123456789', ''],
    ['https://vimeo.com/showcase/42/video/123456789', ''],
  ] as const) {
    it(`is Vimeo’s: ${address}`, () => {
      expect(placeOf(address)).to.equal(`vimeo 123456789 vimeo.com${key}`);
    });
  }

  for (const [address, id, host] of [
    [`https://tube.example/w/${SHORT}`, SHORT, 'tube.example'],
    [`https://tube.example/w/${UUID}`, UUID, 'tube.example'],
    [`https://tube.example/videos/watch/${UUID}?start=3s`, UUID, 'tube.example'],
    [`https://tube.example/videos/embed/${UUID}`, UUID, 'tube.example'],
    [`https://Tube.Example:9000/w/${SHORT}`, SHORT, 'tube.example:9000'],
  ] as const) {
    it(`is PeerTube’s: ${address}`, () => {
      expect(placeOf(address)).to.equal(`peertube ${id} ${host}`);
    });
  }

  for (const address of [
    'https://www.youtube.com/',
    'https://www.youtube.com/@portaverley',
    'https://www.youtube.com/channel/UC_x5XG1OV2P6uZZ5FSM9Ttw',
    'https://www.youtube.com/playlist?list=PLOU2XLYxmsIKpaV8h0AGE05so0fAwwfTw',
    'https://www.youtube.com/embed/videoseries?list=PL123',
    'https://www.youtube.com/embed/live_stream?channel=UC123',
    'https://www.youtube.com/watch',
    'https://www.youtube.com/watch?v=',
    'https://www.youtube.com/watch?v=tenletters',
    'https://www.youtube.com/watch?v=twelveletter',
    'https://www.youtube.com/watch?v=INVENTED/01',
    'https://www.youtube.com/watch?v=%22%3E%3Cscript',
    'https://youtu.be/',
    'https://youtu.be/%22%3E%3Cscript',
    `https://youtu.be/../${ID}/..`,
    `https://www.youtube.com.evil.example/watch?v=${ID}`,
    `https://notyoutube.com/watch?v=${ID}`,
    `https://www.youtube.com@evil.example/watch?v=${ID}`,
    `https://evil.example/?https://www.youtube.com/watch?v=${ID}`,
    `https://gaming.youtube.evil.example/watch?v=${ID}`,
    'https://vimeo.com/',
    'https://vimeo.com/portaverley',
    'https://vimeo.com/channels/staffpicks',
    'https://vimeo.com/event/123456789',
    'https://vimeo.com/1234567890123',
    'https://vimeo.com/12345x',
    'https://player.vimeo.com/event/123456789',
    'https://vimeo.com.evil.example/123456789',
    'https://tube.example/',
    'https://tube.example/w/p/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://tube.example/w/an-article-of-ours',
    'https://tube.example/videos/watch/42',
    `https://tube.example/videos/overview/${UUID}`,
    'https://police.example/news/42',
    'http://localhost/',
  ]) {
    it(`is none: ${address}`, () => {
      expect(placeOf(address)).to.equal('');
    });
  }

  it('is none where there is no address', () => {
    expect(videoPlace(undefined)).to.equal(undefined);
  });

  it('says of a short one that it stands upright', () => {
    expect(videoPlace(`https://www.youtube.com/shorts/${ID}`)!.isPortrait).to.equal(true);
    expect(videoPlace(`https://www.youtube.com/watch?v=${ID}`)!.isPortrait).not.to.equal(true);
  });

  it('keeps no key of Vimeo’s that is none', () => {
    for (const key of ['settings', 'a%22onload', `${'a'.repeat(21)}`]) {
      expect(videoPlace(`https://vimeo.com/123456789?h=${key}`)!.key, key).to.equal(undefined);
    }
  });
});

describe('An id of a film', () => {
  for (const id of [
    '"><script>x',
    '../../evil1',
    'INVENTED-0?',
    'INVENTED-0&',
    'INVENTED-0#',
    'INVENTED-0/',
    'INVENTED-0 ',
    'INVENTED 01',
    'INVENTED%01',
    'INVENTED-0\n',
    'INVENTED-01\n',
    'INVENTÉD-01',
    'javascript:',
    '',
  ]) {
    it(`is none on any platform: ${JSON.stringify(id)}`, () => {
      for (const provider of ['youtube', 'vimeo', 'peertube'] as const) {
        expect(known(provider, id, 'tube.example'), provider).to.equal(undefined);
      }
    });
  }
});

describe('The address of the player', () => {
  for (const [says, address, player] of [
    [
      'YouTube’s without cookies, in the page’s language',
      `https://www.youtube.com/watch?v=${ID}`,
      `https://www.youtube-nocookie.com/embed/${ID}?rel=0&hl=fr-CA`,
    ],
    [
      'Vimeo’s without tracking',
      'https://vimeo.com/123456789',
      'https://player.vimeo.com/video/123456789?dnt=1',
    ],
    [
      'Vimeo’s of an unlisted film',
      'https://vimeo.com/123456789/abcdef0123',
      'https://player.vimeo.com/video/123456789?dnt=1&h=abcdef0123',
    ],
    [
      'its own PeerTube’s, without telling other visitors of this one',
      `https://tube.example:9000/w/${SHORT}`,
      `https://tube.example:9000/videos/embed/${SHORT}?p2p=0&peertubeLink=0`,
    ],
  ] as const) {
    it(`is ${says}`, () => {
      expect(playerAddress(videoPlace(address)!, 'fr-CA')).to.equal(player);
    });
  }
});

describe('The page of a film', () => {
  for (const address of [
    `https://www.youtube.com/watch?v=${ID}`,
    'https://vimeo.com/123456789',
    'https://vimeo.com/123456789/abcdef0123',
    `https://tube.example/w/${SHORT}`,
  ]) {
    it(`is ${address}`, () => {
      expect(pageAddress(videoPlace(address)!)).to.equal(address);
    });
  }
});

describe('A picture', () => {
  const tube = videoPlace(`https://tube.example:9000/w/${SHORT}`);

  for (const image of [
    `https://i.ytimg.com/vi/${ID}/hqdefault.jpg`,
    `https://i.ytimg.com./vi/${ID}/hqdefault.jpg`,
    `https://I.YTIMG.COM/vi/${ID}/hqdefault.jpg`,
    `http://img.youtube.com/vi/${ID}/0.jpg`,
    'https://yt3.ggpht.com/a/b',
    'https://i.vimeocdn.com/video/1_640.jpg',
    'https://vimeo.com/picture.jpg',
    'https://tube.example/lazy-static/previews/1.jpg',
    'https://tube.example:9000/lazy-static/previews/1.jpg',
    'https://tube.example./lazy-static/previews/1.jpg',
  ]) {
    it(`lies with a video platform: ${image}`, () => expect(isOnPlatform(image, tube)).to.equal(true));
  }

  for (const image of [
    'https://police.example/pictures/1.jpg',
    'https://notyoutube.com/1.jpg',
    'https://youtube.com.police.example/1.jpg',
    'https://other-tube.example/1.jpg',
  ]) {
    it(`lies elsewhere: ${image}`, () => expect(isOnPlatform(image, tube)).to.equal(false));
  }
});
