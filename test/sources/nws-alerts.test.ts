import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAppeals } from '../../src/feed/appeals.js';
import { readFeed } from '../../src/feed/feed.js';
import { Ledger } from '../../src/feed/lifecycle.js';
import { readNwsAlerts } from '../../src/sources/cap/nws-alerts.js';
import { convert, sources } from '../../src/sources/sources.js';
import { answerOf, assertBearsAnything, assertReadable, shared } from './support.js';

const API = 'https://api.weather.gov/alerts/active?zone=ORZ004';
const NOW = Date.UTC(2026, 10, 28, 12);

// After https://www.weather.gov/documentation/services-web-api
const ALERT = {
  '@id': 'https://api.weather.gov/alerts/urn:oid:2.49.0.1.840.0.b1',
  '@type': 'wx:Alert',
  id: 'urn:oid:2.49.0.1.840.0.b1',
  areaDesc: 'Willapa Hills; Lower Columbia',
  geocode: { SAME: ['041007'], UGC: ['ORZ001'] },
  affectedZones: ['https://api.weather.gov/zones/forecast/ORZ001'],
  references: [] as unknown[],
  sent: '2026-11-28T03:00:00-08:00',
  effective: '2026-11-28T03:00:00-08:00',
  onset: '2026-11-28T06:00:00-08:00',
  expires: '2026-11-28T18:00:00-08:00',
  ends: '2026-11-29T10:00:00-08:00',
  status: 'Actual',
  messageType: 'Alert',
  category: 'Met',
  severity: 'Severe',
  certainty: 'Likely',
  urgency: 'Immediate',
  event: 'Flash Flood Warning',
  sender: 'w-nws.webmaster@noaa.gov',
  senderName: 'NWS Portland OR',
  headline: 'Flash Flood Warning issued November 28 at 3:00AM PST',
  description: '* WHAT...Flash flooding\ncaused by rain.\n* WHERE...Willapa\nHills.\n\nMore is\nexpected.',
  instruction: 'Move to\nhigher ground.',
  response: 'Avoid',
  scope: 'Public',
  language: 'en-US',
  web: 'http://www.weather.gov',
  eventCode: { SAME: ['FFW'], NationalWeatherService: ['FFW'] },
  parameters: { NWSheadline: ['FLASH FLOOD WARNING'] },
};

const reference = (identifier: string) => ({
  '@id': `https://api.weather.gov/alerts/${identifier}`,
  identifier,
  sender: 'w-nws.webmaster@noaa.gov',
  sent: '2026-11-28T01:00:00-08:00',
});

const collection = (...alerts: object[]) => ({
  '@context': [
    'https://geojson.org/geojson-ld/geojson-context.jsonld',
    { wx: 'https://api.weather.gov/ontology#' },
  ],
  type: 'FeatureCollection',
  features: alerts.map(properties => ({
    type: 'Feature',
    geometry: null,
    properties: { ...ALERT, ...properties },
  })),
  title: 'Current watches, warnings, and advisories for Oregon',
});

const read = (...alerts: object[]) => readNwsAlerts(answerOf(collection(...alerts), API), NOW);

describe('nws-alerts', () => {
  it('keeps every fact of an alert', () => {
    assert.deepEqual(read({}).items, [
      {
        id: 'urn:oid:2.49.0.1.840.0.b1',
        url: 'http://www.weather.gov/',
        title: 'Flash Flood Warning issued November 28 at 3:00AM PST',
        content_text:
          '* WHAT...Flash flooding caused by rain.\n* WHERE...Willapa Hills.\n\nMore is expected.\n\nMove to higher ground.',
        date_published: '2026-11-28T03:00:00-08:00',
        date_modified: '2026-11-28T03:00:00-08:00',
        authors: [{ name: 'NWS Portland OR' }],
        tags: ['Flash Flood Warning', 'Met'],
        language: 'en-US',
        _appeal: {
          category: 'public-safety',
          urgency: 'immediate',
          severity: 'severe',
          certainty: 'likely',
          expires: '2026-11-28T18:00:00-08:00',
          occurred: { start: '2026-11-28T06:00:00-08:00', end: '2026-11-29T10:00:00-08:00' },
          place: { name: 'Willapa Hills; Lower Columbia' },
        },
      },
    ]);
  });

  it('is urgent on the page, and gone when it expires', () => {
    const feed = readFeed(read({}), API, NOW);
    assert.equal(readAppeals(feed, NOW)[0]!.isUrgent, true);
    assert.deepEqual(readAppeals(feed, Date.parse(ALERT.expires)), []);
  });

  for (const fields of [
    { status: 'Exercise' },
    { status: 'Test' },
    { status: 'Draft' },
    { status: 'System' },
    { status: 'test ' },
    { status: null },
    { scope: 'Restricted' },
    { scope: 'Private' },
    { messageType: 'Ack' },
    { messageType: 'Error' },
    { id: null, '@id': null },
  ]) {
    it(`shows nothing of an alert with ${JSON.stringify(fields)}`, () =>
      assert.deepEqual(read(fields).items, []));
  }

  it('leaves a tombstone of each alert that is cancelled, and nothing of the cancelling one', () => {
    const cancel = { id: 'c', messageType: 'Cancel', references: [reference('a'), reference('b')] };
    const tombstone = {
      content_text: 'This appeal has ended.',
      date_modified: ALERT.sent,
      _appeal: { status: 'withdrawn' },
    };
    for (const alerts of [
      [cancel, { id: 'a' }],
      [{ id: 'a' }, cancel],
    ]) {
      assert.deepEqual(read(...alerts).items, [
        { id: 'a', ...tombstone },
        { id: 'b', ...tombstone },
      ]);
    }
  });

  it('ends nothing by an exercise', () => {
    const cancel = { id: 'c', status: 'Exercise', messageType: 'Cancel', references: [reference('a')] };
    assert.deepEqual(
      read({ id: 'a' }, cancel).items.map(({ id, title }) => [id, title]),
      [['a', ALERT.headline]],
    );
  });

  it('takes the place of what it updates, on a page, too', () => {
    const update = {
      id: 'b',
      messageType: 'Update',
      sent: '2026-11-28T03:30:00-08:00',
      references: [reference('a'), reference('b')],
    };
    const feed = read({ id: 'a' }, update);
    assert.deepEqual(feed.items.find(({ id }) => id === 'b')!._appeal!['replaces'], ['a']);
    const shown = new Ledger().admit([], readFeed(feed, API, NOW).items, true, NOW);
    assert.deepEqual(
      shown.map(({ id }) => id),
      ['b'],
    );
  });

  it('is not taken for an update by its references alone', () => {
    assert.equal(read({ references: [reference('a')] }).items[0]!._appeal!['replaces'], undefined);
  });

  it('ends a copy that says that it was replaced', () => {
    const [item] = read({
      replacedAt: '2026-11-28T04:00:00-08:00',
      replacedBy: 'https://api.weather.gov/alerts/x',
    }).items;
    assert.equal(item!._appeal!['status'], 'withdrawn');
    assert.equal(item!.date_modified, '2026-11-28T04:00:00-08:00');
  });

  it('keeps the newest of two versions of an alert', () => {
    const old = { headline: 'Old', sent: '2026-11-28T02:00:00-08:00' };
    assert.deepEqual(
      read({ headline: 'New' }, old).items.map(({ title }) => title),
      ['New'],
    );
  });

  it('goes by the address where the identifier is missing', () => {
    assert.equal(read({ id: null }).items[0]!.id, 'urn:oid:2.49.0.1.840.0.b1');
    const update = {
      messageType: 'Update',
      references: [{ '@id': 'https://api.weather.gov/alerts/urn:oid:a' }],
    };
    assert.deepEqual(read(update).items[0]!._appeal!['replaces'], ['urn:oid:a']);
  });

  it('loses bad values and keeps the alert', () => {
    const bad = {
      urgency: 'Now',
      severity: 3,
      expires: 'soon',
      onset: '2026-02-30T00:00:00Z',
      areaDesc: {},
      headline: null,
    };
    const [item] = read(bad).items;
    assert.equal(item!.title, 'Flash Flood Warning');
    assert.deepEqual(item!._appeal, {
      category: 'public-safety',
      certainty: 'likely',
      occurred: { start: ALERT.effective, end: ALERT.ends },
    });
  });

  it('protects a child whom it is about', () => {
    for (const about of [
      { eventCode: { SAME: ['CAE'] }, event: 'Emergency' },
      { event: 'Child Abduction Emergency' },
      { headline: 'AMBER Alert for a girl' },
      { event: 'Missing Endangered Persons' },
    ]) {
      const [appeal] = readAppeals(readFeed(read(about), API, NOW), NOW);
      assert.equal(appeal!.hasMinor, true, JSON.stringify(about));
    }
    assert.equal(readAppeals(readFeed(read({}), API, NOW), NOW)[0]!.hasMinor, false);
  });

  it('leads to the next page', () => {
    const next = `${API}&cursor=x`;
    const body = { ...collection({}), pagination: { next } };
    assert.equal(readNwsAlerts(answerOf(body, API), NOW).next_url, next);
  });

  it('is known as a collection, empty or not, as one alert and as JSON-LD', async () => {
    const known = (body: unknown) =>
      Object.entries(sources)
        .filter(([, { recognises }]) => recognises(answerOf(body)))
        .map(([name]) => name);
    const forms = [collection({}), collection({}).features[0], { '@graph': [ALERT] }];
    for (const form of forms) {
      assert.deepEqual(known(form), ['nws-alerts']);
      assert.equal((await convert(answerOf(form), NOW))!.items.length, 1);
    }
    assert.deepEqual(known(collection()), ['nws-alerts']);
    assert.deepEqual(
      known({ type: 'FeatureCollection', features: [{ properties: { name: 'A park' } }] }),
      [],
    );
    assert.deepEqual(known({ version: 'https://jsonfeed.org/version/1.1', items: [] }), []);
  });

  it('bears anything', () => {
    const cancel = { id: 'c', messageType: 'Cancel', references: [reference('a')] };
    assertBearsAnything(
      readNwsAlerts,
      collection({}, cancel, { id: 'u', messageType: 'Update', references: [reference('b')] }),
    );
  });

  const real = shared('nws/pynws-alerts_active_zone.json');
  it('tells of a real alert what its page does', { skip: real === undefined && 'no shared data' }, () => {
    const feed = readNwsAlerts(answerOf(real, API), Date.UTC(2019, 11, 20));
    assertReadable(feed);
    assert.equal(feed.items.length, 1);
    const [item] = feed.items;
    assert.equal(item!.id, 'NWS-IDP-PROD-3965873-3369046');
    assert.match(
      item!.title!,
      /^Flood Watch issued December 20 at 1:34PM PST until December 22 at 10:00AM PST/,
    );
    assert.match(
      item!.content_text!,
      /^The Flood Watch continues for\n\n\* Portions of Northwest Oregon and Southwest Wash/,
    );
    assert.match(
      item!.content_text!,
      /\n\nYou should monitor later forecasts and be alert for possible Flood Warnings\./,
    );
    const { category, urgency, severity, certainty, expires, occurred, place, replaces } = item!._appeal!;
    assert.deepEqual(
      [category, urgency, severity, certainty],
      ['public-safety', 'future', 'severe', 'possible'],
    );
    assert.equal(expires, '2019-12-21T05:30:00-08:00');
    assert.deepEqual(occurred, { start: '2019-12-20T13:34:00-08:00', end: '2019-12-22T10:00:00-08:00' });
    assert.match(
      (place as { name: string }).name,
      /^North Oregon Coast; .*; South Washington Cascade Foothills$/,
    );
    assert.deepEqual(replaces, [
      'NWS-IDP-PROD-3964821-3368352',
      'NWS-IDP-PROD-3965324-3368680',
      'NWS-IDP-PROD-3965155-3368578',
      'NWS-IDP-PROD-3963421-3367361',
    ]);
  });
});
