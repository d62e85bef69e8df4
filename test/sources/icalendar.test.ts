import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readEvents } from '../../src/feed/events.js';
import { readFeed } from '../../src/feed/feed.js';
import { readICalendar } from '../../src/sources/icalendar/icalendar.js';
import { convert, sources } from '../../src/sources/sources.js';
import { windowsZone } from '../../src/sources/icalendar/windows-zones.js';
import { answerOf, assertReadable, shared } from './support.js';

const NOW = Date.UTC(2026, 10, 28, 9);
const URL = 'https://city.example/events.ics';
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:market', 'SUMMARY:Farmers market', ...lines, 'END:VEVENT'].join('\r\n');
const read = (...lines: string[]) => {
  const feed = readICalendar(answerOf(calendar(...lines), URL), NOW)!;
  assertReadable(feed);
  return feed;
};
const one = (...lines: string[]) => read(event(...lines)).items[0]!;
const starts = (...lines: string[]) => read(...lines).items.map(item => item._event!['start']);
/** The instants at which our reader has the events begin, by start. */
const instants = (...lines: string[]) =>
  readEvents(readFeed(read(...lines), URL), NOW, true).map(({ start }) => start?.toISOString());

const BERLIN_BY_RULES = [
  'BEGIN:VTIMEZONE',
  'TZID:Customized Time Zone',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

const FULL = [
  'METHOD:PUBLISH',
  'X-WR-CALNAME:City\\, events',
  'X-WR-CALDESC:What is on',
  'X-WR-TIMEZONE:Mountain Standard Time',
  ...BERLIN_BY_RULES,
  'BEGIN:VEVENT',
  'UID:market@city.example',
  'DTSTAMP:20261101T000000Z',
  'CREATED:20261001T080000Z',
  'LAST-MODIFIED:20261102T090000Z',
  'SEQUENCE:2',
  'DTSTART;TZID=America/Denver:20261205T100000',
  'DTEND;TZID=America/Denver:20261205T140000',
  'SUMMARY;LANGUAGE=en-us:Farmers\\, market &amp\\; more',
  'DESCRIPTION:Fresh food\\nBring a b',
  ' ag & a friend',
  'LOCATION:Market Square\\n1 Main St\\, Denver',
  'GEO:39.7392;-104.9903',
  'URL:https://city.example/market',
  'CATEGORIES:Food,Free\\, for all',
  'CATEGORIES:Food',
  'ORGANIZER;CN="City, of Denver":mailto:events@city.example',
  'ATTENDEE;CN=Jane Doe:mailto:jane@private.example',
  'ATTACH;FMTTYPE=image/jpeg:https://city.example/market.jpg',
  'ATTACH;FMTTYPE=application/pdf;FILENAME=map.pdf:https://city.example/map.pdf',
  'CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/1',
  'STATUS:CONFIRMED',
  'RRULE:FREQ=WEEKLY;COUNT=2',
  'EXDATE;TZID=America/Denver:20261212T100000',
  'BEGIN:VALARM',
  'DESCRIPTION:Reminder',
  'END:VALARM',
  'END:VEVENT',
];

describe('iCalendar', () => {
  it('has the facts of an event', async () => {
    const feed = (await convert(answerOf(calendar(...FULL), URL), NOW))!;
    assertReadable(feed);
    assert.deepEqual(feed, {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'City, events',
      description: 'What is on',
      _callbox: { time_zone: 'America/Denver' },
      _events: { calendar_url: URL },
      items: [
        {
          id: 'market@city.example/2026-12-05T10:00:00',
          url: 'https://city.example/market',
          title: 'Farmers, market & more',
          content_html: '<p>Fresh food<br>Bring a bag &amp; a friend</p>',
          image: 'https://city.example/market.jpg',
          date_published: '2026-10-01T08:00:00Z',
          date_modified: '2026-11-02T09:00:00Z',
          tags: ['Food', 'Free, for all'],
          language: 'en-us',
          attachments: [
            { url: 'https://city.example/map.pdf', mime_type: 'application/pdf', title: 'map.pdf' },
          ],
          _event: {
            start: '2026-12-05T10:00:00',
            end: '2026-12-05T14:00:00',
            time_zone: 'America/Denver',
            place: {
              name: 'Market Square',
              address: '1 Main St, Denver',
              latitude: 39.7392,
              longitude: -104.9903,
            },
            online_url: 'https://meet.example/1',
            organizer: { name: 'City, of Denver', email: 'events@city.example' },
            sequence: 2,
            uid: 'market@city.example',
            recurrence_id: '2026-12-05T10:00:00',
          },
        },
      ],
    });
  });

  describe('of real calendars', () => {
    const readShared = (name: string) => {
      const text = shared(`ics/${name}.ics`);
      return text === undefined ? undefined : readICalendar(answerOf(text, URL), NOW);
    };
    const skip = !shared('ics/parsing-testdata-valid-fold.ics') && 'no shared data';

    it('takes the end of a day that ends on itself', { skip }, () => {
      const feed = readShared('compat-testdata-calendar_labs_same_day_dtend')!;
      assert.equal(feed.title, 'Spain Holidays');
      const { all_day, start, end } = feed.items[0]!._event!;
      assert.deepEqual(
        [feed.items[0]!.title, all_day, start, end],
        ['Immaculate Conception Day', true, '2025-12-08', undefined],
      );
    });

    it('knows the zones of Office 365', { skip }, () => {
      const feed = readShared('compat-testdata-office_365_extended_timezone')!;
      const [item] = feed.items;
      assert.equal(feed.title, 'Kalender');
      assert.equal(
        item!.id,
        '040000008200E00074C5B7101A82E00800000000687C546B5596DA01000000000000000010000000309AE93C8C3A94489F90ADBEA30C2F2B',
      );
      assert.deepEqual(
        [item!.title, item!._event!['start'], item!._event!['end'], item!._event!['time_zone']],
        ['Uffe', '2024-04-26T14:00:00', '2024-04-26T15:00:00', 'Europe/Berlin'],
      );
    });

    it('repeats those of Apple until they end, or around now', { skip }, () => {
      const feed = readShared('examples-testdata-apple_ical')!;
      assertReadable(feed);
      const facts = feed.items.map(({ title, _event }) =>
        [title, _event!['start'], _event!['end']].join(' '),
      );
      assert.deepEqual(
        facts.filter(fact => !fact.startsWith('Daily')),
        [
          'New Event 2022-09-27T09:00:00 2022-09-27T10:00:00',
          'Multi-day event 2023-10-11 2023-10-12',
          'Multi-day event 2023-10-15 2023-10-17',
          'Example 2022-09-20T09:00:00 2022-09-20T11:00:00',
          'New Event 2022-09-12T09:00:00 2022-09-12T10:00:00',
          'bar 2022-09-22T09:00:00 2022-09-22T10:00:00',
        ],
      );
      const daily = facts.filter(fact => fact.startsWith('Daily'));
      const ended = daily.filter(fact => fact.startsWith('Daily 2022'));
      assert.equal(ended[0], 'Daily 2022-09-13T09:00:00 2022-09-13T10:00:00');
      // UNTIL=20260926T155959Z is a second before nine o'clock in Los Angeles.
      assert.equal(ended.at(-1), 'Daily 2022-09-25T09:00:00 2022-09-25T10:00:00');
      assert.equal(ended.length, 13);
      assert.equal(daily.length - ended.length, 400);
      assert(daily.includes('Daily 2026-11-28T09:00:00 2026-11-28T10:00:00'));
    });

    it('has all of Google’s holidays', { skip }, () => {
      const feed = readShared('examples-testdata-google_calendar_public_holidays')!;
      assertReadable(feed);
      assert.equal(
        feed.items.length,
        shared('ics/examples-testdata-google_calendar_public_holidays.ics')!.match(/BEGIN:VEVENT/g)!.length,
      );
      assert(feed.items.every(({ _event }) => _event!['all_day'] && _event!['start'] === _event!['end']));
      const mothers = feed.items.find(({ id }) => id === '20230514_4tku8pd1d4vqvrompkbqt51bps@google.com')!;
      assert.deepEqual(
        [mothers.title, mothers._event!['start'], mothers.content_html],
        [
          "Mother's Day",
          '2023-05-14',
          '<p>Observance<br>To hide observances, go to Google Calendar Settings &gt; Holidays in United States</p>',
        ],
      );
    });

    it('has the changed one of a series in its place', { skip }, () => {
      const feed = readShared('examples-testdata-recurring_with_single_change')!;
      assert.equal(feed._callbox!.time_zone, 'America/New_York');
      assert.deepEqual(feed.items.map(({ title, _event }) => [_event!['start'], title]).sort(), [
        ['2026-02-01T10:00:00', 'Initial Title'],
        ['2026-02-02T10:00:00', 'Edited Title'],
        ['2026-02-03T10:00:00', 'Initial Title'],
      ]);
      assert.equal(new Set(feed.items.map(({ id }) => id)).size, 3);
    });

    it('loses what can’t be read, and no more', { skip }, () => {
      assert.equal(readShared('parsing-testdata-invalid-missing_colon'), undefined);
      const [item] = readShared('parsing-testdata-valid-fold')!.items;
      assert.equal(item!.content_html, '<p>This is a lo ng description that exists on a long line.</p>');
    });
  });

  describe('zones', () => {
    it('reads IANA names, also behind a program’s own', () => {
      for (const id of [
        'Europe/Berlin',
        '/mozilla.org/20050126_1/Europe/Berlin',
        '"W. Europe Standard Time"',
      ]) {
        const { _event } = one(`DTSTART;TZID=${id}:20260701T100000`);
        assert.deepEqual(
          [_event!['start'], _event!['time_zone']],
          ['2026-07-01T10:00:00', 'Europe/Berlin'],
          id,
        );
      }
    });

    it('reads a zone by its rules', () => {
      const at = (start: string) =>
        starts(...BERLIN_BY_RULES, event(`DTSTART;TZID=Customized Time Zone:${start}`))[0];
      assert.equal(at('20260701T100000'), '2026-07-01T10:00:00+02:00');
      assert.equal(at('20261201T100000'), '2026-12-01T10:00:00+01:00');
      assert.equal(at('20261025T040000'), '2026-10-25T04:00:00+01:00');
      assert.equal(at('20261025T010000'), '2026-10-25T01:00:00+02:00');
      assert.equal(at('20261025T023000'), '2026-10-25T02:30:00+02:00'); // which comes twice
      assert.equal(at('20261025T033000'), '2026-10-25T03:30:00+01:00');
      assert.equal(at('20260329T023000'), '2026-03-29T02:30:00+01:00'); // which is skipped
      assert.equal(at('20260329T013000'), '2026-03-29T01:30:00+01:00');
      assert.equal(at('20260329T033000'), '2026-03-29T03:30:00+02:00');
      assert.equal(at('20150701T100000'), '2015-07-01T10:00:00+02:00');
    });

    it('leaves a floating time to the calendar’s zone', () => {
      assert.deepEqual(instants('X-WR-TIMEZONE:America/Denver', event('DTSTART:20261201T100000')), [
        '2026-12-01T17:00:00.000Z',
      ]);
      assert.deepEqual(instants(event('DTSTART:20261201T100000')), ['2026-12-01T10:00:00.000Z']);
      assert.deepEqual(instants(event('DTSTART;TZID=Nowhere:20261201T100000')), ['2026-12-01T10:00:00.000Z']);
    });

    it('keeps UTC, and shows it in the calendar’s zone only where that is chosen', () => {
      const feed = read('X-WR-TIMEZONE:UTC', event('DTSTART:20261201T100000Z'));
      assert.equal(feed.items[0]!._event!['start'], '2026-12-01T10:00:00Z');
      assert.equal(feed._callbox, undefined);
    });

    it('has only zones of Windows that exist', () => {
      for (const name of [
        'Eastern Standard Time',
        'GMT Standard Time',
        'romance standard time',
        'UTC+13',
        'Pacific Standard Time (Mexico)',
      ]) {
        assert.doesNotThrow(
          () => new Intl.DateTimeFormat('en', { timeZone: windowsZone(name) ?? 'none' }),
          name,
        );
      }
      assert.equal(windowsZone('Central Standard Time'), 'America/Chicago');
      assert.equal(windowsZone('Central Standard Time (Mexico)'), 'America/Mexico_City');
      assert.equal(windowsZone('constructor'), undefined);
    });
  });

  describe('ends', () => {
    const times = (...lines: string[]) => {
      const { start, end, all_day } = one(...lines)._event!;
      return [start, end, all_day];
    };

    it('counts the last of whole days in', () => {
      assert.deepEqual(times('DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270102'), [
        '2026-12-31',
        '2027-01-01',
        true,
      ]);
      assert.deepEqual(times('DTSTART:20261231', 'DURATION:P1W'), ['2026-12-31', '2027-01-06', true]);
      assert.deepEqual(times('DTSTART;VALUE=DATE:20261231'), ['2026-12-31', undefined, true]);
      assert.deepEqual(times('DTSTART;VALUE=DATE-TIME:20261231'), ['2026-12-31', undefined, true]);
      assert.deepEqual(
        times('DTSTART:20261231T000000', 'DTEND:20270102T000000', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'),
        ['2026-12-31', '2027-01-01', true],
      );
    });

    it('adds a duration, whose hours are the clock’s and whose days the calendar’s', () => {
      assert.deepEqual(
        times('DTSTART;TZID=Europe/Berlin:20261024T220000', 'DURATION:PT10H')[1],
        '2026-10-25T07:00:00',
      );
      assert.deepEqual(
        times('DTSTART;TZID=Europe/Berlin:20261024T220000', 'DURATION:P1D')[1],
        '2026-10-25T22:00:00',
      );
      assert.deepEqual(times('DTSTART:20261201T100000Z', 'DURATION:P1DT1H30M')[1], '2026-12-02T11:30:00Z');
    });

    it('takes an end in another zone for the moment it is', () => {
      const [, end] = times(
        'DTSTART;TZID=Europe/Berlin:20261201T100000',
        'DTEND;TZID=Europe/London:20261201T100000',
      );
      assert.equal(end, '2026-12-01T11:00:00');
    });

    it('has none that is before its start', () => {
      assert.deepEqual(times('DTSTART:20261201T100000Z', 'DTEND:20261130T100000Z')[1], undefined);
    });
  });

  describe('series', () => {
    const DAILY = 'RRULE:FREQ=DAILY;COUNT=5';
    const START = 'DTSTART;TZID=America/New_York:20261030T100000';
    const days = (...lines: string[]) =>
      starts(event(START, ...lines)).map(start => Number(String(start).slice(8, 10)));

    it('stays at its hour when clocks change', () => {
      assert.deepEqual(instants(event(START, DAILY)), [
        '2026-10-30T14:00:00.000Z',
        '2026-10-31T14:00:00.000Z',
        '2026-11-01T15:00:00.000Z',
        '2026-11-02T15:00:00.000Z',
        '2026-11-03T15:00:00.000Z',
      ]);
    });

    it('leaves out EXDATE, in its own zone, in UTC, or as a day', () => {
      assert.deepEqual(
        days(DAILY, 'EXDATE;TZID=America/New_York:20261031T100000,20261102T100000'),
        [30, 1, 3],
      );
      assert.deepEqual(days(DAILY, 'EXDATE:20261031T140000Z', 'EXDATE:20261101T150000Z'), [30, 2, 3]);
      assert.deepEqual(days(DAILY, 'EXDATE;VALUE=DATE:20261031'), [30, 1, 2, 3]);
      assert.deepEqual(days(DAILY, 'EXDATE;TZID=America/New_York:20261030T100000'), [31, 1, 2, 3]);
      assert.deepEqual(days(DAILY, 'EXRULE:FREQ=DAILY;INTERVAL=2'), [31, 2]);
    });

    it('adds RDATE, also as a period', () => {
      assert.deepEqual(
        days('RDATE;TZID=America/New_York:20261105T100000', 'RDATE;VALUE=PERIOD:20261107T150000Z/PT1H'),
        [30, 5, 7],
      );
    });

    it('ends with UNTIL, in UTC, by its own clock, or on a day', () => {
      assert.deepEqual(days('RRULE:FREQ=DAILY;UNTIL=20261101T150000Z'), [30, 31, 1]);
      assert.deepEqual(days('RRULE:FREQ=DAILY;UNTIL=20261101T145959Z'), [30, 31]);
      assert.deepEqual(days('RRULE:FREQ=DAILY;UNTIL=20261101T100000'), [30, 31, 1]);
      assert.deepEqual(days('RRULE:FREQ=DAILY;UNTIL=20261101'), [30, 31, 1]);
      assert.deepEqual(starts(event('DTSTART:20261030', 'RRULE:FREQ=DAILY;UNTIL=20261031T235959Z')), [
        '2026-10-30',
        '2026-10-31',
      ]);
    });

    it('moves, renames and cancels single ones', () => {
      const { items } = read(
        event(START, DAILY),
        event(
          'RECURRENCE-ID:20261031T140000Z',
          'DTSTART;TZID=America/New_York:20261031T180000',
          'SEQUENCE:1',
        ),
        event(
          'RECURRENCE-ID;TZID=America/New_York:20261102T100000',
          'DTSTART;TZID=America/New_York:20261102T100000',
          'STATUS:CANCELLED',
        ),
      );
      const facts = items.map(({ id, _event }) => [
        id,
        _event!['start'],
        _event!['status'],
        _event!['recurrence_id'],
      ]);
      assert.deepEqual(facts.sort(), [
        ...[
          '2026-10-30T10:00:00',
          '2026-10-31T18:00:00',
          '2026-11-01T10:00:00',
          '2026-11-02T10:00:00',
          '2026-11-03T10:00:00',
        ].map(start => {
          const original = start.replace('T18', 'T10');
          return [
            `market/${original}`,
            start,
            start.startsWith('2026-11-02') ? 'cancelled' : undefined,
            original,
          ];
        }),
      ]);
    });

    it('changes those that follow, too, where the change says so', () => {
      const result = starts(
        event(START, DAILY),
        event(
          'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20261102T100000',
          'DTSTART;TZID=America/New_York:20261102T120000',
        ),
      );
      assert.deepEqual(
        result.map(start => String(start).slice(8, 13)),
        ['30T10', '31T10', '01T10', '03T12', '02T12'],
      );
    });

    it('takes the newest of several versions', () => {
      const { items } = read(
        event('DTSTART:20261201', 'SEQUENCE:2', 'LOCATION:New'),
        event('DTSTART:20261202', 'SEQUENCE:1', 'LOCATION:Old'),
      );
      assert.deepEqual(
        items.map(({ _event }) => _event!['place']),
        [{ name: 'New' }],
      );
    });

    it('shows an endless one around now only', () => {
      const weekly = starts(
        event('DTSTART;TZID=Europe/London:20010103T100000', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'),
      );
      assert.equal(weekly[0], '2026-10-07T10:00:00');
      assert.equal(weekly.at(-1), '2027-12-29T10:00:00');
      assert.equal(weekly.length, 33);
      const monthly = starts(event('DTSTART;VALUE=DATE:20010105', 'RRULE:FREQ=MONTHLY;BYDAY=1FR'));
      assert.deepEqual(monthly.slice(0, 3), ['2026-10-02', '2026-11-06', '2026-12-04']);
      const yearly = starts(event('DTSTART;VALUE=DATE:19520229', 'RRULE:FREQ=YEARLY'));
      assert.deepEqual(yearly, []); // the next 29 February is in 2028
      assert.deepEqual(starts(event('DTSTART;VALUE=DATE:19521225', 'RRULE:FREQ=YEARLY')), [
        '2026-12-25',
        '2027-12-25',
      ]);
      assert.equal(starts(event('DTSTART:20200101T100000Z', 'RRULE:FREQ=DAILY')).length, 400);
    });

    it('counts a long one from its first', () => {
      const last = starts(event('DTSTART:20250101T100000Z', 'RRULE:FREQ=DAILY;COUNT=700')).at(-1);
      assert.equal(last, '2026-12-01T10:00:00Z');
    });

    it('shows at most a thousand of all, those nearest to now', () => {
      const many = [1, 2, 3, 4].map(i =>
        event('DTSTART:20200101T100000Z', 'RRULE:FREQ=DAILY').replace('UID:market', `UID:${i}`),
      );
      const all = starts(...many, event('DTSTART:20300101', 'UID:alone').replace('UID:market', 'UID:alone'));
      assert.equal(all.length, 1001);
      assert(all.includes('2026-11-28T10:00:00Z'));
      assert(all.includes('2030-01-01'));
    });

    // What ical.js by itself counts for ever, each in a file of 500.
    for (const rule of [
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2',
      'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15',
      'FREQ=WEEKLY;BYMONTH=13',
      'FREQ=DAILY;COUNT=999999999;INTERVAL=1000',
      `FREQ=DAILY;INTERVAL=${'9'.repeat(400)}`,
      'FREQ=SECONDLY',
    ]) {
      it(`comes to an end with ${rule.slice(0, 60)}`, () => {
        const bad = Array.from({ length: 500 }, (_, i) =>
          event('DTSTART:20261201T100000Z', `RRULE:${rule}`).replace('market', `${i}`),
        );
        assert(read(...bad, event('DTSTART:20261202')).items.some(({ id }) => id === 'market'));
      });
    }
  });

  describe('people', () => {
    it('shows nothing that is private, and nobody who attends', () => {
      assert.deepEqual(read(event('DTSTART:20261201', 'CLASS:PRIVATE')).items, []);
      assert.deepEqual(read(event('DTSTART:20261201', 'RRULE:FREQ=DAILY', 'CLASS:CONFIDENTIAL')).items, []);
      assert(!JSON.stringify(read(...FULL)).includes('jane'));
    });

    it('gives no secret address away', () => {
      for (const url of [
        'https://calendar.google.com/calendar/ical/x/private-0123/basic.ics',
        'https://city.example/a.ics?token=1',
      ]) {
        assert.equal(readICalendar(answerOf(calendar(), url), NOW)!._events, undefined);
      }
    });
  });

  it('marks what was cancelled', () => {
    assert.equal(one('DTSTART:20261201', 'STATUS:CANCELLED')._event!['status'], 'cancelled');
    assert.equal(read('METHOD:CANCEL', event('DTSTART:20261201')).items[0]!._event!['status'], 'cancelled');
    assert.equal(one('DTSTART:20261201', 'STATUS:TENTATIVE')._event!['status'], undefined);
  });

  it('prefers Outlook’s HTML, and its body only', () => {
    const html =
      '<!DOCTYPE HTML><html><head><title>x</title></head><body lang=EN>\\n<p>A\\, <b>b</b></p></body></html>';
    assert.equal(
      one('DESCRIPTION:A', `X-ALT-DESC;FMTTYPE=text/html:${html}`).content_html,
      '<p>A, <b>b</b></p>',
    );
  });

  it('reads the place of Apple, and takes an address for one to join', () => {
    const { place } = one('X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="Town Hall":geo:51.5,-0.1')
      ._event as { place: object };
    assert.deepEqual(place, { name: 'Town Hall', latitude: 51.5, longitude: -0.1 });
    const { _event } = one('LOCATION:https://zoom.example/j/1', 'GEO:0;0');
    assert.deepEqual([_event!['online_url'], _event!['place']], ['https://zoom.example/j/1', undefined]);
  });

  it('reads other charsets, where a line names them', () => {
    const line =
      'DESCRIPTION;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Caf=E9 und B=\r\n=F6rse=0D=0Aheute';
    assert.equal(one(line).content_html, '<p>Café und Börse<br>heute</p>');
    assert.deepEqual(one('LOCATION;QUOTED-PRINTABLE;CHARSET=nonsense:Caf=C3=A9')._event!['place'], {
      name: 'Café',
    });
  });

  it('reads lines that end or fold in any way', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      const text = calendar(event('DTSTART:20261201', 'LOCATION:Town\r\n  Ha\r\n\tll')).replaceAll(
        '\r\n',
        end,
      );
      const [item] = readICalendar(answerOf(`\ufeff\n${text}`, URL), NOW)!.items;
      assert.deepEqual(item!._event!['place'], { name: 'Town Hall' }, JSON.stringify(end));
    }
  });

  it('loses a bad line, a bad event and one cut short, never the calendar', () => {
    const text = calendar(
      event('DTSTART:20261201', 'LOCATION;This is broken', 'GEO:x', 'RRULE:FREQ=FOO', 'no line at all'),
      'BEGIN:VEVENT',
      'UID:empty',
      'END:VEVENT',
      'BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Never ended',
      event('DTSTART:99999999').replace('market', '3'),
    ).replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:Cut sh');
    const { items } = readICalendar(answerOf(text, URL), NOW)!;
    assert.deepEqual(
      items.map(({ id, _event }) => [id, _event?.['start']]),
      [
        ['market', '2026-12-01'],
        ['2', undefined],
        ['3', undefined],
      ],
    );
  });

  it('takes no other answer for a calendar', () => {
    for (const text of ['', '<!doctype html><p>Gone', '{"items": []}', 'BEGIN:VCARD\r\nFN:x\r\nEND:VCARD']) {
      assert.equal(readICalendar(answerOf(text, URL), NOW), undefined);
    }
    assert.deepEqual(read().items, []);
  });

  it('is known by its first line', () => {
    for (const text of [calendar(), `\ufeff\r\n${calendar()}`, event()]) {
      const names = Object.entries(sources).filter(([, { recognises }]) => recognises(answerOf(text)));
      assert.deepEqual(
        names.map(([name]) => name),
        ['icalendar'],
      );
    }
  });

  it('bears anything', () => {
    const lines = calendar(
      ...FULL,
      event('RECURRENCE-ID:20261205T170000Z', 'DTSTART:20261206T170000Z', 'DURATION:PT1H'),
    ).split('\r\n');
    const anything = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        ':',
        ';',
        '99999999',
        '00000000T000000',
        '20261301T250000Z',
        'P99999D',
        '-P1D',
        '9'.repeat(400),
      ),
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:__proto__',
        'FREQ=DAILY;UNTIL=x',
        'FREQ=YEARLY;BYDAY=99MO',
      ),
      fc.constantFrom(...lines),
    );
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.constantFrom('line', 'value', 'params'),
        anything,
        (index, part, by) => {
          const line = lines[index]!;
          const [name] = line.split(/[;:]/);
          const replaced =
            part === 'line'
              ? by
              : part === 'value'
                ? `${line.split(':')[0]}:${by}`
                : `${name};${by}${line.slice(name!.length)}`;
          const text = lines.map((own, i) => (i === index ? replaced : own)).join('\r\n');
          assertReadable(readICalendar(answerOf(text, URL), NOW));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
