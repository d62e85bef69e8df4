import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/video-gallery/video-gallery.js';
import { feedAddress } from '../../support/address.js';
import { faultUrl } from '../../support/fault.js';
import { serveFeed } from '../../support/feed.js';
import { allIn, find, findAll, parts } from '../../support/find.js';
import { loadModule, openFrame } from '../../support/frame.js';
import { settled, visibleText } from '../../support/mount.js';
import { NativeEvent } from '../../support/native.js';
import { nextFrame, until, untilRead } from '../../support/until.js';
import {
  addressIn,
  CAPTIONS,
  expectSame,
  facade,
  FILM,
  fullVideo,
  heardIn,
  inFiles,
  NO_FILM,
  onPeerTube,
  onVimeo,
  onYouTube,
  play,
  playerIn,
  showVideos,
  type Gallery,
} from '../../support/videos.js';

/** An address that never answers within a test. */
const waiting = () => faultUrl('/slow-headers/film.webm'); // of a kind that every engine plays

const focused = (gallery: Gallery) => gallery.shadowRoot!.activeElement;

const close = async (gallery: Gallery) => {
  find(gallery, 'button', 'Close the video').click();
  await settled(gallery);
};

const film = (player: HTMLElement) => player as HTMLVideoElement;

describe('A click on a video', () => {
  for (const [company, item, page, query] of [
    [
      'YouTube without cookies',
      onYouTube(),
      'https://www.youtube-nocookie.com/embed/INVENTED-01',
      { autoplay: '1', rel: '0', hl: 'en' },
    ],
    [
      'Vimeo without tracking',
      onVimeo(),
      'https://player.vimeo.com/video/123456789',
      { autoplay: '1', dnt: '1' },
    ],
    [
      'its own PeerTube',
      onPeerTube(),
      'https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv',
      { autoplay: '1', p2p: '0', peertubeLink: '0' },
    ],
  ] as const) {
    it(`puts the player of ${company} in its place, with the focus in it`, async () => {
      const gallery = await showVideos([onYouTube({ id: 'other', title: 'Other' }), item]);
      const told = oneEvent(gallery, 'callbox-play');
      const player = await play(gallery, item.title);
      expect(addressIn(player)).to.deep.equal({ page, query });
      expect(player.getAttribute('referrerpolicy')).to.equal('strict-origin-when-cross-origin');
      expect([player.localName, player.title, player.style.length]).to.deep.equal(['iframe', item.title, 0]);
      expect(player.getAttribute('allow')).to.match(/autoplay.*fullscreen/);
      expectSame(focused(gallery), player);
      const { detail, bubbles, composed } = await told;
      expect([detail.item.id, bubbles, composed]).to.deep.equal([item.id, true, true]);
    });
  }

  it('contacts no other origin than the player’s', async () => {
    serveFeed([fullVideo({ image: 'https://i.ytimg.com/vi/INVENTED-01/0.jpg' }), onVimeo(), onPeerTube()]);
    const page = await openFrame(`<callbox-video-gallery src="${feedAddress()}"></callbox-video-gallery>`);
    await loadModule(page.document, '/src/components/video-gallery/video-gallery.ts');
    const gallery = page.document.querySelector('callbox-video-gallery')!;
    await untilRead(gallery, 'Mark your bicycle');
    await play(gallery, 'Mark your bicycle');
    const frames = allIn<HTMLIFrameElement>(gallery, 'iframe');
    expect(frames.map(({ src }) => new URL(src).origin)).to.deep.equal(['https://www.youtube-nocookie.com']);
    expect(page.document.querySelectorAll('iframe, link, img')).to.have.length(0);
  });

  it('shows an upright video upright', async () => {
    const gallery = await showVideos(
      [onYouTube({ url: 'https://www.youtube.com/shorts/INVENTED-01' })],
      {},
      { width: 640 },
    );
    const { width, height } = (await play(gallery)).getBoundingClientRect();
    expect(width / height).to.be.closeTo(9 / 16, 0.02);
  });

  it('puts the picture and the focus back when the visitor closes the video', async () => {
    const gallery = await showVideos([onYouTube(), onVimeo()]);
    const [first, second] = findAll(gallery, 'button', /^Play/);
    await play(gallery, 'The lantern walk');
    expect(findAll(gallery, 'button', /^Play/)).to.have.length(1);
    expectSame(facade(gallery), first);
    await close(gallery);
    expectSame(playerIn(gallery), undefined);
    expect(findAll(gallery, 'button', /^Play/)).to.have.length(2);
    expectSame(focused(gallery), facade(gallery, 'The lantern walk'));
    expect(second!.isConnected).to.equal(false);
  });

  it('ends the video that plays: only one does', async () => {
    const gallery = await showVideos([onYouTube(), onVimeo()]);
    await play(gallery, 'Mark your bicycle');
    const player = await play(gallery, 'The lantern walk');
    expect(parts(gallery, 'player')).to.have.length(1);
    expectSame(playerIn(gallery), player);
    expect(player.title).to.equal('The lantern walk');
    expectSame(focused(gallery), player);
  });

  it('ends the video that plays in another gallery of the page, which a later close leaves alone', async () => {
    const one = await showVideos([onYouTube()]);
    const other = await showVideos([onVimeo()]);
    await play(one);
    const player = await play(other);
    await settled(one);
    expectSame(playerIn(one), undefined);
    expectSame(playerIn(other), player);
    one.remove();
    await settled(other);
    expectSame(playerIn(other), player);
  });

  it('starts a video again after it was closed', async () => {
    const gallery = await showVideos([onYouTube()]);
    await play(gallery);
    await close(gallery);
    expect((await play(gallery)).localName).to.equal('iframe');
  });
});

describe('A video that is a file', () => {
  it('plays in the browser’s own player, with all renditions and captions', async () => {
    const gallery = await showVideos([
      inFiles(
        [FILM, FILM.replace('webm', 'mp4')],
        {},
        {
          captions: [
            {
              language: 'fr-CA',
              label: 'Français',
              url: CAPTIONS.replace('.en.', '.fr.'),
              kind: 'subtitles',
            },
            { language: 'en', url: CAPTIONS, kind: 'captions' },
            { language: 'de', label: 'Only on a platform', kind: 'captions' },
            { language: 'en-GB', label: 'Described', url: CAPTIONS, kind: 'descriptions' },
            { language: 'en', label: 'Odd', url: CAPTIONS, kind: 'metadata' },
          ],
        },
      ),
    ]);
    const player = film(await play(gallery));
    expect([player.localName, player.controls, player.getAttribute('aria-label')]).to.deep.equal([
      'video',
      true,
      'Lock it twice',
    ]);
    expect([...player.querySelectorAll('source')].map(({ src, type }) => [src, type])).to.deep.equal([
      [FILM, 'video/webm'],
      [FILM.replace('webm', 'mp4'), 'video/mp4'],
    ]);
    const tracks = [...player.querySelectorAll('track')];
    expect(tracks.map(track => [track.kind, track.srclang, track.label, track.default])).to.deep.equal([
      ['subtitles', 'fr-CA', 'Français', false],
      ['captions', 'en', 'English', true],
      ['descriptions', 'en-GB', 'Described', false],
      ['captions', 'en', 'Odd', false],
    ]);
    expect(player.hasAttribute('crossorigin')).to.equal(false);
    expectSame(focused(gallery), player);
    await until(
      () => player.readyState >= HTMLMediaElement.HAVE_METADATA,
      () => `${player.error?.message ?? player.readyState}`,
    );
    expect(player.duration).to.be.greaterThan(1);
    expect(visibleText(gallery)).not.to.include('can’t be played');
  });

  for (const [says, address, captions, crossOrigin] of [
    ['without captions', waiting(), [], null],
    ['with captions of the page’s own server', waiting(), [{ language: 'en', url: CAPTIONS }], null],
    ['with captions of another server', waiting(), [{ language: 'en', url: waiting() }], 'anonymous'],
  ] as const) {
    it(`is asked for by CORS only where its captions need that: ${says}`, async () => {
      const gallery = await showVideos([inFiles([address], {}, { captions })]);
      expect(film(await play(gallery)).crossOrigin).to.equal(crossOrigin);
    });
  }

  it('that can’t be played leaves a word and the plain link, and gives the focus back', async () => {
    const gallery = await showVideos([inFiles([NO_FILM, NO_FILM])]);
    facade(gallery).click();
    await untilRead(gallery, 'The video can’t be played here.');
    expectSame(playerIn(gallery), undefined);
    expect(find(gallery, 'link', 'Open the video file').href).to.equal(NO_FILM);
    expect(gallery.shadowRoot!.querySelector('[role="status"]')!.textContent).to.include('can’t be played');
    await until(
      () => focused(gallery) === facade(gallery),
      () => focused(gallery)?.outerHTML ?? 'nothing',
    );
  });

  it('goes on to the next rendition when one can’t be played', async () => {
    const second = waiting();
    const gallery = await showVideos([inFiles([NO_FILM, second])]);
    const player = film(await play(gallery));
    await until(
      () => player.currentSrc === second,
      () => player.currentSrc,
    );
    await nextFrame();
    expectSame(playerIn(gallery), player);
    expect(visibleText(gallery)).not.to.include('can’t be played');
  });

  it('that the publisher has mended loses the word, and plays', async () => {
    const gallery = await showVideos([inFiles([NO_FILM])]);
    facade(gallery).click();
    await untilRead(gallery, 'can’t be played');
    serveFeed([inFiles([waiting()])]);
    await gallery.reload();
    await settled(gallery);
    expect(visibleText(gallery)).not.to.include('can’t be played');
    expect((await play(gallery)).localName).to.equal('video');
  });

  it('that breaks off while it plays leaves a word and the plain link', async () => {
    const gallery = await showVideos([inFiles([FILM])]);
    const player = film(await play(gallery));
    player.dispatchEvent(new NativeEvent('error')); // what a browser says of bytes that it can't read
    await untilRead(gallery, 'can’t be played');
    expectSame(playerIn(gallery), undefined);
  });

  it('that fails when another video plays already leaves that alone', async () => {
    const gallery = await showVideos([inFiles([waiting()]), onYouTube()]);
    const [source] = (await play(gallery, 'Lock it twice')).querySelectorAll('source');
    const player = await play(gallery, 'Mark your bicycle');
    source!.dispatchEvent(new NativeEvent('error'));
    await settled(gallery);
    expectSame(playerIn(gallery), player);
    expect(visibleText(gallery)).not.to.include('can’t be played');
  });

  it('may be tried again', async () => {
    const gallery = await showVideos([inFiles([NO_FILM])]);
    let starts = 0;
    gallery.addEventListener('callbox-play', () => starts++);
    for (const tries of [1, 2]) {
      await until(
        () => !playerIn(gallery),
        () => 'a player',
      );
      facade(gallery).click();
      await until(
        () => starts === tries,
        () => `${starts} starts`,
      );
    }
    await untilRead(gallery, 'can’t be played');
  });
});

describe('A page whose policy', () => {
  const guarded = async (policy: string, item: object) => {
    serveFeed([item]);
    const own = `default-src 'none'; script-src ${location.origin}; style-src ${location.origin}; ${policy}`;
    const page = await openFrame(`<callbox-video-gallery src="${feedAddress()}"></callbox-video-gallery>`, {
      doctype: `<!doctype html><meta http-equiv="Content-Security-Policy" content="${own}">`,
    });
    await loadModule(page.document, '/src/components/video-gallery/video-gallery.ts');
    const gallery = page.document.querySelector('callbox-video-gallery')!;
    await untilRead(gallery, 'contacts');
    return { page, gallery };
  };

  for (const policy of ['', "frame-src 'none'", 'frame-src https://player.vimeo.com', "child-src 'none'"]) {
    it(`forbids the player’s frame leaves the plain link: ${policy || "default-src 'none'"}`, async () => {
      const { gallery } = await guarded(policy, onYouTube());
      facade(gallery).click();
      await untilRead(gallery, 'The video can’t be played here.');
      expectSame(playerIn(gallery), undefined);
      expect(find(gallery, 'link', 'Watch at YouTube (Google)').href).to.equal(
        'https://www.youtube.com/watch?v=INVENTED-01',
      );
      await until(
        () => focused(gallery) === facade(gallery),
        () => focused(gallery)?.outerHTML ?? 'nothing',
      );
    });
  }

  it('forbids the file leaves the plain link', async () => {
    const { gallery } = await guarded("media-src 'none'", inFiles(['https://files.example/film.mp4']));
    facade(gallery).click();
    await untilRead(gallery, 'The video can’t be played here.');
    expectSame(playerIn(gallery), undefined);
  });

  it('forbids a frame of somebody else’s leaves the player alone', async () => {
    const { page, gallery } = await guarded('frame-src https://www.youtube-nocookie.com', onYouTube());
    const player = await play(gallery);
    const refused = oneEvent(page.document, 'securitypolicyviolation');
    const frame = page.document.createElement('iframe');
    frame.src = 'https://elsewhere.example/';
    page.document.body.append(frame);
    await refused;
    await nextFrame();
    expectSame(playerIn(gallery), player);
  });
});

describe('By keyboard alone', () => {
  async function tabTo(gallery: Gallery, target: () => Element): Promise<void> {
    for (let tabs = 0; focused(gallery) !== target(); tabs++) {
      if (tabs === 30) throw new Error(`Tab never reached "${target().textContent}"`);
      await sendKeys({ press: 'Tab' });
    }
  }

  it('a visitor plays a video, closes it, reads its transcript, and comes back to where they were', async () => {
    const transcript_html = '<p>Turn your <em>bicycle</em> upside down.</p>';
    const gallery = await showVideos([onVimeo(), inFiles([waiting()], {}, { transcript_html })]);
    await tabTo(gallery, () => facade(gallery, 'Lock it twice'));
    await sendKeys({ press: 'Enter' });
    await until(
      () => focused(gallery) === playerIn(gallery) && !!playerIn(gallery),
      () => focused(gallery)?.outerHTML ?? 'nothing',
    );
    await tabTo(gallery, () => find(gallery, 'button', 'Close the video'));
    await sendKeys({ press: 'Enter' });
    await until(
      () => focused(gallery) === facade(gallery, 'Lock it twice'),
      () => focused(gallery)?.outerHTML ?? 'nothing',
    );
    const transcript = find(gallery, 'disclosure', 'Transcript: Lock it twice');
    await tabTo(gallery, () => transcript);
    await sendKeys({ press: 'Enter' });
    await untilRead(gallery, 'Turn your bicycle upside down.');
    expectSame(focused(gallery), transcript);
    await sendKeys({ press: 'Enter' });
    await until(
      () => !visibleText(gallery).includes('upside down'),
      () => visibleText(gallery),
    );
    expectSame(focused(gallery), transcript);
    await sendKeys({ press: 'Enter' });
    await tabTo(gallery, () => parts(gallery, 'transcript')[0]!.querySelector('.text')!);
  });

  it('hears what has the focus: the frame and the player go by the video’s title', async () => {
    const gallery = await showVideos([onYouTube(), inFiles([waiting()])]);
    await play(gallery, 'Mark your bicycle');
    expect(heardIn(gallery).slice(0, 5)).to.deep.equal([
      'list item',
      'article "Mark your bicycle"',
      'frame "Mark your bicycle"',
      'button "Close the video"',
      'heading 3 "Mark your bicycle"',
    ]);
    await play(gallery, 'Lock it twice');
    expect(heardIn(gallery))
      .to.include('video "Lock it twice"')
      .and.not.to.include('frame "Mark your bicycle"');
  });
});
