import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { makeFirstAccount } from '../../src/accounts/accounts.js';
import { IDLE, LONGEST } from '../../src/accounts/sessions.js';
import { forEachDatabase, onPostgres } from '../support/databases.js';
import { Moderator, PASSWORD } from '../support/moderator.js';
import { MINUTE, PUBLIC_URL, TestService, useService } from '../support/service.js';

forEachDatabase('An account', database => {
  const service = useService(database);

  it('signs in and out; the cookie is out of reach of scripts, of plain HTTP and of other sites', async () => {
    const moderator = await Moderator.of(service);
    const answer = await moderator.signIn();
    const cookie = answer.headers.get('Set-Cookie')!;
    assert.match(cookie, /^__Host-callbox=[\w-]{43}; /);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      assert.ok(cookie.includes(part), part);
    assert.equal((await moderator.get('/session')).status, 200);
    const used = moderator.cookie;
    assert.equal((await moderator.send('DELETE', '/session')).status, 204);
    moderator.cookie = used;
    assert.equal((await moderator.get('/session')).problemName, 'unauthorized');
  });

  it('says the same to a wrong name and to a wrong password', async () => {
    const moderator = await Moderator.of(service);
    const [name, password] = [
      await moderator.signIn(PASSWORD, 'Nobody here'),
      await moderator.signIn('not the password'),
    ];
    assert.equal(name.status, 401);
    assert.equal(name.text, password.text);
  });

  it('is signed in by its name in any case, and by no part of it', async () => {
    const moderator = await Moderator.of(service);
    assert.equal((await moderator.signIn(PASSWORD, moderator.name.toUpperCase())).status, 200);
    assert.equal((await moderator.signIn(PASSWORD, moderator.name.slice(0, 4))).status, 401);
  });

  it('waits after five failures, and longer after the next; others are not kept out by it', async () => {
    const moderator = await Moderator.of(service);
    const guesser = new Moderator(service);
    guesser.account = moderator.account;
    for (let i = 0; i < 5; i++) assert.equal((await guesser.signIn(`guess number ${i}`)).status, 401);
    const locked = await guesser.signIn(PASSWORD);
    assert.equal(locked.problemName, 'locked-out');
    const wait = Number(locked.headers.get('Retry-After'));
    assert.ok(wait > 0 && wait <= 30, String(wait));
    assert.equal((await moderator.signIn()).status, 200, 'the account’s owner, elsewhere, gets in');
  });

  it('ends a session that nobody used for long, and any after a week', async () => {
    const idle = await Moderator.of(service);
    service.pass(IDLE + MINUTE);
    assert.equal((await idle.get('/session')).status, 401);

    const busy = await Moderator.of(service);
    for (let gone = 0; gone < LONGEST; gone += IDLE / 2) {
      assert.equal((await busy.get('/session')).status, 200);
      service.pass(IDLE / 2);
    }
    service.pass(MINUTE);
    assert.equal((await busy.get('/session')).status, 401);
  });

  it('changes its own password, which ends its other sessions', async () => {
    const here = await Moderator.of(service);
    const there = new Moderator(service);
    there.account = here.account;
    await there.signIn();
    const wrong = await here.post('/password', {
      old_password: 'wrong',
      new_password: 'a new long password',
    });
    assert.deepEqual(wrong.fieldErrors, ['#/old_password wrong']);
    const short = await here.post('/password', { old_password: PASSWORD, new_password: 'short' });
    assert.deepEqual(short.fieldErrors, ['#/new_password too-short']);
    const changed = await here.post('/password', {
      old_password: PASSWORD,
      new_password: 'a new long password',
    });
    assert.equal(changed.status, 204);
    assert.equal((await here.get('/session')).status, 200);
    assert.equal((await there.get('/session')).status, 401);
    assert.equal((await there.signIn('a new long password')).status, 200);
  });

  it('is made, changed and disabled by an admin alone', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const moderator = await Moderator.of(service, ['moderator', 'officer']);
    const wanted = { name: `Ned ${service.now}`, password: PASSWORD, roles: ['moderator'] };
    assert.equal((await moderator.post('/accounts', wanted)).problemName, 'forbidden');
    assert.equal((await moderator.get('/accounts')).status, 403);
    const made = await admin.post('/accounts', wanted);
    assert.equal(made.status, 201);
    assert.ok(!made.text.includes('argon2'), 'no hash leaves the service');
    assert.deepEqual((await admin.post('/accounts', wanted)).fieldErrors, ['#/name used']);

    const { id } = made.body.account as { id: string };
    const ned = new Moderator(service);
    ned.account = made.body.account as typeof ned.account;
    await ned.signIn();
    assert.equal((await ned.get('/counts')).status, 200);
    await admin.send('PATCH', `/accounts/${id}`, { disabled: true });
    assert.equal((await ned.get('/counts')).status, 401, 'its session ends at once');
    assert.equal((await ned.signIn()).status, 401);
  });

  it('has its mistakes named field by field', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const answer = await admin.post('/accounts', {
      name: ' ',
      password: 'short',
      roles: ['king'],
      email: 'x',
    });
    assert.deepEqual(answer.fieldErrors.sort(), [
      '#/email format',
      '#/name missing',
      '#/password too-short',
      '#/roles/0 unknown',
    ]);
  });

  it('may do what its roles say and nothing else', async () => {
    const thread = await service.thread();
    const { id } = await service.resident().write(thread, `Words ${Math.random()}`);
    const rights: [role: 'moderator' | 'officer', method: string, path: string, body?: object][] = [
      ['officer', 'POST', `/comments/${id}/decision`, { decision: 'pin', version: 1 }],
      ['officer', 'POST', '/decisions', { decisions: [] }],
      ['officer', 'POST', `/threads/${thread}`, { closed: true }],
      ['moderator', 'POST', `/comments/${id}/answer`, { content_text: 'Yes' }],
      ['officer', 'PUT', '/settings', {}],
      ['officer', 'GET', '/accounts', undefined],
      ['moderator', 'GET', '/accounts', undefined],
      ['moderator', 'POST', '/accounts', {}],
      ['moderator', 'PATCH', '/accounts/x', { roles: ['admin'] }],
      ['officer', 'PATCH', '/accounts/x', { roles: ['admin'] }],
      ['moderator', 'POST', '/people/export', { email: 'sam@home.example' }],
      ['officer', 'POST', '/people/export', { email: 'sam@home.example' }],
      ['moderator', 'POST', '/people/erasure', { email: 'sam@home.example' }],
      ['officer', 'POST', '/people/erasure', { email: 'sam@home.example' }],
    ];
    for (const [role, method, path, body] of rights) {
      const account = await Moderator.of(service, [role]);
      assert.equal((await account.send(method, path, body)).problemName, 'forbidden', `${role} ${path}`);
    }
    const reading = ['/session', '/counts', '/comments', `/comments/${id}`, '/threads', `/threads/${thread}`];
    for (const role of ['moderator', 'officer', 'admin'] as const) {
      const account = await Moderator.of(service, [role]);
      for (const path of [...reading, '/audit', '/listening', '/listening.csv', '/settings'])
        assert.equal((await account.get(path)).status, 200, `${role} ${path}`);
    }
  });

  it('is asked for by every route of the moderation API', async () => {
    const stranger = new Moderator(service);
    for (const [method, path] of [
      ['GET', '/session'],
      ['GET', '/counts'],
      ['GET', '/comments'],
      ['GET', '/comments/x'],
      ['POST', '/comments/x/decision'],
      ['POST', '/decisions'],
      ['POST', '/comments/x/answer'],
      ['GET', '/threads'],
      ['GET', '/threads/x'],
      ['POST', '/threads/x'],
      ['GET', '/audit'],
      ['GET', '/settings'],
      ['PUT', '/settings'],
      ['GET', '/accounts'],
      ['POST', '/accounts'],
      ['PATCH', '/accounts/x'],
      ['POST', '/password'],
      ['GET', '/live'],
      ['GET', '/listening'],
      ['GET', '/listening.csv'],
      ['POST', '/people/export'],
      ['POST', '/people/erasure'],
    ] as const) {
      const answer = await stranger.send(method, path, method === 'GET' ? undefined : {});
      assert.equal(answer.problemName, 'unauthorized', `${method} ${path}`);
    }
  });

  it('does nothing for another site’s page, whatever its browser sends along', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const { id } = await service.resident().write(thread, `Words ${Math.random()}`);
    const decision = { decision: 'remove', version: 1, reason_code: 'spam' };
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: PUBLIC_URL, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: PUBLIC_URL, 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const headers of foreign) {
      const answer = await moderator.send('POST', `/comments/${id}/decision`, decision, headers);
      assert.equal(answer.problemName, 'origin-not-allowed', JSON.stringify(headers));
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
    }
    const form = await moderator.send('POST', `/comments/${id}/decision`, decision, {
      'Content-Type': 'text/plain',
    });
    assert.equal(form.problemName, 'not-json');
    assert.deepEqual(await service.shown(thread), [id]);
  });

  it('leaves an audit trail that nobody can edit, not even by the database', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const { id } = await service.resident().write(thread, 'Some secret words', { name: 'Quentin' });
    await moderator.decide(await moderator.look(id), 'remove', { reason_code: 'spam', note: 'A campaign' });
    const { entries } = (await moderator.get(`/audit?comment=${id}`)).body as {
      entries: { account: string; action: string; at: string; detail: Record<string, unknown> }[];
    };
    assert.equal(entries.length, 1);
    assert.deepEqual([entries[0]!.account, entries[0]!.action], [moderator.name, 'remove']);
    assert.deepEqual(entries[0]!.detail, {
      from: 'published',
      to: 'removed',
      version: 1,
      reason_code: 'spam',
      note: 'A campaign',
    });
    assert.ok(!JSON.stringify(entries).includes('Quentin') && !JSON.stringify(entries).includes('secret'));
    for (const change of [sql`update audit set account = 'nobody'`, sql`delete from audit`]) {
      await assert.rejects(change.execute(service.store.db), /cannot be edited/);
    }
  });
});

forEachDatabase('The first account', database => {
  it('is made once, and its password is shown once', async () => {
    const service = await TestService.open(await database.create());
    assert.ok(service.firstPassword && service.firstPassword.length >= 16);
    const moderator = new Moderator(service);
    assert.equal((await moderator.signIn(service.firstPassword, 'moderator')).status, 200);
    const { account } = (await moderator.get('/session')).body as { account: { roles: string[] } };
    assert.deepEqual(account.roles, ['moderator', 'officer', 'admin']);
    assert.equal(await makeFirstAccount(service.store.database, undefined, service.now), undefined);
    await service.close();
  });

  it('keeps the last admin', async () => {
    const service = await TestService.open(await database.create());
    const first = new Moderator(service);
    await first.signIn(service.firstPassword, 'moderator');
    const [{ id }] = (await first.get('/accounts')).body.accounts as [{ id: string }];
    for (const change of [{ disabled: true }, { roles: ['moderator'] }]) {
      assert.equal((await first.send('PATCH', `/accounts/${id}`, change)).problemName, 'conflict');
    }
    assert.equal((await first.get('/accounts')).status, 200);
    await service.close();
  });
});

onPostgres('Moderators on two servers', database => {
  it('are signed in on both, see one another’s decisions, and are locked out of both', async () => {
    const address = await database.create();
    const [a, b] = [await TestService.open(address), await TestService.open(address)];
    const moderator = await Moderator.of(a);
    assert.equal((await moderator.send('GET', '/session', undefined, {}, b)).status, 200);

    const thread = await a.thread({ moderation: 'before' });
    const { id } = await b.resident().write(thread, 'Hello');
    await moderator.decide(await moderator.look(id), 'approve');
    const second = await moderator.send(
      'POST',
      `/comments/${id}/decision`,
      { decision: 'reject', version: 1, reason_code: 'spam' },
      {},
      b,
    );
    assert.equal(second.problemName, 'conflict');

    for (let i = 0; i < 5; i++) {
      const at = i % 2 ? a : b;
      await moderator.send(
        'POST',
        '/session',
        { name: moderator.name, password: `guess number ${i}` },
        {},
        at,
      );
    }
    for (const at of [a, b]) {
      const locked = await moderator.send(
        'POST',
        '/session',
        { name: moderator.name, password: PASSWORD },
        {},
        at,
      );
      assert.equal(locked.problemName, 'locked-out');
    }
    await moderator.send('DELETE', '/session', undefined, {}, a);
    assert.equal((await moderator.send('GET', '/session', undefined, {}, b)).status, 401);
    await Promise.all([a.close(), b.close()]);
  });
});

describe('Passwords', () => {
  it('are kept as Argon2id and compared whatever way their letters are composed', async () => {
    const { hashPassword, isPassword } = await import('../../src/accounts/passwords.js');
    const hash = await hashPassword('pass\u00e9 compos\u00e9 word');
    assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.ok(await isPassword('passe\u0301 compose\u0301 word', hash));
    assert.ok(!(await isPassword('passe compose word', hash)));
    assert.ok(!(await isPassword('no account has this password', undefined)));
  });
});
