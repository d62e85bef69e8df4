import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildAppealsFeed } from '../../demo/feeds/appeals.mjs';
import { buildClosedCommentsFeed, buildCommentsFeed } from '../../demo/feeds/comments.mjs';
import { buildEventsFeed } from '../../demo/feeds/events.mjs';
import { inFrench } from '../../demo/feeds/french.mjs';
import { buildVideosFeed } from '../../demo/feeds/videos.mjs';

const origin = 'http://localhost:8080';
const settings = { now: new Date(), origin };
const threads = [buildCommentsFeed(settings), buildClosedCommentsFeed(settings)];
const videos = buildVideosFeed(settings);
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
    const all = JSON.stringify([buildAppealsFeed(settings), buildEventsFeed(settings), videos, threads]);
    const platforms = ['youtu.be', 'i.ytimg.com'];
    for (const [number] of all.matchAll(/\b\d{3}-\d{3}-\d{4}\b/g)) assert.match(number, /^705-555-01\d\d$/);
    for (const [, host] of all.matchAll(/(?:https?:\/\/|[\w-]@)([\w.-]+)/g)) {
      if (!platforms.includes(host)) assert.match(host, /\.example$|^localhost$|^jsonfeed\.org$/);
    }
  });

  it('name films that no platform can have', () => {
    const places = videos.items.map(({ external_url, _video = {} }) => ({
      ..._video,
      provider: _video.provider ?? 'youtube',
      video_id: _video.video_id ?? external_url?.split('/').at(-1),
    }));
    const ids = provider =>
      places.filter(place => place.provider === provider).map(({ video_id }) => video_id);
    // An id of YouTube is 64 bits in 11 letters, so that few letters can be its last.
    for (const id of ids('youtube')) assert.match(id, /^[\w-]{10}[^AEIMQUYcgkosw048]$/);
    for (const id of ids('vimeo')) assert.equal(Number(id), 0);
    for (const { host } of places.filter(({ provider }) => provider === 'peertube'))
      assert.equal(host, 'tube.example');
    assert.deepEqual(new Set(places.map(({ provider }) => provider)).size, 4);
  });

  it('give the size of each film’s file, and none above 300 kB', () => {
    for (const { url, size_in_bytes } of videos.items.flatMap(({ attachments = [] }) => attachments)) {
      const file = new URL(`../../demo${new URL(url).pathname}`, import.meta.url);
      assert.equal(statSync(file).size, size_in_bytes, url);
      assert.ok(size_in_bytes < 300_000);
    }
  });

  it('hold threads in which every answer follows what it answers', () => {
    for (const { items, _comments } of threads) {
      assert.equal(_comments.count, items.filter(({ _comment }) => _comment.status === 'published').length);
      for (const { id, date_published, _comment } of items) {
        if (!_comment.in_reply_to) continue;
        const above = items.find(item => item.id === _comment.in_reply_to);
        assert.ok(above, `${id} answers nothing`);
        if (above.date_published)
          assert.ok(!(Date.parse(date_published) < Date.parse(above.date_published)), id);
      }
    }
  });

  it('keep nothing of a removed comment but its place and why', () => {
    const removed = threads.flatMap(({ items }) =>
      items.filter(({ _comment }) => _comment.status === 'removed'),
    );
    assert.equal(removed.length, 3);
    for (const item of removed) {
      assert.deepEqual(Object.keys(item), ['id', 'content_text', '_comment']);
      assert.equal(item.content_text, 'This comment was removed.');
    }
  });

  it('say every sentence in French too', () => {
    for (const build of [buildAppealsFeed, buildEventsFeed, buildVideosFeed]) {
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

  it('say what the city says in a thread in French, and leave residents their own words', () => {
    for (const thread of threads) {
      const french = inFrench(thread);
      assert.equal(french.language, 'fr-CA');
      assert.notEqual(french.title, thread.title);
      for (const name of ['notice', 'staffed_hours', 'closed_reason'])
        if (thread._comments[name]) assert.notEqual(french._comments[name], thread._comments[name]);
      thread.items.forEach(({ language, content_text }, index) => {
        const other = french.items[index];
        assert.equal(other.language, language);
        assert.equal(other.content_text === content_text, Boolean(language), content_text);
      });
    }
  });
});
