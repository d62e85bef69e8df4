import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFiles } from './files.mjs';
import { ensureHostPages } from './hosts.mjs';
import { runNodeTests, runTypeScriptTests } from './node-tests.mjs';
import { ensurePostgres, startPostgres } from './postgres.mjs';

const BROWSER_TIME_LIMIT = 20 * 60_000;
const ELEMENT_TESTS = /^test\/(components|a11y|hosts)\/|^test\/callbox\.test\.ts$/;

/** Everything that `npm test` runs, in this order; each gives what it counted. */
export const steps = {
  lint: () => asOneTest('eslint', '.'),
  format: () => asOneTest('prettier', '--check', '--log-level=warn', '.'),
  types: () => eachAsOneTest(['tsc'], ['tsc', '-p', 'server'], ['tsc', '-p', 'server/moderate']),
  manifest: () => asOneTest('node', 'scripts/test/manifest-is-fresh.mjs'),
  build: () => asOneTest('node', 'scripts/build.mjs'),
  size: () => asOneTest('node', 'scripts/size.mjs'),
  node: async ({ files }) => someTests(testFiles('node', files), runNode),
  server: async ({ files }) => someTests(testFiles('server', files), runServerTests),
  sources: async ({ files }) => someTests(testFiles('sources', files), runTypeScriptTests),
  browser: async ({ files, engines }) =>
    someTests(testFiles('browser', files), paths => runInBrowsers(paths, engines)),
  prototype: besideOldScript('prototype.js'),
};

/** What takes minutes and is run by `npm run test:hosts`. */
export const furtherSteps = {
  mootools: besideOldScript('mootools.js'),
  'jquery-1': besideOldScript('jquery-1.js'),
  'jquery-3': besideOldScript('jquery-3.js'),
  requirejs: besideOldScript('require.js'),
  hosts: async () => {
    ensureHostPages({ withGcds: true });
    process.env.HOSTS = 'all';
    return someTests(testFiles('node', 'test/hosts'), runNodeTests);
  },
};

/** The tests of the elements, in Chromium, on pages whose first script is an old one. */
function besideOldScript(script) {
  return async ({ files }) => {
    ensureHostPages();
    const ofElements = testFiles('browser', files).filter(path => ELEMENT_TESTS.test(path));
    return someTests(ofElements, paths => runInBrowsers(paths, ['chromium'], { OLD_SCRIPT: script }));
  };
}

function runNode(files) {
  if (files.some(file => file.startsWith('test/hosts/'))) ensureHostPages();
  return runNodeTests(files);
}

const nothing = { passed: 0, failed: 0, skipped: 0 };

async function asOneTest(program, ...words) {
  const code = await runProgram(program, words);
  return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

/** One after another: two compilers at once are no faster, and their messages would mix. */
async function eachAsOneTest(...programs) {
  const total = { ...nothing };
  for (const program of programs) add(total, await asOneTest(...program));
  return total;
}

/** No test at all is a failure. */
async function someTests(files, runTests) {
  const counts = files.length > 0 ? await runTests(files) : nothing;
  if (counts.passed + counts.failed + counts.skipped > 0) return counts;
  console.log('No test ran');
  return { ...nothing, failed: 1 };
}

/** One PostgreSQL serves them all; each test makes a database of its own in it. */
async function runServerTests(files) {
  const postgres = ensurePostgres() ? await startPostgres() : undefined;
  try {
    process.env.CALLBOX_TEST_POSTGRES = postgres?.url ?? '';
    return await runTypeScriptTests(files);
  } finally {
    await postgres?.stop();
  }
}

async function runInBrowsers(files, engines, variables = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'callbox-test-'));
  const results = join(folder, 'results.json');
  const environment = {
    ...variables,
    ENGINES: engines.join(','),
    TEST_FILES: files.join(','),
    TEST_RESULTS: results,
  };
  const code = await runProgram('wtr', [], environment, BROWSER_TIME_LIMIT);
  const byEngine = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
  rmSync(folder, { recursive: true });

  const total = { ...nothing };
  for (const [engine, counts] of Object.entries(byEngine)) {
    console.log(`  ${engine}: ${describe(counts)}`);
    add(total, counts);
  }
  const absent = engines.length - Object.keys(byEngine).length;
  if (absent > 0) console.log(`  ${absent} of ${engines.join(', ')} did not run`);
  if (absent > 0 || (code !== 0 && total.failed === 0)) total.failed += Math.max(absent, 1);
  return total;
}

function add(total, counts) {
  for (const outcome of Object.keys(total)) total[outcome] += counts[outcome];
}

export function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Runs a program of the project's own packages, or Node, to its end; gives its exit code. */
async function runProgram(program, words, environment = {}, timeout = 0) {
  const [command, args] =
    program === 'node' ? [process.execPath, words] : [join('node_modules', '.bin', program), words];
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    timeout,
  });
  const [code, signal] = await once(child, 'exit');
  if (signal) console.log(`${program} was ended by ${signal}`);
  return code ?? 1;
}
