import { Problem } from '../problem.js';
import { UnavailableError } from './database.js';

/** Seconds after which a client may try again. */
const RETRY_AFTER = '5';

/** SQLite's result codes of a disk that is full, broken or read-only, and of a file that others hold for too long. */
const SQLITE = /^SQLITE_(FULL|READONLY|IOERR|BUSY|LOCKED|CANTOPEN|CORRUPT|NOTADB|PROTOCOL|NOMEM)/;

/**
 * SQLSTATE classes of a PostgreSQL that is gone, restarting, full, read-only or out of time: connection exceptions,
 * sign-ins and databases that it refuses, insufficient resources, operator intervention, system errors; transactions that took
 * too long or lost all their tries
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const POSTGRES = /^(08|28|3D|53|57|58|25006|25P03|40001|40P01|55P03)/;

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

/** What of `pg` carries no code of its own. */
const PG_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|read-only|Cannot use a pool after/i;

/** The problem behind an error of the database that time may mend; nothing for any other error. */
export function asUnavailable(error: unknown): Problem | undefined {
  if (!isUnavailable(error)) return undefined;
  return new Problem(
    'unavailable',
    'The database cannot do this now. Try again in a moment; nothing was saved.',
    {
      cause: error,
      headers: { 'Retry-After': RETRY_AFTER },
    },
  );
}

/** An error at the start as one that is told in a sentence, where it is the database's; any other as it is. */
export function orUnavailable(error: unknown, what: string): unknown {
  if (error instanceof UnavailableError || !isUnavailable(error)) return error;
  return new UnavailableError(`${what}: ${innermost(error)}`, { cause: error });
}

function innermost(error: unknown): string {
  if (error instanceof AggregateError) return innermost(error.errors[0]);
  const { cause, message } = error as Error;
  return cause instanceof Error ? innermost(cause) : message;
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof UnavailableError) return true;
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && (SQLITE.test(code) || POSTGRES.test(code) || NETWORK.has(code)))
    return true;
  return PG_MESSAGES.test(error.message) || isUnavailable(error.cause);
}
