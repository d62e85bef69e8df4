import { expect } from '@open-wc/testing';
import { readAllowed, readEmbed } from '../../src/embed/address.js';

const PAGE = 'https://police.example/callbox/embed.html';
const FEED = 'https://police.example/feeds/appeals.json';

const embed = (query: Record<string, string>, allowed = '') =>
  readEmbed(new URL(`${PAGE}?${new URLSearchParams(query)}`), readAllowed(allowed));
const feedOf = (src: string, allowed?: string) => {
  const read = embed({ widget: 'appeal-card', src }, allowed);
  return typeof read === 'string' ? read : read.attributes[0]![1];
};

describe('The address of a frame', () => {
  it('gives every attribute of the contract, and no other', () => {
    const attributes: [string, string][] = [
      ['src', FEED],
      ['source', 'mastodon'],
      ['limit', '3'],
      ['tags', 'a,b'],
      ['item-id', 'https://police.example/<1>'],
      ['refresh', '60'],
      ['heading', 'Appeals'],
      ['heading-level', '3'],
      ['layout', 'strip'],
      ['time-zone', 'Europe/London'],
      ['past', ''],
      ['filter-param', 'topic'],
      ['public-key', ''],
    ];
    const others = {
      onclick: 'alert(1)',
      style: 'color:red',
      id: 'a',
      feed: '{}',
      'structured-data': '',
      lang: 'fr',
    };
    expect(embed({ widget: 'event-list', ...Object.fromEntries(attributes), ...others })).to.deep.equal({
      widget: 'event-list',
      attributes,
    });
  });

  it('knows every attribute that an element has', async () => {
    const { modules } = await (await fetch('/custom-elements.json')).json();
    const declared = modules
      .flatMap(
        ({ declarations }: { declarations: { attributes?: { name: string }[] }[] }) => declarations ?? [],
      )
      .flatMap(({ attributes }: { attributes?: { name: string }[] }) => attributes ?? [])
      .map(({ name }: { name: string }) => name);
    const names = new Set<string>(declared);
    names.delete('structured-data');
    const read = embed({
      widget: 'appeal-card',
      src: FEED,
      ...Object.fromEntries([...names].map(name => [name, FEED])),
    });
    const known = typeof read === 'string' ? [] : read.attributes.map(([name]) => name);
    expect([...names].filter(name => !known.includes(name))).to.deep.equal([]);
    expect(names.size).to.be.greaterThan(8);
  });

  it('has to name one of our elements and a feed', () => {
    for (const widget of ['', 'Appeal-Card', 'callbox-appeal-card', 'script', 'constructor'])
      expect(embed({ widget, src: FEED })).to.equal('noWidget');
    expect(embed({ src: FEED })).to.equal('noWidget');
    expect(embed({ widget: 'appeal-card' })).to.equal('noFeed');
    expect(feedOf(' ')).to.equal('noFeed');
  });

  for (const src of [
    '/feeds/appeals.json',
    '../feeds/appeals.json',
    '//police.example/feeds/appeals.json',
    FEED,
  ])
    it(`may lead to its own origin: ${src}`, () => expect(feedOf(src)).to.equal(FEED));

  for (const src of [
    'https://evil.example/feed.json',
    '//evil.example/feed.json',
    '/\\evil.example/feed.json',
    '\\\\evil.example/feed.json',
    '/\t/evil.example/feed.json',
    'https:evil.example/feed.json/../..//evil.example',
    'http://police.example/feeds/appeals.json',
    'https://police.example:8443/feeds/appeals.json',
    'https://police.example.evil.example/feed.json',
    'https://police.example@evil.example/feed.json',
    'https://evil@police.example/feed.json',
    'https://:secret@police.example/feed.json',
    'https://www.police.example/feed.json',
    'blob:https://police.example/5fdd2a6e-3c0b-4c4e-9c7d-1b0b7a0d2f11',
    'data:application/json,{}',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
  ])
    it(`may not lead to ${JSON.stringify(src)}`, () => {
      const read = feedOf(src);
      if (read !== 'forbiddenFeed') expect(new URL(read).origin).to.equal('https://police.example');
      if (/^(?!https:evil)/.test(src)) expect(read).to.equal('forbiddenFeed');
    });

  it('may lead to an origin on the list, and to no other port or scheme of it', () => {
    const list = '  https://city.example\n https://feeds.example:8443/ ';
    expect(feedOf('https://city.example/a.json', list)).to.equal('https://city.example/a.json');
    expect(feedOf('https://CITY.example:443/a.json', list)).to.equal('https://city.example/a.json');
    expect(feedOf('https://feeds.example:8443/a.json', list)).to.equal('https://feeds.example:8443/a.json');
    for (const src of [
      'http://city.example/a.json',
      'https://feeds.example/a.json',
      'https://city.example.evil.example/',
    ])
      expect(feedOf(src, list)).to.equal('forbiddenFeed');
  });

  it('may lead to a single feed on the list, and to no other of its origin', () => {
    const list = 'https://cdn.example/riverton/appeals.json?v=1';
    expect(feedOf(list, list)).to.equal(list);
    for (const src of [
      'https://cdn.example/riverton/appeals.json',
      'https://cdn.example/evil.json',
      `${list}&a`,
    ])
      expect(feedOf(src, list)).to.equal('forbiddenFeed');
  });

  it('finds nothing on a list of what is no address', () => {
    expect(
      readAllowed('* https://*.example null blob:https://a.example/1 data:, city.example'),
    ).to.deep.equal([]);
    expect(feedOf('https://city.example/a.json', '* https://*.example')).to.equal('forbiddenFeed');
  });
});
