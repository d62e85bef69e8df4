import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/comment-box/comment-box.js';
import '../../src/components/event-list/event-list.js';
import '../../src/components/video-gallery/video-gallery.js';
import { fullAppeal } from '../support/appeals.js';
import { comment, threadOf } from '../support/comments.js';
import { fullEvent } from '../support/events.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { allIn, parts } from '../support/find.js';
import { load } from '../support/mount.js';
import { fullVideo } from '../support/videos.js';

const PROPERTIES = [
  'display',
  'position',
  'float',
  'box-sizing',
  'visibility',
  'filter',
  'margin-top',
  'padding-left',
  'border-top-width',
  'border-top-style',
  'border-top-left-radius',
  'text-decoration-line',
  'text-align',
  'text-indent',
  'text-transform',
  'text-shadow',
  'letter-spacing',
  'word-spacing',
  'line-height',
  'white-space',
  'font-weight',
  'font-style',
  'font-variant-caps',
  'list-style-type',
  'hyphens',
  'cursor',
];

const widgets = {
  'appeal-card': {
    element: html`<callbox-appeal-card src="/a.json" heading="News"></callbox-appeal-card>`,
    feed: feedOf([fullAppeal()]),
    pieces: ['h2', 'h3', 'p', 'a', 'img', 'dt', 'dd', 'summary', 'button'],
  },
  'event-list': {
    element: html`<callbox-event-list src="/a.json" heading="News" limit="1"></callbox-event-list>`,
    feed: feedOf(
      ['a', 'b'].map(tag =>
        fullEvent({ start: '2090-05-01T18:00:00', end: undefined }, { id: tag, tags: [tag] }),
      ),
    ),
    pieces: ['h2', 'h3', 'p', 'a', 'li', 'ul', 'select', 'time', 'summary', 'button'],
  },
  'video-gallery': {
    element: html`<callbox-video-gallery src="/a.json" heading="News"></callbox-video-gallery>`,
    feed: feedOf([fullVideo()]),
    pieces: ['h2', 'h3', 'p', 'a', 'li', 'button', 'img'],
  },
  'comment-box': {
    element: html`<callbox-comment-box src="/a.json" heading="News"></callbox-comment-box>`,
    feed: threadOf([comment('Ann'), comment('Bob')], { post_url: '/comments' }),
    pieces: ['h2', 'h3', 'p', 'li', 'button', 'select', 'time'],
  },
};

/** A page's rules, from the page that shows them in the demo, and what else is done to everything. */
const hostile: Record<string, () => Promise<unknown>> = {
  'of the demo’s page': () => add(link('/demo/hosts/styles/hostile.css')),
  'that unset everything': () => addRule('* { all: unset }'),
  'that make everything initial': () => addRule('* { all: initial }'),
  'that make everything initial, importantly': () => addRule('body > div > * { all: initial !important }'),
};

const added: Element[] = [];

function link(href: string): HTMLLinkElement {
  return Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
}

const addRule = (css: string) => add(Object.assign(document.createElement('style'), { textContent: css }));

async function add(style: HTMLElement): Promise<void> {
  const there = style instanceof HTMLLinkElement && new Promise(done => style.addEventListener('load', done));
  document.head.append(style);
  added.push(style);
  await there;
}

afterEach('take the styles away', () => {
  for (const style of added.splice(0)) style.remove();
});

const looksOf = (element: Element) =>
  allIn(element, '[part~="frame"], [part~="frame"] *').map(piece => {
    const style = getComputedStyle(piece);
    return [piece.localName, ...PROPERTIES.map(name => `${name}: ${style.getPropertyValue(name)}`)];
  });

for (const [name, { element, feed, pieces }] of Object.entries(widgets)) {
  describe(`<callbox-${name}> on a page with styles`, () => {
    /** Where font size and width are given, since lengths go by them. */
    async function show(): Promise<HTMLElement> {
      serveFeed(feed);
      const widget = await load(element, { width: 640 });
      Object.assign(widget.parentElement!.style, { display: 'block', fontSize: '16px' });
      for (const piece of pieces) expect(allIn(widget, piece).length, piece).to.be.greaterThan(0);
      return widget;
    }

    for (const [what, addStyles] of Object.entries(hostile)) {
      it(`${what} looks inside as on a clean page`, async () => {
        const widget = await show();
        const clean = looksOf(widget);
        await addStyles();
        expect(looksOf(widget)).to.deep.equal(clean);
      });
    }

    it('of the demo’s page takes family, size and colour from its parent', async () => {
      const widget = await show();
      Object.assign(widget.parentElement!.style, { fontFamily: 'monospace', color: 'rgb(1, 2, 3)' });
      await hostile['of the demo’s page']!();
      const [frame] = parts(widget, 'frame');
      const { fontFamily, fontSize, color } = getComputedStyle(frame!);
      expect([fontFamily, fontSize, color]).to.deep.equal(['monospace', '16px', 'rgb(1, 2, 3)']);
    });
  });
}
