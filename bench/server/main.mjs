import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabases } from './databases.mjs';
import { measureMixed } from './mixed.mjs';
import { measurePosting } from './posting.mjs';
import { writePage } from './page.mjs';
import { drawResults } from './picture.mjs';
import { measureReading } from './reading.mjs';
import { print } from './report.mjs';
import { measureStreams } from './streams.mjs';

const options = {
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '3' },
  streams: { type: 'string', default: '10000' },
  only: { type: 'string', default: 'reading,posting,mixed,streams' },
  on: { type: 'string', default: 'sqlite,postgres' },
  keep: { type: 'boolean', default: false },
  profile: { type: 'string' },
};

/** `npm run bench -- server`: what the comment service reaches, beside the floor of what it stands on. */
export async function run(words) {
  const { values } = parseArgs({ args: words, options });
  const how = { rounds: Number(values.rounds), seconds: Number(values.seconds), profile: values.profile };
  const wanted = values.only.split(',');
  if (values.keep && values.only !== options.only.default) throw new Error('What is kept is a whole run');
  const databases = await openDatabases();
  const results = {
    machine: describeMachine(),
    load: loadavg()[0],
    rounds: how.rounds,
    seconds: how.seconds,
  };
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
  const file = write(values.keep ? 'server.json' : 'latest.json', JSON.stringify(results, undefined, 2));
  if (values.keep) {
    write('server.svg', drawResults(results));
    await writePage(results);
  }
  console.log(`\nWritten to ${file}`);
}

function write(name, text) {
  const file = fileURLToPath(new URL(`../results/${name}`, import.meta.url));
  writeFileSync(file, `${text.trimEnd()}\n`);
  return file;
}

function describeMachine() {
  return `${cpus().length} cores, Node ${process.versions.node.split('.')[0]}`;
}
