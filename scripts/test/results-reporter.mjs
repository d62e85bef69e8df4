import { writeFileSync } from 'node:fs';

/**
 * Writes what each engine counted to a file: `{ engine: { passed, failed, skipped } }`.
 *
 * A file that does not load, a hook that fails, a page that never finishes and a file without tests each count as a failure.
 */
export function resultsReporter(file) {
  return {
    stop({ sessions }) {
      const results = {};
      for (const session of sessions) {
        const engine = (results[session.browser.name] ??= { passed: 0, failed: 0, skipped: 0 });
        const counts = countSession(session);
        for (const [outcome, count] of Object.entries(counts)) engine[outcome] += count;
      }
      writeFileSync(file, JSON.stringify(results));
    },
  };
}

function countSession({ testFile, browser, status, passed, errors, testResults }) {
  const tests = testResults ? testsOf(testResults) : [];
  const counts = {
    passed: tests.filter(test => test.passed && !test.skipped).length,
    failed: tests.filter(test => !test.passed && !test.skipped).length + errors.length,
    skipped: tests.filter(test => test.skipped).length,
  };
  const isWhole = tests.length > 0 && status === 'FINISHED' && (passed || counts.failed > 0);
  if (!isWhole && counts.failed === 0) {
    console.log(`${testFile} ran no test, or did not finish, in ${browser.name}`);
    counts.failed += 1;
  }
  return counts;
}

function testsOf({ suites = [], tests = [] }) {
  return [...tests, ...suites.flatMap(testsOf)];
}
