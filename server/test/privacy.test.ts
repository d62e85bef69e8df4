import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { erasePerson, exportPerson } from '../src/privacy/person.js';
import { forEachDatabase } from './support/databases.js';
import { MailServer } from './support/mail-server.js';
import { Moderator } from './support/moderator.js';
import { DAY, PUBLIC_URL, TestService, useService } from './support/service.js';

const SAM = 'sam@home.example';

forEachDatabase('All that a person has written', database => {
  let smtp: MailServer;
  let service: TestService;

  before(async () => {
    smtp = await MailServer.start();
    service = await TestService.open(await database.create(), { smtpUrl: smtp.url });
    await service.set({ email: 'optional' });
  });
  after(async () => {
    await service.close();
    await smtp.stop();
  });

  /** Waits until no mail waits any more. */
  async function allSent() {
    const unsent = service.store.db.selectFrom('mails').select('id').where('sent_at', 'is', null);
    while ((await unsent.execute()).length > 0) await setImmediate();
  }

  const ask = (email: string, kind: string, from = service.resident()) =>
    from.send('/privacy/requests', { method: 'POST', json: { email, kind } });

  /** The path of the link that comes by mail. */
  async function link(email: string, kind: 'export' | 'erasure'): Promise<string> {
    assert.equal((await ask(email, kind)).status, 202);
    const { text } = await smtp.next(email);
    const [, path] = new RegExp(`${PUBLIC_URL}(/privacy/requests/\\S+)`).exec(text) ?? [];
    return path!;
  }

  it('is mailed to nobody who has written nothing, and the answer is the same', async () => {
    await service.resident().write(await service.thread(), 'Hello', { email: 'known@home.example' });
    const answers = [await ask('known@home.example', 'export'), await ask('stranger@home.example', 'export')];
    const [known, stranger] = answers.map(({ status, text, headers }) => [status, text, [...headers]]);
    assert.deepEqual(stranger, known);
    assert.equal(answers[0]!.status, 202);
    await allSent();
    assert.deepEqual(
      smtp.received.flatMap(({ to }) => to),
      ['known@home.example'],
    );
    const left = await service.store.db.selectFrom('mails').select(['recipient', 'body']).execute();
    assert.deepEqual(left, [{ recipient: 'known@home.example', body: '' }]);
  });

  it('comes as a file, by a link and the press of a button', async () => {
    const thread = await service.thread();
    const mine = await service
      .resident()
      .write(thread, 'My words', { email: 'Sam@Home.Example', name: 'Sam' });
    await service.resident().write(thread, 'Of another', { email: 'kim@home.example' });
    const path = await link(SAM, 'export');
    const person = service.resident({ origin: null });

    const page = await person.send(path);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('Content-Security-Policy')!, /^default-src 'none'; style-src 'sha256-/);
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.match(page.text, /<form method="post">.*<button>Get the file<\/button>/s);
    assert.doesNotMatch(page.text, /<script|My words/);

    const file = await person.send(path, { method: 'POST' });
    assert.match(file.headers.get('Content-Disposition')!, /^attachment/);
    const { email, comments } = file.body as { email: string; comments: Record<string, unknown>[] };
    assert.equal(email, SAM);
    assert.deepEqual(
      comments.map(({ id, content_text, thread: name }) => [id, content_text, name]),
      [[mine.id, 'My words', thread]],
    );
    assert.doesNotMatch(file.text, /token|address_hash/);
    service.pass(DAY);
    assert.equal((await person.send(path)).status, 404, 'a day later the link is dead');
    assert.equal((await person.send(path, { method: 'POST' })).status, 404);
  });

  it('is erased by a link and the press of a button, once, and by following it never', async () => {
    const thread = await service.thread();
    const mine = await service.resident().write(thread, 'My words', { email: 'eve@home.example' });
    const answer = await service.resident().write(thread, 'An answer', { in_reply_to: mine.id });
    const path = await link('eve@home.example', 'erasure');
    const person = service.resident({ origin: null });
    for (let i = 0; i < 3; i++) assert.equal((await person.send(path)).status, 200);
    assert.equal((await service.row(mine.id)).text, 'My words');
    const done = await person.send(path, { method: 'POST' });
    assert.match(done.text, /Your comments are erased/);
    const row = await service.row(mine.id);
    assert.deepEqual([row.text, row.email, row.name, row.status], ['', null, null, 'removed']);
    assert.deepEqual(await service.shown(thread), [mine.id, answer.id]);
    assert.equal((await person.send(path, { method: 'POST' })).status, 404);
    const trail = await service.store.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'erase-person')
      .execute();
    assert.deepEqual(
      trail.map(({ detail }) => JSON.parse(detail) as unknown),
      [{ comments: 1 }],
    );
    assert.doesNotMatch(JSON.stringify(trail), /eve@/);
  });

  it('keeps what was escalated where its author asks, off the page, and not where an admin does', async () => {
    const thread = await service.thread();
    const threat = await service.resident().write(thread, 'I will hurt him', { email: 'mal@home.example' });
    await service.decide(threat.id, 'escalate');
    await service.decide(threat.id, 'approve');
    const path = await link('mal@home.example', 'erasure');
    await service.resident().send(path, { method: 'POST' });
    const row = await service.row(threat.id);
    assert.deepEqual([row.text, row.status], ['I will hurt him', 'removed']);
    assert.equal(await erasePerson(service.store, ' MAL@home.example', 'Admin', service.now), 1);
    assert.deepEqual((await exportPerson(service.store, 'mal@home.example')).comments, []);
  });

  it('is asked for by pages on the list and the service’s own, with an address that is one', async () => {
    const other = service.resident({ origin: 'https://evil.example' });
    assert.equal((await ask(SAM, 'export', other)).problemName, 'origin-not-allowed');
    assert.equal(
      (await ask(SAM, 'export', service.resident({ origin: null }))).problemName,
      'origin-not-allowed',
    );
    assert.deepEqual((await ask('no address', 'everything')).fieldErrors, [
      '#/email format',
      '#/kind unknown',
    ]);
    assert.equal((await service.resident().send('/privacy/requests/unknown')).status, 404);
  });

  it('can be asked for on a page of the service’s, without a script', async () => {
    const own = service.resident({ origin: PUBLIC_URL });
    const form = await own.send('/privacy/requests');
    assert.match(form.text, /<label for="email">/);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const send = (body: string) => own.send('/privacy/requests', { method: 'POST', headers, body });
    assert.match((await send('email=sam%40home.example&kind=export')).text, /Look into your mailbox/);
    const wrong = await send('email=%3Cscript%3E&kind=export');
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /Check the e-mail address/);
  });

  it('does not fill a stranger’s mailbox', async () => {
    await service.resident().write(await service.thread(), 'Hello', { email: 'often@home.example' });
    for (let i = 0; i < 6; i++) assert.equal((await ask('often@home.example', 'export')).status, 202);
    await allSent();
    assert.equal(smtp.received.filter(({ to }) => to.includes('often@home.example')).length, 3);
  });

  it('is not offered where the service sends no mail', async () => {
    const silent = await TestService.open(await database.create());
    const answer = await silent.resident().send('/privacy/requests', { method: 'POST', json: {} });
    assert.equal(answer.problemName, 'not-found');
    await silent.close();
  });
});

forEachDatabase('An erasure by the person', database => {
  const service = useService(database);

  it('gets no escalated comment onto the page once its author had all erased', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    await service.with({ email: 'optional' }, async () => {
      const item = await service.resident().write(thread, 'Words', { email: 'ann@example.org' });
      await moderator.decide(await moderator.look(item.id), 'escalate');
      await erasePerson(service.store, 'ann@example.org', '(link)', service.now, { keepsEscalated: true });
      const kept = await moderator.look(item.id);
      assert.ok(kept.escalated_at && kept.text, 'it is kept for whoever has to look at it');
      for (const decision of ['approve', 'restore', 'undo'])
        assert.equal((await moderator.decide(kept, decision)).problemName, 'conflict', decision);
      assert.deepEqual(await service.shown(thread), []);
    });
  });
});
