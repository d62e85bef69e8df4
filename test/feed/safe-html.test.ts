import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { restore, stub } from 'sinon';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import type { AppealCard } from '../../src/components/appeal-card/appeal-card.js';
import { safeHtml } from '../../src/feed/safe-html.js';
import { feedAddress } from '../support/address.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { allIn, find, parts } from '../support/find.js';
import { hearWarnings } from '../support/console.js';
import { load, settled } from '../support/mount.js';
import { readShared, sharedFiles } from '../support/shared-data.js';
import { until } from '../support/until.js';

const TAGS = 'p br em strong b i ul ol li a blockquote q cite h4 h5 h6'.split(' ');
const ATTRIBUTES = ['href', 'lang', 'dir', 'rel'];

interface Case {
  name: string;
  markup: string;
}

const files = await sharedFiles('attacks');
const textOf = async (name: string) => {
  const file = files.find(candidate => candidate.name === name);
  return file ? new TextDecoder().decode(await readShared(file)) : '';
};

/** The cases that DOMPurify's own tests are made of. */
const expectations: { title?: string; payload: string }[] = JSON.parse(
  (await textOf('dompurify-expect.json')) || '[]',
);
const sanitizer = expectations.map(({ title, payload }, n): Case => ({
  name: `${n}: ${title}`,
  markup: payload,
}));

/** The HTML5 security cheat sheet's: each stands in a `div` with its number, with a tail that closes what it may have opened. */
const cheatSheet = (await textOf('h5sc-vectors.txt'))
  .split(/<div id="(?=\d+">)/)
  .slice(1)
  .map((piece): Case => {
    const [, number, markup] = /^(\d+)">([^]*)$/.exec(piece)!;
    return { name: number!, markup: markup!.replace(/\/\/\["'`-->\]\]>\]<\/div>\s*$/, '') };
  });

const attacks = { 'DOMPurify’s own cases': sanitizer, 'the HTML5 security cheat sheet': cheatSheet };

const ran: string[] = [];

beforeEach('set traps', () => {
  ran.length = 0;
  for (const trap of ['alert', 'confirm', 'prompt', 'open', 'print'] as const)
    stub(window, trap).callsFake((): never => void ran.push(trap) as never);
});

afterEach('take the traps away', restore);

/** Lets every picture that was set on fire burn: ours is the last one that can fail. */
const pictureFails = () =>
  new Promise(done => Object.assign(new Image(), { onerror: done, src: 'data:image/png,none' }));

function faultsOf(root: Element): string[] {
  return [...root.querySelectorAll('*')].flatMap(element => {
    const faults = [...element.attributes]
      .filter(({ name }) => !ATTRIBUTES.includes(name))
      .map(({ name }) => `${element.localName} has ${name}`);
    if (!TAGS.includes(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      faults.push(`there is a ${element.localName}`);
    if (!(element instanceof HTMLAnchorElement)) return faults;
    if (!/^(https?|mailto|tel):$/.test(element.protocol)) faults.push(`a link leads to ${element.href}`);
    if (element.rel !== 'noopener nofollow') faults.push(`a link is rel="${element.rel}"`);
    return faults;
  });
}

const LAST = { id: 'last', title: 'The last', content_html: '<p>The end</p>' };

describe('The markup of a feed', () => {
  if (files.length === 0) it.skip('skipped: no shared data');
  for (const [source, cases] of Object.entries(attacks)) {
    it(`does no harm in an appeal card: ${source}`, async function () {
      if (!cases.length) return this.skip();
      const warnings = hearWarnings();
      serveFeed([
        ...cases.map(({ name, markup }) => ({ id: name, title: name, content_html: markup })),
        LAST,
      ]);
      const card = await load<AppealCard>(
        html`<callbox-appeal-card src=${feedAddress()} limit="1000"></callbox-appeal-card>`,
      );
      const articles = allIn(card, '[data-item]');
      expect(articles).to.have.length(cases.length + 1);
      const text = (article: Element) => article.querySelector('[part=text]');
      await until(
        () => !!text(articles.at(-1)!)?.querySelector('p'),
        () => 'no markup',
      );
      const faults = cases.flatMap(({ name }, n) => {
        const markup = text(articles[n]!);
        return markup
          ? faultsOf(markup)
              .filter(isFault(markup))
              .map(fault => `${name}: ${fault}`)
          : [];
      });
      expect(faults).to.deep.equal([]);
      card.requestUpdate();
      await settled(card);
      expect(warnings.length, 'two sets of frames, which are no text').to.be.at.most(2);
      await pictureFails();
      expect(ran).to.deep.equal([]);
    });

    it(`does no harm where it is opened in an event list: ${source}`, async function () {
      if (!cases.length) return this.skip();
      const markup = cases.map(piece => piece.markup);
      serveFeed([
        {
          id: '1',
          title: 'All at once',
          content_html: `${'word '.repeat(50)}<ul><li>${markup.join('</p>')}`,
        },
      ]);
      const list = await load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
      find(list, 'disclosure', 'Details: All at once').click();
      const text = () => parts(list, 'details')[0]!.querySelector('div > div');
      await until(
        () => !!text(),
        () => 'no markup',
      );
      expect(faultsOf(text()!)).to.deep.equal([]);
      await pictureFails();
      expect(ran).to.deep.equal([]);
    });
  }

  it('keeps what a text is made of', async () => {
    const markup =
      '<h1>One</h1><h2>Two</h2><h3>Three</h3><p lang="fr" dir="ltr"><b>b</b><strong>s</strong><i>i</i><em>e</em><br>' +
      '<a href="https://else.example/x">a</a></p><ul><li>u</li></ul><ol><li>o</li></ol>' +
      '<blockquote>q</blockquote><q>q</q><cite>c</cite>';
    serveFeed([{ id: '1', title: 'Text', content_html: markup }]);
    const card = await load(
      html`<callbox-appeal-card src=${feedAddress()} heading-level="2"></callbox-appeal-card>`,
    );
    const text = () => parts(card, 'text')[0]!.querySelector('div');
    await until(
      () => !!text(),
      () => 'no markup',
    );
    expect(text()!.innerHTML).to.equal(
      markup
        .replace(/h1>/g, 'h4>')
        .replace(/h2>/g, 'h5>')
        .replace(/h3>/g, 'h6>')
        .replace('">a</a>', '" rel="noopener nofollow">a</a>'),
    );
  });

  it('skips no level of headings, whatever the publisher skipped', () => {
    const fragment = safeHtml('<h2>A</h2><h5>B</h5><h4>C</h4><h2>D</h2>', 'https://city.example/', 2);
    expect([...fragment.children].map(({ localName }) => localName)).to.deep.equal(['h3', 'h4', 'h4', 'h3']);
  });

  it('leaves no empty link where a picture was', () => {
    const fragment = safeHtml('<p><a href="/a"><img src="/a.png"></a> Words</p>', 'https://city.example/', 2);
    expect(fragment.firstElementChild!.outerHTML).to.equal('<p> Words</p>');
  });

  it('keeps an address in which a handler’s name stands', () => {
    const fragment = safeHtml('<a href="https://shop.example/online=1">Shop</a>', 'https://city.example/', 2);
    expect(fragment.querySelector('a')!.href).to.equal('https://shop.example/online=1');
  });

  for (const [level, inside, shown] of [
    [1, 1, 2],
    [3, 1, 4],
    [3, 3, 4],
    [5, 6, 6],
    [6, 1, 6],
  ] as const) {
    it(`has its h${inside} as h${shown} below a heading of level ${level}`, () => {
      const { firstElementChild } = safeHtml(
        `<h${inside} lang="fr">Title</h${inside}>`,
        'https://city.example/',
        level,
      );
      expect(firstElementChild!.outerHTML).to.equal(`<h${shown} lang="fr">Title</h${shown}>`);
    });
  }

  for (const [href, address] of [
    ['https://else.example/x', 'https://else.example/x'],
    ['/x', 'https://city.example/x'],
    ['x', 'https://city.example/feeds/x'],
    ['#x', 'https://city.example/feeds/1#x'],
    ['mailto:a@city.example', 'mailto:a@city.example'],
    ['tel:311', 'tel:311'],
    ['javascript:alert(1)', undefined],
    [' java&#10;script:alert(1)', undefined],
    ['&#1;javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['vbscript:x', undefined],
    ['file:///x', undefined],
    ['blob:https://city.example/x', undefined],
    ['http://', undefined],
  ] as const) {
    it(`leads from “${href}” to ${address ?? 'nowhere'}, and keeps the words`, () => {
      const fragment = safeHtml(`<p><a href="${href}">Words</a></p>`, 'https://city.example/feeds/1', 3);
      expect(fragment.querySelector('a')?.href).to.equal(address);
      expect(fragment.textContent).to.equal('Words');
    });
  }

  it('leads nowhere where a link has no address', () => {
    const fragment = safeHtml('<p><a name="x" id="y" class="z">Words</a></p>', 'https://city.example/', 3);
    expect(fragment.firstElementChild!.outerHTML).to.equal('<p>Words</p>');
  });

  it('does not let a feed name or style anything of the page', () => {
    const fragment = safeHtml(
      '<p id="location" name="body" class="hidden" style="position:fixed" data-item onclick="alert(1)" aria-hidden="true" role="alert" slot="x" part="warning">Words</p>',
      'https://city.example/',
      3,
    );
    expect(fragment.firstElementChild!.outerHTML).to.equal('<p>Words</p>');
  });

  it('has no pictures, forms, frames, tables or media, only their words', () => {
    const markup =
      '<table><tr><td>cell</td></tr></table><form action="/x"><label>label</label><input value="v"><button>button</button></form>' +
      '<img src="x" alt="alt"><iframe src="/"></iframe><video src="x">video</video><object data="x">object</object><svg><text>svg</text></svg><div>div</div><span>span</span>';
    const root = document.createElement('div');
    root.append(safeHtml(markup, 'https://city.example/', 3));
    expect(root.querySelectorAll('*')).to.have.length(0);
    expect(root.textContent).to.match(/cell.*label.*button.*div.*span/);
  });

  it('is read from a megabyte of it, and from ten thousand levels', () => {
    for (const markup of [
      '<p>word '.repeat(125_000),
      '<blockquote>'.repeat(10_000),
      '<b>'.repeat(10_000),
      '<'.repeat(1_000_000),
      '<a href="https://else.example/">x</a>'.repeat(10_000),
    ]) {
      const root = document.createElement('div');
      expect(() => root.append(safeHtml(markup, 'https://city.example/', 3))).not.to.throw();
      expect(faultsOf(root)).to.deep.equal([]);
    }
  });

  it('stays words where it stands in a field that holds none', async () => {
    const markup = '<img src=x onerror=alert(1)><script>alert(1)</script><b>bold</b>';
    serveFeed(
      feedOf([
        {
          id: markup,
          title: markup,
          summary: markup,
          content_text: markup,
          tags: [markup, 'other'],
          authors: [{ name: markup }],
          language: markup,
          _appeal: {
            category: markup,
            warning: markup,
            reference: markup,
            persons: [{ name: markup, age: 40, eyes: markup }],
            facts: [{ label: markup, value: markup }],
            contacts: [{ label: markup, phone: `1${markup}`, note: markup }],
            place: { name: markup },
          },
          _event: {
            start: '2030-05-01',
            status: 'cancelled',
            status_reason: markup,
            place: { name: markup, address: markup },
            cost: markup,
            organizer: { name: markup },
          },
        },
      ]),
    );
    const src = feedAddress();
    const card = await load(html`<callbox-appeal-card src=${src}></callbox-appeal-card>`);
    const list = await load(html`<callbox-event-list src=${src}></callbox-event-list>`);
    for (const element of [card, list]) {
      expect(allIn(element, 'script, img, b')).to.have.length(0);
      expect(parts(element, 'title')[0]!.textContent).to.contain(markup);
    }
    await pictureFails();
    expect(ran).to.deep.equal([]);
  });
});

/** The node around the markup is ours. */
const isFault = (text: Element) => (fault: string) =>
  !(fault === 'there is a div' && text.firstElementChild?.localName === 'div');
