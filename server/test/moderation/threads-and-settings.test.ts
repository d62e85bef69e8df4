import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { Moderator } from '../support/moderator.js';
import { MINUTE, TestService, useService } from '../support/service.js';

forEachDatabase('A thread', database => {
  const service = useService(database);

  it('is closed with a reason that the page shows, and opened again', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    await moderator.post(`/threads/${thread}`, { closed: true, closed_reason: 'Council has decided.' });
    const { _comments } = (await service.resident().feed(thread)).feed;
    assert.deepEqual([_comments.closed, _comments.closed_reason], [true, 'Council has decided.']);
    const refused = await service.resident().post(thread, { content_text: 'Too late?' });
    assert.equal(refused.problemName, 'thread-closed');
    assert.match(refused.problem.detail, /Council has decided/);
    await moderator.post(`/threads/${thread}`, { closed: false, closed_reason: null });
    assert.equal((await service.resident().post(thread, { content_text: 'In time' })).status, 201);
  });

  it('closes by itself at a time', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const closes = new Date(service.now + MINUTE).toISOString();
    await moderator.post(`/threads/${thread}`, { closes });
    assert.equal((await service.resident().feed(thread)).feed._comments.closes, closes);
    assert.equal((await service.resident().post(thread, { content_text: 'In time' })).status, 201);
    service.pass(MINUTE);
    assert.equal(
      (await service.resident().post(thread, { content_text: 'Too late' })).problemName,
      'thread-closed',
    );
  });

  it('has the title and page that a moderator gives it, and its own way of moderation', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: null });
    const changed = await moderator.post(`/threads/${thread}`, {
      title: 'Trams by night',
      page_url: 'https://www.city.example/trams',
      moderation: 'after',
    });
    assert.deepEqual(changed.body.thread, {
      name: thread,
      title: 'Trams by night',
      page_url: 'https://www.city.example/trams',
      count: 0,
      pending: 0,
      closed: false,
      moderation: 'after',
      effective_moderation: 'after',
    });
    const { title, _comments } = (await service.resident().feed(thread)).feed;
    assert.deepEqual([title, _comments.moderation], ['Trams by night', 'after']);
  });

  it('names each field that cannot be taken', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread();
    const answer = await moderator.post(`/threads/${thread}`, {
      closed: 'yes',
      closes: 'tomorrow',
      moderation: 'never',
      page_url: 'javascript:alert(1)',
    });
    assert.deepEqual(answer.fieldErrors.sort(), [
      '#/closed type',
      '#/closes format',
      '#/moderation unknown',
      '#/page_url format',
    ]);
    assert.equal((await moderator.get('/threads/-not-a-name')).problemName, 'not-found');
  });

  it('tells moderators how many wait in it', async () => {
    const moderator = await Moderator.of(service);
    const thread = await service.thread({ moderation: 'before' });
    await service.resident().write(thread, 'One');
    await service.resident().write(thread, 'Two');
    const { threads } = (await moderator.get('/threads')).body as {
      threads: { name: string; pending: number }[];
    };
    assert.equal(threads.find(({ name }) => name === thread)!.pending, 2);
  });

  it('sends moderators the new numbers as they change', async () => {
    const moderator = await Moderator.of(service);
    const response = await service.app.request('/api/moderation/live', {
      headers: { Cookie: moderator.cookie },
    });
    assert.equal(response.headers.get('Content-Type'), 'text/event-stream; charset=utf-8');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const { counts } = (await moderator.get('/counts')).body as { counts: { pending: number } };
    await service.resident().write(await service.thread({ moderation: 'before' }), 'Hello');
    let heard = '';
    while (!heard.includes('event: change')) heard += (await reader.read()).value;
    const [, data] = /event: change\ndata: (.*)\n/.exec(heard)!;
    assert.equal((JSON.parse(data!) as { counts: { pending: number } }).counts.pending, counts.pending + 1);
    await reader.cancel();
  });
});

forEachDatabase('The settings', database => {
  it('are saved by an admin, shown in every feed, and refused where another saved meanwhile', async () => {
    const service = await TestService.open(await database.create());
    const admin = await Moderator.of(service, ['admin']);
    const thread = await service.thread();
    const before = await service.resident().feed(thread);
    const { settings } = (await admin.get('/settings')).body as { settings: Record<string, unknown> };
    const changed = {
      ...settings,
      agency: 'City of Averley',
      notice: 'Ring 999 in an emergency.',
      max_length: 500,
    };
    const saved = await admin.send('PUT', '/settings', changed);
    assert.equal(saved.status, 200, saved.text);

    const after = await service.resident().feed(thread, '', { 'If-None-Match': before.headers.get('ETag')! });
    assert.equal(after.feed._comments.notice, 'Ring 999 in an emergency.');
    assert.equal(after.feed._comments.max_length, 500);

    const second = await admin.send('PUT', '/settings', { ...changed, agency: 'Another' });
    assert.equal(second.problemName, 'conflict');
    assert.equal((second.body.settings as { agency: string }).agency, 'City of Averley');
    await service.close();
  });

  it('have every mistake named where it stands', async () => {
    const service = await TestService.open(await database.create());
    const admin = await Moderator.of(service, ['admin']);
    const { settings } = (await admin.get('/settings')).body as { settings: Record<string, object> };
    const answer = await admin.send('PUT', '/settings', {
      ...settings,
      kinds: [{ id: 'Not a code', label: '' }],
      guidelines_url: 'javascript:alert(1)',
      max_length: 0,
      retention: { ...settings.retention, rejected_days: -1 },
      digest: { to: ['nobody'], every_minutes: 60 },
    });
    assert.deepEqual(answer.fieldErrors.sort(), [
      '#/digest/to/0 format',
      '#/guidelines_url format',
      '#/kinds/0/id format',
      '#/kinds/0/label missing',
      '#/max_length format',
      '#/retention/rejected_days format',
    ]);
    const words = await admin.send('PUT', '/settings', { ...settings, held_words: ['fine', '/(/'] });
    assert.deepEqual(words.fieldErrors, ['#/held_words/1 format']);
    await service.close();
  });

  it('let moderators edit the list of held words, and nothing else', async () => {
    const service = await TestService.open(await database.create());
    const moderator = await Moderator.of(service);
    const { settings } = (await moderator.get('/settings')).body as { settings: Record<string, unknown> };
    const other = await moderator.send('PUT', '/settings', { ...settings, notice: 'Nothing to see' });
    assert.equal(other.problemName, 'forbidden');
    const words = await moderator.send('PUT', '/settings', {
      ...settings,
      held_words: ['crook', '/fr[e3]+/'],
    });
    assert.equal(words.status, 200, words.text);

    const thread = await service.thread();
    const held = await service.resident().post(thread, { content_text: 'You CROOK' });
    const fine = await service.resident().post(thread, { content_text: 'A crooked street' });
    const pattern = await service.resident().post(thread, { content_text: 'for fr33' });
    assert.deepEqual([held.status, fine.status, pattern.status], [202, 201, 202]);
    assert.deepEqual(await service.heldFor(held.item.id), ['held-words']);
    await service.close();
  });
});

forEachDatabase('Settings that two admins save', database => {
  const service = useService(database);

  it('are refused to the second, also where this server has not read the first’s yet', async () => {
    const admin = await Moderator.of(service, ['admin']);
    const { settings } = (await admin.get('/settings')).body as { settings: Record<string, unknown> };
    assert.equal((await admin.send('PUT', '/settings', { ...settings, agency: 'First' })).status, 200);
    service.store.database.hub.tell({ about: 'settings' }); // as it comes from another server
    const second = await admin.send('PUT', '/settings', { ...settings, agency: 'Second' });
    assert.equal(second.problemName, 'conflict');
    assert.equal((second.body.settings as { agency: string }).agency, 'First');
    assert.equal((await service.resident().feed('bridge')).status, 200, 'and the service goes on');
  });
});
