import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabases } from './databases.mjs';
import { measureMixed } from './mixed.mjs';
import { measurePosting } from './posting.mjs';
import { measureReading } from './reading.mjs';
import { print } from './report.mjs';
import { measureStreams } from './streams.mjs';

const options = {
  rounds: { type: 'string', default: '7' },
  seconds: { type: 'string', default: '3' },
  streams: { type: 'string', default: '10000' },
  only: { type: 'string', default: 'reading,posting,mixed,streams' },
  on: { type: 'string', default: 'sqlite,postgres' },
  output: { type: 'string' },
  profile: { type: 'string' },
};

/** `npm run bench -- server`: what the comment service reaches, beside the floor of what it stands on. */
export async function run(words) {
  const { values } = parseArgs({ args: words, options });
  const how = { rounds: Number(values.rounds), seconds: Number(values.seconds), profile: values.profile };
  const wanted = values.only.split(',');
  const databases = await openDatabases();
  const results = { machine: describeMachine(), rounds: how.rounds, seconds: how.seconds };
  try {
    for (const kind of values.on.split(',')) {
      const create = databases.kinds[kind];
      if (!create) continue;
      results[kind] = {};
      const measure = async (name, work) => {
        if (!wanted.includes(name)) return;
        results[kind][name] = await work();
        print(kind, name, results[kind][name]);
      };
      await measure('reading', async () => measureReading(await create(), how));
      await measure('posting', async () => measurePosting(create, { ...how, kind }));
      await measure('mixed', async () => measureMixed(await create(), how));
      await measure('streams', async () => measureStreams(await create(), Number(values.streams)));
    }
  } finally {
    await databases.close();
  }
  const file = values.output ?? fileURLToPath(new URL('../results/latest.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`\nWritten to ${file}`);
}

function describeMachine() {
  return `${cpus().length} cores, Node ${process.versions.node.split('.')[0]}`;
}
