import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { listen, ListenError, type TimeLimits } from '../src/listen.js';
import { LiveReader } from './faults/live-reader.js';
import { ORIGIN, ServiceProcess } from './faults/service-process.js';
import { LiveStream } from './support/live-stream.js';
import { publish } from './support/publish.js';
import { RawConnection } from './support/raw-connection.js';
import { PAGE } from './support/resident.js';
import { MINUTE, TestService } from './support/service.js';
import { createSqlite } from './support/sqlite-file.js';

/** What never comes is a failure, not a test that never ends. */
const TIME_LIMIT = { timeout: 60_000 };

const patient: TimeLimits = { headers: MINUTE, request: MINUTE, idle: MINUTE, check: MINUTE };

const BODY = JSON.stringify({ content_text: 'Sent while it stopped' });

async function start(t: TestContext, limits = patient) {
  const service = await TestService.open({ file: createSqlite() });
  const server = await listen(service.app, 0, limits);
  const thread = await service.thread();
  t.after(async () => {
    await server.stop(0);
    await service.close();
  });
  return { service, server, thread, port: server.port, url: `http://127.0.0.1:${server.port}` };
}

const openLive = async (url: string, thread: string) =>
  new LiveStream(await fetch(`${url}/threads/${thread}/live`));

describe('A service that is told to stop', () => {
  it('ends what it has begun, ends the streams, and takes nothing new', TIME_LIMIT, async t => {
    const { service, server, thread, port, url } = await start(t);
    const live = await openLive(url, thread);
    const post = await RawConnection.beginPost(port, thread, PAGE, BODY);
    const stopped = server.stop(MINUTE);
    assert.deepEqual(await live.rest(), []);
    await assert.rejects(RawConnection.open(port), { code: 'ECONNREFUSED' });

    post.send(BODY);
    assert.match(await post.ended, /HTTP\/1\.1 201 Created/);
    await stopped;
    assert.equal((await service.shown(thread)).length, 1);
  });

  it('holds nobody who asks for live events in that moment, nor itself', TIME_LIMIT, async t => {
    const { server, thread, port } = await start(t);
    const reader = await RawConnection.open(port, 'GET /healthz HTTP/1.1', 'Host: localhost', '');
    await reader.receive('{"status":"ok"}');
    reader.send(`GET /threads/${thread}/live HTTP/1.1\r\nHost: localhost\r\n`);
    const post = await RawConnection.beginPost(port, thread, PAGE, BODY); // by then those bytes have come, too
    const stopped = server.stop(MINUTE);
    reader.send('\r\n');
    const answer = await reader.ended;
    assert.match(answer, /text\/event-stream/);
    assert.match(answer, /^connection: close/im, 'nothing more is taken here');
    post.send(BODY);
    await stopped;
  });

  it('cuts whoever does not come to an end', TIME_LIMIT, async t => {
    const { server, thread, port } = await start(t);
    const post = await RawConnection.beginPost(port, thread, PAGE, BODY);
    await server.stop(1);
    assert.doesNotMatch(await post.ended, /HTTP\/1\.1 2\d\d (?!Continue)/);
  });

  it('does so as a program, by SIGTERM, and ends without an error', TIME_LIMIT, async t => {
    const service = await ServiceProcess.start({ file: createSqlite() });
    t.after(() => service.end('SIGKILL'));
    const port = Number(new URL(service.url).port);
    const live = await LiveReader.open(service.url, 'bridge');
    const post = await RawConnection.beginPost(port, 'bridge', ORIGIN, BODY);
    const exited = service.end('SIGTERM');
    await live.ended;
    post.send(BODY);
    assert.match(await post.ended, /HTTP\/1\.1 202 Accepted/);
    assert.deepEqual(await exited, { code: 0, signal: null, errors: '' });
  });
});

describe('A client that takes its time', () => {
  const request = ['GET /healthz HTTP/1.1', 'Host: localhost'];

  it('is cut where its headers do not come to an end', TIME_LIMIT, async t => {
    const { port } = await start(t, { ...patient, headers: 50, check: 10 });
    assert.match(await (await RawConnection.open(port, ...request)).ended, /^HTTP\/1\.1 408 /);
  });

  it('is cut where its body does not come to an end, and nothing of it is kept', TIME_LIMIT, async t => {
    const { service, port, thread } = await start(t, { ...patient, headers: 50, request: 50, check: 10 });
    const post = await RawConnection.beginPost(port, thread, PAGE, BODY);
    post.send(BODY.slice(0, -1));
    assert.match(await post.ended, /HTTP\/1\.1 408 /);
    assert.deepEqual(await service.shown(thread), []);
  });

  it('is cut where it asks for nothing more', TIME_LIMIT, async t => {
    const { port } = await start(t, { ...patient, idle: 50 });
    assert.match(await (await RawConnection.open(port, ...request, '')).ended, /^HTTP\/1\.1 200 OK/);
  });

  it('is not cut while it listens to live events', TIME_LIMIT, async t => {
    const { service, port, url, thread } = await start(t, { headers: 50, request: 50, idle: 50, check: 10 });
    const live = await openLive(url, thread);
    for (let i = 0; i < 3; i++) await (await RawConnection.open(port, ...request)).ended;
    const [id] = await publish(service, thread, 1);
    assert.deepEqual(await live.hear(1), [`published ${id}`]);
    await live.leave();
  });
});

describe('A port that is in use', () => {
  it('is told in a sentence that says what to do', TIME_LIMIT, async t => {
    const { service, port } = await start(t);
    await assert.rejects(listen(service.app, port), (error: unknown) => {
      assert.ok(error instanceof ListenError);
      assert.equal(
        error.message,
        `Port ${port} is in use. Stop what listens there, or set PORT to another one.`,
      );
      return true;
    });
  });

  it('ends the program with that sentence alone', TIME_LIMIT, async t => {
    const { port } = await start(t);
    await assert.rejects(ServiceProcess.start({ file: createSqlite() }, { PORT: String(port) }), {
      code: 1,
      message: `Port ${port} is in use. Stop what listens there, or set PORT to another one.\n`,
    });
  });
});
