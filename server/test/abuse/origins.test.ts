import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Answer } from '../support/answer.js';
import { forEachDatabase } from '../support/databases.js';
import { bearer, PAGE } from '../support/resident.js';
import { useService } from '../support/service.js';

const OTHER_PAGE = 'http://intranet.city.example:8080';

/** Origins that look like the page's, or say nothing. */
const foreign = [
  'http://www.city.example',
  'https://city.example',
  'https://evil.www.city.example',
  'https://evil-www.city.example',
  'https://www.city.example.evil.example',
  'https://www.city.example@evil.example',
  'https://evil.example#https://www.city.example',
  'https://evil.example/https://www.city.example',
  'https://wwwxcity.example',
  'https://www.city.examples',
  'https://www.city.exampl',
  'https://www.xn--cty-iua.example',
  'https://www.city.example.',
  'https://www.city.example/',
  'https://www.city.example:443',
  'https://www.city.example:8443',
  'https://WWW.city.example',
  'HTTPS://www.city.example',
  'https://www.city.example, https://www.city.example',
  'https://www.city.example https://evil.example',
  'http://intranet.city.example',
  'http://intranet.city.example:80800',
  'https://intranet.city.example:8080',
  'https://comments.city.example', // the service's own, where it is not listed
  'null',
  'NULL',
  '',
  '*',
  'chrome-extension://abcdefgh',
  'www.city.example',
];

/** Every address at which a resident's page writes. */
const writing: [method: string, path: string][] = [
  ['POST', '/threads/:thread/comments'],
  ['PATCH', '/comments/:id'],
  ['DELETE', '/comments/:id'],
  ['POST', '/comments/:id/restoration'],
  ['POST', '/comments/:id/erasure'],
  ['POST', '/comments/:id/reports'],
];

const reading = ['/threads/x/feed.json', '/threads/x/live', '/threads/counts', '/challenge', '/healthz'];

const allowedFor = ({ headers }: Answer) => headers.get('Access-Control-Allow-Origin');

function assertNoCredentials({ headers }: Answer, where: string) {
  assert.equal(headers.get('Access-Control-Allow-Credentials'), null, where);
  assert.equal(headers.get('Set-Cookie'), null, where);
}

forEachDatabase('A page', database => {
  const service = useService(database, { origins: new Set([PAGE, OTHER_PAGE]) });

  async function target() {
    const thread = await service.thread();
    const item = await service.resident().write(thread, `Mine in ${thread}`);
    const at = (path: string) => path.replace(':thread', thread).replace(':id', item.id);
    return { thread, item, at };
  }

  it('on the list writes, and reads the answer, be it good or bad', async () => {
    for (const origin of [PAGE, OTHER_PAGE]) {
      const page = service.resident({ origin });
      const thread = await service.thread();
      const answers = [
        await page.post(thread, { content_text: 'Words' }),
        await page.post(thread, { content_text: '' }),
        await page.send(`/threads/${thread}/comments`, { method: 'POST', body: '{' }),
        await page.send('/comments/unknown', { headers: bearer('wrong') }),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 422, 400, 404],
      );
      for (const answer of answers) {
        assert.equal(allowedFor(answer), origin);
        assert.equal(answer.headers.get('Vary'), 'Origin', 'no cache gives it to another page');
        assert.match(answer.headers.get('Access-Control-Expose-Headers')!, /\bRetry-After\b/);
        assertNoCredentials(answer, origin);
      }
    }
  });

  it('that only looks like one on the list, or does not say who it is, writes nothing', async () => {
    const { thread, item, at } = await target();
    const json = { content_text: 'From elsewhere', reason: 'abuse' };
    for (const origin of [...foreign, null])
      for (const [method, path] of writing) {
        const where = `${method} ${path} from ${origin}`;
        const headers = bearer(item._comment.edit_token);
        const answer = await service.resident({ origin }).send(at(path), { method, headers, json });
        assert.deepEqual([answer.status, answer.problemName], [403, 'origin-not-allowed'], where);
        assert.equal(allowedFor(answer), null, where);
        assertNoCredentials(answer, where);
      }
    const { items } = (await service.resident().feed(thread)).feed;
    assert.deepEqual(
      items.map(({ id, content_text }) => [id, content_text]),
      [[item.id, item.content_text]],
    );
    const reports = service.store.db.selectFrom('reports').selectAll().where('comment', '=', item.id);
    assert.deepEqual(await reports.execute(), []);
  });

  it('that is refused is told which setting lists those that may', async () => {
    const thread = await service.thread();
    const words = { content_text: 'Words' };
    const [named, silent] = [
      await service.resident({ origin: 'https://new.city.example' }).post(thread, words),
      await service.resident({ origin: null }).post(thread, words),
    ];
    assert.match(named.problem.detail, /https:\/\/new\.city\.example .*CALLBOX_ORIGINS/);
    assert.match(silent.problem.detail, /without an Origin .*CALLBOX_ORIGINS/);
  });

  it('of anybody’s reads what everybody may read, and no author’s own view', async () => {
    const { thread, item, at } = await target();
    for (const origin of ['https://reader.example', 'null']) {
      const stranger = service.resident({ origin });
      for (const path of [at('/threads/:thread/feed.json'), `/threads/counts?thread=${thread}`]) {
        const answer = await stranger.send(path);
        assert.deepEqual([answer.status, allowedFor(answer)], [200, '*'], path);
        assertNoCredentials(answer, path);
      }
      const own = await stranger.send(at('/comments/:id'), { headers: bearer(item._comment.edit_token) });
      assert.equal(allowedFor(own), null, 'its browser keeps the answer from it');
    }
  });

  it('on the list is told by its browser’s first question what it may send', async () => {
    const { at } = await target();
    const asked = {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type, idempotency-key, authorization',
    };
    const methods: Record<string, string> = {
      '/threads/:thread/comments': 'POST',
      '/comments/:id': 'GET, PATCH, DELETE',
      '/comments/:id/restoration': 'POST',
      '/comments/:id/erasure': 'POST',
      '/comments/:id/reports': 'POST',
    };
    for (const [path, allowed] of Object.entries(methods)) {
      const answer = await service.resident().send(at(path), { method: 'OPTIONS', headers: asked });
      assert.equal(answer.status, 204, path);
      assert.equal(answer.text, '');
      assert.equal(allowedFor(answer), PAGE, path);
      assert.equal(answer.headers.get('Access-Control-Allow-Methods'), allowed, path);
      assert.equal(
        answer.headers.get('Access-Control-Allow-Headers'),
        'Content-Type, Idempotency-Key, Authorization',
      );
      assert.equal(answer.headers.get('Access-Control-Max-Age'), '600');
      assert.equal(answer.headers.get('Vary'), 'Origin');
      assertNoCredentials(answer, path);
    }
  });

  it('that is not on the list is allowed nothing by that question', async () => {
    for (const origin of [...foreign, null])
      for (const [, path] of writing) {
        const answer = await service.resident({ origin }).send(path, { method: 'OPTIONS' });
        const allowed = [...answer.headers.keys()].filter(name => name.startsWith('access-control-'));
        assert.deepEqual([answer.status, allowed], [204, []], `${path} from ${origin}`);
        assert.equal(answer.headers.get('Vary'), 'Origin');
      }
  });

  it('of anybody’s may ask first before it reads', async () => {
    for (const path of reading) {
      const stranger = service.resident({ origin: 'https://reader.example' });
      const answer = await stranger.send(path, { method: 'OPTIONS' });
      assert.deepEqual([answer.status, allowedFor(answer)], [204, '*'], path);
      assert.equal(answer.headers.get('Access-Control-Allow-Methods'), 'GET', path);
      assertNoCredentials(answer, path);
    }
  });

  it('is never let into the moderators’ routes, whether it is on the list or not', async () => {
    const paths = ['/session', '/comments/x/decision', '/settings', '/people/erasure', '/live'];
    for (const origin of [PAGE, 'https://evil.example', 'null'])
      for (const path of paths) {
        const page = service.resident({ origin });
        const asked = await page.send(`/api/moderation${path}`, { method: 'OPTIONS' });
        const sent = await page.send(`/api/moderation${path}`, {
          method: path === '/settings' ? 'PUT' : path === '/live' ? 'GET' : 'POST',
          ...(path !== '/live' && { json: {} }),
        });
        for (const answer of [asked, sent]) {
          assert.equal(answer.problemName, 'origin-not-allowed', `${path} from ${origin}`);
          assert.equal(allowedFor(answer), null);
          assertNoCredentials(answer, path);
        }
      }
  });
});
