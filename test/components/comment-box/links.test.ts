import { expect } from '@open-wc/testing';
import '../../../src/components/comment-box/comment-box.js';
import { feedAddress } from '../../support/address.js';
import { expectAccessible } from '../../support/axe.js';
import { comment, commentBy, official, show, threadOf } from '../../support/comments.js';
import { serveComments } from '../../support/comment-service.js';
import { feedOf, serveFeed } from '../../support/feed.js';
import { find, parts } from '../../support/find.js';
import { loadModule, openFrame } from '../../support/frame.js';
import { many } from '../../support/many.js';
import { settled, visibleText } from '../../support/mount.js';
import { nextFrame, until, untilRead } from '../../support/until.js';
import { sendComment, showBox } from '../../support/writing.js';

const saying = (content_text: string, id = 'Ann') => comment(id, {}, { content_text });

const linksIn = (box: Element) => [
  ...(parts(box, 'text')[0]?.querySelectorAll<HTMLAnchorElement>('a') ?? []),
];

const wordsIn = (box: Element) => parts(box, 'text')[0]!.textContent!.trim();

/** A box whose first comment says that, once all that is to be a link is one. */
async function showSaying(text: string, links: number) {
  const box = await show([saying(text)]);
  await import('../../../src/components/comment-box/links.js');
  await until(
    () => linksIn(box).length === links,
    () => `${linksIn(box).length} links in: ${wordsIn(box).slice(0, 500)}`,
  );
  await settled(box);
  await nextFrame();
  expect(linksIn(box)).to.have.length(links);
  return box;
}

describe('A web address in a comment', () => {
  it('is a link, shown as it was written, that search engines don’t count; and passes axe', async () => {
    const text = 'Read https://City.example/Bridge?a=1&b=2#top and\nwww.city.example/plan, please.';
    const box = await showSaying(text, 2);
    expect(wordsIn(box)).to.equal(text);
    expect(linksIn(box).map(({ textContent }) => textContent)).to.deep.equal([
      'https://City.example/Bridge?a=1&b=2#top',
      'www.city.example/plan',
    ]);
    expect(linksIn(box).map(({ href }) => href)).to.deep.equal([
      'https://city.example/Bridge?a=1&b=2#top',
      'http://www.city.example/plan',
    ]);
    for (const link of linksIn(box)) {
      expect(link.getAttribute('rel')).to.equal('nofollow ugc noopener');
      expect(link.hasAttribute('target')).to.equal(false);
    }
    await expectAccessible(box);
  });

  it('is a link in an official answer, too, and in one of many comments', async () => {
    const box = await show([
      official('Desk', {}),
      saying('No address.'),
      { ...official('Second'), content_text: 'See https://police.example/faq.' },
    ]);
    await until(
      () => parts(box, 'text').some(part => part.querySelector('a')),
      () => visibleText(box),
    );
    const link = commentBy(box, 'Second').querySelector<HTMLAnchorElement>('[part="text"] a')!;
    expect(link.href).to.equal('https://police.example/faq');
    expect(box.shadowRoot!.querySelectorAll('[part="text"] a')).to.have.length(1);
  });

  for (const [what, text] of [
    ['a script', 'javascript:alert(1) javascript://city.example/%0Aalert(1) JaVaScRiPt:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script> data://city.example/x'],
    ['another scheme', 'ftp://city.example/x mailto:a@city.example file:///etc/passwd vbscript:x blob:x'],
    ['no scheme', '//city.example/x city.example notes.txt a@city.example'],
    ['an override', 'https://city.example/\u202egpj.exe and https://city.example/\u2066x'],
    ['characters that nobody sees', 'https://city.example/a\u200bb https://city.example/a\u00adb'],
    ['fillers that nobody sees', 'https://city.example/a\u3164b https://city.example/a\u034fb'],
    ['no host', 'https:// http:///x www. www.. https://'],
  ] as const) {
    it(`is none with ${what}`, async () => {
      const box = await showSaying(`${text} but https://city.example/good`, 1);
      expect(linksIn(box)[0]!.href).to.equal('https://city.example/good');
      expect(wordsIn(box)).to.equal(`${text} but https://city.example/good`);
    });
  }

  for (const [text, ...raws] of [
    ['See https://city.example/a.', 'https://city.example/a'],
    ['(see https://city.example/a)', 'https://city.example/a'],
    ['https://city.example/a_(b) is it', 'https://city.example/a_(b)'],
    ['"https://city.example/a"', 'https://city.example/a'],
    ['«https://city.example/a»?', 'https://city.example/a'],
    ['https://city.example/a, https://city.example/b!', 'https://city.example/a', 'https://city.example/b'],
    ['<https://city.example/a>', 'https://city.example/a'],
    ['[it](https://city.example/a)', 'https://city.example/a'],
    ['https://city.example:8443/a', 'https://city.example:8443/a'],
  ] as const) {
    it(`ends where a reader sees its end: ${text}`, async () => {
      const box = await showSaying(text, raws.length);
      expect(linksIn(box).map(({ textContent }) => textContent)).to.deep.equal(raws);
    });
  }

  it('with a name before its host leads nowhere but to what its words say', async () => {
    const box = await showSaying('https://police.example@evil.example/ https://a:b@evil.example/x', 2);
    for (const { href, textContent } of linksIn(box)) {
      expect(href).to.equal(`${textContent}/`);
      expect(textContent).not.to.match(/@|evil/);
    }
  });

  it('that looks like another leads where it was written to, in letters that tell them apart', async () => {
    const [cyrillic, umlaut] = ['https://аpple.example/', 'https://münchen.example/'];
    const box = await showSaying(`${cyrillic} ${umlaut}`, 2);
    expect(linksIn(box).map(({ hostname }) => hostname)).to.deep.equal([
      'xn--pple-43d.example',
      'xn--mnchen-3ya.example',
    ]);
    expect(wordsIn(box)).to.equal(`${cyrillic} ${umlaut}`);
  });

  it('reads from left to right, with its slash at its end, within Arabic', async () => {
    const box = await showSaying('انظر https://city.example/bridge/ من فضلك', 1);
    const [link] = linksIn(box);
    const text = document.createTreeWalker(link!, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const at = (index: number) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect();
    };
    const start = text.data.indexOf('https');
    expect(at(start + 'https://city.example/bridge'.length).left).to.be.above(at(start).left);
  });

  describe('at the end of a comment that is cut', () => {
    const WHOLE = 'https://city.example/plans/2030.html?a=(b)';
    for (const [what, written] of [
      ['within a word', 'https://city.example/pl'],
      ['after a dot', 'https://city.example/plans/2030.'],
      ['after a bracket', 'https://city.example/plans/2030.html?a=('],
      ['before a bracket', 'https://city.example/plans/2030.html?a=(b'],
      ['within the host', 'https://city.ex'],
      ['after the scheme', 'https://'],
    ] as const) {
      it(`is no link until one reads it all: ${what}`, async () => {
        expect(WHOLE.startsWith(written)).to.equal(true);
        const before = 'See https://city.example/first '.padEnd(1500 - written.length - 1, 'x');
        const box = await showSaying(`${before} ${WHOLE} and more`, 1);
        expect(wordsIn(box).endsWith(`${written}…`)).to.equal(true);
        expect(linksIn(box)[0]!.href).to.equal('https://city.example/first');
        find(box, 'button', /^Read all/).click();
        await until(
          () => linksIn(box).length === 2,
          () => wordsIn(box).slice(-100),
        );
        expect(linksIn(box)[1]!.textContent).to.equal(WHOLE);
      });
    }

    it('is a link where it was whole before the cut', async () => {
      const box = await showSaying(`${'x'.repeat(1400)} https://city.example/a `.padEnd(1600, 'y '), 1);
      expect(linksIn(box)[0]!.href).to.equal('https://city.example/a');
    });
  });

  for (const [what, address, mark] of [
    ['addresses', 'https://city.example/a', ' '],
    ['addresses without a scheme', 'www.city.example/a', ' '],
    ['addresses with nothing between them but commas', 'https://city.example/a', ',,'],
  ] as const) {
    it(`is one of 10,000 in a comment, which is shown whole: ${what}`, async () => {
      const text = many(10_000, () => address).join(mark);
      const box = await show([saying(text)]);
      find(box, 'button', /^Read all/).click();
      await until(
        () => wordsIn(box).length === text.length,
        () => `${wordsIn(box).length} characters`,
      );
      await until(
        () => linksIn(box).length > 0,
        () => 'no links',
      );
      expect(wordsIn(box)).to.equal(text);
      expect(linksIn(box).length).to.be.at.most(200);
    });
  }

  for (const [what, text] of [
    ['brackets', `https://city.example/${'('.repeat(20_000)}`],
    ['dots', `https://city.example/${'.a'.repeat(20_000)}${'.'.repeat(20_000)}`],
    ['schemes', 'https://'.repeat(5_000)],
    ['prefixes', 'www.'.repeat(5_000)],
    ['hyphens', `https://${'a-'.repeat(20_000)}`],
    ['names before the host', `https://${'a:'.repeat(10_000)}@city.example/`],
  ] as const) {
    it(`that is made to keep a page busy keeps nobody waiting: ${what}`, async () => {
      const end = ' The end.';
      const box = await show([saying(text + end)]);
      find(box, 'button', /^Read all/).click();
      await import('../../../src/components/comment-box/links.js');
      await untilRead(box, 'The end.');
      expect(wordsIn(box)).to.equal(text + end);
    });
  }

  it('is words in a feed that is not of our own service, and in markup', async () => {
    serveFeed(feedOf([saying('See https://city.example/a')]));
    const box = await showBox();
    await nextFrame();
    expect(linksIn(box)).to.have.length(0);
    const content_html = '<p>See https://city.example/a</p>';
    const other = await show([comment('Ann', {}, { content_text: undefined, content_html })]);
    await until(
      () => !!parts(other, 'text')[0]!.querySelector('p'), // until then its words stand in for it
      () => visibleText(other),
    );
    expect(linksIn(other)).to.have.length(0);
  });

  it('is words in one’s own comment while it waits', async () => {
    serveComments();
    const box = await showBox();
    const own = await sendComment(box, 'See https://city.example/a <b>now</b>');
    expect(visibleText(own)).to.include('See https://city.example/a <b>now</b>');
    expect(own.querySelectorAll('a, b')).to.have.length(0);
  });
});

describe('The code that makes links', () => {
  it('comes with a comment that holds an address, and not before', async () => {
    serveFeed(threadOf([saying('Nothing here, www or http: alike.')]));
    const page = await openFrame(`<callbox-comment-box src="${feedAddress()}"></callbox-comment-box>`);
    page.window.performance.setResourceTimingBufferSize(1000);
    await loadModule(page.document, '/src/components/comment-box/comment-box.ts');
    const box = page.document.querySelector('callbox-comment-box')!;
    await untilRead(box, 'Nothing here');
    // What was asked for before this is here when this is.
    await loadModule(page.document, '/src/components/comment-box/live.ts');
    await nextFrame();
    const isHere = (name: RegExp) =>
      page.window.performance.getEntriesByType('resource').some(entry => name.test(entry.name));
    expect([isHere(/\/links\./), isHere(/linkify/)]).to.deep.equal([false, false]);
    serveFeed(threadOf([saying('See https://city.example/a')]));
    await box.reload();
    await until(
      () => isHere(/\/links\./) && isHere(/linkify/) && linksIn(box).length === 1,
      () => visibleText(box),
    );
  });
});
