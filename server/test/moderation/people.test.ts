import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { PUBLIC_URL, useService, type TestService } from '../support/service.js';

const trailOf = (service: TestService, account: string) =>
  service.store.db
    .selectFrom('audit')
    .select(['action', 'comment', 'thread', 'detail'])
    .where('account', '=', account)
    .where('action', 'in', ['export-person', 'erase-person'])
    .orderBy('at')
    .execute();

forEachDatabase('A person who asks the agency', database => {
  const service = useService(database);

  /** Two comments under an address, in whatever case, and one of somebody else. */
  async function written(address: string) {
    let comments: { mine: string[]; other: string; thread: string };
    await service.with({ email: 'optional' }, async () => {
      const thread = await service.thread();
      const by = (text: string, email: string, fields = {}) =>
        service.resident().write(thread, text, { email, ...fields });
      const first = await by(`My words as ${address}`, address, {
        name: 'Sam',
        kind: 'idea',
        language: 'en',
      });
      service.pass(1);
      const second = await by(`My other words as ${address}`, address.toUpperCase());
      const other = await by(`Words of another than ${address}`, `not-${address}`);
      comments = { mine: [first.id, second.id], other: other.id, thread };
    });
    return comments!;
  }

  it('gets all that is kept under their e-mail address, and nothing of others', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const { mine, thread } = await written('sam@home.example');
    const answer = await admin.post('/people/export', { email: ' Sam@HOME.example ' });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const { email, comments } = answer.body as { email: string; comments: Record<string, unknown>[] };
    assert.equal(email, 'sam@home.example');
    assert.deepEqual(
      comments.map(({ id }) => id),
      mine,
    );
    assert.deepEqual(
      { ...comments[0], date_sent: 0, date_published: 0, date_modified: 0 },
      {
        id: mine[0],
        thread,
        status: 'published',
        name: 'Sam',
        email: 'sam@home.example',
        kind: 'idea',
        language: 'en',
        content_text: 'My words as sam@home.example',
        edited: false,
        date_sent: 0,
        date_published: 0,
        date_modified: 0,
      },
    );
    assert.doesNotMatch(answer.text, /token|hash|another/);
  });

  it('is erased, and nobody else is', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const { mine, other, thread } = await written('eve@home.example');
    const answer = await admin.post('/people/erasure', { email: 'EVE@home.example' });
    assert.deepEqual([answer.status, answer.body], [200, { erased: 2 }]);
    assert.deepEqual(await service.shown(thread), [other]);
    const left = await service.store.db.selectFrom('comments').select('id').where('id', 'in', mine).execute();
    assert.deepEqual(left, []);
    const again = await admin.post('/people/erasure', { email: 'eve@home.example' });
    assert.deepEqual([again.status, again.body], [200, { erased: 0 }]);
    const nothing = await admin.post('/people/export', { email: 'eve@home.example' });
    assert.deepEqual(nothing.body, { email: 'eve@home.example', comments: [] });
  });

  it('leaves in the trail that it was done, by whom and of how many comments, and never whose', async () => {
    const admin = await Moderator.of(service, ['admin']);
    await written('kim@home.example');
    await admin.post('/people/export', { email: 'kim@home.example' });
    service.pass(1);
    await admin.post('/people/erasure', { email: 'kim@home.example' });
    assert.deepEqual(
      (await trailOf(service, admin.name)).map(({ detail, ...entry }) => ({
        ...entry,
        detail: JSON.parse(detail) as unknown,
      })),
      [
        { action: 'export-person', comment: null, thread: null, detail: { comments: 2 } },
        { action: 'erase-person', comment: null, thread: null, detail: { comments: 2 } },
      ],
    );
    const page = await admin.get(`/audit?account=${encodeURIComponent(admin.name)}`);
    assert.match(page.text, /export-person.*|erase-person/);
    assert.doesNotMatch(page.text, /kim|home\.example|words/i);
    assert.doesNotMatch(JSON.stringify(service.log), /kim|home\.example/i);
  });

  it('is helped by an admin alone, at the moderators’ page alone', async () => {
    const { mine, thread, other } = await written('mo@home.example');
    for (const path of ['/people/export', '/people/erasure']) {
      for (const role of ['moderator', 'officer'] as const) {
        const account = await Moderator.of(service, [role]);
        const answer = await account.post(path, { email: 'mo@home.example' });
        assert.deepEqual([answer.status, answer.problemName], [403, 'forbidden'], `${role} ${path}`);
        assert.deepEqual(await trailOf(service, account.name), []);
      }
      const admin = await Moderator.of(service, ['admin']);
      const body = { email: 'mo@home.example' };
      const foreign = { Origin: PUBLIC_URL, 'Sec-Fetch-Site': 'cross-site' };
      const answer = await admin.send('POST', path, body, foreign);
      assert.equal(answer.problemName, 'origin-not-allowed', path);
    }
    assert.deepEqual((await service.shown(thread)).sort(), [...mine, other].sort());
  });

  it('is not looked for under what is no e-mail address', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const bad: [unknown, string][] = [
      [{}, '#/email missing'],
      [{ email: null }, '#/email type'],
      [{ email: ['sam@home.example'] }, '#/email type'],
      [{ email: '' }, '#/email format'],
      [{ email: '%' }, '#/email format'],
      [{ email: 'sam@home.example, eve@home.example' }, '#/email format'],
      [{ email: 'sam@home.example\u0000' }, '#/email format'],
      [{ email: `${'x'.repeat(64)}@${'x.'.repeat(100)}example` }, '#/email too-long'],
      [[], '#/email missing'],
      [null, '# type'],
    ];
    for (const path of ['/people/export', '/people/erasure'])
      for (const [body, error] of bad) {
        const answer = await admin.post(path, body);
        assert.deepEqual([answer.status, answer.fieldErrors], [422, [error]], JSON.stringify(body));
      }
    assert.deepEqual(await trailOf(service, admin.name), []);
  });
});
