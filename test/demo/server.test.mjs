import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { makeFolder, serveDemo, statusOf } from './demo-site.mjs';

const feedsDir = await mkdtemp(join(tmpdir(), 'callbox-feeds-'));
after(() => rm(feedsDir, { recursive: true }));
await writeFile(join(feedsDir, 'a feed.json'), '{"version":"https://jsonfeed.org/version/1.1","items":[]}');
await writeFile(join(feedsDir, 'notes.txt'), 'no feed');

const origin = await serveDemo({ feedsDir });

const pages = [
  '/',
  '/fr.html',
  '/appeals.html',
  '/events.html',
  '/videos.html',
  '/consultation.html',
  '/consultation-closed.html',
];
const players = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com', 'https://tube.example'];

describe('the demo’s server', () => {
  it('serves its pages under a policy that allows no inline code and no other origin but the players’', async () => {
    for (const page of pages) {
      const response = await fetch(origin + page);
      assert.equal(response.status, 200, page);
      const policy = response.headers.get('Content-Security-Policy');
      assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/);
      assert.ok(policy.includes(`; media-src 'self'; frame-src ${players.join(' ')};`));
      assert.doesNotMatch(policy.replace(/frame-src [^;]+/, ''), /unsafe|https?:/);
      assert.doesNotMatch(await response.text(), /\sstyle=|\son\w+=|<style|<script>/);
    }
  });

  it('lets only the playground and the builder reach feeds, pictures and films elsewhere', async () => {
    for (const page of ['/playground.html', '/builder.html']) {
      const response = await fetch(origin + page);
      const policy = response.headers.get('Content-Security-Policy');
      for (const kind of ['connect-src', 'media-src'])
        assert.ok(policy.includes(`${kind} 'self' https: http:`));
      assert.match(policy, /script-src 'self'; style-src 'self';/);
      assert.doesNotMatch(await response.text(), /\sstyle=|\son\w+=|<style|<script>/);
    }
  });

  it('serves the schemas, by which the builder checks a feed', async () => {
    const { $id } = await (await fetch(`${origin}/schema/feed.json`)).json();
    assert.equal($id, 'https://callbox.example/schema/feed.json');
  });

  for (const path of [
    '/feeds/appeals.json',
    '/feeds/events.fr.json',
    '/feeds/videos.json',
    '/feeds/comments.fr.json',
    '/feeds/dir/a%20feed.json',
  ]) {
    it(`serves ${path} to pages anywhere, fresh, and answers 304 while it is the same`, async () => {
      const first = await fetch(origin + path);
      assert.equal(first.status, 200);
      assert.equal((await first.json()).version, 'https://jsonfeed.org/version/1.1');
      const etag = first.headers.get('ETag');
      const again = await fetch(origin + path, { headers: { 'If-None-Match': etag } });
      assert.equal(again.status, 304);
      for (const { headers } of [first, again]) {
        assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
        assert.equal(headers.get('Access-Control-Expose-Headers'), 'ETag, Retry-After, Date, Age');
        assert.equal(headers.get('Cache-Control'), 'max-age=0, must-revalidate');
      }
    });
  }

  for (const [path, type] of [
    ['/films/call-box-corner.webm', 'video/webm'],
    ['/films/lock-it-twice.mp4', 'video/mp4'],
    ['/films/call-box-corner.fr.vtt', 'text/vtt'],
  ]) {
    it(`serves a part of ${path} under its media type, so that a player can seek`, async () => {
      const response = await fetch(origin + path, { headers: { Range: 'bytes=0-99' } });
      assert.equal(response.status, 206);
      assert.equal(response.headers.get('Content-Type'), type);
      assert.equal((await response.arrayBuffer()).byteLength, 100);
    });
  }

  it('lists its own feeds and those of the folder', async () => {
    const { feeds } = await (await fetch(`${origin}/feeds/list.json`)).json();
    const urls = feeds.map(({ url }) => url);
    assert.ok(urls.includes('/feeds/appeals.json'));
    assert.equal(urls.at(-1), '/feeds/dir/a%20feed.json');
    assert.equal(urls.length, 11);
  });

  it('gives each item of the city’s feeds a page, and oEmbed a frame with it', async () => {
    for (const name of ['appeals', 'events']) {
      const { items } = await (await fetch(`${origin}/feeds/${name}.json`)).json();
      const address = `${origin}/items/${name}/${items[0].id}`;
      assert.equal((await fetch(address)).status, 200, address);
      const { html } = await (await fetch(`${origin}/oembed?url=${encodeURIComponent(address)}`)).json();
      const [, frame] = /src="([^"]+)"/.exec(html);
      assert.equal((await fetch(frame.replaceAll('&amp;', '&'))).status, 200, frame);
    }
  });

  it('takes other feeds for these where CALLBOX_FEEDS names a file', async () => {
    const file = join(await makeFolder(), 'callbox.json');
    await writeFile(
      file,
      JSON.stringify({ feeds: [{ name: 'mine', upstream: `${origin}/feeds/events.json` }] }),
    );
    const other = await serveDemo({ variables: { CALLBOX_FEEDS: file } });
    const { items } = await (await fetch(`${origin}/feeds/events.json`)).json();
    assert.equal((await fetch(`${other}/items/mine/${items[0].id}`)).status, 200);
    assert.equal((await fetch(`${other}/items/events/${items[0].id}`)).status, 404);
  });

  for (const path of [
    '/../package.json',
    '/..%2fpackage.json',
    '/callbox/..%2fpackage.json',
    '/schema/..%2fpackage.json',
    '/schema/nothing-here.json',
    '/feeds/dir/..%2f..%2fetc.json',
    '/%2e%2e/package.json',
    '/..\\package.json',
    '/%00',
    '/%E0%A4%A',
    '/feeds/dir/notes.txt',
    '/feeds/dir/',
    '/nothing-here',
  ]) {
    it(`gives nothing for ${path}`, async () => {
      assert.ok([400, 404].includes(await statusOf(origin, path)));
    });
  }

  it('says in words that there is no such page', async () => {
    const response = await fetch(`${origin}/nothing-here`);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /There is no such page/);
  });

  it('answers nothing but GET and HEAD', async () => {
    assert.equal((await fetch(origin, { method: 'POST' })).status, 405);
    assert.equal((await fetch(`${origin}/feeds/appeals.json`, { method: 'HEAD' })).status, 200);
  });
});
