import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readFeed } from '../../src/feed/feed.js';
import type { FeedJson } from '../../src/sources/feed-json.js';
import type { Answer, Source } from '../../src/sources/source.js';

const SHARED = process.env['CALLBOX_SHARED'] ?? '../shared/data';

/** A file of real publishers' data; nothing where the folder, which is no part of the project, is absent. */
export function shared(path: string): string | undefined {
  const file = `${SHARED}/${path}`;
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/^\ufeff/, '') : undefined;
}

/** An upstream's answer with that body: a text, or what its JSON says. */
export function answerOf(body: unknown, url = 'https://upstream.example/answer'): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { text, json, url };
}

/** Asserts that what a source made is a feed that our reader takes, with every item. */
export function assertReadable(feed: FeedJson | undefined): void {
  if (!feed) return; // a strict source's word for an answer that is cut short
  const { items } = readFeed(JSON.parse(JSON.stringify(feed)), 'https://relay.example/feed.json');
  assert.equal(items.length, feed.items.length);
}

const anything = fc.oneof(
  fc.constant(null),
  fc.double(),
  fc.string(),
  fc.constantFrom('', ' ', '2026-13-45T99:99', 'javascript:alert(1)', '<b', '&#x110000;', '9'.repeat(400)),
  fc.array(fc.anything(), { maxLength: 3 }),
  fc.object({ maxDepth: 2 }),
  fc.boolean(),
);

/** Replaces one field, wherever it lies, by anything, in 1,000 variants: every one has to become a feed. */
export function assertBearsAnything(source: Source, body: unknown, now = Date.UTC(2026, 10, 28)): void {
  const paths = pathsIn(body);
  fc.assert(
    fc.property(fc.constantFrom(...paths), anything, (path, value) => {
      assertReadable(source(answerOf(replaced(body, path, value)), now));
    }),
    { numRuns: 1000 },
  );
}

/** The same of a text such as XML: replaces what stands between two of these marks. */
export function assertBearsAnyText(
  source: Source,
  body: string,
  values = /(?<=>)[^<]+(?=<)|(?<=")[^"<>]*(?=")/g,
): void {
  const places = [...body.matchAll(values)].map(({ index, 0: { length } }) => [index, length] as const);
  const text = fc.oneof(
    anything.map(value => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))),
    fc.constantFrom('<', '&', ']]>', '<b>', '</item>', '&lol;'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), text, ([index, length], value) => {
      const variant = body.slice(0, index) + value + body.slice(index + length);
      assertReadable(source(answerOf(variant), Date.UTC(2026, 10, 28)));
    }),
    { numRuns: 1000 },
  );
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, field]) => pathsIn(field, [...path, name]));
  return [path, ...inner];
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((entry, i) => (String(i) === String(name) ? replaced(entry, rest, by) : entry));
  const fields = value as Record<string, unknown>;
  return { ...fields, [name]: replaced(fields[name], rest, by) };
}
