import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createSqlite } from '../support/sqlite-file.js';
import { TestService } from '../support/service.js';

const UPSTREAM = 'https://cdn.example/appeals.json?a=1&b="';

/** What `npm run build` made. */
describe('The widgets that the service serves', () => {
  let service: TestService;
  before(async () => {
    service = await TestService.open(
      { file: createSqlite() },
      { feedOrigins: new Set(['https://police.example', 'https://city.example:8443']) },
      [{ name: 'appeals', upstream: new URL(UPSTREAM).href }],
    );
  });
  after(() => service.close());
  const get = (path: string, headers?: Record<string, string>) => service.resident().send(path, { headers });

  it('are for pages anywhere, each under its type', async () => {
    for (const [file, type] of [
      ['callbox.js', 'text/javascript; charset=utf-8'],
      ['appeal-card.js', 'text/javascript; charset=utf-8'],
      ['embed.js', 'text/javascript; charset=utf-8'],
      ['embed-page.js', 'text/javascript; charset=utf-8'],
      ['embed.html', 'text/html; charset=utf-8'],
      ['callbox.css', 'text/css; charset=utf-8'],
      ['integrity.json', 'application/json; charset=utf-8'],
    ] as const) {
      const { status, headers } = await get(`/widgets/${file}`);
      assert.equal(status, 200, file);
      assert.equal(headers.get('Content-Type'), type);
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
      assert.equal(headers.get('Cache-Control'), 'no-cache');
      const again = await get(`/widgets/${file}`, { 'If-None-Match': headers.get('ETag')! });
      assert.deepEqual([again.status, again.text], [304, '']);
    }
  });

  it('may be kept for good where their name holds a hash', async () => {
    const { text } = await get('/widgets/appeal-card.js');
    const chunks = [...new Set(text.match(/chunks\/[\w-]+\.js/g))];
    assert.ok(chunks.length > 0);
    for (const chunk of chunks) {
      const { status, headers } = await get(`/widgets/${chunk}`);
      assert.equal(status, 200, chunk);
      assert.equal(headers.get('Content-Type'), 'text/javascript; charset=utf-8');
      assert.equal(headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    }
  });

  it('show in a frame the feeds that are named, and those of origins on the list', async () => {
    const { text } = await get('/widgets/embed.html');
    const [, list] = /<meta name="callbox-feed-origins" content="([^"]*)" \/>/.exec(text)!;
    assert.equal(
      list,
      'https://police.example https://city.example:8443 https://cdn.example/appeals.json?a=1&#38;b=%22',
    );
  });

  for (const path of [
    '/widgets/',
    '/widgets/chunks/',
    '/widgets/nothing.js',
    '/widgets/chunks/callbox.js',
    '/widgets/types/callbox.d.ts',
    '/widgets/..%2fmain.js',
    '/widgets/%2e%2e%2fmain.js',
    '/widgets/..%5cmain.js',
    '/widgets/chunks/..%2f..%2f..%2fpackage.json',
    '/widgets/.html',
    '/widgets/embed.html%00.js',
    '/widgets/chunks',
  ])
    it(`are all that there is: not ${path}`, async () => {
      const { status } = await get(path);
      assert.ok(status === 404 || status === 400, String(status));
    });
});
