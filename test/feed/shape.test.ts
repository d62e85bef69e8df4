import { expect } from '@open-wc/testing';
import { calendarAddress, linkAddress, text, webAddress, wireName } from '../../src/feed/shape.js';

const context = { base: 'https://city.example/feeds/events.json' };

describe('Addresses in a feed', () => {
  for (const value of [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://city.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload="alert(1)"/>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://city.example/9115d58c-bcda-ff47-86e5-083e9a215304',
    'about:blank',
    'view-source:https://city.example/',
    'filesystem:https://city.example/temporary/x',
    'intent://scan/#Intent;scheme=zxing;end',
    'ftp://city.example/',
    'ws://city.example/',
    'http://',
    'https://[',
    'https://city.example:99999/',
    '',
    '   ',
    7,
    null,
    undefined,
    {},
    ['https://city.example/'],
    { toString: () => 'https://city.example/' },
  ]) {
    it(`follows ${String(JSON.stringify(value)).slice(0, 60)} nowhere`, () => {
      expect(linkAddress(value, context)).to.equal(undefined);
      expect(webAddress(value, context)).to.equal(undefined);
      expect(calendarAddress(value, context)).to.equal(undefined);
    });
  }

  for (const [written, address] of [
    ['https://other.example/a b', 'https://other.example/a%20b'],
    ['HTTP://Other.Example/', 'http://other.example/'],
    ['//other.example/x', 'https://other.example/x'],
    ['/x?y#z', 'https://city.example/x?y#z'],
    ['x.png', 'https://city.example/feeds/x.png'],
    ['../x.png', 'https://city.example/x.png'],
    ['?page=2', 'https://city.example/feeds/events.json?page=2'],
    ['  https://other.example/  ', 'https://other.example/'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['__proto__', 'https://city.example/feeds/__proto__'],
  ] as const) {
    it(`reads ${JSON.stringify(written)} as ${address}`, () => {
      expect(webAddress(written, context)).to.equal(address);
      expect(linkAddress(written, context)).to.equal(address);
    });
  }

  it('lets a visitor write and ring, but loads nothing from there', () => {
    for (const address of ['mailto:desk@city.example', 'tel:+17055550142']) {
      expect(linkAddress(address, context)).to.equal(address);
      expect(webAddress(address, context)).to.equal(undefined);
    }
  });

  it('takes webcal for a calendar only', () => {
    const address = 'webcal://city.example/events.ics';
    expect(calendarAddress(address, context)).to.equal(address);
    expect(linkAddress(address, context)).to.equal(undefined);
  });
});

describe('Text in a feed', () => {
  it('is mended where half of a character stands alone', () => {
    expect(text('a\ud83db', context)).to.equal('a\ufffdb');
    expect(text('whole 👮', context)).to.equal('whole 👮');
  });

  it('is a string with words in it', () => {
    for (const value of ['', ' \n', 7, true, null, undefined, {}, ['a']])
      expect(text(value, context)).to.equal(undefined);
  });
});

describe('Names of fields', () => {
  it('are in snake case in feeds', () => {
    expect(['timeZone', 'heightMinInCm', 'id'].map(wireName)).to.deep.equal([
      'time_zone',
      'height_min_in_cm',
      'id',
    ]);
  });
});
