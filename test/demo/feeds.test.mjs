import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildAppealsFeed } from '../../demo/feeds/appeals.mjs';
import { buildEventsFeed } from '../../demo/feeds/events.mjs';
import { inFrench } from '../../demo/feeds/french.mjs';

const origin = 'http://localhost:8080';
const moments = [
  '2026-01-31T17:00:00Z',
  '2026-03-08T06:59:00Z',
  '2026-10-31T23:30:00Z',
  '2028-02-29T03:00:00Z',
];

describe('the feeds of the demo', () => {
  for (const moment of moments) {
    const now = new Date(moment);
    const events = buildEventsFeed({ now, origin }).items.map(({ _event }) => _event);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(now);

    it(`hold today’s events, past ones and a change of the clocks, seen from ${moment}`, () => {
      assert.ok(events.some(({ start }) => start.startsWith(today)));
      assert.ok(events.filter(({ end }) => end.slice(0, 10) < today).length >= 2);
      const offsets = events
        .filter(({ all_day, time_zone }) => !all_day && time_zone === 'America/Toronto')
        .map(({ start }) => start.slice(19));
      assert.deepEqual(new Set(offsets), new Set(['-05:00', '-04:00']));
    });

    it(`end after they start, seen from ${moment}`, () => {
      for (const { start, end } of events) assert.ok(Date.parse(start) <= Date.parse(end));
    });
  }

  it('name only numbers and domains that are kept for fiction', () => {
    const now = new Date();
    const all = JSON.stringify([buildAppealsFeed({ now, origin }), buildEventsFeed({ now, origin })]);
    for (const [number] of all.matchAll(/\b\d{3}-\d{3}-\d{4}\b/g)) assert.match(number, /^705-555-01\d\d$/);
    for (const [, host] of all.matchAll(/(?:https?:\/\/|[\w-]@)([\w.-]+)/g)) {
      assert.match(host, /\.example$|^localhost$|^jsonfeed\.org$/);
    }
  });

  it('say every sentence in French too', () => {
    for (const build of [buildAppealsFeed, buildEventsFeed]) {
      const feed = build({ now: new Date(), origin });
      const french = inFrench(feed);
      assert.equal(french.language, 'fr-CA');
      feed.items.forEach((item, index) => {
        const other = french.items[index];
        for (const field of ['title', 'content_text', 'content_html']) {
          if (item[field]) assert.notEqual(other[field], item[field]);
        }
        for (const tag of item.tags ?? [])
          if (!['Millrace', 'urgent'].includes(tag)) assert.ok(!other.tags.includes(tag), tag);
      });
    }
  });
});
