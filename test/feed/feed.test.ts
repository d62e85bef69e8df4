import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { restore, stub } from 'sinon';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import { readEvents } from '../../src/feed/events.js';
import { issuer, readFeed } from '../../src/feed/feed.js';
import { feedAddress } from '../support/address.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { parts, wordsOf } from '../support/find.js';
import { load, visibleText } from '../support/mount.js';

const BASE = 'https://city.example/feeds/events.json';
const read = (json: unknown) => readFeed(json, BASE);
const readItem = (fields: Record<string, unknown>, top = {}) =>
  read(feedOf([{ id: '1', ...fields }], top)).items[0]!;

afterEach('put the visitor back at home', restore);

describe('Reading a feed', () => {
  for (const version of [
    'https://jsonfeed.org/version/1',
    'https://jsonfeed.org/version/1.1',
    'http://jsonfeed.org/version/1',
    'http://jsonfeed.org/version/1.1',
    'https://www.jsonfeed.org/version/1.1/',
  ]) {
    it(`takes version ${version}`, () => {
      expect(read({ version, items: [{ id: '1', title: 'Market' }] }).items[0]).to.include({
        title: 'Market',
      });
    });
  }

  for (const json of [
    null,
    true,
    7,
    'https://jsonfeed.org/version/1.1',
    [],
    {},
    { items: [] },
    { version: 'https://jsonfeed.org/version/1.1' },
    { version: 'https://jsonfeed.org/version/1.1', items: null },
    { version: 'https://jsonfeed.org/version/1.1', items: {} },
    { version: 'https://jsonfeed.org/version/1.1', items: 'none' },
    { version: 'https://jsonfeed.org/version/2', items: [] },
    { version: 'https://evil.example/https://jsonfeed.org/version/1', items: [] },
    { version: ['https://jsonfeed.org/version/1.1'], items: [] },
    { version: 1.1, items: [] },
    { rss: { version: '2.0', channel: { item: [] } } },
  ]) {
    it(`calls ${JSON.stringify(json)} malformed`, () => {
      expect(() => read(json))
        .to.throw()
        .that.includes({ name: 'FeedError', code: 'malformed', src: BASE });
    });
  }

  it('reads ids that are numbers as strings, and drops items without one', () => {
    const { items } = read(
      feedOf([
        { id: 7 },
        { id: 0 },
        { id: 1.5 },
        {},
        { id: '' },
        { id: ' ' },
        { id: null },
        { id: ['8'] },
        { id: true },
      ]),
    );
    expect(items.map(({ id }) => id)).to.deep.equal(['7', '0', '1.5']);
  });

  it('drops what is no item, and keeps its neighbours', () => {
    const { items } = read(feedOf([null, { id: 'a' }, 'b', 3, [], [{ id: 'c' }], true, { id: 'd' }]));
    expect(items.map(({ id }) => id)).to.deep.equal(['a', 'd']);
  });

  const whole = {
    url: 'https://city.example/1',
    external_url: 'https://other.example/1',
    title: 'Title',
    content_html: '<p>Text</p>',
    content_text: 'Text',
    summary: 'Summary',
    image: 'https://city.example/1.png',
    banner_image: 'https://city.example/2.png',
    date_published: '2026-05-01T09:00:00Z',
    date_modified: '2026-05-02T09:00:00Z',
    authors: [{ name: 'City' }],
    tags: ['market'],
    language: 'fr',
    attachments: [{ url: 'https://city.example/1.mp4', mime_type: 'video/mp4' }],
  };

  const fieldsOf = (item: Record<string, unknown>) => ({ ...readItem(item), source: {}, confirmedAt: 0 });

  for (const field of Object.keys(whole)) {
    it(`loses ${field} and nothing else to a value of the wrong kind`, () => {
      const expected = fieldsOf({ ...whole, [field]: undefined });
      for (const wrong of [null, true, 7, {}, [], [null], [7], { url: 7 }, [[]]]) {
        expect(fieldsOf({ ...whole, [field]: wrong }), JSON.stringify(wrong)).to.deep.equal(expected);
      }
    });
  }

  for (const field of [
    'title',
    'home_page_url',
    'feed_url',
    'next_url',
    'icon',
    'authors',
    'language',
    'expired',
    '_callbox',
    '_events',
    'hubs',
  ]) {
    it(`shows its items whatever the feed's own ${field} is`, () => {
      for (const wrong of [null, true, 7, {}, [], 'x', [null], { time_zone: 7 }]) {
        if (field === 'expired' && wrong === true) continue;
        expect(read(feedOf([{ id: '1' }], { [field]: wrong })).items).to.have.length(1);
      }
    });
  }

  it('keeps the good entries of a list', () => {
    const { tags, authors, attachments } = readItem({
      tags: ['a', 7, null, ' ', 'b'],
      authors: [null, 'x', { name: 'Ann', url: 'javascript:alert(1)', avatar: 'data:,x' }],
      attachments: [{ mime_type: 'video/mp4' }, { url: 'file:///x' }, { url: 'a.mp4', size_in_bytes: -1 }],
    });
    expect(tags).to.deep.equal(['a', 'b']);
    expect(authors).to.deep.equal([{ name: 'Ann' }]);
    expect(attachments).to.deep.equal([{ url: 'https://city.example/feeds/a.mp4' }]);
  });

  it('keeps every field that it does not know', () => {
    const fields = { _contoso: { someNumber: 42 }, later: [1, 2] };
    expect(readItem(fields).source).to.deep.include(fields);
  });

  it('names who issued an item: its first author, else the feed’s, also as version 1 has them', () => {
    const feed = (top: object, item: object) => {
      const value = read(feedOf([{ id: '1', ...item }], { ...top }));
      return issuer(value.items[0]!, value);
    };
    const [city, police] = [{ name: 'City' }, { name: 'Police' }];
    expect(feed({ authors: [city] }, {})).to.equal('City');
    expect(feed({ author: city }, {})).to.equal('City');
    expect(feed({ authors: [city] }, { authors: [police, city] })).to.equal('Police');
    expect(feed({ author: city }, { author: police })).to.equal('Police');
    expect(feed({ authors: [city], author: police }, {})).to.equal('City');
    expect(feed({ authors: [city] }, { author: 'Police' })).to.equal('City');
    expect(feed({ authors: [city] }, { authors: [{}] })).to.equal('City');
    expect(feed({}, {})).to.equal(undefined);
  });

  it('is not led astray by the names of an object’s own members', () => {
    const { items, language } = read(
      JSON.parse(
        `{"version":"https://jsonfeed.org/version/1.1","__proto__":{"language":"xx","items":[]},"constructor":7,
          "items":[{"id":"__proto__","__proto__":{"title":"Sneaked in"},"constructor":{"prototype":{}},"tags":["__proto__"]},
                   {"id":"constructor","title":"Real","_event":{"__proto__":{"start":"2030-01-01"}}},{"id":"toString"}]}`,
      ),
    );
    expect(items.map(({ id, title }) => [id, title])).to.deep.equal([
      ['__proto__', undefined],
      ['constructor', 'Real'],
      ['toString', undefined],
    ]);
    expect(language).to.equal(undefined);
    expect(({} as Record<string, unknown>)['title']).to.equal(undefined);
  });
});

describe('Dates without an offset', () => {
  const published = (item: object, top = {}) =>
    readItem({ date_published: '2026-07-01T12:00:00', ...item }, top).datePublished?.toISOString();
  const inZone = (time_zone: unknown) => ({ _callbox: { about: 'https://callbox.example/', time_zone } });

  it('are in the zone of the item’s event, else of the item, else of the feed, else UTC', () => {
    const [denver, tokyo, london] = ['America/Denver', 'Asia/Tokyo', 'Europe/London'];
    const event = { _event: { time_zone: denver } };
    expect(published({ ...event, ...inZone(tokyo) }, inZone(london))).to.equal('2026-07-01T18:00:00.000Z');
    expect(published(inZone(tokyo), inZone(london))).to.equal('2026-07-01T03:00:00.000Z');
    expect(published({}, inZone(london))).to.equal('2026-07-01T11:00:00.000Z');
    expect(published({})).to.equal('2026-07-01T12:00:00.000Z');
  });

  it('are never in the visitor’s zone', () => {
    stub(Date.prototype, 'getTimezoneOffset').returns(420);
    expect(published({})).to.equal('2026-07-01T12:00:00.000Z');
    expect(published({ date_published: '2026-07-01' })).to.equal('2026-07-01T00:00:00.000Z');
    const [event] = readEvents(read(feedOf([{ id: '1', _event: { start: '2026-07-01T12:00:00' } }])), 0);
    expect(event!.start!.toISOString()).to.equal('2026-07-01T12:00:00.000Z');
  });

  for (const zone of [
    '__proto__',
    'constructor',
    'Mars/Base',
    '',
    7,
    null,
    {},
    ['UTC'],
    'x'.repeat(100_000),
  ]) {
    it(`fall back to the next zone where one is ${String(JSON.stringify(zone)).slice(0, 20)}`, () => {
      expect(published({ _event: { time_zone: zone }, ...inZone(zone) }, inZone('Asia/Tokyo'))).to.equal(
        '2026-07-01T03:00:00.000Z',
      );
      expect(published({}, inZone(zone))).to.equal('2026-07-01T12:00:00.000Z');
    });
  }
});

for (const [tag, template] of [
  [
    'callbox-appeal-card',
    (src: string) => html`<callbox-appeal-card src=${src} limit="3"></callbox-appeal-card>`,
  ],
  [
    'callbox-event-list',
    (src: string) => html`<callbox-event-list src=${src} limit="3"></callbox-event-list>`,
  ],
] as const) {
  describe(`<${tag}> and a feed beyond measure`, () => {
    it('shows the first of 10,000 items', async () => {
      serveFeed(
        Array.from({ length: 10_000 }, (_, number) => ({
          id: number,
          title: `Item ${number}`,
          _event: { start: '2030-05-01T12:00:00', time_zone: 'America/Denver' },
        })),
      );
      const element = await load(template(feedAddress()));
      expect(wordsOf(parts(element, 'title'))).to.deep.equal(['Item 0', 'Item 1', 'Item 2']);
    });

    it('shows the first of as many items as 2 MB hold', async () => {
      serveFeed(Array.from({ length: 130_000 }, (_, number) => ({ id: number })));
      const element = await load(template(feedAddress()));
      expect(wordsOf(parts(element, 'title'))).to.deep.equal(['0', '1', '2']);
    });

    it('shows a title and a text of a megabyte, and the items beside it', async () => {
      const long = 'word '.repeat(200_000);
      for (const item of [
        { title: long },
        { content_text: long },
        { content_html: `<p>${long}` },
        { summary: long },
      ]) {
        serveFeed([
          { id: '1', ...item },
          { id: '2', title: 'Beside it' },
        ]);
        const element = await load(template(feedAddress()));
        expect(visibleText(element)).to.contain('word word').and.to.contain('Beside it');
      }
    });

    it('shows the items beside one that holds half of a character or an endless list', async () => {
      serveFeed(
        `{"version":"https://jsonfeed.org/version/1.1","items":[
          {"id":"1","url":"https://city.example/","title":"Half \\ud83d of it","content_html":"<p>&#xD83D;</p>",
           "_appeal":{"contacts":[{"email":"\\ud83d@city.example","phone":"\\ud83d1"}],"place":{"name":"\\ud83d"}},
           "_event":{"start":"2030-05-01","place":{"name":"x","address":"\\ud83d"},"organizer":{"name":"\\ud83d","email":"\\ud83d"}}},
          {"id":"2","title":"Beside it","_deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`,
      );
      const element = await load<HTMLElementTagNameMap[typeof tag]>(template(feedAddress()));
      expect(wordsOf(parts(element, 'title'))).to.include.members(['Half \ufffd of it', 'Beside it']);
      await element.reload();
      expect(parts(element, 'age')).to.have.length(0);
    });
  });
}
