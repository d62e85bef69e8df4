import { loadFeed, loadPosts, loadUnchanged } from './load.mjs';
import { startService } from './processes.mjs';
import { fillThread } from './reading.mjs';
import { THREAD } from './raw-row.mjs';
import { runRounds, spreads } from './rounds.mjs';

const READERS = 200;
const WRITERS = 20;

/** How long readers wait while others write: into another thread, and into the one that is read, which changes with each. */
export async function measureMixed(database, { rounds, seconds, profile }) {
  const service = await startService(database, profile);
  await fillThread(service, 'read');
  await fillThread(service, 'written');
  const readers = { connections: READERS, seconds };
  const writers = { connections: WRITERS, seconds };
  const both = async (reading, writing) => {
    const [read, write] = await Promise.all([reading, writing]);
    return { ...read, writesPerSecond: write.perSecond, writesP99: write.p99 };
  };
  const figures = await runRounds(
    {
      held: () => both(loadFeed(service, 'read', readers), loadPosts(service, THREAD, writers)),
      heldUnchanged: () => both(loadUnchanged(service, 'read', readers), loadPosts(service, THREAD, writers)),
      published: () =>
        both(
          loadFeed(service, 'written', readers),
          loadPosts(service, 'written', { ...writers, expected: 201 }),
        ),
    },
    rounds,
  );
  await service.stop();
  return Object.fromEntries(Object.entries(figures).map(([name, list]) => [name, spreads(list)]));
}
