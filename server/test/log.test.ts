import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from './support/databases.js';
import { Moderator } from './support/moderator.js';
import { SECOND, useService } from './support/service.js';

const ADDRESS = '203.0.113.77';

forEachDatabase('The log', database => {
  const service = useService(database, { smtpUrl: 'smtp://127.0.0.1:9' });

  /** The lines of requests that something makes, in short. */
  async function linesOf(run: () => Promise<unknown>): Promise<string[]> {
    const start = service.log.length;
    await run();
    return service.log
      .slice(start)
      .filter(({ event }) => event === 'request')
      .map(({ level, method, route, status }) => [level, method, route, status].map(String).join(' '));
  }

  it('has a line for each request that writes or is refused, and none for the thousands that read', async () => {
    const thread = await service.thread();
    const resident = service.resident();
    const item = await resident.write(thread, 'Words');
    const cases: [run: () => Promise<unknown>, line: string[]][] = [
      [() => resident.post(thread, { content_text: 'More' }), ['POST /threads/:thread/comments 201']],
      [() => resident.post(thread, {}), ['POST /threads/:thread/comments 422']],
      [() => resident.edit(item, { content_text: 'Other' }), ['PATCH /comments/:id 200']],
      [() => resident.report(item), ['POST /comments/:id/reports 202']],
      [() => resident.delete(item), ['DELETE /comments/:id 200']],
      [() => resident.feed('.hidden'), ['GET /threads/:thread/feed.json 404']],
      [() => resident.send('/nowhere/Quentin?q=Quentin'), ['GET /* 404']],
      [() => resident.send('/healthz', { method: 'PUT', json: {} }), ['PUT /healthz 405']],
      [() => resident.feed(thread), []],
      [() => resident.own(item), []],
      [() => resident.send('/threads/counts?thread=a'), []],
      [() => resident.send('/healthz'), []],
    ];
    for (const [run, lines] of cases)
      assert.deepEqual(
        await linesOf(run),
        lines.map(line => `info ${line}`),
      );
  });

  it('has a line for a read that took longer than a second', async () => {
    const thread = await service.thread();
    const lines = await linesOf(async () => {
      const reading = service.resident().feed(thread);
      service.pass(SECOND);
      await reading;
    });
    assert.deepEqual(lines, ['info GET /threads/:thread/feed.json 200']);
    assert.equal(service.log.at(-1)!.milliseconds, SECOND);
  });

  it('names nobody: no address, name, e-mail, words, id, token or search', async () => {
    const thread = await service.thread();
    const resident = service.resident({ address: ADDRESS });
    await service.with({ email: 'optional' }, async () => {
      const person = { name: 'Quentin Quill', email: 'quentin@mail.example' };
      const item = await resident.write(thread, 'Secret words', person);
      await resident.edit(item, { content_text: 'Secret words, edited' });
      await resident.edit({ ...item, _comment: { ...item._comment, edit_token: 'Wrong-Token' } }, {});
      await resident.report(item, { reason: 'abuse', content_text: 'Secret complaint' });
      await resident.send(`/comments/${item.id}?name=Quentin`);
      await resident.send('/threads/x/comments', { method: 'POST', body: '{"name": "Quentin' });
      await resident.send('/privacy/requests', {
        method: 'POST',
        json: { email: person.email, kind: 'export' },
      });
      await resident.send('/privacy/requests/Privacy-Token', { method: 'POST', json: {} });
      await resident.send(`/threads/${thread}/feed.json?sort=Quentin`, {
        headers: { 'X-Forwarded-For': ADDRESS },
      });

      const moderator = await Moderator.of(service);
      await moderator.signIn('Secret password');
      await moderator.get('/comments?q=Quentin');
      await moderator.get('/comments/Quentin');
      await moderator.decide(await moderator.look(item.id), 'remove', {
        reason_code: 'spam',
        note: 'Quentin',
      });
      await moderator.post('/people/export', { email: person.email });
      await resident.erase(item);

      assert.ok(service.log.length > 10);
      const log = JSON.stringify(service.log);
      const secrets = [ADDRESS, thread, item.id, item._comment.edit_token!, moderator.name, moderator.cookie];
      for (const secret of [...secrets, 'Quentin', 'quentin', 'mail.example', 'Secret', 'Token'])
        assert.ok(!log.includes(secret), secret);
    });
  });
});
