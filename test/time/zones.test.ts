import { expect } from '@open-wc/testing';
import { DAY, fromWall, knownZone, startOfDay, toWall } from '../../src/time/zones.js';

const iso = (instant: number) => new Date(instant).toISOString();
const wall = (text: string) => Date.parse(`${text}Z`);

describe('Zones', () => {
  for (const [zone, clock, instant, why] of [
    ['America/Denver', '2026-01-15T09:00:00', '2026-01-15T16:00:00.000Z', 'in winter'],
    ['America/Denver', '2026-07-15T09:00:00', '2026-07-15T15:00:00.000Z', 'in summer'],
    ['America/Denver', '2026-03-08T01:59:00', '2026-03-08T08:59:00.000Z', 'just before the gap'],
    [
      'America/Denver',
      '2026-03-08T02:30:00',
      '2026-03-08T09:30:00.000Z',
      'in the gap, by the offset before it',
    ],
    ['America/Denver', '2026-03-08T03:00:00', '2026-03-08T09:00:00.000Z', 'just after the gap'],
    ['America/Denver', '2026-11-01T01:30:00', '2026-11-01T07:30:00.000Z', 'shown twice, the first'],
    ['America/Denver', '2026-11-01T02:00:00', '2026-11-01T09:00:00.000Z', 'after what is shown twice'],
    ['Europe/London', '2026-03-29T01:30:00', '2026-03-29T01:30:00.000Z', 'in London’s gap'],
    ['Europe/London', '2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z', 'shown twice in London, the first'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00.000Z', 'in a change of half an hour'],
    ['Asia/Kathmandu', '2026-06-01T00:00:00', '2026-05-31T18:15:00.000Z', 'a quarter off the hour'],
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00.000Z', 'on a day that Samoa never had'],
    ['UTC', '2026-06-01T00:00:00', '2026-06-01T00:00:00.000Z', 'in UTC'],
    [-210, '2026-06-01T00:00:00', '2026-06-01T03:30:00.000Z', 'at a fixed offset'],
  ] as const) {
    it(`reads ${clock} in ${zone} right, ${why}`, () => {
      expect(iso(fromWall(wall(clock), zone))).to.equal(instant);
    });
  }

  it('shows every quarter of an hour around a change of clocks as the clock on the wall', () => {
    const changes = {
      'America/Denver': ['2026-03-08', '2026-11-01'],
      'Europe/London': ['2026-03-29', '2026-10-25'],
      'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
      'America/Santiago': ['2026-04-05', '2026-09-06'],
    };
    const wrong: string[] = [];
    for (const [zone, days] of Object.entries(changes)) {
      for (const day of days) {
        const change = wall(`${day}T00:00:00`);
        for (let instant = change - 2 * DAY; instant < change + 2 * DAY; instant += 900_000) {
          const shown = toWall(instant, zone);
          const read = fromWall(shown, zone);
          if (read > instant || toWall(read, zone) !== shown) wrong.push(`${zone} ${iso(instant)}`);
        }
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('starts a day at one o’clock where midnight is skipped', () => {
    const noon = Date.parse('2026-09-06T15:00:00Z');
    expect(iso(startOfDay(noon, 'America/Santiago'))).to.equal('2026-09-06T04:00:00.000Z');
    expect(iso(startOfDay(noon, 'America/Santiago', -1))).to.equal('2026-09-05T04:00:00.000Z');
  });

  it('gives a day with a change of clocks 23 or 25 hours', () => {
    const hours = (noon: string) =>
      (startOfDay(Date.parse(noon), 'Europe/London', 1) - startOfDay(Date.parse(noon), 'Europe/London')) /
      3_600_000;
    expect([hours('2026-03-29T12:00:00Z'), hours('2026-10-25T12:00:00Z')]).to.deep.equal([23, 25]);
  });

  for (const name of [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    ' ',
    'Mars/Olympus_Mons',
    'Europe/London; DROP TABLE events',
    'Europe/London\u0000',
    '../../etc/passwd',
    '<img src=x onerror=alert(1)>',
    'x'.repeat(1_000_000),
    7,
    null,
    undefined,
    {},
    ['UTC'],
    { toString: () => 'UTC' },
  ]) {
    it(`knows no zone ${String(JSON.stringify(name)).slice(0, 40)}`, () => {
      expect(knownZone(name)).to.equal(undefined);
    });
  }

  it('knows the zones of the world', () => {
    for (const name of ['UTC', 'Europe/London', 'America/Toronto', 'Asia/Kolkata'])
      expect(knownZone(name)).to.equal(name);
  });
});
