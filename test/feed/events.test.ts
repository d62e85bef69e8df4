import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { restore, stub } from 'sinon';
import '../../src/components/event-list/event-list.js';
import { calendarUrlOf, readEvents } from '../../src/feed/events.js';
import { readFeed } from '../../src/feed/feed.js';
import { feedAddress } from '../support/address.js';
import { stopClock } from '../support/clock.js';
import { feedOf, serveFeed } from '../support/feed.js';
import { parts, wordsOf } from '../support/find.js';
import { load, settled } from '../support/mount.js';

const BASE = 'https://city.example/feeds/events.json';
const NOW = '2026-05-08T12:00:00Z';
const MINUTE = 60_000;

const event = (id: string, _event: unknown, item: Record<string, unknown> = {}) => ({
  id,
  title: id,
  ...item,
  _event,
});
const readAll = (items: unknown[], { now = NOW, past = false, top = {} } = {}) =>
  readEvents(readFeed(feedOf(items, top), BASE), Date.parse(now), past);
const readOne = (_event: Record<string, unknown>, top = {}) =>
  readAll([event('1', _event)], { past: true, top })[0]!;
const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);
const zoned = (time_zone: string) => ({ _callbox: { about: 'https://callbox.example/', time_zone } });
const titles = (element: Element) => wordsOf(parts(element, 'title'));

afterEach('put the visitor back at home', restore);

describe('When an event is', () => {
  for (const [fields, top, start, zone] of [
    [{ start: '2026-07-01T18:00:00-06:00' }, {}, '2026-07-02T00:00:00.000Z', -360],
    [{ start: '2026-07-01T18:00:00Z' }, {}, '2026-07-01T18:00:00.000Z', undefined],
    [{ start: '2026-07-01T18:00:00' }, {}, '2026-07-01T18:00:00.000Z', 0],
    [
      { start: '2026-07-01T18:00:00', time_zone: 'America/Denver' },
      {},
      '2026-07-02T00:00:00.000Z',
      'America/Denver',
    ],
    [
      { start: '2026-07-01T18:00:00Z', time_zone: 'America/Denver' },
      {},
      '2026-07-01T18:00:00.000Z',
      'America/Denver',
    ],
    [{ start: '2026-07-01T18:00:00' }, zoned('Asia/Tokyo'), '2026-07-01T09:00:00.000Z', 'Asia/Tokyo'],
    [{ start: '2026-07-01T18:00:00Z' }, zoned('Asia/Tokyo'), '2026-07-01T18:00:00.000Z', 'Asia/Tokyo'],
    [
      { start: '2026-07-01T18:00:00', time_zone: 'Mars/Base' },
      zoned('Asia/Tokyo'),
      '2026-07-01T09:00:00.000Z',
      'Asia/Tokyo',
    ],
    [
      { start: '2026-03-08T02:30:00', time_zone: 'America/Denver' },
      {},
      '2026-03-08T09:30:00.000Z',
      'America/Denver',
    ],
    [
      { start: '2026-11-01T01:30:00', time_zone: 'America/Denver' },
      {},
      '2026-11-01T07:30:00.000Z',
      'America/Denver',
    ],
    [{ start: '2026-07-01', time_zone: 'America/Denver' }, {}, '2026-07-01T06:00:00.000Z', 'America/Denver'],
    [
      { start: '2026-07-01T18:00:00-06:00', all_day: true, time_zone: 'America/Denver' },
      {},
      '2026-07-01T06:00:00.000Z',
      'America/Denver',
    ],
    [{ start: '2026-07-01' }, {}, '2026-07-01T00:00:00.000Z', 0],
  ] as const) {
    it(`is ${start} for ${JSON.stringify(fields)} in ${JSON.stringify(top)}`, () => {
      stub(Date.prototype, 'getTimezoneOffset').returns(-600);
      const read = readOne(fields, top);
      expect([read.start!.toISOString(), read.zone]).to.deep.equal([start, zone]);
    });
  }

  for (const fields of [
    { end: '2026-07-01T18:00:00Z' },
    { start: 'soon' },
    { start: null },
    { start: '2026-02-30' },
    { start: { toString: 1 } },
    null,
    'x',
    [],
    7,
  ]) {
    it(`is when it was published, if its _event is ${JSON.stringify(fields)}`, () => {
      const [read] = readAll([event('1', fields, { date_published: '2026-05-01T12:00:00Z' })]);
      expect([read!.isEvent, read!.start!.toISOString(), read!.end]).to.deep.equal([
        false,
        '2026-05-01T12:00:00.000Z',
        undefined,
      ]);
    });
  }

  it('has no end before its start', () => {
    const { end } = readOne({ start: '2026-07-01T18:00:00Z', end: '2026-07-01T17:00:00Z' });
    expect(end).to.equal(undefined);
  });
});

describe('An event is past', () => {
  for (const [fields, moment] of [
    [{ start: '2026-05-08T10:00:00Z', end: '2026-05-08T14:00:00Z' }, '2026-05-08T14:00:00Z'],
    [{ start: '2026-05-08T10:00:00', time_zone: 'America/Denver' }, '2026-05-09T06:00:00Z'],
    [{ start: '2026-05-08T23:59:00', time_zone: 'Asia/Tokyo' }, '2026-05-08T15:00:00Z'],
    [{ start: '2026-05-08T10:00:00+09:00' }, '2026-05-08T15:00:00Z'],
    [{ start: '2026-05-08', time_zone: 'America/Denver' }, '2026-05-09T06:00:00Z'],
    [
      { start: '2026-05-06', end: '2026-05-08', all_day: true, time_zone: 'America/Denver' },
      '2026-05-09T06:00:00Z',
    ],
    [
      { start: '2026-03-07T12:00:00', end: '2026-03-08', time_zone: 'America/Denver' },
      '2026-03-08T07:00:00Z',
    ],
    [{ start: '2026-03-08', end: '2026-03-08', time_zone: 'America/Denver' }, '2026-03-09T06:00:00Z'],
    [
      { start: '2026-05-08T10:00:00Z', end: '2026-05-08T14:00:00Z', status: 'cancelled' },
      '2026-05-08T14:00:00Z',
    ],
  ] as const) {
    it(`from ${moment}: ${JSON.stringify(fields)}`, async () => {
      const clock = stopClock(new Date(Date.parse(moment) - MINUTE));
      serveFeed([event('It', fields)]);
      const list = await load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
      await clock.tickAsync(MINUTE - 1);
      await settled(list);
      expect(titles(list)).to.deep.equal(['It']);
      await clock.tickAsync(1);
      await settled(list);
      expect(titles(list)).to.deep.equal([]);
    });
  }

  it('never, if it was postponed: it has no date to pass', () => {
    const postponed = { start: '2020-05-08T10:00:00Z', status: 'postponed' };
    expect(ids(readAll([event('1', postponed)]))).to.deep.equal(['1']);
  });

  it('never, if it is a plain item', () => {
    const plain = { id: '1', date_published: '2020-05-08T10:00:00Z' };
    expect(ids(readAll([plain, { id: '2' }]))).to.have.members(['1', '2']);
  });

  it('and shown all the same where the webmaster says so', () => {
    const items = [event('1', { start: '2020-05-08T10:00:00Z' })];
    expect([ids(readAll(items)), ids(readAll(items, { past: true }))]).to.deep.equal([[], ['1']]);
  });
});

describe('The order of events', () => {
  it('is by start, whatever the zones; then what has no date; then posts, the newest first', () => {
    const items = [
      { id: 'old post', date_published: '2026-01-01T00:00:00Z' },
      event('third', { start: '2026-06-01T12:00:00-06:00' }),
      event('postponed', { start: '2026-01-01T12:00:00Z', status: 'postponed' }),
      event('first', { start: '2026-06-01T12:00:00', time_zone: 'Asia/Tokyo' }),
      { id: 'new post', date_published: '2026-02-01T00:00:00Z' },
      event('second', { start: '2026-06-01T12:00:00Z' }),
      event('fourth', { start: '2026-06-02' }),
    ];
    expect(ids(readAll(items))).to.deep.equal([
      'first',
      'second',
      'third',
      'fourth',
      'postponed',
      'new post',
      'old post',
    ]);
  });

  it('is that of the feed where all is equal', () => {
    const items = ['a', 'b', 'c', 'd'].map(id => event(id, { start: '2026-06-01T12:00:00Z' }));
    expect(ids(readAll(items))).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(ids(readAll([{ id: 'x' }, { id: 'y' }, { id: 'z' }]))).to.deep.equal(['x', 'y', 'z']);
  });
});

describe('The fields of an event', () => {
  const whole = {
    start: '2026-07-01T18:00:00Z',
    end: '2026-07-01T20:00:00Z',
    all_day: false,
    time_zone: 'America/Denver',
    status: 'rescheduled',
    status_reason: 'Rain',
    previous_start: '2026-06-01T18:00:00Z',
    place: {
      name: 'Old Harbour',
      address: '1 Quay',
      latitude: 46.5,
      longitude: -84.3,
      url: 'https://city.example/1',
    },
    online_url: 'https://city.example/live',
    registration_url: 'https://city.example/register',
    cost: 'Free',
    organizer: { name: 'City', url: 'https://city.example/', email: 'a@city.example', phone: '311' },
    uid: 'a@city.example',
    sequence: 2,
    recurrence_id: '20260701',
  };

  for (const field of Object.keys(whole)) {
    it(`are the others where ${field} is of the wrong kind`, () => {
      const fieldsOf = (value: unknown) => {
        const {
          source: _source,
          context: _context,
          confirmedAt: _confirmedAt,
          ...fields
        } = readOne({ ...whole, [field]: value });
        return fields;
      };
      const expected = fieldsOf(undefined);
      if (field !== 'all_day')
        expect(fieldsOf(whole[field as keyof typeof whole])).not.to.deep.equal(expected);
      for (const wrong of [
        null,
        -7,
        {},
        [],
        [null],
        [[]],
        { url: 'javascript:alert(1)' },
        'javascript:alert(1)',
      ]) {
        if (typeof wrong === 'string' && /reason|cost|uid|recurrence/.test(field)) continue;
        expect(fieldsOf(wrong), JSON.stringify(wrong)).to.deep.equal(expected);
      }
    });
  }

  for (const [written, address] of [
    ['https://city.example/events.ics', 'https://city.example/events.ics'],
    ['webcal://city.example/events.ics', 'webcal://city.example/events.ics'],
    ['javascript:alert(1)', undefined],
    ['data:text/calendar,x', undefined],
    [7, undefined],
  ] as const) {
    it(`name ${String(written)} as the calendar: ${address}`, () => {
      expect(calendarUrlOf(readFeed(feedOf([], { _events: { calendar_url: written } }), BASE))).to.equal(
        address,
      );
    });
  }

  it('name a calendar beside the feed', () => {
    expect(calendarUrlOf(readFeed(feedOf([], { _events: { calendar_url: 'events.ics' } }), BASE))).to.equal(
      'https://city.example/feeds/events.ics',
    );
  });
});
