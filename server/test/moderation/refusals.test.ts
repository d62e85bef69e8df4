import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Answer } from '../support/answer.js';
import { forEachDatabase } from '../support/databases.js';
import { Moderator, PASSWORD } from '../support/moderator.js';
import { useService } from '../support/service.js';

interface WritingRoute {
  method: string;
  path: string;
  /** What it does not take, with what it says. */
  bad: [fields: unknown, errors: string[]][];
}

const NUL = 'a\u0000b';
const long = (length: number) => 'x'.repeat(length);

const writing: WritingRoute[] = [
  {
    method: 'POST',
    path: '/session',
    bad: [
      [{}, ['#/name missing', '#/password missing']],
      [{ name: 1, password: ['x'] }, ['#/name type', '#/password type']],
      [{ name: '', password: '' }, ['#/name missing', '#/password missing']],
      [{ name: long(201), password: long(201) }, ['#/name too-long', '#/password too-long']],
    ],
  },
  {
    method: 'POST',
    path: '/password',
    bad: [
      [{}, ['#/new_password missing', '#/old_password missing']],
      [{ old_password: 1, new_password: null }, ['#/new_password type', '#/old_password type']],
      [{ old_password: PASSWORD, new_password: long(11) }, ['#/new_password too-short']],
      [{ old_password: PASSWORD, new_password: long(201) }, ['#/new_password too-long']],
    ],
  },
  {
    method: 'POST',
    path: '/comments/:id/decision',
    bad: [
      [{}, ['#/decision missing', '#/version missing']],
      [{ decision: 'burn', version: 1 }, ['#/decision unknown']],
      [{ decision: '__proto__', version: '1' }, ['#/decision unknown', '#/version type']],
      [{ decision: 'approve', version: 1.5 }, ['#/version format']],
      [{ decision: 'reject', version: 1 }, ['#/reason_code missing']],
      [{ decision: 'remove', version: 1, reason_code: 'dull' }, ['#/reason_code unknown']],
      [{ decision: 'remove', version: 1, reason_code: 'author' }, ['#/reason_code unknown']],
      [{ decision: 'approve', version: 1, reason_code: 5, note: 5 }, ['#/note type', '#/reason_code type']],
      [{ decision: 'approve', version: 1, reason_code: long(41) }, ['#/reason_code too-long']],
      [{ decision: 'approve', version: 1, note: long(1001) }, ['#/note too-long']],
    ],
  },
  {
    method: 'POST',
    path: '/decisions',
    bad: [
      [{}, ['#/decisions missing']],
      [{ decisions: {} }, ['#/decisions type']],
      [{ decisions: [5] }, ['#/decisions/0 type']],
      [{ decisions: [{ id: NUL, decision: 'pin', version: 1 }] }, ['#/decisions/0/id format']],
      [
        { decisions: [{ id: 1, decision: 'x' }] },
        ['#/decisions/0/decision unknown', '#/decisions/0/id type', '#/decisions/0/version missing'],
      ],
      [{ decisions: [{ id: long(101), decision: 'pin', version: 1 }] }, ['#/decisions/0/id too-long']],
      [{ decisions: Array(101).fill({ id: 'x', decision: 'pin', version: 1 }) }, ['#/decisions too-long']],
    ],
  },
  {
    method: 'POST',
    path: '/comments/:id/answer',
    bad: [
      [{}, ['#/content_text missing']],
      [{ content_text: 1 }, ['#/content_text type']],
      [{ content_text: ' \n\u0000 ' }, ['#/content_text missing']],
      [{ content_text: long(10_001) }, ['#/content_text too-long']],
    ],
  },
  {
    method: 'POST',
    path: '/threads/:thread',
    bad: [
      [{ closed: 1, title: 5 }, ['#/closed type', '#/title type']],
      [{ closes: 'tomorrow', moderation: 'never' }, ['#/closes format', '#/moderation unknown']],
      [{ closed_reason: long(501), title: long(201) }, ['#/closed_reason too-long', '#/title too-long']],
      [{ page_url: 'javascript:alert(1)' }, ['#/page_url format']],
      [{ page_url: 'https://www.city.example/\u0000' }, ['#/page_url format']],
      [{ page_url: 'https://www.city.example/\nx' }, ['#/page_url format']],
      [{ page_url: `https://www.city.example/${long(2000)}` }, ['#/page_url too-long']],
    ],
  },
  {
    method: 'POST',
    path: '/accounts',
    bad: [
      [{}, ['#/name missing', '#/password missing']],
      [{ name: long(81), password: long(201) }, ['#/name too-long', '#/password too-long']],
      [{ name: 'Ann', password: PASSWORD, roles: [] }, ['#/roles too-short']],
      [
        { name: 'Ann', password: PASSWORD, roles: ['king'], email: 'x' },
        ['#/email format', '#/roles/0 unknown'],
      ],
    ],
  },
  {
    method: 'PATCH',
    path: '/accounts/unknown',
    bad: [
      [{ disabled: 'yes', roles: 'admin' }, ['#/disabled type', '#/roles type']],
      [{ password: 'short', agency: long(121) }, ['#/agency too-long', '#/password too-short']],
    ],
  },
  { method: 'PUT', path: '/settings', bad: [[{ revision: 'x', agency: 1, name: 'no' }, []]] },
];

const methods: [path: string, allowed: string][] = [
  ['/session', 'POST, GET, DELETE, OPTIONS'],
  ['/password', 'POST, OPTIONS'],
  ['/counts', 'GET, OPTIONS'],
  ['/comments', 'GET, OPTIONS'],
  ['/comments/x', 'GET, OPTIONS'],
  ['/comments/x/decision', 'POST, OPTIONS'],
  ['/decisions', 'POST, OPTIONS'],
  ['/comments/x/answer', 'POST, OPTIONS'],
  ['/threads', 'GET, OPTIONS'],
  ['/threads/x', 'GET, POST, OPTIONS'],
  ['/audit', 'GET, OPTIONS'],
  ['/listening', 'GET, OPTIONS'],
  ['/listening.csv', 'GET, OPTIONS'],
  ['/settings', 'GET, PUT, OPTIONS'],
  ['/accounts', 'GET, POST, OPTIONS'],
  ['/accounts/x', 'PATCH, OPTIONS'],
  ['/people/export', 'POST, OPTIONS'],
  ['/people/erasure', 'POST, OPTIONS'],
  ['/live', 'GET, OPTIONS'],
];

forEachDatabase('Bad input of a moderator', database => {
  const service = useService(database);

  async function target() {
    const admin = await Moderator.of(service, ['admin']);
    const thread = await service.thread({ moderation: 'before' });
    const { id } = await service.resident().write(thread, `Words in ${thread}`);
    const at = (path: string) => path.replace(':thread', thread).replace(':id', id);
    return { admin, id, at };
  }

  for (const { method, path, bad } of writing) {
    it(`is named field by field: ${method} ${path}`, async () => {
      const { admin, id, at } = await target();
      const isSettings = path === '/settings';
      for (const [fields, errors] of bad) {
        const answer = await admin.send(method, at(path), fields);
        const sent = JSON.stringify(fields).slice(0, 100);
        assert.deepEqual(
          [answer.status, answer.problemName],
          [422, 'invalid-fields'],
          `${sent} ${answer.text}`,
        );
        if (isSettings) assert.ok(answer.fieldErrors.includes('#/agency type'), answer.text);
        else assert.deepEqual(answer.fieldErrors.sort(), errors, sent);
      }
      for (const none of [null, 1, 'text', true]) {
        const answer = await admin.send(method, at(path), none);
        assert.deepEqual([answer.status, answer.fieldErrors], [422, ['# type']], JSON.stringify(none));
      }
      assert.equal((await admin.look(id)).status, 'pending', 'nothing was done');
    });

    it(`is refused where it is no JSON, or too much of it: ${method} ${path}`, async () => {
      const { admin, at } = await target();
      const raw = async (body: string, type = 'application/json'): Promise<Answer> => {
        const headers = { 'Content-Type': type };
        return service.resident({ origin: null }).send(`/api/moderation${at(path)}`, {
          method,
          body,
          headers: { ...headers, Cookie: admin.cookie },
        });
      };
      for (const body of ['', '{', '{"a":1,}', '\ufeff{}', 'a=b'])
        assert.deepEqual(
          [(await raw(body)).status, (await raw(body)).problemName],
          [400, 'malformed-json'],
          body,
        );
      assert.equal((await raw('{}', 'text/plain')).problemName, 'not-json');
      assert.equal((await raw(JSON.stringify(long(65_536)))).problemName, 'too-large');
    });
  }

  it('is refused where it holds a NUL, which PostgreSQL takes in no text, wherever it stands', async () => {
    const { admin, id, at } = await target();
    const answers = [
      await admin.post('/session', { name: NUL, password: PASSWORD }),
      await admin.post(at('/comments/:id/decision'), {
        decision: 'pin',
        version: 1,
        reason_code: NUL,
        note: NUL,
      }),
      await admin.post('/password', { old_password: NUL, new_password: PASSWORD }),
      await admin.get('/comments?q=%00'),
      await admin.get('/audit?account=%00'),
      await admin.get('/comments/%00'),
    ];
    for (const answer of answers) assert.ok(answer.status < 500, answer.text);
    assert.equal((await admin.look(id)).status, 'pending');
  });

  it('is told of what there is not', async () => {
    const { admin } = await target();
    const unknown: [string, string, unknown][] = [
      ['GET', '/comments/unknown', undefined],
      ['POST', '/comments/unknown/decision', { decision: 'approve', version: 1 }],
      ['POST', '/comments/unknown/answer', { content_text: 'Yes' }],
      ['GET', '/threads/-x', undefined],
      ['POST', '/threads/-x', { closed: true }],
      ['PATCH', '/accounts/unknown', { disabled: true }],
      ['GET', '/unknown', undefined],
    ];
    for (const [method, path, body] of unknown) {
      const answer = await admin.send(method, path, body);
      assert.deepEqual([answer.status, answer.problemName], [404, 'not-found'], `${method} ${path}`);
    }
    for (const path of [
      '/comments?status=lost',
      '/comments?after=x',
      '/audit?before=x',
      '/audit?before=1.',
    ]) {
      const answer = await admin.get(path);
      assert.deepEqual([answer.status, answer.problemName], [400, 'malformed-address'], path);
    }
  });

  it('is told which methods an address takes', async () => {
    const { admin } = await target();
    for (const [path, allowed] of methods)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (allowed.includes(method)) continue;
        const answer = await admin.send(method, path, method === 'GET' ? undefined : {});
        assert.deepEqual(
          [answer.status, answer.problemName],
          [405, 'method-not-allowed'],
          `${method} ${path}`,
        );
        assert.equal(answer.headers.get('Allow'), allowed);
      }
  });
});

forEachDatabase('What no moderator sends by mistake', database => {
  const service = useService(database);

  it('is refused by the moderators’ routes and is no fault of theirs', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const { settings } = (await admin.get('/settings')).body as { settings: object };
    const decision = { decision: 'approve', version: 1 };
    const refused = [
      await admin.post('/decisions', { decisions: [{ id: '\0', ...decision }] }),
      await admin.post('/threads/bridge', { page_url: 'https://www.city.example/\0' }),
      await admin.post('/threads/bridge', { page_url: 'https://www.city.example/a b' }),
      await admin.send('PUT', '/settings', { ...settings, revision: 1e300 }),
    ];
    assert.deepEqual(
      refused.map(answer => answer.fieldErrors),
      [['#/decisions/0/id format'], ['#/page_url format'], ['#/page_url format'], ['#/revision format']],
    );
    for (const limit of ['1.5', '0.1', '-3', 'x', '1e9', 'Infinity'])
      assert.equal((await admin.get(`/comments?limit=${limit}`)).status, 200, limit);
  });
});
