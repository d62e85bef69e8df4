import type { Context } from 'hono';
import { eventStream } from '../live/event-stream.js';
import type { Notice } from '../live/hub.js';
import type { LiveEvent } from '../live/live-streams.js';
import type { Services } from '../services.js';
import { allowedThread } from './thread-name.js';

/** Events that a reader who comes back is told at most; whoever was away for longer is told to read the thread anew. */
const MISSED = 50;

/** `GET /threads/:thread/live`: Server-Sent Events whenever the thread's feed reads otherwise. */
export function liveThread({ store, options, limits, live, senderOf }: Services) {
  store.database.hub.listen(notice => {
    if (notice.about === 'thread') {
      live.send(topicOf(notice.thread), eventOf(notice));
    } else if (notice.about === 'everything') {
      for (const topic of live.topics()) live.send(topic, toEvent('thread', undefined, undefined));
    }
  });

  return async (c: Context) => {
    const sender = senderOf(c);
    await limits.spendRead(sender.address, sender.hash);
    const thread = allowedThread(c, options);
    const first = await readFirst(thread, c.req.header('Last-Event-ID'));
    return eventStream(c, () => live.open(topicOf(thread), sender.address, first));
  };

  /** What a reader who comes back has missed, and what happens while that is read. */
  async function readFirst(thread: string, lastId: string | undefined): Promise<LiveEvent[]> {
    const meanwhile: LiveEvent[] = [];
    const end = store.database.hub.listen(notice => {
      if (notice.about === 'thread' && notice.thread === thread) meanwhile.push(eventOf(notice));
    });
    try {
      const missed = await readMissed(thread, lastId);
      const told = missed.at(-1)?.id ?? 0;
      return [...missed, ...meanwhile.filter(({ id = 0 }) => id > told)];
    } finally {
      end();
    }
  }

  async function readMissed(thread: string, lastId: string | undefined): Promise<LiveEvent[]> {
    if (!lastId || !/^\d{1,15}$/.test(lastId)) return [];
    const last = Number(lastId);
    const events = await store.db
      .selectFrom('thread_events')
      .selectAll()
      .where('thread', '=', thread)
      .where('revision', '>', last)
      .orderBy('revision')
      .limit(MISSED + 1)
      .execute();
    const { revision } = await store.threads.byName(thread);
    const isWhole = events.length <= MISSED && events.length === revision - last;
    if (isWhole) return events.map(event => toEvent(event.type, event.comment ?? undefined, event.revision));
    return revision === last ? [] : [toEvent('thread', undefined, revision)];
  }
}

const topicOf = (thread: string) => `thread ${thread}`;

const eventOf = ({ type, comment, revision }: Notice & { about: 'thread' }) =>
  toEvent(type, comment, revision);

const toEvent = (type: string, id: string | undefined, revision: number | undefined): LiveEvent => ({
  event: 'comment',
  data: { type, ...(id && { id }) },
  ...(revision !== undefined && { id: revision }),
});
