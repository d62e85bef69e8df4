import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Item } from '../support/answer.js';
import { forEachDatabase } from '../support/databases.js';
import { bearer } from '../support/resident.js';
import { useService } from '../support/service.js';

interface Target {
  thread: string;
  item: Item;
  /** Another author's. */
  other: Item;
}

interface WritingRoute {
  method: string;
  path: (target: Target) => string;
  /** What it takes. */
  good: Record<string, unknown>;
  /** What it does not take, with what it says. */
  bad?: [fields: unknown, errors: string[]][];
  needsToken?: true;
}

const text = (field: string): [unknown, string[]][] => [
  [{ [field]: 1 }, [`#/${field} type`]],
  [{ [field]: ['x'] }, [`#/${field} type`]],
  [{ [field]: { a: 1 } }, [`#/${field} type`]],
];

const writing: Record<string, WritingRoute> = {
  'POST /threads/:thread/comments': {
    method: 'POST',
    path: ({ thread }) => `/threads/${thread}/comments`,
    good: { content_text: 'Words' },
    bad: [
      ...text('content_text'),
      ...text('name').map(([fields, errors]): [unknown, string[]] => [
        { content_text: 'Words', ...(fields as object) },
        errors,
      ]),
      [{}, ['#/content_text missing']],
      [{ content_text: null }, ['#/content_text type']],
      [{ content_text: ' \n\t ' }, ['#/content_text missing']],
      [{ content_text: 'x'.repeat(4001) }, ['#/content_text too-long']],
      [{ content_text: 'Words', name: 'x'.repeat(81) }, ['#/name too-long']],
      [{ content_text: 'Words', kind: 'rant' }, ['#/kind unknown']],
      [{ content_text: 'Words', kind: 7 }, ['#/kind unknown']],
      [{ content_text: 'Words', kind: '__proto__' }, ['#/kind unknown']],
      [{ content_text: 'Words', language: 'klingon!' }, ['#/language format']],
      [{ content_text: 'Words', language: 5 }, ['#/language type']],
      [{ content_text: 'Words', in_reply_to: 5 }, ['#/in_reply_to type']],
      [{ content_text: 'Words', in_reply_to: 'x'.repeat(101) }, ['#/in_reply_to too-long']],
      [{ content_text: 'Words', challenge: 5 }, ['#/challenge type']],
      [{ content_text: 'Words', challenge: 'x'.repeat(8001) }, ['#/challenge too-long']],
      [{ content_text: 1, name: 2, kind: 3 }, ['#/content_text type', '#/kind unknown', '#/name type']],
    ],
  },
  'PATCH /comments/:id': {
    method: 'PATCH',
    path: ({ item }) => `/comments/${item.id}`,
    good: { content_text: 'Other words' },
    needsToken: true,
    bad: [
      ...text('content_text'),
      [{}, ['#/content_text missing']],
      [{ content_text: '' }, ['#/content_text missing']],
      [{ content_text: 'x'.repeat(4001) }, ['#/content_text too-long']],
      [{ content_text: 'Words', version: '1' }, ['#/version type']],
      [{ content_text: 'Words', version: 1.5 }, ['#/version format']],
    ],
  },
  'POST /comments/:id/reports': {
    method: 'POST',
    path: ({ item }) => `/comments/${item.id}/reports`,
    good: { reason: 'abuse' },
    bad: [
      [{}, ['#/reason missing']],
      [{ reason: 'dull' }, ['#/reason unknown']],
      [{ reason: 'abuse', content_text: 4 }, ['#/content_text type']],
      [{ reason: 'abuse', content_text: 'x'.repeat(1001) }, ['#/content_text too-long']],
    ],
  },
};

const tokenOnly: Record<string, Omit<WritingRoute, 'good'>> = {
  'GET /comments/:id': { method: 'GET', path: ({ item }) => `/comments/${item.id}` },
  'DELETE /comments/:id': { method: 'DELETE', path: ({ item }) => `/comments/${item.id}` },
  'POST /comments/:id/restoration': {
    method: 'POST',
    path: ({ item }) => `/comments/${item.id}/restoration`,
  },
  'POST /comments/:id/erasure': { method: 'POST', path: ({ item }) => `/comments/${item.id}/erasure` },
};

const methods: [path: string, allowed: string][] = [
  ['/threads/x/feed.json', 'GET, OPTIONS'],
  ['/threads/x/live', 'GET, OPTIONS'],
  ['/threads/x/comments', 'POST, OPTIONS'],
  ['/threads/counts', 'GET, OPTIONS'],
  ['/comments/x', 'GET, PATCH, DELETE, OPTIONS'],
  ['/comments/x/restoration', 'POST, OPTIONS'],
  ['/comments/x/erasure', 'POST, OPTIONS'],
  ['/comments/x/reports', 'POST, OPTIONS'],
  ['/challenge', 'GET, OPTIONS'],
  ['/healthz', 'GET, OPTIONS'],
];

forEachDatabase('Bad input', database => {
  const service = useService(database);

  async function target(): Promise<Target> {
    const thread = await service.thread();
    const [item, other] = [
      await service.resident().write(thread, `Mine in ${thread}`),
      await service.resident().write(thread, `Theirs in ${thread}`),
    ];
    return { thread, item, other };
  }

  for (const [name, { method, path, good, bad = [], needsToken }] of Object.entries(writing)) {
    describe(name, () => {
      const headersFor = ({ item }: Target) => (needsToken ? bearer(item._comment.edit_token) : {});

      async function send(sending: {
        body?: RequestInit['body'];
        json?: unknown;
        headers?: Record<string, string>;
      }) {
        const on = await target();
        const headers = { ...headersFor(on), ...sending.headers };
        return service.resident().send(path(on), { method, ...sending, headers });
      }

      it('names the fields that it cannot take', async () => {
        const on = await target();
        for (const [json, errors] of bad) {
          const answer = await service.resident().send(path(on), { method, json, headers: headersFor(on) });
          const sent = JSON.stringify(json).slice(0, 80);
          assert.equal(answer.status, 422, sent);
          assert.equal(answer.problemName, 'invalid-fields');
          assert.deepEqual(answer.fieldErrors.sort(), errors, sent);
        }
      });

      it('says how long a field may be', async () => {
        const tooLong = bad.filter(([, errors]) => errors.some(error => error.endsWith('too-long')));
        for (const [json] of tooLong) {
          const [error] = (await send({ json })).problem.errors!;
          assert.ok(error!.max! > 0);
          assert.match(error!.detail, new RegExp(String(error!.max)));
        }
      });

      it('refuses a body that is no object', async () => {
        for (const json of [null, 1, 'text', true]) {
          const answer = await send({ json });
          assert.equal(answer.status, 422, JSON.stringify(json));
          assert.deepEqual(answer.fieldErrors, ['# type']);
        }
        assert.equal((await send({ json: [good] })).status, 422);
      });

      it('refuses what is not JSON', async () => {
        for (const body of [
          '',
          '{',
          '{"content_text":"x",}',
          "{'content_text':'x'}",
          'NaN',
          '\ufeff{}',
          '{"a":"\u0001"}',
          'a=b',
        ]) {
          const answer = await send({ body });
          assert.equal(answer.status, 400, body);
          assert.equal(answer.problemName, 'malformed-json');
        }
      });

      it('refuses what is not UTF-8', async () => {
        for (const bytes of [
          [0xff, 0xfe],
          [0x22, 0xc3, 0x28, 0x22],
          [0x22, 0xed, 0xa0, 0x80, 0x22],
          [0x22, 0xc0, 0xaf, 0x22],
        ]) {
          const answer = await send({ body: new Uint8Array(bytes) });
          assert.equal(answer.status, 400);
          assert.equal(answer.problemName, 'malformed-json');
        }
      });

      it('refuses every content type that a browser sends without asking first', async () => {
        const types = [
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          '',
          'text/json',
          'application/jsonp',
          'text/plain; application/json',
        ];
        for (const type of types) {
          const answer = await send({ body: JSON.stringify(good), headers: { 'Content-Type': type } });
          assert.equal(answer.status, 415, type);
          assert.equal(answer.problemName, 'not-json');
        }
      });

      it('takes JSON under its own names', async () => {
        for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/feed+json']) {
          const answer = await send({ body: JSON.stringify(good), headers: { 'Content-Type': type } });
          assert.ok(answer.status < 300, `${type} ${answer.text}`);
        }
      });

      it('refuses more than 64 KiB, whatever it says of its length', async () => {
        const body = JSON.stringify({ ...good, padding: 'x'.repeat(64 * 1024) });
        const bytes = new TextEncoder().encode(body);
        const chunked = new ReadableStream({
          start(controller) {
            for (let at = 0; at < bytes.length; at += 1000) controller.enqueue(bytes.slice(at, at + 1000));
            controller.close();
          },
        });
        const answers = [
          await send({ body }),
          await send({ body, headers: { 'Content-Length': String(bytes.length) } }),
          await send({ body: chunked }),
          await send({ body: '{}', headers: { 'Content-Length': '9999999999' } }),
        ];
        for (const answer of answers) {
          assert.equal(answer.status, 413);
          assert.equal(answer.problemName, 'too-large');
        }
      });

      it('stops reading a body that never ends', async () => {
        let chunks = 0;
        const endless = new ReadableStream({
          pull(controller) {
            chunks += 1;
            controller.enqueue(new Uint8Array(8192).fill(0x20));
          },
        });
        assert.equal((await send({ body: endless })).status, 413);
        assert.ok(chunks < 20, `${chunks} chunks were read`);
      });

      it('takes what lies just within 64 KiB', async () => {
        const rest = 64 * 1024 - JSON.stringify({ ...good, padding: '' }).length;
        const answer = await send({ json: { ...good, padding: 'x'.repeat(rest) } });
        assert.ok(answer.status < 300, answer.text);
      });

      it('survives JSON that is nested without end', async () => {
        for (const [open, close] of [
          ['[', ']'],
          ['{"a":', '}'],
        ] as const) {
          const depth = 9_000;
          const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
          const answers = [await send({ body: deep }), await send({ body: `{"content_text":${deep}}` })];
          for (const answer of answers) assert.equal(answer.status, 422);
        }
      });

      it('is not misled by names that objects have anyway', async () => {
        const body = `{"__proto__":{"content_text":"x","reason":"abuse"},"constructor":{"prototype":{}}}`;
        assert.equal((await send({ body })).status, 422);
      });
    });
  }

  describe('an author’s routes', () => {
    const routes = { ...tokenOnly, 'PATCH /comments/:id': writing['PATCH /comments/:id']! };
    for (const [name, { method, path }] of Object.entries(routes)) {
      it(`${name} says who may not: nobody, somebody else, of what there is not`, async () => {
        const on = await target();
        const json = method === 'GET' || method === 'DELETE' ? undefined : { content_text: 'Other words' };
        const ask = (headers: Record<string, string>, address = path(on)) =>
          service.resident().send(address, { method, json, headers });
        const [none, wrong, theirs, long, unknown] = [
          await ask({}),
          await ask(bearer('wrong')),
          await ask(bearer(on.other._comment.edit_token)),
          await ask(bearer('x'.repeat(100_000))),
          await ask(
            bearer(on.item._comment.edit_token),
            path({ ...on, item: { ...on.item, id: 'unknown' } }),
          ),
        ];
        assert.deepEqual([none.status, none.problemName], [401, 'unauthorized']);
        for (const answer of [wrong, theirs, long])
          assert.deepEqual([answer.status, answer.problemName], [403, 'wrong-token']);
        assert.deepEqual([unknown.status, unknown.problemName], [404, 'not-found']);
      });
    }
  });

  describe('a method that an address does not take', () => {
    for (const [path, allowed] of methods) {
      it(`is told which ${path} takes`, async () => {
        for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
          if (allowed.includes(method)) continue;
          const answer = await service.resident().send(path, { method });
          assert.equal(answer.status, 405, method);
          assert.equal(answer.problemName, 'method-not-allowed');
          assert.equal(answer.headers.get('Allow'), allowed);
        }
      });
    }
  });

  describe('an address that there is not', () => {
    const addresses = [
      '/',
      '/threads',
      '/threads/x',
      '/comments',
      '/comments/x/other',
      '/favicon.ico',
      '/.env',
      '/threads//feed.json',
      '/threads/x/feed',
      '/%ff',
      '/threads/%E0%A4%A/feed.json',
      '//evil.example/',
    ];
    for (const path of addresses)
      it(`${path} is not found`, async () => {
        const answer = await service.resident().send(path);
        assert.equal(answer.status, 404);
        assert.equal(answer.problemName, 'not-found');
      });

    it('is refused with a NUL in it, wherever', async () => {
      const paths = [
        '/comments/%00',
        '/comments/a%00b',
        '/threads/%00/feed.json',
        '/threads/counts?thread=%00',
        '/threads/x/feed.json?cursor=%00',
        '/api/moderation/comments/%00',
      ];
      for (const path of paths) {
        const answer = await service.resident().send(path, { headers: bearer('x') });
        assert.ok([400, 404].includes(answer.status), `${path} ${answer.text}`);
        assert.ok(answer.problemName);
      }
    });
  });

  describe('a feed', () => {
    it('knows three sorts', async () => {
      const thread = await service.thread();
      for (const sort of ['newest', 'oldest', 'discussed'])
        assert.equal((await service.resident().feed(thread, `?sort=${sort}`)).status, 200);
      for (const sort of ['', 'NEWEST', 'best', 'newest;drop table comments', '__proto__']) {
        const answer = await service.resident().feed(thread, `?sort=${encodeURIComponent(sort)}`);
        assert.equal(answer.status, 400, sort);
        assert.match(answer.problem.detail, /newest, oldest, discussed/);
      }
    });

    it('refuses a cursor that it never gave', async () => {
      const thread = await service.thread();
      const written = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
      const cursors = [
        '',
        'x',
        '!!!',
        'x'.repeat(10_000),
        written([]),
        written({}),
        written(null),
        written(['id']),
        written(['id', 0, 0, '0']),
        written(['id', 0, 0, 1e300]),
        written(['id', 0, 0, 0.5]),
        written(['id', 0, 0, 0, 5]),
        written(['id', 0, 0, 0, 'reply']),
        written([['id'], 0, 0, 0]),
        written(['\0', 0, 0, 0]),
        written(['id', 0, 0, 0, '\0', 0]),
      ];
      for (const cursor of cursors) {
        const answer = await service.resident().feed(thread, `?cursor=${cursor}`);
        assert.equal(answer.status, 400, `${cursor.slice(0, 100)} ${answer.text}`);
        assert.equal(answer.problemName, 'malformed-address');
      }
    });

    it('shows of a cursor that somebody made up nothing but the thread', async () => {
      const [thread, other] = [await service.thread(), await service.thread()];
      const root = await service.resident().write(other, 'Root elsewhere');
      await service.resident().write(other, 'Answer elsewhere', { in_reply_to: root.id });
      const cursor = Buffer.from(JSON.stringify([root.id, 0, 1, service.now, '', 0])).toString('base64url');
      assert.deepEqual(await service.shown(thread, `?cursor=${cursor}`), []);
    });
  });

  it('asks which threads to count, and for not too many', async () => {
    const ask = (query: string) => service.resident().send(`/threads/counts${query}`);
    assert.equal((await ask('')).status, 400);
    assert.equal((await ask('?thread=')).status, 200);
    const many = Array.from({ length: 201 }, (_, i) => `thread=t${i}`).join('&');
    assert.equal((await ask(`?${many}`)).problemName, 'malformed-address');
    const odd = ['__proto__', 'constructor', 'a b', '../x', 'x'.repeat(5000)];
    const answer = await ask(`?${odd.map(name => `thread=${encodeURIComponent(name)}`).join('&')}`);
    assert.equal(answer.status, 200);
    assert.equal((answer.body.counts as Record<string, number>)['a b'], 0);
  });

  it('survives headers of any size', async () => {
    const huge = 'x'.repeat(200_000);
    const thread = await service.thread();
    for (const name of [
      'Idempotency-Key',
      'Authorization',
      'X-Forwarded-For',
      'If-None-Match',
      'Last-Event-ID',
      'Cookie',
      'Origin',
      'Content-Type',
    ]) {
      const headers = { [name]: huge };
      for (const answer of [
        await service.resident().feed(thread, '', headers),
        await service.resident().post(thread, { content_text: `With ${name}` }, headers),
      ])
        assert.ok(answer.status < 500, `${name} ${answer.status}`);
    }
  });
});
