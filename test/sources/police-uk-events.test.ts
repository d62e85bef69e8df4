import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEvents } from '../../src/feed/events.js';
import { readFeed } from '../../src/feed/feed.js';
import { readPoliceUkEvents } from '../../src/sources/police-uk-events.js';
import { convert, sources } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable, shared } from './support.js';

const NOW = Date.UTC(2016, 8, 1);
const SURGERY = {
  contact_details: { email: 'nc04@police.example', telephone: '101', mobile: '07700 900123' },
  description: null,
  title: 'Drop In Beat Surgery &amp; tea',
  address: 'Nagarjuna Buddhist Centre, 17 Guildhall Lane',
  type: 'meeting',
  start_date: '2016-07-17T12:00:00',
  end_date: '2016-07-17T14:00:00',
};
const read = (...events: object[]) => readPoliceUkEvents(answerOf(events))!;

describe('police.uk events', () => {
  const real = shared('events/police-uk-events.json');

  it('has the facts of real events', { skip: !real && 'no shared data' }, async () => {
    const feed = await convert(answerOf(real), NOW);
    assert(feed);
    assertReadable(feed);
    assert.deepEqual(feed._callbox, { time_zone: 'Europe/London' });
    assert.deepEqual(
      feed.items.map(({ title, content_html, tags, _event }) => ({ title, content_html, tags, ..._event })),
      [
        ['Aikman Avenue beat surgery', 'desc1', 'Library, Aikman Avenue', '2011-11-02T10:00:00'],
        ['Bateman Road beat surgery', 'desc2', 'Hand in Hand, Bateman Road', '2011-11-02T18:30:00'],
      ].map(([title, description, place, start]) => ({
        title,
        content_html: `<p>${description}</p><p>Mobile: 07884 117276</p>`,
        tags: ['meeting'],
        start,
        time_zone: 'Europe/London',
        place: { name: place },
        organizer: {
          name: 'Neighbourhood policing team',
          url: 'http://www.example.com/',
          email: 'ChadwellHeath.snt@met.police.uk',
          phone: '020 8721 2902',
        },
      })),
    );
  });

  it('is on London’s clock, in summer as in winter', () => {
    const winter = { ...SURGERY, start_date: '2016-12-17T12:00:00', end_date: '2016-12-17T14:00:00' };
    const events = readEvents(readFeed(read(SURGERY, winter), 'https://relay.example/'), NOW, true);
    assert.deepEqual(
      events.map(({ start, end }) => [start?.toISOString(), end?.toISOString()]),
      [
        ['2016-07-17T11:00:00.000Z', '2016-07-17T13:00:00.000Z'],
        ['2016-12-17T12:00:00.000Z', '2016-12-17T14:00:00.000Z'],
      ],
    );
  });

  it('gives the team’s mobile where it has no other telephone', () => {
    const { content_html, _event } = read({ ...SURGERY, contact_details: { mobile: '07700 900123' } })
      .items[0]!;
    assert.deepEqual(_event!['organizer'], { name: 'Neighbourhood policing team', phone: '07700 900123' });
    assert(!content_html!.includes('07700'));
  });

  it('keeps an event’s id while its description changes, and gives no two events one', () => {
    const [first] = read(SURGERY).items;
    const again = read({ ...SURGERY, description: 'Now with tea' }, SURGERY, {
      ...SURGERY,
      address: 'Library',
    });
    assert.equal(again.items[0]!.id, first!.id);
    assert.equal(new Set(again.items.map(({ id }) => id)).size, 3);
  });

  it('takes midnight for no hour', () => {
    const times = (start_date: string, end_date?: string | null) =>
      read({ ...SURGERY, start_date, end_date }).items[0]!._event;
    const day = { all_day: true, start: '2016-09-17' };
    const rest = read(SURGERY).items[0]!._event!;
    const without = { time_zone: rest['time_zone'], place: rest['place'], organizer: rest['organizer'] };
    assert.deepEqual(times('2016-09-17T00:00:00', null), { ...without, ...day });
    assert.deepEqual(times('2016-09-17T00:00:00', '2016-09-17T23:59:00'), {
      ...without,
      ...day,
      end: day.start,
    });
    assert.equal(times('2016-09-17T00:00:00', '2016-09-17T02:00:00')!['start'], '2016-09-17T00:00:00');
  });

  it('leads to the team’s pages elsewhere, and to nothing else', () => {
    const { content_html, _event } = read({
      ...SURGERY,
      description: 'Tea < coffee\nBring both',
      contact_details: {
        'google-plus': 'https://plus.example/"onclick=',
        website: 'javascript:alert(1)',
        fax: 1,
      },
    }).items[0]!;
    assert.equal(
      content_html,
      '<p>Tea &lt; coffee<br>Bring both</p>' +
        '<p>Google plus: <a href="https://plus.example/%22onclick=">https://plus.example/&quot;onclick=</a></p>',
    );
    assert.equal(_event!['organizer'], undefined);
  });

  it('loses an event that says nothing, and a date that no calendar has', () => {
    const { items } = read(
      {},
      { ...SURGERY, title: null },
      { ...SURGERY, start_date: '2016-02-30T10:00:00' },
    );
    assert.deepEqual(
      items.map(({ title, _event }) => [title, _event!['start']]),
      [['Drop In Beat Surgery & tea', undefined]],
    );
  });

  it('is known by its fields', () => {
    const answer = answerOf([SURGERY]);
    const names = Object.entries(sources).filter(([, { recognises }]) => recognises(answer));
    assert.deepEqual(
      names.map(([name]) => name),
      ['police-uk-events'],
    );
  });

  it('takes no other answer for one of these', () => {
    for (const body of [{}, null, 'x']) assert.equal(readPoliceUkEvents(answerOf(body)), undefined);
  });

  it('bears anything', () =>
    assertBearsAnything(readPoliceUkEvents, [SURGERY, { ...SURGERY, description: '<p>x' }]));
});
