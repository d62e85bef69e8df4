import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

const PICTURE =
  '![Requests per second of the comment service, beside an empty route and raw statements](../bench/results/server.svg)';

/** The figures stand between `<!-- figures: … -->` and `<!-- end figures -->`. */
const FIGURES = /(<!-- figures: [^>]*-->)[^]*?(<!-- end figures -->)/;

/** Writes what was reached into the page of the documentation. */
export async function writePage(results) {
  const page = readFileSync(PAGE, 'utf8').replace(FIGURES, (_, begin, end) =>
    [begin, PICTURE, intro(results), table(asked, results), table(speeds, results), end].join('\n\n'),
  );
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

const intro = ({ machine, load, rounds, seconds }) =>
  `Medians of ${rounds} rounds of ${seconds} seconds, with the least and the most in brackets; ${machine}, and a load average of ` +
  `${load.toFixed(1)} when the run began.`;

const asked = [
  ['', 'asked'],
  ['304s, beside an empty route of Hono', 'at least 0.7', r => times(r.reading.unchanged.ofEmptyRoute)],
  ['posts, beside the raw statements by themselves', 'at least 0.5', r => times(r.posting.raw.ofRaw)],
  ['posts, beside the same behind an empty route', 'at least 0.5', r => times(r.posting.rawRoute.ofRaw)],
  ['p99 of 200s while 20 write elsewhere', 'under 50 ms', r => ms(r.mixed.held.p99)],
  ['p99 of 304s while 20 write elsewhere', 'under 50 ms', r => ms(r.mixed.heldUnchanged.p99)],
  ['p99 of 200s while 20 write what is read', 'under 50 ms', r => ms(r.mixed.published.p99)],
  ['memory of 10,000 live streams', '', r => `${whole(r.streams.service['MB per 10,000'])} MB`],
];

const speeds = [
  ['a second', ''],
  ['empty route of Hono', '50 connections', r => each(r.reading.empty)],
  ['`feed.json`, 304', '50 connections', r => each(r.reading.unchanged)],
  ['`feed.json`, 200', '50 connections', r => each(r.reading.feed)],
  ['raw statements, a transaction each', '', r => each(r.posting.raw)],
  ['raw statements, 20 in a transaction', '', r => each(r.posting.rawTogether)],
  ['the same behind an empty route', '20 connections', r => each(r.posting.rawRoute)],
  ['posts', '20 connections', r => each(r.posting.post)],
];

const databases = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

function table([heads, ...rows], results) {
  const kinds = Object.keys(databases).filter(kind => results[kind]);
  const lines = [
    [...heads, ...kinds.map(kind => databases[kind])],
    [...heads, ...kinds].map(() => '---'),
    ...rows.map(([what, how, read]) => [what, how, ...kinds.map(kind => read(results[kind]))]),
  ];
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

const whole = value => Math.round(value).toLocaleString('en');
const spread = ({ median, least, most }, word) => `${word(median)} (${word(least)}–${word(most)})`;
const times = figure => spread(figure, value => value.toFixed(2));
const ms = figure => `${spread(figure, whole)} ms`;
/** What is written together has no counterpart on PostgreSQL. */
const each = figures => (figures ? spread(figures.perSecond, whole) : '');
