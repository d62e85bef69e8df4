import { expect } from '@open-wc/testing';
import '../../../src/components/video-gallery/video-gallery.js';
import { find, findAll, nameOf, parts, wordsOf } from '../../support/find.js';
import { visibleText } from '../../support/mount.js';
import { until, untilRead } from '../../support/until.js';
import {
  descriptionOf,
  facade,
  fullVideo,
  heardIn,
  inFiles,
  onPeerTube,
  onVimeo,
  onYouTube,
  served,
  showVideos,
} from '../../support/videos.js';

const CREST = served('/demo/pictures/crest.svg');

const marksOf = (gallery: Element) => wordsOf(parts(gallery, 'marks'));

describe('A video’s picture', () => {
  it('is the publisher’s, told of nobody’s address, and loaded when it comes into view', async () => {
    const gallery = await showVideos([onYouTube({ image: CREST })]);
    const picture = find(gallery, 'image');
    expect([picture.src, picture.alt]).to.deep.equal([CREST, '']);
    expect([picture.referrerPolicy, picture.loading]).to.deep.equal(['no-referrer', 'lazy']);
  });

  for (const [says, item] of [
    ['without one', onYouTube()],
    ['where it lies with YouTube', onYouTube({ image: 'https://i.ytimg.com/vi/INVENTED-01/0.jpg' })],
    ['where it lies with Vimeo', onVimeo({ image: 'https://i.vimeocdn.com/video/1.jpg' })],
    ['where it lies with the video’s PeerTube', onPeerTube({ image: 'https://tube.example/1.jpg' })],
  ] as const) {
    it(`is drawn ${says}, as large as any other`, async () => {
      const gallery = await showVideos([item, onYouTube({ id: 'other', image: CREST })], {}, { width: 320 });
      const [drawn, other] = parts(gallery, 'facade');
      expect(drawn!.querySelectorAll('img')).to.have.length(0);
      expect(drawn!.offsetHeight).to.equal(other!.offsetHeight);
      expect(drawn!.offsetHeight).to.be.greaterThan(150);
    });
  }
});

describe('The button that starts a video', () => {
  for (const [says, item, name, corner] of [
    ['its length', onYouTube(), 'Play: Mark your bicycle, 1 minute 34 seconds', '1:34'],
    [
      'hours',
      onYouTube({}, { duration_in_seconds: 3723 }),
      'Play: Mark your bicycle, 1 hour 2 minutes 3 seconds',
      '1:02:03',
    ],
    [
      'no length that is unknown',
      onYouTube({}, { duration_in_seconds: undefined }),
      'Play: Mark your bicycle',
      '',
    ],
    ['no length of nothing', onYouTube({}, { duration_in_seconds: 0 }), 'Play: Mark your bicycle', ''],
    ['no length below nothing', onYouTube({}, { duration_in_seconds: -5 }), 'Play: Mark your bicycle', ''],
  ] as const) {
    it(`says title and ${says}`, async () => {
      const button = facade(await showVideos([item]));
      expect([nameOf(button), visibleText(button)]).to.deep.equal([name, corner]);
    });
  }

  it('says that a video is live, in the corner and below', async () => {
    const gallery = await showVideos([onYouTube({}, { is_live: true, duration_in_seconds: undefined })]);
    expect(visibleText(facade(gallery))).to.equal('Live');
    expect(nameOf(facade(gallery))).to.equal('Play: Mark your bicycle, Live');
    expect(marksOf(gallery)).to.deep.equal(['Live']);
  });

  it('goes by the text of a video without a title, else by its address', async () => {
    const gallery = await showVideos([
      onYouTube(
        { id: '1', title: undefined, content_text: 'Turn it upside down.' },
        { duration_in_seconds: 0 },
      ),
      onYouTube({ id: '2', title: undefined }, { duration_in_seconds: 0 }),
    ]);
    expect(findAll(gallery, 'button').map(nameOf)).to.deep.equal([
      'Play: Turn it upside down.',
      'Play: https://www.youtube.com/watch?v=INVENTED-01',
    ]);
    expect(parts(gallery, 'summary')).to.have.length(0);
  });
});

describe('Whom a start will contact', () => {
  for (const [item, sentence, link, href] of [
    [
      onYouTube(),
      'Starting it contacts YouTube (Google).',
      'Watch at YouTube (Google)',
      'https://www.youtube.com/watch?v=INVENTED-01',
    ],
    [onVimeo(), 'Starting it contacts Vimeo.', 'Watch at Vimeo', 'https://vimeo.com/123456789'],
    [
      onPeerTube(),
      'Starting it contacts tube.example.',
      'Watch at tube.example',
      'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv',
    ],
    [
      inFiles(['https://files.example/film.mp4']),
      'Starting it contacts files.example.',
      'Open the video file',
      'https://files.example/film.mp4',
    ],
    [inFiles([served('/film.mp4')]), '', 'Open the video file', served('/film.mp4')],
  ] as const) {
    it(`is said below and by the button, beside a plain link: ${sentence || 'nobody but the page’s own server'}`, async () => {
      const gallery = await showVideos([
        onYouTube({ id: 'first', title: 'First', url: 'https://vimeo.com/1' }),
        item,
      ]);
      const button = facade(gallery, item.title);
      expect(descriptionOf(button)).to.equal(sentence);
      const [, company] = parts(gallery, 'company');
      expect(visibleText(company!)).to.equal(`${sentence} ${link}`.trim());
      const plain = company!.querySelector('a')!;
      expect([plain.href, plain.rel]).to.deep.equal([href, 'noopener']);
    });
  }
});

describe('Below a video', () => {
  it('stand its date, the languages of its captions once each, and what it is about', async () => {
    const captions = ['en', 'en', 'fr', 'xx-unknown-and-long', 'tlh'].map(language => ({
      language,
      kind: 'captions',
    }));
    const gallery = await showVideos([fullVideo({}, { captions })], { 'time-zone': 'UTC' });
    expect(marksOf(gallery)[0]).to.match(
      /^Apr 20, 2030 · Subtitles: English, French, xx-unknown-and-long, (Klingon|tlh)$/,
    );
    const [time] = parts(gallery, 'marks')[0]!.querySelectorAll('time');
    expect(time!.dateTime).to.equal('2030-04-20T12:00:00.000Z');
    expect(wordsOf(parts(gallery, 'summary'))).to.deep.equal(['An officer shows where the number goes.']);
  });

  it('stands no line about what is not known', async () => {
    const gallery = await showVideos([onYouTube({}, { duration_in_seconds: undefined })]);
    expect(parts(gallery, 'marks')).to.have.length(0);
    expect(parts(gallery, 'transcript')).to.have.length(0);
    expect(visibleText(gallery)).to.equal(
      'Mark your bicycle Starting it contacts YouTube (Google). Watch at YouTube (Google)',
    );
  });

  it('stands the text in its own language and direction', async () => {
    const gallery = await showVideos([
      onYouTube({ title: 'علّم دراجتك', summary: 'ضابط يشرح', language: 'ar' }),
    ]);
    for (const piece of [
      ...parts(gallery, 'summary'),
      ...parts(gallery, 'title')[0]!.querySelectorAll('span'),
    ]) {
      expect([piece.lang, getComputedStyle(piece).direction]).to.deep.equal(['ar', 'rtl']);
    }
  });

  it('stands text as text', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const gallery = await showVideos([onYouTube({ title: markup, summary: markup })]);
    expect(wordsOf([...parts(gallery, 'title'), ...parts(gallery, 'summary')])).to.deep.equal([
      markup,
      markup,
    ]);
  });

  it('stand the ways to its transcript, its audio description and its sign language', async () => {
    const gallery = await showVideos([fullVideo({}, { transcript_html: undefined })]);
    for (const [name, href] of [
      ['Transcript', 'https://police.example/bicycle.html'],
      ['With audio description', 'https://police.example/bicycle-described.mp4'],
      ['In sign language', 'https://police.example/bicycle-signed.mp4'],
    ] as const) {
      expect(find(gallery, 'link', name).href, name).to.equal(href);
    }
  });
});

describe('A transcript', () => {
  /** Until the sanitizer is here, the words stand without markup. */
  const untilMarkup = (gallery: Element, name: string) =>
    until(
      () => !!parts(gallery, 'transcript')[0]!.querySelector(`.text ${name}`),
      () => visibleText(gallery),
    );

  it('opens in place, and its headings fall below the video’s', async () => {
    const gallery = await showVideos([fullVideo()], { 'heading-level': '2' });
    expect(visibleText(gallery)).not.to.include('upside down');
    expect(parts(gallery, 'transcript')[0]!.textContent).not.to.include('upside down');
    find(gallery, 'disclosure', 'Transcript: Mark your bicycle').click();
    await untilRead(gallery, 'Turn your bicycle upside down.');
    await untilMarkup(gallery, 'em');
    expect(find(gallery, 'heading', 'Part one').localName).to.equal('h4');
  });

  it('comes through the one door: of markup it keeps what is harmless', async () => {
    const transcript_html = `<p onclick="alert(1)" style="position:fixed">Turn <img src="x" onerror="alert(1)"> it
      <script>alert(1)</script><iframe src="https://evil.example/"></iframe><a href="javascript:alert(1)">here</a>
      <a href="/more">more</a> <em>now</em></p>`;
    const gallery = await showVideos([fullVideo({}, { transcript_html })]);
    find(gallery, 'disclosure', /^Transcript/).click();
    await untilMarkup(gallery, 'em');
    const text = parts(gallery, 'transcript')[0]!.querySelector('.text')!;
    expect([...text.querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal([
      'div',
      'p',
      'a',
      'em',
    ]);
    expect(text.querySelector('p')!.attributes).to.have.length(0);
    expect(find(gallery, 'link', 'more').href).to.equal('https://www.youtube.com/more');
    expect(visibleText(text)).to.equal('Turn it here more now');
  });

  it('of plain words is shown as it is written', async () => {
    const gallery = await showVideos([fullVideo({}, { transcript_html: 'Turn it.\nNow write.' })]);
    find(gallery, 'disclosure', /^Transcript/).click();
    await untilRead(gallery, 'Turn it. Now write.');
  });
});

describe('A screen reader', () => {
  it('comes by each video as an article with its button, its heading, and the ways on', async () => {
    const gallery = await showVideos([fullVideo(), onVimeo({}, { duration_in_seconds: 61 })], {
      heading: 'On film',
    });
    expect(heardIn(gallery)).to.deep.equal([
      'heading 2 "On film"',
      'list item',
      'article "Mark your bicycle"',
      'button "Play: Mark your bicycle, 1 minute 34 seconds" Starting it contacts YouTube (Google).',
      'heading 3 "Mark your bicycle"',
      'link "Watch at YouTube (Google)"',
      'disclosure "Transcript: Mark your bicycle"',
      'link "Transcript"',
      'link "With audio description"',
      'link "In sign language"',
      'list item',
      'article "The lantern walk"',
      'button "Play: The lantern walk, 1 minute 1 second" Starting it contacts Vimeo.',
      'heading 3 "The lantern walk"',
      'link "Watch at Vimeo"',
    ]);
  });
});
