import { once } from 'node:events';
import { connect } from 'node:net';
import { post, publishAtOnce } from './resident.mjs';
import { startService } from './processes.mjs';

/** Streams of one address; the service lets it have a few more. */
const PER_ADDRESS = 20;
/** Connections that are being made at once. */
const AT_ONCE = 100;
const PATIENCE = 60_000;
const MB = 1024 * 1024;

/** What an open page costs a server in memory, and how soon all of them hear of a comment. */
export async function measureStreams(database, count) {
  const service = await startService(database);
  await publishAtOnce(service, 'live');
  const before = await service.ask({ memory: true });
  const readers = [];
  while (readers.length < count) {
    const more = Array.from({ length: Math.min(AT_ONCE, count - readers.length) }, (_, i) =>
      openStream(service, addressOf(readers.length + i)),
    );
    readers.push(...(await Promise.all(more)));
  }
  const open = await service.ask({ memory: true });

  const start = performance.now();
  const all = Promise.all(readers.map(reader => reader.hears('event: comment')));
  await post(service, 'live');
  await Promise.race([all, new Promise(done => setTimeout(done, PATIENCE).unref())]);
  const milliseconds = performance.now() - start;
  const reached = readers.filter(reader => reader.hasHeard).length;

  for (const reader of readers) reader.close();
  await service.stop();
  return {
    service: {
      streams: count,
      reached,
      'ms until all had it': milliseconds,
      'MB before': before.rss / MB,
      'MB per 10,000': scaled(before.rss, open.rss, count),
      'MB per 10,000, heap': scaled(before.heapUsed, open.heapUsed, count),
    },
  };
}

const scaled = (before, after, count) => (10_000 * (after - before)) / count / MB;

const addressOf = index => {
  const address = Math.floor(index / PER_ADDRESS) + 2;
  return `127.0.${address >> 8}.${address & 255}`;
};

async function openStream({ port }, localAddress) {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  socket.setEncoding('utf8');
  let heard = '';
  socket.on('data', text => (heard += text));
  await once(socket, 'connect');
  socket.write(
    `GET /threads/live/live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`,
  );
  const reader = {
    hasHeard: false,
    async hears(what) {
      while (!heard.includes(what)) await once(socket, 'data');
      reader.hasHeard = true;
    },
    close: () => socket.destroy(),
  };
  await reader.hears('retry:');
  if (!heard.startsWith('HTTP/1.1 200')) throw new Error(`A stream was refused: ${heard.slice(0, 200)}`);
  reader.hasHeard = false;
  heard = '';
  return reader;
}
