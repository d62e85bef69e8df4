import { expect } from '@open-wc/testing';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import '../../src/components/video-gallery/video-gallery.js';
import { feedAddress } from '../support/address.js';
import { fullAppeal } from '../support/appeals.js';
import { fullEvent } from '../support/events.js';
import { serveFeed } from '../support/feed.js';
import { allIn, find, findAll, parts } from '../support/find.js';
import { loadModule, openFrame } from '../support/frame.js';
import { settled } from '../support/mount.js';
import { until, untilRead } from '../support/until.js';
import { fullVideo } from '../support/videos.js';
import { loadWidget, put, tags, type Widget } from '../support/widgets.js';

const never = () => new Promise<Response>(() => {});

const full = {
  'callbox-appeal-card': fullAppeal(),
  'callbox-event-list': fullEvent({ start: '2090-05-01T18:00:00', end: undefined, status: 'rescheduled' }),
  'callbox-video-gallery': fullVideo(),
};

const moduleOf = (tag: string) => {
  const name = tag.replace('callbox-', '');
  return `/src/components/${name}/${name}.ts`;
};

function addStyle(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  styles.push(style);
}

const styles: HTMLStyleElement[] = [];

afterEach('take the page’s styles away', () => {
  for (const style of styles.splice(0)) style.remove();
  document.documentElement.style.fontSize = '';
});

const INHERITED =
  'color cursor direction font-family font-size font-stretch font-style font-variant-caps font-weight hyphens letter-spacing line-height list-style-type overflow-wrap pointer-events quotes text-align text-indent text-shadow text-transform visibility white-space word-break word-spacing -webkit-text-stroke-width'.split(
    ' ',
  );

const looks = (element: Widget): Record<string, string>[] =>
  allIn(element, '[part~="frame"], [part~="frame"] *').map(inside => {
    const style = getComputedStyle(inside);
    return Object.fromEntries([
      ['name', inside.localName],
      ...INHERITED.map(name => [name, style.getPropertyValue(name)]),
    ]);
  });

for (const tag of tags) {
  describe(`The looks of <${tag}>`, () => {
    it('are its own on a page whose styles are hostile', async () => {
      serveFeed([full[tag]]);
      const element = await loadWidget(tag, { src: feedAddress(), heading: 'News' });
      const clean = looks(element);
      addStyle(`* {
        letter-spacing: 1em; word-spacing: 1em; text-transform: uppercase; line-height: 3; text-align: right; text-indent: 5em;
        font-weight: 900; font-style: italic; font-variant-caps: small-caps; font-stretch: expanded; white-space: pre;
        text-shadow: 2px 2px red; visibility: hidden; direction: rtl; cursor: wait; list-style-type: square; hyphens: auto;
        word-break: break-all; pointer-events: none; quotes: none; overflow-wrap: normal; -webkit-text-stroke-width: 3px;
      }`);
      expect(getComputedStyle(element).letterSpacing).not.to.equal('normal');
      expect(looks(element)).to.deep.equal(clean);
    });

    it('take family, size and colour from the page', async () => {
      serveFeed([full[tag]]);
      const element = await loadWidget(tag, { src: feedAddress() });
      addStyle('* { font-family: monospace; font-size: 30px; color: rgb(1, 2, 3) }');
      const [frame] = looks(element);
      expect(frame).to.include({ 'font-family': 'monospace', 'font-size': '30px', color: 'rgb(1, 2, 3)' });
    });

    it('do not shrink with a root of 62.5 %', async () => {
      serveFeed([full[tag]]);
      const element = await loadWidget(tag, { src: feedAddress() });
      addStyle(`${tag} { font-size: 16px }`);
      const before = [looks(element), element.offsetHeight];
      document.documentElement.style.fontSize = '62.5%';
      expect([looks(element), element.offsetHeight]).to.deep.equal(before);
    });

    it('are hidden with "hidden"', async () => {
      serveFeed([full[tag]]);
      const element = await loadWidget(tag, { src: feedAddress(), hidden: '' });
      expect(element.offsetHeight).to.equal(0);
      element.hidden = false;
      expect(element.offsetHeight).to.be.greaterThan(0);
    });

    it('are hidden with "hidden" where the page has our style sheet, before and after the code comes', async () => {
      serveFeed([full[tag]]);
      const page = await openFrame(`<${tag} hidden src="${feedAddress()}">Fallback</${tag}>`, {
        styles: ['/src/styles/callbox.css'],
      });
      const element = page.document.querySelector(tag)!;
      expect(element.offsetHeight).to.equal(0);
      await loadModule(page.document, moduleOf(tag));
      expect(element.offsetHeight).to.equal(0);
    });

    it('reserve a height that no answer takes away, and that the page may set', async () => {
      serveFeed(never);
      const waiting = await put(tag, { src: feedAddress() });
      const reserved = waiting.offsetHeight;
      expect(reserved).to.be.greaterThan(200);
      serveFeed([]);
      const empty = await loadWidget(tag, { src: feedAddress() });
      expect(empty.offsetHeight).to.equal(reserved);
      addStyle(`${tag} { --callbox-min-height: 123px }`);
      expect([waiting.offsetHeight, empty.offsetHeight]).to.deep.equal([123, 123]);
      addStyle(`${tag} { --callbox-min-height: 0 }`);
      expect(waiting.offsetHeight).to.be.lessThan(100);
    });

    const layouts = tag === 'callbox-appeal-card' ? ['card', 'strip', 'compact'] : ['card'];
    for (const layout of layouts) {
      for (const limit of [undefined, 1, 3]) {
        it(`are as high before the code comes as after: layout ${layout}, limit ${limit}`, async () => {
          serveFeed(never);
          const attributes = `layout="${layout}" ${limit ? `limit="${limit}"` : ''} src="${feedAddress()}"`;
          const page = await openFrame(`<${tag} ${attributes}>Fallback</${tag}>`, {
            height: 6000,
            styles: ['/src/styles/callbox.css'],
          });
          const element = page.document.querySelector(tag)!;
          const before = element.offsetHeight;
          expect(before).to.be.greaterThan(50);
          await loadModule(page.document, moduleOf(tag));
          await settled(element);
          expect(element.offsetHeight).to.equal(before);
        });
      }
    }

    it('break no strict policy: no style attribute, no inline style', async () => {
      serveFeed([full[tag]]);
      const policy = `default-src 'none'; script-src ${location.origin}; style-src ${location.origin}; img-src *`;
      const page = await openFrame('', {
        doctype: `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">`,
      });
      const violations: string[] = [];
      page.document.addEventListener('securitypolicyviolation', violation =>
        violations.push(`${violation.violatedDirective} ${violation.blockedURI} ${violation.sample}`),
      );
      const element = Object.assign(page.document.createElement(tag), { src: feedAddress() });
      element.setAttribute('src', feedAddress());
      page.document.body.append(element);
      await loadModule(page.document, moduleOf(tag));
      await untilRead(element, /Anselm|Beat surgery|Mark your bicycle/);
      for (const disclosure of findAll(element, 'disclosure')) disclosure.click();
      await untilRead(element, /WhatsApp|Google/);
      expect(violations).to.deep.equal([]);
      expect(element.offsetHeight).to.be.greaterThan(200);
    });

    it('have no name that content blockers hide', async () => {
      serveFeed([
        full[tag],
        { id: 'plain', title: 'Plain', tags: ['other'], image: '/demo/pictures/crest.svg' },
      ]);
      const element = await loadWidget(tag, { src: feedAddress(), heading: 'News', limit: '1' });
      for (const disclosure of findAll(element, 'disclosure')) disclosure.click();
      await untilRead(element, /WhatsApp|Google/);
      const names = allIn(element).flatMap(inside => [
        ...inside.classList,
        ...(inside.getAttribute('part') ?? '').split(' '),
        inside.id,
      ]);
      expect(names.length).to.be.greaterThan(20);
      expect(
        names.filter(name => /(?:^|[-_])(?:ads?|banner|social|share|track)(?:$|[-_])/i.test(name)),
      ).to.deep.equal([]);
    });

    it('follow the page’s direction, and are mirrored with it', async () => {
      serveFeed([full[tag]]);
      const element = await loadWidget(tag, { src: feedAddress() }, { dir: 'rtl' });
      expect(getComputedStyle(parts(element, 'frame')[0]!).direction).to.equal('rtl');
      element.parentElement!.dir = 'ltr';
      await until(
        () => getComputedStyle(parts(element, 'frame')[0]!).direction === 'ltr',
        () => 'right to left',
      );
    });

    for (const width of [320, 768]) {
      it(`fit a width of ${width} pixels`, async () => {
        const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(3);
        serveFeed([
          {
            ...full[tag],
            title: long,
            content_html: `<p>${long} <a href="https://x.example/">${long}</a></p>`,
          },
        ]);
        const element = await loadWidget(tag, { src: feedAddress(), heading: long }, { width });
        for (const disclosure of findAll(element, 'disclosure')) disclosure.click();
        await untilRead(element, /WhatsApp|Google/);
        expect(find(element, 'heading', long).scrollWidth).to.be.at.most(width);
        expect(element.scrollWidth).to.be.at.most(width);
        const wide = allIn(element).filter(
          inside => inside.getBoundingClientRect().right > element.getBoundingClientRect().left + width + 1,
        );
        expect(wide.map(({ outerHTML }) => outerHTML.slice(0, 80))).to.deep.equal([]);
      });
    }
  });
}
