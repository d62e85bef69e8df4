import { expect } from '@open-wc/testing';
import { readFeed } from '../../src/feed/feed.js';
import { excerpt, plainText, titleOf } from '../../src/feed/plain-text.js';
import { feedOf } from '../support/feed.js';

const LONE_SURROGATE = /[\ud800-\udfff]/u;

const titled = (item: Record<string, unknown>) =>
  titleOf(readFeed(feedOf([{ id: 'tag:1', ...item }]), 'https://city.example/feed.json').items[0]!);

describe('Plain text', () => {
  for (const [markup, words] of [
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['Beer &amp; bread &lt;3 &quot;x&quot; &#39;y&#39; &#x2019; &nbsp;z', 'Beer & bread <3 "x" \'y\' ’  z'],
    ['&bogus; &; &#; &#x;', '&bogus; &; &#; &#x;'],
    ['a<script>alert(1)</script>b<style>p{}</style>c', 'abc'],
    ['a<!-- hidden -->b', 'ab'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
    ['<b>bold</b> <i>and</i> plain', 'bold and plain'],
    ['&constructor; &__proto__; &toString;', '&constructor; &__proto__; &toString;'],
    ['&#0;&#1114112;&#999999;', undefined],
    ['', ''],
  ] as const) {
    it(`reads the words of ${JSON.stringify(markup)}`, () => {
      if (words === undefined) expect(() => plainText(markup)).not.to.throw();
      else expect(plainText(markup)).to.equal(words);
    });
  }

  it('reads a title in which a publisher’s system has written characters as HTML does', () => {
    expect(titled({ title: 'Arts &amp; crafts: &lt;3' })).to.equal('Arts & crafts: <3');
    expect(titled({ title: 'AT&T; 5 &gt 4' })).to.equal('AT&T; 5 &gt 4');
  });

  it('has no half of a character where a feed writes one as a number', () => {
    expect(plainText('a&#xD83D;b&#55357;c')).not.to.match(LONE_SURROGATE);
  });

  it('reads a megabyte of open brackets, comments and entities in a moment', () => {
    for (const piece of ['<', '<p ', '<!--', '<script>', '&', '&#x', '<p\n', '\n \n '])
      expect(plainText(piece.repeat(1_000_000 / piece.length)).length).to.be.below(30_000);
  });

  it('cuts a text between words, and never a character in half', () => {
    expect(excerpt('The quick brown fox jumps over the lazy dog', 20)).to.equal('The quick brown fox…');
    expect(excerpt('short', 20)).to.equal('short');
    expect(excerpt('a \n\t b', 20)).to.equal('a b');
    for (const length of [20, 21, 90, 91])
      expect(excerpt('👮'.repeat(200), length)).not.to.match(LONE_SURROGATE);
    expect(excerpt('x'.repeat(1_000_000), 90).length).to.be.at.most(91);
  });

  for (const [item, title] of [
    [{ title: 'Market', content_text: 'Text' }, 'Market'],
    [{ summary: 'In short', content_text: 'Text' }, 'In short'],
    [{ content_text: 'Just a note' }, 'Just a note'],
    [{ content_html: '<p>Just <b>a</b> note</p>' }, 'Just a note'],
    [{ content_html: '<img src="x.png">', url: 'https://city.example/1' }, 'https://city.example/1'],
    [{ external_url: 'https://other.example/' }, 'https://other.example/'],
    [{ title: '  ', content_text: ' ' }, 'tag:1'],
    [{}, 'tag:1'],
  ] as const) {
    it(`calls ${JSON.stringify(item)} “${title}”`, () => {
      expect(titled(item)).to.equal(title);
    });
  }
});
