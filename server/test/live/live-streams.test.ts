import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachDatabase } from '../support/databases.js';
import { LiveStream } from '../support/live-stream.js';
import { publish } from '../support/publish.js';
import { TestService, useService } from '../support/service.js';

/** What never comes is a failure, not a test that never ends. */
const TIME_LIMIT = { timeout: 60_000 };

/** Streams that one address may have. */
const STREAMS = 24;

forEachDatabase('The streams of a household', database => {
  const service = useService(database);

  it(`are at most ${STREAMS} at once; whoever leaves makes room`, TIME_LIMIT, async t => {
    const thread = await service.thread();
    const [tablet, phone] = ['2001:db8:1:2::1', '2001:db8:1:2:3::9'].map(address =>
      service.resident({ address }),
    );
    const streams: LiveStream[] = [];
    t.after(() => Promise.all(streams.map(stream => stream.leave())));
    const open = async (resident = tablet!) => streams.push(await LiveStream.open(resident, thread));
    for (let i = 0; i < STREAMS; i++) await open(i % 2 ? tablet : phone);

    const refused = await phone!.send(`/threads/${thread}/live`);
    assert.deepEqual([refused.status, refused.problemName], [429, 'rate-limited']);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    await open(service.resident());

    await streams[0]!.leave();
    await open();
    assert.equal((await tablet!.send(`/threads/${thread}/live`)).status, 429);
  });

  it('are none where a program asks for the headers alone', TIME_LIMIT, async t => {
    const thread = await service.thread();
    const resident = service.resident();
    for (let i = 0; i <= STREAMS; i++)
      assert.equal((await resident.send(`/threads/${thread}/live`, { method: 'HEAD' })).status, 200);
    const live = await LiveStream.open(resident, thread);
    t.after(() => live.leave());
  });

  it('end where nobody reads them', TIME_LIMIT, async t => {
    const thread = await service.thread();
    const resident = service.resident();
    const asleep = [];
    for (let i = 0; i < STREAMS; i++) asleep.push(await resident.open(`/threads/${thread}/live`));
    await publish(service, thread, 800);
    const awake = await LiveStream.open(resident, thread);
    t.after(() => awake.leave());
    const heard = await new LiveStream(asleep[0]!).rest();
    assert.ok(heard.length > 0 && heard.length < 800, String(heard.length));
  });
});

forEachDatabase('A stream on which nothing happens', database => {
  it('shows every 25 seconds that it lives, until the service ends it', TIME_LIMIT, async t => {
    const service = await TestService.open(await database.create());
    t.after(() => {
      t.mock.timers.reset(); // or what the service began by the machine's clock would go on
      return service.close();
    });
    t.mock.timers.enable({ apis: ['setInterval'] });
    const live = await LiveStream.open(service.resident(), await service.thread());
    assert.equal(await live.nextBlock(), 'retry: 5000');
    t.mock.timers.tick(24_999);
    service.store.database.hub.tell({ about: 'everything' });
    assert.equal(await live.nextBlock(), 'event: comment\ndata: {"type":"thread"}', 'no beat yet');
    for (let beat = 0; beat < 3; beat++) {
      t.mock.timers.tick(beat === 0 ? 1 : 25_000);
      assert.equal(await live.nextBlock(), ':');
    }
    service.app.close();
    assert.deepEqual(await live.rest(), []);
  });

  it('ends at once where it is asked for while the service stops', TIME_LIMIT, async t => {
    const service = await TestService.open(await database.create());
    t.after(() => service.close());
    const thread = await service.thread();
    service.app.close();
    const live = await LiveStream.open(service.resident(), thread);
    assert.deepEqual(await live.rest(), []);
  });
});
