import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEvents } from '../../src/feed/events.js';
import { readFeed } from '../../src/feed/feed.js';
import { convert, sources } from '../../src/sources/sources.js';
import { readTheEventsCalendar } from '../../src/sources/the-events-calendar.js';
import { answerOf, assertBearsAnything, assertReadable } from './support.js';

const NOW = Date.UTC(2026, 10, 28);
const URL = 'https://city.example/blog/wp-json/tribe/events/v1/events';
const TRIBE = {
  id: 12345,
  global_id: 'city.example/blog?id=12345',
  author: '1',
  status: 'publish',
  date: '2026-11-15 09:30:27',
  date_utc: '2026-11-15 14:30:27',
  modified_utc: '2026-11-16 16:24:18',
  url: 'https://city.example/blog/event/arts/',
  title: 'Arts &#038; crafts &#8211; <em>for all</em>',
  description: '<p>Bring <strong>paint</strong>&hellip;</p>',
  excerpt: '<p>Bring paint</p>\n',
  image: { url: 'https://city.example/arts.jpg', id: 5678, sizes: {} },
  all_day: false,
  start_date: '2027-05-01 19:00:00',
  end_date: '2027-05-01 22:00:00',
  utc_start_date: '2027-05-01 23:00:00',
  utc_end_date: '2027-05-02 02:00:00',
  timezone: 'America/New_York',
  timezone_abbr: 'EDT',
  cost: '&#36;20',
  cost_details: { currency_symbol: '$', values: ['20'] },
  website: 'https://arts.example/',
  hide_from_listings: false,
  categories: [{ id: 1, name: 'Class &amp; talk', taxonomy: 'tribe_events_cat' }],
  tags: [{ id: 2, name: 'Free' }],
  venue: {
    venue: 'Town Hall',
    url: 'https://city.example/blog/venue/town-hall/',
    address: '123 Main St',
    city: 'Boston',
    country: 'United States',
    province: '',
    state: 'MA',
    stateprovince: 'MA',
    zip: '02110',
    geo_lat: 42.3601,
    geo_lng: '-71.0589',
    website: '',
  },
  organizer: [
    { organizer: 'Arts Council', email: 'arts&#64;city.example', phone: '617-555-0100', website: '' },
    { organizer: 'Library' },
  ],
};
const PAGE = { events: [TRIBE], rest_url: URL, next_rest_url: `${URL}?page=2`, total: 2, total_pages: 2 };

/** After docs/REST/TEC/V1/definitions/ of the plug-in. */
const TEC = {
  id: 123,
  title: 'Annual conference',
  description: 'Three days, two nights',
  excerpt: { rendered: '<p>Talks</p>', protected: false },
  status: 'publish',
  date_gmt: '2026-01-15T15:00:00',
  modified_gmt: '2026-01-20T19:30:00',
  start_date: '2027-03-15T09:00:00',
  end_date: '2027-03-17T17:00:00',
  all_day: false,
  timezone: 'America/New_York',
  cost: '$299',
  website: 'https://conference.example.com',
  venues: [
    {
      id: 456,
      name: 'Convention Center',
      address: '123 Main St',
      city: 'New York',
      state_province: 'NY',
      zip: '10001',
    },
  ],
  organizers: [
    {
      id: 789,
      name: 'Tech Inc.',
      email: 'info@tech.example',
      phone: '+1-555-0123',
      website: 'https://tech.example',
    },
  ],
  categories: [{ id: 10, name: 'Technology', slug: 'technology' }],
  tags: [],
  link: 'https://example.com/event/annual/',
  _embedded: { 'wp:featuredmedia': [{ source_url: 'https://example.com/a.jpg' }] },
};

const read = (fields: object) => readTheEventsCalendar(answerOf({ events: [{ ...TRIBE, ...fields }] }, URL))!;
const eventOf = (fields: object) => read(fields).items[0]!._event!;
const startsAt = (fields: object) =>
  readEvents(readFeed(read(fields), URL), NOW, true)[0]!.start?.toISOString();

describe('The Events Calendar', () => {
  it('has the facts of a page of tribe/events/v1', async () => {
    const feed = (await convert(answerOf(PAGE, URL), NOW))!;
    assertReadable(feed);
    assert.deepEqual(feed, {
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: 'https://city.example/blog/',
      next_url: `${URL}?page=2`,
      items: [
        {
          id: 'city.example/blog?id=12345',
          url: 'https://city.example/blog/event/arts/',
          external_url: 'https://arts.example/',
          title: 'Arts & crafts – for all',
          content_html: TRIBE.description,
          summary: 'Bring paint',
          image: 'https://city.example/arts.jpg',
          date_published: '2026-11-15T14:30:27Z',
          date_modified: '2026-11-16T16:24:18Z',
          tags: ['Class & talk', 'Free'],
          _event: {
            start: '2027-05-01T19:00:00',
            end: '2027-05-01T22:00:00',
            time_zone: 'America/New_York',
            place: {
              name: 'Town Hall',
              address: '123 Main St, Boston, MA 02110, United States',
              latitude: 42.3601,
              longitude: -71.0589,
              url: 'https://city.example/blog/venue/town-hall/',
            },
            cost: '$20',
            organizer: { name: 'Arts Council, Library', email: 'arts@city.example', phone: '617-555-0100' },
          },
        },
      ],
    });
    assert.equal(startsAt({}), '2027-05-01T23:00:00.000Z');
  });

  it('has the facts of tec/v1', async () => {
    const feed = (await convert(answerOf([TEC], 'https://example.com/wp-json/tec/v1/events'), NOW))!;
    assertReadable(feed);
    assert.deepEqual(feed.items, [
      {
        id: 'example.com?id=123',
        url: TEC.link,
        external_url: 'https://conference.example.com/',
        title: 'Annual conference',
        content_html: '<p>Three days, two nights</p>',
        summary: 'Talks',
        image: 'https://example.com/a.jpg',
        date_published: '2026-01-15T15:00:00Z',
        date_modified: '2026-01-20T19:30:00Z',
        tags: ['Technology'],
        _event: {
          start: '2027-03-15T09:00:00',
          end: '2027-03-17T17:00:00',
          time_zone: 'America/New_York',
          place: { name: 'Convention Center', address: '123 Main St, New York, NY 10001' },
          cost: '$299',
          organizer: {
            name: 'Tech Inc.',
            url: 'https://tech.example/',
            email: 'info@tech.example',
            phone: '+1-555-0123',
          },
        },
      },
    ]);
    const wrapped = {
      ...TEC,
      title: { rendered: 'Arts &amp; crafts' },
      description: null,
      content: { rendered: '<p>x</p>' },
    };
    const [item] = readTheEventsCalendar(answerOf([wrapped]))!.items;
    assert.deepEqual([item!.title, item!.content_html], ['Arts & crafts', '<p>x</p>']);
  });

  it('reads zones that are only an offset', () => {
    assert.equal(eventOf({ timezone: 'UTC-5' })['start'], '2027-05-01T19:00:00-05:00');
    assert.equal(eventOf({ timezone: 'UTC+5.75' })['start'], '2027-05-01T19:00:00+05:45');
    assert.equal(eventOf({ timezone: 'UTC+9:30' })['end'], '2027-05-01T22:00:00+09:30');
    assert.equal(eventOf({ timezone: 'UTC+0' })['start'], '2027-05-01T19:00:00+00:00');
  });

  it('counts the offset where no zone is known, and takes UTC where the local time is gone', () => {
    assert.equal(eventOf({ timezone: 'Mars/Olympus' })['start'], '2027-05-01T19:00:00-04:00');
    assert.equal(eventOf({ timezone: null, utc_start_date: null })['start'], '2027-05-01T19:00:00');
    assert.equal(eventOf({ start_date: false })['start'], '2027-05-01T23:00:00Z');
  });

  it('shows whole days as days', () => {
    const days = (start_date: string, end_date: string) => {
      const { start, end, all_day } = eventOf({ all_day: true, start_date, end_date });
      return [start, end, all_day];
    };
    assert.deepEqual(days('2027-05-01 00:00:00', '2027-05-02 23:59:59'), ['2027-05-01', '2027-05-02', true]);
    assert.deepEqual(days('2027-05-01 06:00:00', '2027-05-02 05:59:59'), ['2027-05-01', '2027-05-01', true]);
  });

  it('bears that there is no venue, no organizer and no picture', () => {
    const { items } = read({ venue: [], organizer: [], image: false });
    assert.deepEqual(
      [items[0]!.image, items[0]!._event!['place'], items[0]!._event!['organizer']],
      [undefined, undefined, undefined],
    );
    assert.equal((eventOf({ venue: [TRIBE.venue] })['place'] as { name: string }).name, 'Town Hall');
    assert.equal(
      (eventOf({ venue: { address: '1 High St', city: 'Ely' } })['place'] as { name: string }).name,
      '1 High St',
    );
    assert.equal(
      (eventOf({ organizer: TRIBE.organizer[1] })['organizer'] as { name: string }).name,
      'Library',
    );
  });

  it('marks what was called off', () => {
    const { status, status_reason } = eventOf({
      event_status: 'canceled',
      event_status_reason: '<p>Rain &amp; wind</p>',
    });
    assert.deepEqual([status, status_reason], ['cancelled', 'Rain & wind']);
  });

  it('shows nothing that is not public', () => {
    for (const status of ['draft', 'private', 'trash', 'future'])
      assert.deepEqual(read({ status }).items, []);
    assert.deepEqual(read({ hide_from_listings: true }).items, []);
  });

  it('is known by its fields, as a page, a list, one event, or none', () => {
    for (const body of [PAGE, { ...PAGE, events: [] }, [TEC], TEC, TRIBE]) {
      const names = Object.entries(sources).filter(([, { recognises }]) => recognises(answerOf(body)));
      assert.deepEqual(
        names.map(([name]) => name),
        ['the-events-calendar'],
      );
    }
  });

  it('takes no other answer for one of these', () => {
    for (const body of [{ code: 'rest_no_route', data: { status: 404 } }, null, 'x'])
      assert.equal(readTheEventsCalendar(answerOf(body)), undefined);
  });

  it('bears anything', () => {
    assertBearsAnything(readTheEventsCalendar, PAGE);
    assertBearsAnything(readTheEventsCalendar, [TEC]);
  });
});
