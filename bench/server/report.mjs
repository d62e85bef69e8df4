const WORDS = {
  reading: 'Reading a feed of 50 comments, 50 connections',
  posting: 'Posting a comment that a moderator sees first, 20 writers',
  mixed: 'Reading with 200 connections while 20 write',
  streams: 'Open live streams',
  empty: 'empty route of Hono',
  unchanged: 'feed.json, 304',
  feed: 'feed.json, 200',
  raw: 'raw statements, a transaction each',
  rawTogether: 'raw statements, 20 in a transaction',
  rawRoute: 'the same behind an empty route',
  post: 'the service',
  held: '200s; they write elsewhere',
  heldUnchanged: '304s; they write elsewhere',
  published: '200s; they write what is read',
};

const COLUMNS = {
  perSecond: 'per second',
  p50: 'p50 ms',
  p99: 'p99 ms',
  cpu: 'CPU µs each',
  ofEmptyRoute: 'of the empty route',
  ofRaw: 'service / this',
  writesPerSecond: 'writes per second',
  writesP99: 'their p99 ms',
};

/** Prints what a measurement gave: the median of the rounds and, in brackets, the least and the most. */
export function print(kind, name, result) {
  console.log(`\n${WORDS[name]}, ${kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`);
  const rows = Object.entries(result).map(([row, figures]) => [
    WORDS[row] ?? row,
    Object.entries(figures).map(([column, figure]) => [COLUMNS[column] ?? column, cell(figure)]),
  ]);
  const columns = [...new Set(rows.flatMap(([, cells]) => cells.map(([column]) => column)))];
  const table = [['', ...columns]];
  for (const [row, cells] of rows) {
    const values = Object.fromEntries(cells);
    table.push([row, ...columns.map(column => values[column] ?? '')]);
  }
  const widths = table[0].map((_, i) => Math.max(...table.map(line => line[i].length)));
  for (const [first, ...rest] of table)
    console.log([first.padEnd(widths[0]), ...rest.map((text, i) => text.padStart(widths[i + 1]))].join('  '));
}

const cell = figure =>
  typeof figure === 'number'
    ? number(figure)
    : `${number(figure.median)} (${number(figure.least)}–${number(figure.most)})`;

const number = value => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
