import { readFileSync } from 'node:fs';
import { measurePages } from './size/measure.mjs';
import { printModules } from './size/modules.mjs';

const budgets = JSON.parse(readFileSync('scripts/budgets.json', 'utf8'));
const count = new Intl.NumberFormat('en');
let isOver = false;

/** A budget that can't be met yet is held at its ceiling, the figure reached so far. */
function verdict(bytes, { budget, ceiling }) {
  const over = bytes - budget;
  if (over <= 0) return '';
  if (ceiling && bytes <= ceiling)
    return `${count.format(over)} over budget, within its ceiling of ${count.format(ceiling)}`;
  isOver = true;
  return ceiling ? `OVER its ceiling of ${count.format(ceiling)}` : `OVER by ${count.format(over)}`;
}

function row(page, bytes, budget, share, note) {
  return `${page.padEnd(16)}${bytes.padStart(8)}${budget.padStart(8)}${share.padStart(7)}  ${note}`.trimEnd();
}

const pages = await measurePages();
console.log('First view of plain-text items: brotli bytes of every script and style sheet\n');
console.log(row('page', 'bytes', 'budget', 'share', ''));
for (const { page, files } of pages) {
  const bytes = files.reduce((sum, [, size]) => sum + size, 0);
  const { budget } = budgets[page];
  const share = `${Math.round((100 * bytes) / budget)} %`;
  console.log(row(page, count.format(bytes), count.format(budget), share, verdict(bytes, budgets[page])));
  for (const [name, size] of files) console.log(`  ${name.padEnd(30)}${count.format(size).padStart(8)}`);
}
const absent = Object.keys(budgets).filter(name => !pages.some(({ page }) => page === name));
if (absent.length > 0) console.log(`\nNot yet built: ${absent.join(', ')}; "all" is without them`);
if (isOver) process.exitCode = 1;
if (process.argv.includes('--modules')) await printModules();
