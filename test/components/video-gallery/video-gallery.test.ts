import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/video-gallery/video-gallery.js';
import { feedAddress } from '../../support/address.js';
import { expectAccessible } from '../../support/axe.js';
import { startClock, stopClock } from '../../support/clock.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { allIn, find, findAll, nameOf, parts } from '../../support/find.js';
import { loadModule, openFrame } from '../../support/frame.js';
import { many } from '../../support/many.js';
import { mount, settled, visibleText, type MountOptions } from '../../support/mount.js';
import { nextFrame, until, untilRead } from '../../support/until.js';
import {
  expectSame,
  facade,
  fullVideo,
  inFiles,
  NO_FILM,
  onPeerTube,
  onVimeo,
  onYouTube,
  play,
  playerIn,
  served,
  showVideos,
  titlesIn,
  type Gallery,
} from '../../support/videos.js';

const never = () => new Promise<Response>(() => {});

const films = (count: number) =>
  many(count, i =>
    onYouTube({
      id: `${i}`,
      title: `Part ${i}`,
      url: `https://www.youtube.com/${i % 2 ? 'shorts/' : 'watch?v='}INVENTED-0${i}`,
    }),
  );

/** Every kind of video beside one another. */
const mixed = [
  fullVideo(),
  onYouTube({ id: 'short', title: 'Upright', url: 'https://www.youtube.com/shorts/INVENTED-02' }),
  onVimeo({}, { duration_in_seconds: undefined }),
  onPeerTube({ image: 'https://tube.example/preview.jpg' }, { is_live: true }),
  inFiles([served('/demo/nothing-here.mp4')], { image: served('/demo/pictures/crest.svg') }),
  inFiles(['https://files.example/film.mp4'], { id: 'far', title: undefined, content_text: 'No title' }),
];

describe('<callbox-video-gallery>', () => {
  it('shows title, length, date, captions, and whom a start will contact', async () => {
    const gallery = await showVideos([fullVideo()]);
    expect(visibleText(gallery)).to.equal(
      '1:34 Mark your bicycle Apr 20, 2030 · Subtitles: English, Canadian French ' +
        'An officer shows where the number goes. Starting it contacts YouTube (Google). Watch at YouTube (Google) ' +
        'Transcript Transcript With audio description In sign language',
    );
  });

  for (const count of [1, 2, 8]) {
    it(`shows ${count} of ${count} videos, and passes axe`, async () => {
      const gallery = await showVideos(films(count), { limit: '8' });
      expect(titlesIn(gallery)).to.deep.equal(films(count).map(({ title }) => title));
      expect(findAll(gallery, 'button', /^Play: /)).to.have.length(count);
      await expectAccessible(gallery);
    });

    for (const width of [320, 768, 1280]) {
      it(`keeps ${count} in a width of ${width} pixels, side by side where there is room`, async () => {
        const gallery = await showVideos(films(count), { limit: '8' }, { width });
        const boxes = parts(gallery, 'facade').map(button => button.getBoundingClientRect());
        for (const box of boxes) expect(box.width / box.height).to.be.closeTo(16 / 9, 0.05);
        expect(gallery.scrollWidth).to.be.at.most(width);
        const columns = new Set(boxes.map(({ left }) => left)).size;
        expect(columns).to.equal(Math.min(count, { 320: 1, 768: 2, 1280: 4 }[width]!));
      });
    }
  }

  it('shows six, and the next with "Show more", where reading goes on', async () => {
    const gallery = await showVideos(films(8));
    expect(titlesIn(gallery)).to.have.length(6);
    find(gallery, 'button', 'Show more').click();
    await untilRead(gallery, 'Part 7');
    expect(visibleText(gallery.shadowRoot!.activeElement!)).to.include('Part 6');
    expect(findAll(gallery, 'button', 'Show more')).to.have.length(0);
  });

  it('shows as many as the webmaster wants, and only of the tags and the id that they want', async () => {
    const gallery = await showVideos([
      onYouTube({ id: '1', title: 'One', tags: ['a'] }),
      onYouTube({ id: '2', title: 'Two', tags: ['b'] }),
      onYouTube({ id: '3', title: 'Three', tags: ['B', 'c'] }),
    ]);
    gallery.limit = 1;
    await settled(gallery);
    expect(titlesIn(gallery)).to.deep.equal(['One']);
    gallery.limit = 9;
    gallery.tags = 'b';
    await settled(gallery);
    expect(titlesIn(gallery)).to.deep.equal(['Two', 'Three']);
    gallery.itemId = '3';
    await settled(gallery);
    expect(titlesIn(gallery)).to.deep.equal(['Three']);
  });

  it('has its heading above the videos, and these one level deeper', async () => {
    const gallery = await showVideos([onYouTube()], { heading: 'On film', 'heading-level': '3' });
    expect(find(gallery, 'heading', 'On film').localName).to.equal('h3');
    expect(find(gallery, 'heading', 'Mark your bicycle').localName).to.equal('h4');
  });

  it('tells the page what was loaded: the videos, and no other item', async () => {
    serveFeed([{ id: 'text', title: 'A text' }, onYouTube()]);
    const gallery = mount(html`<callbox-video-gallery src=${feedAddress()}></callbox-video-gallery>`);
    const { detail } = await oneEvent(gallery, 'callbox-load');
    expect(detail.items.map(({ id }: { id: string }) => id)).to.deep.equal(['bicycle']);
  });

  it('says so when a feed holds no video', async () => {
    const gallery = await showVideos([{ id: 'text', title: 'A text' }]);
    expect(visibleText(gallery)).to.equal('There are no videos to show.');
  });

  it('shows a date in the zone that the webmaster wants', async () => {
    const item = onYouTube({ date_published: '2030-04-20T02:00:00Z' });
    const gallery = await showVideos([item], { 'time-zone': 'America/Toronto' });
    expect(visibleText(parts(gallery, 'marks')[0]!)).to.equal('Apr 19, 2030');
  });

  it('speaks French on a French page', async () => {
    serveFeed([fullVideo({}, { duration_in_seconds: 3723 })]);
    const page = mount(
      html`<div lang="fr-CA"><callbox-video-gallery src=${feedAddress()}></callbox-video-gallery></div>`,
    );
    const gallery = page.querySelector('callbox-video-gallery')!;
    await untilRead(gallery, 'La lecture contacte YouTube (Google).');
    expect(nameOf(facade(gallery)).replace(/\s/g, ' ')).to.equal(
      'Lire : Mark your bicycle, 1 heure 2 minutes 3 secondes',
    );
    expect(addressLang(await play(gallery))).to.equal('fr-CA');
  });
});

const addressLang = (player: HTMLElement) =>
  new URL((player as HTMLIFrameElement).src).searchParams.get('hl');

describe('Accessible by axe, in every state', () => {
  const states: Record<string, (options: MountOptions) => Promise<Gallery>> = {
    async 'before the first answer'(options) {
      serveFeed(never);
      return waiting(options);
    },
    loaded: options => showVideos(mixed, { heading: 'On film' }, options),
    async 'with its transcripts open'(options) {
      const gallery = await showVideos(mixed, { heading: 'On film' }, options);
      find(gallery, 'disclosure', /^Transcript/).click();
      await untilRead(gallery, 'upside down');
      await until(
        () => gallery.shadowRoot!.getAnimations().length === 0,
        () => 'still fading in',
      );
      return gallery;
    },
    async 'with a player in place'(options) {
      const gallery = await showVideos(mixed, {}, options);
      await play(gallery);
      return gallery;
    },
    async 'with a player of its own in place'(options) {
      const gallery = await showVideos([inFiles([served('/demo/films/lock-it-twice.webm')])], {}, options);
      await play(gallery);
      return gallery;
    },
    async 'with one that can’t be played'(options) {
      const gallery = await showVideos([inFiles([NO_FILM]), onVimeo()], {}, options);
      facade(gallery).click();
      await untilRead(gallery, 'can’t be played');
      return gallery;
    },
    empty: options => showVideos([], {}, options),
    async stale(options) {
      stopClock('2030-05-01T12:00:00Z');
      const gallery = await showVideos(mixed, {}, options);
      serveFeed('', { status: 503 });
      await gallery.reload();
      startClock();
      expect(parts(gallery, 'age')).to.have.length(1);
      return gallery;
    },
    async failed(options) {
      serveFeed('', { status: 503 });
      const gallery = waiting(options);
      await oneEvent(gallery, 'callbox-error');
      return gallery;
    },
  };

  const waiting = (options: MountOptions) =>
    mount<Gallery>(
      html`<callbox-video-gallery src=${feedAddress()}
        ><a href="/videos">See our videos</a></callbox-video-gallery
      >`,
      options,
    );

  for (const [state, show] of Object.entries(states)) {
    for (const options of [{ scheme: 'light' }, { scheme: 'dark' }, { dir: 'rtl' }] as const) {
      it(`${state}: ${Object.values(options).join()}`, async () => {
        await expectAccessible(await show(options));
      });
    }
  }
});

describe('Before a click', () => {
  it('a page asks no video platform for anything', async () => {
    const own = served(`/demo/pictures/crest.svg?${crypto.randomUUID()}`); // a picture that no browser has at hand
    serveFeed([
      inFiles(['https://files.example/film.mp4'], { image: own }),
      fullVideo({ image: 'https://i.ytimg.com/vi/INVENTED-01/hqdefault.jpg' }),
      onVimeo({ image: 'https://i.vimeocdn.com/video/1.jpg' }),
      onPeerTube({
        image: 'https://tube.example:9000/preview.jpg',
        banner_image: 'https://tube.example/1.jpg',
      }),
    ]);
    const page = await openFrame(
      `<callbox-video-gallery structured-data src="${feedAddress()}"></callbox-video-gallery>`,
    );
    page.window.performance.setResourceTimingBufferSize(1000);
    await loadModule(page.document, '/src/components/video-gallery/video-gallery.ts');
    const gallery = page.document.querySelector('callbox-video-gallery')!;
    await untilRead(gallery, 'Council');
    find(gallery, 'disclosure', /^Transcript/).click();
    await untilRead(gallery, 'upside down');
    const asked = () => page.window.performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    await until(
      () => asked().some(({ href }) => href === own),
      () => asked().join(),
    );
    await nextFrame();
    expect(
      asked()
        .filter(({ origin }) => origin !== location.origin)
        .map(String),
    ).to.deep.equal([]);
    const everything = [...page.document.querySelectorAll('*'), ...allIn(gallery)];
    expect(
      everything.filter(({ localName }) => /^(iframe|video|source|track)$/.test(localName)),
    ).to.have.length(0);
    expect(page.document.querySelectorAll('link')).to.have.length(0);
    expect(findAll(gallery, 'image').map(({ src }) => src)).to.deep.equal([own]);
  });

  it('neither the player’s code nor the sanitizer is loaded', async () => {
    serveFeed([fullVideo()]);
    const page = await openFrame(`<callbox-video-gallery src="${feedAddress()}"></callbox-video-gallery>`);
    page.window.performance.setResourceTimingBufferSize(1000);
    await loadModule(page.document, '/src/components/video-gallery/video-gallery.ts');
    const gallery = page.document.querySelector('callbox-video-gallery')!;
    await untilRead(gallery, 'Mark your bicycle');
    // What was asked for before this is here when this is.
    await loadModule(page.document, '/src/components/video-gallery/video-json-ld.ts');
    await nextFrame();
    const loaded = (name: string) =>
      page.window.performance.getEntriesByType('resource').some(entry => entry.name.includes(name));
    expect([loaded('video-view'), loaded('video-player'), loaded('safe-html')]).to.deep.equal([
      true,
      false,
      false,
    ]);
    await play(gallery);
    expect([loaded('video-player'), loaded('safe-html')]).to.deep.equal([true, false]);
    find(gallery, 'disclosure', /^Transcript/).click();
    await until(
      () => loaded('safe-html'),
      () => 'no sanitizer',
    );
  });
});

describe('While a video plays', () => {
  const reloadWith = async (gallery: Gallery, ...items: object[]) => {
    serveFeed(feedOf(items));
    await gallery.reload();
    await settled(gallery);
  };

  it('a reload leaves it alone, also one that changes its title and what stands around it', async () => {
    const gallery = await showVideos([onYouTube(), onVimeo()]);
    const player = await play(gallery, 'Mark your bicycle');
    await reloadWith(gallery, onPeerTube(), onYouTube({ title: 'Mark your bicycle today' }), onVimeo());
    expectSame(playerIn(gallery), player);
    expect(player.isConnected).to.equal(true);
    find(gallery, 'button', 'Close the video').click();
    await untilRead(gallery, 'Mark your bicycle today');
    expectSame(gallery.shadowRoot!.activeElement, facade(gallery, 'Mark your bicycle today'));
  });

  it('it ends with its item, and does not begin again, unasked, when that comes back', async () => {
    const gallery = await showVideos([onYouTube(), onVimeo()]);
    await play(gallery, 'Mark your bicycle');
    await reloadWith(gallery, onVimeo());
    expect(titlesIn(gallery)).to.deep.equal(['The lantern walk']);
    expectSame(playerIn(gallery), undefined);
    await reloadWith(gallery, onYouTube(), onVimeo());
    expect(titlesIn(gallery)).to.have.length(2);
    expectSame(playerIn(gallery), undefined);
  });

  it('it ends when the item leads to another video', async () => {
    const gallery = await showVideos([onYouTube()]);
    await play(gallery);
    await reloadWith(gallery, onYouTube({ url: 'https://youtu.be/INVENTED-09' }));
    expectSame(playerIn(gallery), undefined);
    expect(new URL(((await play(gallery)) as HTMLIFrameElement).src).pathname).to.equal('/embed/INVENTED-09');
  });

  it('it ends when the gallery leaves the page, and does not start unasked in another place', async () => {
    const gallery = await showVideos([onYouTube()]);
    await play(gallery);
    const place = gallery.parentElement!;
    gallery.remove();
    place.append(gallery);
    await settled(gallery);
    expectSame(playerIn(gallery), undefined);
    expect(facade(gallery).isConnected).to.equal(true);
  });
});
