import type { Context } from 'hono';
import { eventStream } from '../live/event-stream.js';
import type { Services } from '../services.js';
import { countQueues } from '../store/queues.js';

const TOPIC = 'moderation';

/** Milliseconds in which changes are gathered: many may come at once, and each means counting. */
const GATHER = 200;

/** `GET live`: Server-Sent Events whenever a queue has changed, with how many comments each holds. */
export function liveQueues({ store, live, log, senderOf }: Services) {
  let timer: NodeJS.Timeout | undefined;

  store.database.hub.listen(({ about }) => {
    if (about === 'settings' || about === 'accounts' || timer || !live.topics().includes(TOPIC)) return;
    timer = setTimeout(() => void tell(), GATHER);
  });

  async function tell() {
    timer = undefined;
    try {
      live.send(TOPIC, { event: 'change', data: { counts: await countQueues(store.db) } });
    } catch (error) {
      log({ level: 'warn', event: 'counts-unavailable', error: String(error) });
    }
  }

  return (c: Context) => eventStream(c, () => live.open(TOPIC, senderOf(c).address));
}
