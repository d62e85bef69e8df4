// Bars from what `results/server.json` holds, as an SVG that can be read on a light page and on a dark one.

const WIDTH = 680;
const LABEL = 280;
const BAR = 18;
const STEP = 26;
const TITLE = 34;

const groups = [
  {
    title: 'Reading a feed, requests per second',
    measurement: 'reading',
    rows: ['empty', 'unchanged', 'feed'],
  },
  { title: 'Posting, comments per second', measurement: 'posting', rows: ['raw', 'rawRoute', 'post'] },
];
const words = {
  empty: 'empty route of Hono',
  unchanged: 'feed.json, 304',
  feed: 'feed.json, 200',
  raw: 'raw statements',
  rawRoute: 'raw, behind an empty route',
  post: 'the service',
};
const databases = { sqlite: 'SQLite', postgres: 'PostgreSQL' };
const floors = new Set(['empty', 'raw', 'rawRoute']);

/** Each group has a scale of its own, from nothing to the fastest of its bars. */
export function drawResults(results) {
  const parts = [];
  let y = 4;
  for (const { title, measurement, rows } of groups) {
    const bars = Object.keys(databases)
      .filter(kind => results[kind]?.[measurement])
      .flatMap(kind => rows.map(row => ({ kind, row, ...results[kind][measurement][row].perSecond })));
    const most = Math.max(...bars.map(({ median }) => median));
    parts.push(`<text class="title" x="8" y="${y + 20}">${title}</text>`);
    y += TITLE;
    for (const { kind, row, median } of bars) {
      const length = Math.round(((WIDTH - LABEL - 80) * median) / most);
      const middle = y + BAR / 2 + 4;
      parts.push(
        `<text x="${LABEL - 8}" y="${middle}" text-anchor="end">${databases[kind]}: ${words[row]}</text>`,
        `<rect class="${floors.has(row) ? 'floor' : 'ours'}" x="${LABEL}" y="${y}" width="${length}" height="${BAR}"/>`,
        `<text x="${LABEL + length + 8}" y="${middle}">${Math.round(median).toLocaleString('en')}</text>`,
      );
      y += STEP;
    }
    y += 10;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="title">
  <title id="title">Requests per second of the comment service, beside what it stands on</title>
  <style>
    text { font: 13px system-ui, sans-serif; fill: #333 }
    .title { font-weight: 600 }
    .page { fill: #fff }
    .floor { fill: #8a94a0 }
    .ours { fill: #2f6fd0 }
    @media (prefers-color-scheme: dark) { .page { fill: #16191d } text { fill: #ddd } .ours { fill: #6ea2f0 } }
  </style>
  <rect class="page" width="${WIDTH}" height="${y}"/>
  ${parts.join('\n  ')}
</svg>
`;
}
