import { Problem } from '../problem.js';

/** Refuses whoever posts from a page that is not on the list; the sandboxed ("null") and those that do not say, too. */
export function checkOrigin(origin: string | undefined, allowed: ReadonlySet<string>): string {
  if (origin && allowed.has(origin)) return origin;
  const who = origin ? `Pages of ${origin}` : 'Requests without an Origin';
  throw new Problem(
    'origin-not-allowed',
    `${who} may not post here. The service's CALLBOX_ORIGINS lists those that may.`,
  );
}

/**
 * An origin as browsers send it, from what somebody wrote into the settings.
 *
 * @throws {Error} Where it is none: a pattern, an address with a path.
 */
export function readOrigin(written: string): string {
  const origin = URL.canParse(written) ? new URL(written).origin : 'null';
  const isWhole = origin !== 'null' && [origin, `${origin}/`].includes(written.toLowerCase());
  if (!isWhole || written.includes('*')) {
    throw new Error(
      `"${written}" is no origin; write it as https://www.city.example, without path or pattern`,
    );
  }
  return origin;
}
