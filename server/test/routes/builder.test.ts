import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createSqlite } from '../support/sqlite-file.js';
import { TestService } from '../support/service.js';

const UPSTREAM = 'https://cdn.example/appeals.json?a=1&b="';
const upstream = new URL(UPSTREAM).href;

/** What `npm run build` made. */
describe('The embed builder that the service serves', () => {
  let service: TestService;
  before(async () => {
    service = await TestService.open(
      { file: createSqlite() },
      { feedOrigins: new Set(['https://police.example']) },
      [{ name: 'appeals', upstream }],
    );
  });
  after(() => service.close());
  const get = (path: string) => service.resident().send(path);

  it('is also found without the slash', async () => {
    const { status, headers } = await get('/builder');
    assert.deepEqual([status, headers.get('Location')], [308, '/builder/']);
  });

  it('lets nobody frame it, write markup in it or send it to a feed that the settings do not name', async () => {
    const { headers } = await get('/builder/');
    assert.equal(headers.get('Content-Type'), 'text/html; charset=UTF-8');
    const policy = new Map(
      headers
        .get('Content-Security-Policy')!
        .split('; ')
        .map(directive => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    );
    assert.equal(policy.get('connect-src'), "'self' https://police.example https://cdn.example");
    for (const kind of ['script-src', 'style-src']) assert.equal(policy.get(kind), "'self'");
    for (const kind of ['default-src', 'form-action', 'frame-ancestors', 'base-uri'])
      assert.equal(policy.get(kind), "'none'");
    assert.equal(policy.get('require-trusted-types-for'), "'script'");
    assert.equal(headers.get('X-Frame-Options'), 'DENY');
    assert.match(headers.get('Permissions-Policy')!, /\bfullscreen=\(\)/);
  });

  it('holds the feeds that are named, and those of origins on the list', async () => {
    const { text } = await get('/builder/');
    const [, list] = /<meta name="callbox-feed-origins" content="([^"]*)" \/>/.exec(text)!;
    assert.equal(list, 'https://police.example https://cdn.example/appeals.json?a=1&#38;b=%22');
    const { text: json } = await get('/builder/feeds/list.json');
    assert.deepEqual(JSON.parse(json), { feeds: [{ title: 'appeals', url: upstream }] });
  });

  it('names files that there are, and no page of the demo’s', async () => {
    const { text } = await get('/builder/');
    const addresses = [...text.matchAll(/\s(?:src|href)="([^"#][^"]*)"/g)].map(([, address]) => address);
    assert.ok(addresses.length >= 5);
    for (const address of addresses) {
      assert.match(address!, /^\/(builder|widgets)\//);
      assert.equal((await get(address!)).status, 200, address);
    }
    assert.doesNotMatch(text, /\sstyle=|\son\w+=|<style|<script>/);
  });

  it('gets what it knows of elements and feeds, and files that may be kept', async () => {
    const { text: manifest } = await get('/builder/custom-elements.json');
    assert.ok((JSON.parse(manifest) as { modules: unknown[] }).modules.length > 0);
    assert.equal((await get('/builder/schema/feed.json')).status, 200);
    const { text } = await get('/builder/');
    const [script] = /\/builder\/assets\/[\w-]+\.js/.exec(text)!;
    const { headers } = await get(script);
    assert.equal(headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    assert.equal(headers.get('Content-Type'), 'text/javascript; charset=utf-8');
  });

  for (const path of [
    '/builder/builder.html',
    '/builder/main.js',
    '/builder/..%2fmain.js',
    '/builder/assets/..%2fbuilder.html',
    '/builder/schema/..%2f..%2f..%2fpackage.json',
    '/builder/schema/nothing.json',
    '/builder/assets/',
  ])
    it(`has no ${path}`, async () => {
      const { status } = await get(path);
      assert.ok(status === 404 || status === 400, String(status));
    });
});
