import { expect } from '@open-wc/testing';
import ICAL from 'ical.js';
import { html } from 'lit';
import '../../../src/components/event-list/event-list.js';
import { feedAddress } from '../../support/address.js';
import { event, fullEvent, openCalendar } from '../../support/events.js';
import { serveFeed } from '../../support/feed.js';
import { find } from '../../support/find.js';
import { load } from '../../support/mount.js';
import { savedFile } from '../../support/saved-file.js';

/** The file that a visitor gets for the only event of a list. */
async function fileOf(item: ReturnType<typeof event>): Promise<string> {
  serveFeed([item]);
  const list = await load(html`<callbox-event-list past src=${feedAddress()}></callbox-event-list>`);
  await openCalendar(list, item.title);
  const { name, type, text } = await savedFile(() => find(list, 'button', /^Calendar file/).click());
  expect([name, type]).to.deep.equal(['event.ics', 'text/calendar']);
  return text;
}

/** The file as another program reads it. */
const parse = (file: string) => new ICAL.Component(ICAL.parse(file) as unknown[]);

async function read(item: ReturnType<typeof event>): Promise<ICAL.Component> {
  return parse(await fileOf(item)).getFirstSubcomponent('vevent')!;
}

const value = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name);

const instant = (component: ICAL.Component, name: string) => {
  const time = value(component, name) as ICAL.Time;
  expect(time.zone).to.equal(ICAL.Timezone.utcTimezone);
  return time.toJSDate().toISOString();
};

describe('A calendar file', () => {
  it('holds one published event that other programs read', async () => {
    const calendar = parse(await fileOf(fullEvent({ uid: 'surgery-7@city.example', sequence: 3 })));
    expect([value(calendar, 'version'), value(calendar, 'method')]).to.deep.equal(['2.0', 'PUBLISH']);
    expect(value(calendar, 'prodid')).to.be.a('string').and.not.be.empty;
    expect(calendar.getAllSubcomponents('vevent')).to.have.length(1);
    const vevent = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(vevent).to.deep.include({ uid: 'surgery-7@city.example', sequence: 3, summary: 'Beat surgery' });
    expect(vevent.location).to.equal('Town hall, 1 Quay Street');
    expect(vevent.organizer).to.equal('mailto:harbour@police.example');
    expect(vevent.description).to.equal(
      'Meet your officers.\n\nhttps://meet.example/surgery\n\nhttps://city.example/events/surgery',
    );
    const { component } = vevent;
    expect(value(component, 'url')).to.equal('https://city.example/events/surgery');
    expect(value(component, 'geo')).to.deep.equal([46.5, -84.3]);
    expect(component.getFirstProperty('organizer')!.getParameter('cn')).to.equal('Harbour station');
  });

  it('is valid of an event of which hardly anything is known', async () => {
    const vevent = await read(event({ end: undefined, time_zone: 'UTC' }, { url: undefined }));
    expect(instant(vevent, 'dtstart')).to.equal('2030-05-01T18:00:00.000Z');
    for (const name of ['dtend', 'description', 'location', 'geo', 'url', 'organizer'])
      expect(vevent.hasProperty(name), name).to.equal(false);
    for (const name of ['uid', 'dtstamp']) expect(value(vevent, name), name).to.be.ok;
  });

  for (const [status, word] of [
    [undefined, 'CONFIRMED'],
    ['scheduled', 'CONFIRMED'],
    ['rescheduled', 'CONFIRMED'],
    ['moved-online', 'CONFIRMED'],
    ['postponed', 'TENTATIVE'],
    ['cancelled', 'CANCELLED'],
  ]) {
    it(`says ${word} of an event whose status is ${status}`, async () => {
      expect(value(await read(event({ status })), 'status')).to.equal(word);
    });
  }

  for (const [says, start, end, from, to] of [
    [
      'before clocks go forward',
      '2030-03-09T18:00:00',
      '2030-03-09T19:00:00',
      '2030-03-09T23:00',
      '2030-03-10T00:00',
    ],
    [
      'after clocks went forward',
      '2030-03-10T18:00:00',
      '2030-03-10T19:00:00',
      '2030-03-10T22:00',
      '2030-03-10T23:00',
    ],
    [
      'across the change forward',
      '2030-03-10T01:00:00',
      '2030-03-10T04:00:00',
      '2030-03-10T06:00',
      '2030-03-10T08:00',
    ],
    [
      'in the hour that is skipped',
      '2030-03-10T02:30:00',
      '2030-03-10T03:45:00',
      '2030-03-10T07:30',
      '2030-03-10T07:45',
    ],
    [
      'across the change back',
      '2030-11-03T00:30:00',
      '2030-11-03T03:00:00',
      '2030-11-03T04:30',
      '2030-11-03T08:00',
    ],
    [
      'after clocks went back',
      '2030-11-03T18:00:00',
      '2030-11-03T19:00:00',
      '2030-11-03T23:00',
      '2030-11-04T00:00',
    ],
  ]) {
    it(`has the right instants ${says}`, async () => {
      const vevent = await read(event({ start, end }));
      expect([instant(vevent, 'dtstart'), instant(vevent, 'dtend')]).to.deep.equal([
        `${from}:00.000Z`,
        `${to}:00.000Z`,
      ]);
    });
  }

  for (const [says, fields, from, to] of [
    ['one day', { start: '2030-05-01', end: undefined }, '2030-05-01', '2030-05-02'],
    ['one day with an end', { start: '2030-05-01', end: '2030-05-01' }, '2030-05-01', '2030-05-02'],
    ['three days', { start: '2030-05-01', end: '2030-05-03' }, '2030-05-01', '2030-05-04'],
    [
      'the days of a change of clocks',
      { start: '2030-03-09', end: '2030-03-10' },
      '2030-03-09',
      '2030-03-11',
    ],
    ['the end of a year', { start: '2030-12-31', end: '2030-12-31' }, '2030-12-31', '2031-01-01'],
    [
      'a day far east',
      { start: '2030-05-01', end: undefined, time_zone: 'Pacific/Auckland' },
      '2030-05-01',
      '2030-05-02',
    ],
    [
      'a day far west',
      { start: '2030-05-01', end: undefined, time_zone: 'Pacific/Honolulu' },
      '2030-05-01',
      '2030-05-02',
    ],
  ] as const) {
    it(`names ${says} without times, and ends with the day after`, async () => {
      const vevent = await read(event({ all_day: true, ...fields }));
      const [start, end] = ['dtstart', 'dtend'].map(name => value(vevent, name) as ICAL.Time);
      expect([start!.isDate, end!.isDate]).to.deep.equal([true, true]);
      expect([start!.toString(), end!.toString()]).to.deep.equal([from, to]);
    });
  }

  it('has no end where the event ends as it begins', async () => {
    const vevent = await read(event({ end: '2030-05-01T18:00:00' }));
    expect(vevent.hasProperty('dtend')).to.equal(false); // RFC 5545, 3.6.1: later than DTSTART
  });

  it('gives back every character of a text, whatever it means to a calendar', async () => {
    const title = 'A; b, c: "d" \\n \\ e';
    const summary = 'First line\nsecond; line\r\nthird\\line, with "quotes"\u0007';
    const vevent = await read(
      event({ place: { name: 'Hall; room 1, floor\\2' } }, { title, summary, url: undefined }),
    );
    expect(value(vevent, 'summary')).to.equal(title);
    expect(value(vevent, 'description')).to.equal('First line\nsecond; line\nthird\\line, with "quotes"');
    expect(value(vevent, 'location')).to.equal('Hall; room 1, floor\\2');
  });

  it('lets no text begin a line of its own', async () => {
    const trick = 'x\r\nATTENDEE:mailto:someone@victim.example\nEND:VEVENT';
    const vevent = await read(
      event(
        { place: { name: trick }, uid: trick, organizer: { name: `"${trick}"`, email: 'a@b.example' } },
        { title: trick, summary: trick },
      ),
    );
    expect(vevent.hasProperty('attendee')).to.equal(false);
    expect(value(vevent, 'summary')).to.equal(trick.replace(/\r\n/g, '\n'));
  });

  it('folds lines at 75 octets, within no character', async () => {
    const title = `${'é'.repeat(50)} ${'日本語'.repeat(20)} ${'👮🏽‍♀️'.repeat(12)} plain`;
    const file = await fileOf(event({}, { title, summary: 'word '.repeat(100) }));
    expect(file.endsWith('\r\n')).to.equal(true);
    const lines = file.slice(0, -2).split('\r\n');
    const octets = lines.map(line => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).to.be.at.most(75);
    expect(Math.max(...octets)).to.be.at.least(73);
    expect(lines.filter(line => /[\n\r\uFFFD]/.test(line))).to.deep.equal([]);
    expect(value(parse(file).getFirstSubcomponent('vevent')!, 'summary')).to.equal(title);
  });

  it('has the same UID each time it is saved, and another for every occurrence', async () => {
    const uid = async (fields = {}, item = {}) => value(await read(event(fields, item)), 'uid');
    expect(await uid()).to.equal(await uid());
    expect(await uid({ uid: 'series', recurrence_id: '20300501' })).not.to.equal(
      await uid({ uid: 'series', recurrence_id: '20300508' }),
    );
    expect(await uid({}, { id: 'other' })).not.to.equal(await uid());
    expect(await uid()).to.include('city.example');
  });

  it('says when the event was changed', async () => {
    const vevent = await read(event({}, { date_modified: '2030-04-01T10:00:00Z' }));
    expect([instant(vevent, 'dtstamp'), instant(vevent, 'last-modified')]).to.deep.equal([
      '2030-04-01T10:00:00.000Z',
      '2030-04-01T10:00:00.000Z',
    ]);
  });
});
