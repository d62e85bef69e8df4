import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseAddress } from '../../src/store/open.js';
import type { startPostgres } from '../support/postgres.js';
import { audit, prepare } from './ledger.js';
import { between, randomFrom } from './random.js';
import { ServiceProcess } from './service-process.js';
import { Writers } from './writers.js';

export interface Killing {
  database: DatabaseAddress;
  rounds: number;
  seed: number;
  /** Killed instead of the service, which then has to go on by itself. */
  postgres?: Awaited<ReturnType<typeof startPostgres>>;
}

export interface Killed {
  acknowledged: number;
  /** Requests that the kills cut off, and posts that were refused with 503. */
  cut: number;
  refused: number;
  /** Should be empty. */
  wrong: string[];
}

/** Kills the service, or its PostgreSQL, at random moments while twenty writers post, and counts what is lost. */
export async function killWhileWriting({ database, rounds, seed, postgres }: Killing): Promise<Killed> {
  const random = randomFrom(seed);
  await prepare(database);
  let service = ServiceProcess.start(database);
  const writers = new Writers({ service: async () => (await service).url, random });

  try {
    for (let round = 1; round <= rounds; round++) {
      const running = await service;
      await running.during(writers.acknowledge(between(random, 1, 150)));
      await wait(random() * 10); // an acknowledgement is never the moment between two
      if (postgres) {
        await postgres.kill();
        await running.during(writers.refuse(1));
        await postgres.restart();
      } else {
        service = running.end('SIGKILL').then(() => ServiceProcess.start(database));
      }
    }
    await (await service).during(writers.acknowledge(20));
    await (await service).during(writers.finish());
  } finally {
    writers.abandon();
  }
  const { code } = await (await service).end('SIGTERM');

  const wrong = [...writers.wrong, ...(await audit(database, writers.acknowledged))];
  if (code !== 0) wrong.push(`the service ended with ${code}`);
  return { acknowledged: writers.acknowledged.length, cut: writers.cut, refused: writers.refused, wrong };
}
