import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readGoogleCalendar } from '../../src/sources/google-calendar.js';
import { convert, sources } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable, shared } from './support.js';

const NOW = Date.UTC(2019, 9, 1);
const API =
  'https://www.googleapis.com/calendar/v3/calendars/city%40group.calendar.google.com/events?key=K&singleEvents=true';
const INSTANCE = {
  kind: 'calendar#event',
  id: 'abc_20300504T160000Z',
  status: 'confirmed',
  htmlLink: 'https://www.google.com/calendar/event?eid=abc',
  created: '2029-06-10T18:42:38.000Z',
  updated: '2029-06-10T18:42:38.807Z',
  summary: ' Farmers market ',
  description: '<b>Fresh</b> food\nBring a bag\n\n<a href="https://market.example/">More</a>',
  location: 'Market Square, Denver, CO 80202, USA',
  organizer: { email: 'x@group.calendar.google.com', displayName: 'City of Denver', self: true },
  start: { dateTime: '2030-05-04T10:00:00-06:00', timeZone: 'America/Denver' },
  end: { dateTime: '2030-05-04T14:00:00-06:00', timeZone: 'America/Denver' },
  recurringEventId: 'abc',
  originalStartTime: { dateTime: '2030-05-04T09:00:00-06:00', timeZone: 'America/Denver' },
  iCalUID: 'abc@google.com',
  sequence: 2,
  hangoutLink: 'https://meet.google.com/abc-defg-hij',
  attachments: [{ fileUrl: 'https://drive.google.com/open?id=1', title: 'Map', mimeType: 'application/pdf' }],
  source: { url: 'https://market.example/' },
};
const CALENDAR = {
  kind: 'calendar#events',
  summary: 'City events',
  description: 'What is on',
  timeZone: 'America/Denver',
  nextPageToken: 'T0K3N==',
  items: [INSTANCE],
};
const read = (...items: unknown[]) => readGoogleCalendar(answerOf({ ...CALENDAR, items }, API))!;

describe('Google Calendar', () => {
  const real = shared('events/google-calendar.json');

  it('has the facts of a real calendar', { skip: !real && 'no shared data' }, async () => {
    const feed = (await convert(answerOf(real), NOW))!;
    assertReadable(feed);
    assert.equal(feed._callbox!.time_zone, 'America/Chicago');
    assert.deepEqual(
      feed.items.map(({ title, date_modified, _event }) => [
        title,
        date_modified,
        _event!['start'],
        _event!['end'],
      ]),
      [
        [
          'SSA #69 Commissioners Meeting',
          '2019-06-10T18:42:38.807Z',
          '2019-11-12T09:30:00-05:00',
          '2019-11-12T11:00:00-05:00',
        ],
        [
          'CPD 006th District C.A.P.S Business Subcommittee Meetings',
          '2019-06-10T18:51:58.982Z',
          '2019-10-08T18:00:00-05:00',
          '2019-10-08T19:00:00-05:00',
        ],
        [
          'CPD 006th District C.A.P.S Business Subcommittee Meetings',
          '2019-06-10T18:52:22.261Z',
          '2019-11-12T19:00:00-05:00',
          '2019-11-12T20:00:00-05:00',
        ],
      ],
    );
    const [first] = feed.items;
    assert.equal(
      first!.url,
      'https://www.google.com/calendar/event?eid=MWQxMDU2cDhmZmVjZjBmN2JqZHRuMmtncDEgZ2FnZGNjaGljYWdvQG0&ctz=GMT-05:00',
    );
    assert.match(
      first!.content_html!,
      /February 12, 2019; July 23, 2019; and {2}November 12, 2019<br> Location: 7901 S. Racine/,
    );
    assert.deepEqual(first!._event!['place'], { name: '7901 S Racine Ave, Chicago, IL 60620, USA' });
    assert.equal(first!._event!['uid'], '1d1056p8ffecf0f7bjdtn2kgp1@google.com');
    assert.equal(first!._event!['sequence'], 0);
    const email = 'gagdcchicago@gmail.com';
    assert.deepEqual(first!._event!['organizer'], { name: email, email });
    assert.equal(feed.items[1]!.url!.includes('MmM4N3B2dWpwb2RlNTJzMW1iM21lNmx1dDM'), true);
  });

  it('has the facts of one of a series', () => {
    const feed = read(INSTANCE);
    assertReadable(feed);
    assert.deepEqual(feed, {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'City events',
      description: 'What is on',
      next_url: `${API}&pageToken=T0K3N%3D%3D`,
      _callbox: { time_zone: 'America/Denver' },
      _events: {
        calendar_url:
          'https://calendar.google.com/calendar/ical/city%40group.calendar.google.com/public/basic.ics',
      },
      items: [
        {
          id: 'abc_20300504T160000Z',
          url: 'https://www.google.com/calendar/event?eid=abc',
          external_url: 'https://market.example/',
          title: 'Farmers market',
          content_html:
            '<p><b>Fresh</b> food<br>Bring a bag</p><p><a href="https://market.example/">More</a></p>',
          date_published: '2029-06-10T18:42:38.000Z',
          date_modified: '2029-06-10T18:42:38.807Z',
          attachments: [
            { url: 'https://drive.google.com/open?id=1', title: 'Map', mime_type: 'application/pdf' },
          ],
          _event: {
            start: '2030-05-04T10:00:00-06:00',
            end: '2030-05-04T14:00:00-06:00',
            time_zone: 'America/Denver',
            place: { name: 'Market Square, Denver, CO 80202, USA' },
            online_url: 'https://meet.google.com/abc-defg-hij',
            organizer: { name: 'City of Denver' },
            uid: 'abc@google.com',
            sequence: 2,
            recurrence_id: '2030-05-04T09:00:00-06:00',
          },
        },
      ],
    });
  });

  it('counts the end of whole days in', () => {
    const days = (start: string, end?: string) => {
      const { all_day, ...event } = read({ ...INSTANCE, start: { date: start }, end: { date: end } })
        .items[0]!._event!;
      return [all_day, event['start'], event['end']];
    };
    assert.deepEqual(days('2030-05-04', '2030-05-05'), [true, '2030-05-04', '2030-05-04']);
    assert.deepEqual(days('2030-02-27', '2030-03-02'), [true, '2030-02-27', '2030-03-01']);
    assert.deepEqual(days('2030-05-04', '2030-05-04'), [true, '2030-05-04', undefined]);
    assert.deepEqual(days('2030-05-04'), [true, '2030-05-04', undefined]);
  });

  it('marks what was cancelled, and loses what was deleted', () => {
    const { id, recurringEventId, originalStartTime } = INSTANCE;
    const { items } = read(
      { ...INSTANCE, status: 'cancelled' },
      { kind: 'calendar#event', id: `${id}2`, status: 'cancelled', recurringEventId, originalStartTime },
    );
    assert.deepEqual(
      items.map(item => [item.id, item._event!['status']]),
      [[id, 'cancelled']],
    );
  });

  it('shows nothing of anybody’s own affairs', () => {
    const own = ['focusTime', 'outOfOffice', 'workingLocation'].map(eventType => ({
      ...INSTANCE,
      eventType,
    }));
    assert.deepEqual(read(...own, { ...INSTANCE, visibility: 'private' }).items, []);
  });

  it('names a calendar that is its own organizer', () => {
    const organizer = { email: 'x@group.calendar.google.com', self: true };
    assert.deepEqual(read({ ...INSTANCE, organizer }).items[0]!._event!['organizer'], {
      name: 'City events',
    });
  });

  it('names no end that Google made up', () => {
    assert.equal(read({ ...INSTANCE, endTimeUnspecified: true }).items[0]!._event!['end'], undefined);
  });

  it('takes an address for a place to join, not to go', () => {
    const { _event } = read({ ...INSTANCE, hangoutLink: null, location: 'https://zoom.example/j/1' })
      .items[0]!;
    assert.equal(_event!['online_url'], 'https://zoom.example/j/1');
    assert.equal(_event!['place'], undefined);
  });

  it('is known by its kind, without items, too', () => {
    for (const body of [CALENDAR, { kind: 'calendar#events', items: [] }, { items: [INSTANCE] }, INSTANCE]) {
      const names = Object.entries(sources).filter(([, { recognises }]) => recognises(answerOf(body)));
      assert.deepEqual(
        names.map(([name]) => name),
        ['google-calendar'],
      );
    }
    assert.equal(readGoogleCalendar(answerOf(INSTANCE))!.items.length, 1);
  });

  it('takes no other answer for one of these', () => {
    for (const body of [{ error: { code: 404 } }, {}, null])
      assert.equal(readGoogleCalendar(answerOf(body)), undefined);
  });

  it('bears anything', () => assertBearsAnything(readGoogleCalendar, CALENDAR));
});
