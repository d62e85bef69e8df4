import { loadEmpty, loadFeed, loadUnchanged } from './load.mjs';
import { startFloor, startService } from './processes.mjs';
import { publishAtOnce, post } from './resident.mjs';
import { ratio, runRounds, spreads } from './rounds.mjs';

/** Comments in the thread that is read. */
const COMMENTS = 50;
const CONNECTIONS = 50;

/** How often a feed is read, beside an empty route of Hono. */
export async function measureReading(database, { rounds, seconds, profile }) {
  const floor = await startFloor();
  const service = await startService(database, profile);
  await fillThread(service, 'read');
  const how = { connections: CONNECTIONS, seconds };
  const figures = await runRounds(
    {
      empty: () => loadEmpty(floor, how),
      unchanged: () => loadUnchanged(service, 'read', how),
      feed: () => loadFeed(service, 'read', how),
    },
    rounds,
  );
  await service.stop();
  await floor.stop();
  const row = name => ({
    ...spreads(figures[name]),
    ...(name !== 'empty' && { ofEmptyRoute: ratio(figures[name], figures.empty) }),
  });
  return { empty: row('empty'), unchanged: row('unchanged'), feed: row('feed') };
}

export async function fillThread(service, thread) {
  await publishAtOnce(service, thread);
  for (let i = 0; i < COMMENTS; i++) await post(service, thread);
}
