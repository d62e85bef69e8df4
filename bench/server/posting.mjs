import { loadPosts, loadRawPosts } from './load.mjs';
import { startFloor, startService } from './processes.mjs';
import { THREAD } from './raw-row.mjs';
import { ratio, runRounds, spreads } from './rounds.mjs';

/** Residents who post at once. */
const WRITERS = 20;

/**
 * How often a comment is posted, beside the statements of a post in a transaction each: by themselves, and behind an empty
 * route that reads the same body. SQLite has one writer at a time; PostgreSQL as many as there are writers.
 */
export async function measurePosting(create, { rounds, seconds, profile, kind }) {
  const rawDatabase = await create();
  await (await startService(rawDatabase)).stop(); // makes the tables
  const floor = await startFloor(rawDatabase);
  const service = await startService(await create(), profile);
  const how = { connections: WRITERS, seconds };
  const insert = together => floor.ask({ insert: { milliseconds: 1000 * seconds, together } });
  const figures = await runRounds(
    {
      raw: () => insert(kind === 'sqlite' ? 1 : WRITERS),
      ...(kind === 'sqlite' && { rawTogether: () => insert(WRITERS) }),
      rawRoute: () => loadRawPosts(floor, how),
      post: () => loadPosts(service, THREAD, how),
    },
    rounds,
  );
  await service.stop();
  await floor.stop();
  const row = name => ({
    ...spreads(figures[name]),
    ...(name !== 'post' && { ofRaw: ratio(figures.post, figures[name]) }),
  });
  return Object.fromEntries(Object.keys(figures).map(name => [name, row(name)]));
}
