import { parseArgs } from 'node:util';
import { engines, ensureBrowsers } from './test/browsers.mjs';
import { kindsOf } from './test/files.mjs';
import { describe, furtherSteps, steps } from './test/steps.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, engines: { type: 'string' }, files: { type: 'string' } },
});
const allSteps = { ...steps, ...furtherSteps };
const chosenSteps = choose(
  values.only ?? stepsOf(values.files) ?? Object.keys(steps).join(),
  allSteps,
  '--only',
);
const chosenEngines = choose(values.engines, engines, '--engines');
const total = { passed: 0, failed: 0, skipped: 0 };

try {
  ensureBrowsers(enginesNeeded());
  for (const name of chosenSteps) await runStep(name);
} catch (error) {
  console.log(`\n✖ ${error.message}`);
  total.failed += 1;
}
if (values.only || values.engines || values.files) console.log('\nThis was not the whole run.');
console.log(`\n${describe(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runStep(name) {
  const start = Date.now();
  console.log(`\n── ${name}`);
  const counts = await allSteps[name]({ files: values.files, engines: chosenEngines });
  const mark = counts.failed === 0 ? '✔' : '✖';
  console.log(`${mark} ${name}: ${describe(counts)} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  for (const outcome of Object.keys(total)) total[outcome] += counts[outcome];
}

/** The tests in Node drive browsers of their own choosing. */
function enginesNeeded() {
  if (chosenSteps.includes('node')) return Object.keys(engines);
  const needed = new Set();
  if (['size', 'prototype', ...Object.keys(furtherSteps)].some(name => chosenSteps.includes(name)))
    needed.add('chromium');
  if (chosenSteps.includes('browser')) for (const engine of chosenEngines) needed.add(engine);
  return [...needed];
}

/** A pattern that fits no test is left for the step to refuse. */
function stepsOf(files) {
  return files && (kindsOf(files).join(',') || 'browser');
}

function choose(list, known, option) {
  const names = list?.split(',') ?? Object.keys(known);
  const wrong = names.find(name => !(name in known));
  if (wrong) {
    console.error(`${option} knows ${Object.keys(known).join(', ')}, not "${wrong}"`);
    process.exit(2);
  }
  return names;
}
