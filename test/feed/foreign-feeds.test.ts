import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/components/appeal-card/appeal-card.js';
import '../../src/components/event-list/event-list.js';
import '../../src/components/video-gallery/video-gallery.js';
import { feedAddress } from '../support/address.js';
import { stopClock } from '../support/clock.js';
import { outcomeOf } from '../support/outcome.js';
import { serveFeed } from '../support/feed.js';
import { load, visibleText } from '../support/mount.js';

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Port Averley//Events//EN',
  'BEGIN:VEVENT',
  'UID:surgery',
  'DTSTAMP:20300101T000000Z',
  'DTSTART;TZID=America/Toronto:20300605T183000',
  'DTEND;TZID=America/Toronto:20300605T200000',
  'SUMMARY:Beat surgery',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

const CHANNEL = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/">
  <title>Port Averley Police</title>
  <entry>
    <id>yt:video:abcdefghijk</id><yt:videoId>abcdefghijk</yt:videoId><title>Lock it twice</title>
    <link rel="alternate" href="https://www.youtube.com/watch?v=abcdefghijk"/>
    <published>2029-05-01T12:00:00+00:00</published>
  </entry>
</feed>`;

const WANTED = {
  total: 1,
  page: 1,
  items: [
    {
      uid: 'a1',
      title: 'JANE ROE',
      poster_classification: 'missing',
      person_classification: 'Victim',
      status: 'na',
      details: '<p>Last seen at the harbour.</p>',
      publication: '2029-05-01T12:00:00',
      modified: '2029-05-02T12:00:00+00:00',
    },
  ],
};

describe('A feed in somebody else’s format', () => {
  beforeEach(() => stopClock('2030-01-01T00:00:00Z'));

  it('is read as events where it is a calendar file', async () => {
    serveFeed(CALENDAR);
    const list = await load(html`<callbox-event-list src=${feedAddress()}></callbox-event-list>`);
    expect(visibleText(list)).to.include('Beat surgery');
    expect(visibleText(list)).to.include('6:30');
  });

  it('is read as videos where it is a channel of YouTube', async () => {
    serveFeed(CHANNEL);
    const gallery = await load(html`<callbox-video-gallery src=${feedAddress()}></callbox-video-gallery>`);
    expect(visibleText(gallery)).to.include('Lock it twice');
    expect(visibleText(gallery)).to.include('YouTube');
  });

  it('is read as appeals where it is the FBI’s', async () => {
    serveFeed(JSON.stringify(WANTED));
    const card = await load(html`<callbox-appeal-card src=${feedAddress()}></callbox-appeal-card>`);
    expect(visibleText(card)).to.include('Jane Roe');
    expect(visibleText(card)).to.include('Last seen at the harbour.');
  });

  it('is what `source` says where the answer could be any', async () => {
    serveFeed('[]');
    const list = await load(
      html`<callbox-event-list source="police-uk-events" src=${feedAddress()}>Fallback</callbox-event-list>`,
    );
    expect(visibleText(list)).not.to.include('Fallback');
  });

  for (const [what, body] of [
    ['a web page', '<!doctype html><title>Sign in</title><p>Welcome to the hotel'],
    ['JSON of another kind', '{"message": "hello"}'],
    ['nothing', ''],
  ] as const) {
    it(`is refused where it is ${what}`, async () => {
      serveFeed(body);
      const { element, error } = await outcomeOf(
        html`<callbox-event-list src=${feedAddress()}>Fallback</callbox-event-list>`,
      );
      expect(error?.code).to.equal('malformed');
      expect(visibleText(element)).to.include('Fallback');
    });
  }
});
