import { runNodeTests } from './node-tests.mjs';
import { describe } from './steps.mjs';

/** Runs test files as a command of their own: it fails where one of them does, or where no test ran. */
export async function runAsCommand(files) {
  const counts = await runNodeTests(files);
  if (counts.passed === 0) counts.failed += 1;
  console.log(`\n${describe(counts)}`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
