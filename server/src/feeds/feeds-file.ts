import { readFileSync } from 'node:fs';

/** A feed of somebody's that this service knows by a name of its own. */
export interface NamedFeed {
  name: string;
  /** Address of its JSON Feed. */
  upstream: string;
}

/** Thrown where the file that `CALLBOX_FEEDS` names cannot be used; says where it is wrong and how to mend it. */
export class FeedsFileError extends Error {
  override readonly name = 'FeedsFileError';

  constructor(path: string, what: string, options?: ErrorOptions) {
    super(`CALLBOX_FEEDS: ${path} ${what}`, options);
  }
}

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_NAME = 60;

/**
 * Reads the file that `CALLBOX_FEEDS` names. Fields that it does not know are ignored.
 *
 * @throws {FeedsFileError} Where there is none, or it does not say what it should.
 */
export function readFeedsFile(path: string): NamedFeed[] {
  const { feeds } = (readJson(path) ?? {}) as { feeds?: unknown };
  if (!Array.isArray(feeds)) {
    const shape = '{"feeds": [{"name": "appeals", "upstream": "https://police.example/feeds/appeals.json"}]}';
    throw new FeedsFileError(path, `has no list "feeds"; write it as ${shape}`);
  }
  const mistakes = feeds.flatMap((feed, i) =>
    mistakesIn(feed, feeds.slice(0, i)).map(what => `feeds[${i}] ${what}`),
  );
  if (mistakes.length > 0) throw new FeedsFileError(path, `cannot be used:\n  ${mistakes.join('\n  ')}`);
  return (feeds as NamedFeed[]).map(({ name, upstream }) => ({ name, upstream: new URL(upstream).href }));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const isThere = cause instanceof SyntaxError;
    const what = isThere ? 'is no JSON' : 'cannot be read; name a file that the service may read';
    throw new FeedsFileError(path, `${what}: ${(cause as Error).message}`, { cause });
  }
}

function mistakesIn(feed: unknown, before: unknown[]): string[] {
  const { name, upstream } = (feed ?? {}) as Record<string, unknown>;
  const isName = typeof name === 'string' && NAME.test(name) && name.length <= LONGEST_NAME;
  const isTaken = isName && before.some(other => (other as NamedFeed | null)?.name === name);
  return [
    ...(isName ? [] : ['needs a "name" of lower-case letters, digits and hyphens, such as "appeals"']),
    ...(isTaken ? [`has the name of another, "${name}"; give it one of its own`] : []),
    ...(isUpstream(upstream)
      ? []
      : [
          'needs an "upstream", the whole address of a JSON Feed, such as "https://police.example/feeds/appeals.json"',
        ]),
  ];
}

function isUpstream(address: unknown): boolean {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
  return !!url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}
