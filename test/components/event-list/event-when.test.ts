import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { stopClock } from '../../support/clock.js';
import { named, timesOf, ZONE } from '../../support/events.js';
import { serveFeed } from '../../support/feed.js';
import { parts } from '../../support/find.js';
import { load, settled } from '../../support/mount.js';

async function show(fields: Record<string, unknown>, timeZone?: string) {
  serveFeed([named('talk', fields)]);
  const list = await load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
  if (timeZone) list.setAttribute('time-zone', timeZone);
  await settled(list);
  return list;
}

const when = async (fields: Record<string, unknown>, timeZone?: string) =>
  timesOf(await show(fields, timeZone))[0]!;

const visitorsOffset = (instant: string) => -new Date(instant).getTimezoneOffset();

/** A time, followed by the zone's name only where the visitor's own clock shows another time. */
const inZone = (words: string, name: RegExp, offset: number, instant: string) =>
  visitorsOffset(instant) === offset ? new RegExp(`^${words}$`) : new RegExp(`^${words} ${name.source}$`);

describe('When an event is', () => {
  beforeEach(() => void stopClock('2030-03-01T12:00:00Z'));

  it('is read in the event’s own zone, named where the visitor’s differs', async () => {
    expect(await when({ start: '2030-05-01T18:00:00' })).to.match(
      inZone('6:00 PM', /(EDT|GMT-4)/, -240, '2030-05-01T22:00:00Z'),
    );
  });

  it('is right on both sides of a change of clocks', async () => {
    expect(await when({ start: '2030-03-09T18:00:00-05:00' })).to.match(
      inZone('6:00 PM', /(EST|GMT-5)/, -300, '2030-03-09T23:00:00Z'),
    );
    expect(await when({ start: '2030-03-10T18:00:00-04:00' })).to.match(
      inZone('6:00 PM', /(EDT|GMT-4)/, -240, '2030-03-10T22:00:00Z'),
    );
  });

  it('is read in the zone that the webmaster wants', async () => {
    expect(await when({ start: '2030-05-01T18:00:00' }, 'Asia/Tokyo')).to.match(
      inZone('7:00 AM', /(JST|GMT\+9)/, 540, '2030-05-01T22:00:00Z'),
    );
  });

  it('is read in its own zone where the webmaster’s is none', async () => {
    expect(await when({ start: '2030-05-01T18:00:00' }, 'Mars/Olympus')).to.match(/^6:00 PM/);
  });

  for (const [start, words, name, offset] of [
    ['2030-05-01T18:00:00+09:00', '6:00 PM', /UTC\+9/, 540],
    ['2030-05-01T18:00:00+05:45', '6:00 PM', /UTC\+5:45/, 345],
    ['2030-05-01T18:00:00-03:30', '6:00 PM', /UTC−3:30/, -210],
  ] as const) {
    it(`is read by its own offset where nobody names a zone: ${start}`, async () => {
      expect(await when({ start, time_zone: undefined })).to.match(inZone(words, name, offset, start));
    });
  }

  it('is read by the visitor’s clock where it is written as UTC, and no zone is named', async () => {
    const start = '2030-05-01T18:00:00Z';
    const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
    expect(await when({ start, time_zone: undefined })).to.equal(
      clock.format(new Date(start)).replace(/\s/g, ' '),
    );
  });

  it('names a zone for every visitor but those whose clock shows the same', async () => {
    const instant = new Date('2030-05-01T18:00:00Z');
    const own = visitorsOffset('2030-05-01T18:00:00Z');
    const written = (offset: number) => {
      const wall = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
      const minutes = Math.abs(offset);
      const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
      return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
    };
    expect(await when({ start: written(own), time_zone: undefined })).to.match(/^\d+:\d\d [AP]M$/);
    expect(await when({ start: written(own - 60), time_zone: undefined })).to.match(
      /^\d+:\d\d [AP]M UTC[+−]/,
    );
  });

  it('is a span with both ends', async () => {
    expect(await when({ start: '2030-05-01T18:00:00', end: '2030-05-01T19:30:00' })).to.match(
      /^6:00.–.7:30 PM/,
    );
  });

  it('is a span of days, each with its date', async () => {
    expect(await when({ start: '2030-05-01T22:00:00', end: '2030-05-02T02:00:00' })).to.match(
      /^May 1, 10:00 PM.–.May 2, 2:00 AM/,
    );
  });

  it('leaves out an end that comes before the beginning', async () => {
    expect(await when({ start: '2030-05-01T18:00:00', end: '2030-05-01T17:00:00' })).to.match(/^6:00 PM/);
  });

  it('is all day, with no zone, wherever it is read', async () => {
    expect(await when({ start: '2030-05-01', all_day: true })).to.equal('All day');
    expect(await when({ start: '2030-05-01', all_day: undefined }, 'Pacific/Auckland')).to.equal('All day');
  });

  it('is all day for several days', async () => {
    expect(await when({ start: '2030-05-01', end: '2030-05-03', all_day: true })).to.match(
      /^May 1.–.3 All day$/,
    );
    expect(await when({ start: '2030-05-01', end: '2030-05-01', all_day: true })).to.equal('All day');
  });

  it('tells machines the instant, or the day', async () => {
    const machine = async (fields: Record<string, unknown>) =>
      parts(await show(fields), 'when')[0]!.querySelector('time')!.dateTime;
    expect(await machine({ start: '2030-05-01T18:00:00' })).to.equal('2030-05-01T22:00:00.000Z');
    expect(await machine({ start: '2030-05-01', all_day: true, time_zone: 'Pacific/Auckland' })).to.equal(
      '2030-05-01',
    );
  });

  it('is no time at all for an item of a plain feed', async () => {
    serveFeed([{ id: '1', title: 'A post', date_published: '2026-05-01T10:00:00Z' }]);
    const list = await load(
      html`<callbox-event-list time-zone=${ZONE} src=${feedAddress()}></callbox-event-list>`,
    );
    expect(timesOf(list)).to.deep.equal([]);
  });
});
