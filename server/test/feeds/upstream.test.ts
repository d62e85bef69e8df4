import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Upstream } from '../../src/feeds/upstream.js';
import { usePublisher } from '../support/publisher.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('The copy of a feed', () => {
  const publisher = usePublisher();
  let now: number;
  let copy: Upstream;
  let path: string;
  let count = 0;

  beforeEach(() => {
    path = `/${(count += 1)}.json`;
    now = Date.parse('2026-05-01T12:00:00Z');
    publisher.asked.length = 0;
    copy = new Upstream(publisher.address(path), () => now);
  });

  const item = (id: string, more: object = {}) => ({ id, content_text: id, ...more });
  const appeal = (id: string, date: string, status = 'open') =>
    item(id, { date_modified: date, _appeal: { category: 'witness', status } });
  const ids = async () => (await copy.read()).items.map(({ id }) => id);

  it('is read once for all who ask at once, and again after a minute', async () => {
    publisher.publish(path, [item('a')]);
    await Promise.all([ids(), ids(), ids()]);
    now += MINUTE - 1;
    await ids();
    assert.deepEqual(publisher.asked, [path]);
    now += 1;
    publisher.publish(path, [item('a'), item('b')]);
    assert.deepEqual(await ids(), ['a', 'b']);
  });

  it('asks with the ETag that it has, and keeps what has not changed', async () => {
    publisher.publish(path, [item('a')]);
    await ids();
    now += MINUTE;
    assert.deepEqual(await ids(), ['a']);
    assert.match(publisher.asked[1]!, new RegExp(`^${path} "[\\da-f]{16}"$`));
  });

  it('has the items of all pages, and walks in no circle', async () => {
    const second = `/second${path}`;
    publisher.publish(path, [item('a')], { next_url: publisher.address(second) });
    publisher.publish(second, [item('b')], { next_url: publisher.address(path) });
    assert.deepEqual(await ids(), ['a', 'b']);
    assert.deepEqual(publisher.asked, [path, second]);
  });

  it('stays for a day where the publisher is in trouble, who is then asked every ten seconds at most', async () => {
    publisher.publish(path, [item('a')]);
    await ids();
    publisher.fail(path);
    now += MINUTE;
    assert.deepEqual([await ids(), await ids()], [['a'], ['a']]);
    assert.equal(publisher.asked.length, 2);
    now += 10_000;
    await ids();
    assert.equal(publisher.asked.length, 3);
    now += DAY;
    await assert.rejects(ids(), { code: 'refused' });
  });

  it('lets nothing come back that has ended, nor an older version take the place of a newer', async () => {
    publisher.publish(path, [appeal('a', '2026-05-01T10:00:00Z')]);
    assert.deepEqual(await ids(), ['a']);
    now += MINUTE;
    publisher.publish(path, [appeal('a', '2026-05-01T12:01:00Z', 'withdrawn'), item('b')]);
    assert.deepEqual(await ids(), ['b']);
    now += MINUTE;
    publisher.publish(path, [appeal('a', '2026-05-01T10:00:00Z')]);
    assert.deepEqual(await ids(), []);
  });

  it('forgets what the first page withdraws, though the second can’t be read', async () => {
    const second = `/second${path}`;
    const next = { next_url: publisher.address(second) };
    publisher.publish(path, [appeal('a', '2026-05-01T10:00:00Z')], next);
    publisher.publish(second, [item('b')]);
    assert.deepEqual(await ids(), ['a', 'b']);
    publisher.publish(path, [appeal('a', '2026-05-01T12:01:00Z', 'withdrawn')], next);
    publisher.fail(second);
    now += MINUTE;
    assert.deepEqual(await ids(), ['b']);
  });

  it('is empty after HTTP 410, and where the feed has expired', async () => {
    publisher.publish(path, [item('a')]);
    await ids();
    publisher.fail(path, 410);
    now += MINUTE;
    assert.deepEqual(await ids(), []);
    publisher.publish(path, [item('a')], { expired: true });
    now += MINUTE;
    assert.deepEqual(await ids(), []);
  });

  for (const [code, answer] of [
    ['malformed', '<!doctype html>'],
    ['malformed', '{}'],
    ['malformed', Buffer.from('"\xe9"', 'latin1')],
    ['too-large', Buffer.alloc(2_000_001, ' ')],
  ] as const)
    it(`is none where what comes is ${code}: ${answer.length} bytes`, async () => {
      publisher.answer(path, (_, response) => void response.writeHead(200).end(answer));
      await assert.rejects(ids(), { name: 'FeedError', code });
    });

  it('is none where the connection breaks, or nobody is there', async () => {
    publisher.answer(path, (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{', () => response.destroy());
    });
    await assert.rejects(ids(), { code: 'unreachable' });
    copy = new Upstream('http://127.0.0.1:1/feed.json', () => now);
    await assert.rejects(ids(), { code: 'unreachable' });
  });
});
