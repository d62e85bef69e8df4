import { verifyChecksum } from './checksum.js';
import { CommandError } from './command-error.js';
import { COUNTED, refuseNewer, type Counts } from './contents.js';
import { startProgram } from './postgres-programs.js';

/** Reads a copy to its end and counts what it holds; whether it agrees with itself is seen when it is restored. */
export async function checkDump(file: string): Promise<Counts> {
  await verifyChecksum(file);
  const counts = {} as Counts;
  const migrations: string[] = [];
  let table: string | undefined;
  let rows = 0;
  await readDump(file, line => {
    if (table === undefined) {
      table = /^COPY (?:public\.)?(\w+) \(/.exec(line)?.[1];
      rows = 0;
    } else if (line === '\\.') {
      const counted = COUNTED.find(name => name === table);
      if (counted) counts[counted] = rows;
      table = undefined;
    } else {
      rows += 1;
      if (table === 'kysely_migration') migrations.push(line.split('\t', 1)[0]!);
    }
  });
  const missing = COUNTED.filter(name => counts[name] === undefined);
  if (missing.length > 0)
    throw new CommandError(
      `${file} is no whole copy of this service's database: it lacks ${missing.join(', ')}.`,
    );
  refuseNewer(file, migrations);
  return counts;
}

/** Lines end with a line feed only: what else is taken for the end of one can stand in a comment. */
async function readDump(file: string, onLine: (line: string) => void): Promise<void> {
  const { child, done } = startProgram('pg_restore', ['--data-only', '--file=-', file]);
  let rest = '';
  child.stdout!.setEncoding('latin1');
  child.stdout!.on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop()!;
    lines.forEach(onLine);
  });
  await done;
}

/**
 * Carries out a copy's statements between others, in one transaction: whatever ends it early, a power cut too, leaves the
 * database as it was.
 */
export async function runDump(file: string, url: string, before: string[], after: string[]): Promise<void> {
  const words = ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null'];
  const psql = startProgram('psql', words, url);
  const script = startProgram('pg_restore', ['--no-owner', '--no-privileges', '--file=-', file]);
  let failure: unknown;
  const end = (error: unknown) => {
    failure ??= error; // the other fails because it is ended
    psql.child.kill();
    script.child.kill();
  };
  psql.child.stdout!.resume();
  psql.child.stdin!.write(statements('begin', ...before));
  script.child.stdout!.pipe(psql.child.stdin!, { end: false });
  await Promise.all([
    script.done
      .then(() => void psql.child.stdin!.end(statements('set search_path to public', ...after, 'commit')))
      .catch(end),
    psql.done.catch(end),
  ]);
  if (failure) throw failure;
}

const statements = (...list: string[]) => list.map(statement => `${statement};\n`).join('');
