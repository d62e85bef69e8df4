import { parseArgs } from 'node:util';
import { UnavailableError } from '../store/database.js';
import type { DatabaseAddress } from '../store/open.js';
import { CommandError } from './command-error.js';
import { describe } from './contents.js';
import { checkDump } from './dump.js';
import { isOutside, readBytes } from './files.js';
import { backupPostgres, checkPostgres, restorePostgres } from './postgres.js';
import { backupSqlite, checkCopy, checkSqlite, restoreSqlite } from './sqlite.js';

const HELP = `The comment service.

  npm run server                            serves, until it is told to stop
  npm run server -- backup FILE [--force]   writes a whole copy of the database, also while servers run
  npm run server -- restore FILE [--force]  puts a copy in the database's place; no server may run
  npm run server -- check [FILE]            says whether a copy, or the database, is whole
  npm run server -- --help                  shows this

The database is the one that DATABASE or DATABASE_URL names. docs/comment-service.md says more.`;

interface Command {
  /** Where it works on a file, whether that has to be named. */
  needsFile: boolean;
  run: (file: string | undefined, database: DatabaseAddress, isForced: boolean) => Promise<string>;
}

const commands: Record<string, Command> = {
  backup: {
    needsFile: true,
    async run(file, database, isForced) {
      const counts =
        'url' in database
          ? await backupPostgres(database.url, file!, isForced)
          : await backupSqlite(database.file, file!, isForced);
      return `${file} holds ${describe(counts)}.`;
    },
  },
  restore: {
    needsFile: true,
    async run(file, database, isForced) {
      if ((await isDump(file!)) !== 'url' in database)
        throw new CommandError(`${file} is no copy of such a database: it goes back to where it came from.`);
      const { counts, replaced } =
        'url' in database
          ? await restorePostgres(file!, database.url, isForced, Date.now())
          : await restoreSqlite(file!, database.file, isForced, Date.now());
      const kept = replaced ? ` What was there is kept as ${replaced}.` : '';
      return `Restored ${describe(counts)}.${kept} Everybody has to sign in again.`;
    },
  },
  check: {
    needsFile: false,
    async run(file, database) {
      if (file === undefined) {
        const counts =
          'url' in database ? await checkPostgres(database.url) : await checkSqlite(database.file);
        return `The database is whole: ${describe(counts)}.`;
      }
      const counts = (await isDump(file)) ? await checkDump(file) : await checkCopy(file);
      return `${file} is whole: ${describe(counts)}.`;
    },
  },
};

/** How a command ended; 2 where it was not understood. */
export interface Outcome {
  code: 0 | 1 | 2;
  words: string;
}

/** Does what the words after the program's name say. */
export async function runCommand(words: string[], readDatabase: () => DatabaseAddress): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, force: { type: 'boolean' } },
    });
    if (values.help || positionals[0] === 'help') return { code: 0, words: HELP };
    const [name = '', file, ...rest] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) return { code: 2, words: `There is no command "${name}".\n\n${HELP}` };
    if (rest.length > 0 || (command.needsFile && !file))
      return { code: 2, words: `"${name}" takes one file.\n\n${HELP}` };
    return { code: 0, words: await command.run(file, readDatabase(), values.force === true) };
  } catch (error) {
    if (isMistake(error)) return { code: 2, words: `${error.message}\n\n${HELP}` };
    if (error instanceof CommandError || error instanceof UnavailableError || isOutside(error))
      return { code: 1, words: error.message };
    throw error;
  }
}

const isMistake = (error: unknown): error is Error =>
  error instanceof TypeError && ((error as NodeJS.ErrnoException).code ?? '').startsWith('ERR_PARSE_ARGS');

/** Whether a file was written by pg_dump, in its custom format. */
async function isDump(file: string): Promise<boolean> {
  try {
    return (await readBytes(file, 5, 0)).toString('latin1') === 'PGDMP';
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
