import { run } from 'node:test';
import { inspect } from 'node:util';

/** Runs test files in Node, prints what fails and what the tests print, and counts. */
export async function runNodeTests(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of run({ files, concurrency: 2, timeout: 600_000 })) {
    if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(data.message);
    if (data.details?.type === 'suite' && !isOwnFailure(data) && data.skip === undefined) continue;
    if (type === 'test:fail') {
      counts.failed += 1;
      printFailure(data);
    } else if (type === 'test:pass') {
      counts[data.skip === undefined && data.todo === undefined ? 'passed' : 'skipped'] += 1;
    }
  }
  return counts;
}

/** The same for test files in TypeScript. */
export async function runTypeScriptTests(files) {
  const { NODE_OPTIONS: own = '' } = process.env;
  process.env.NODE_OPTIONS = `${own} --import ${new URL('typescript.mjs', import.meta.url).href}`;
  try {
    return await runNodeTests(files);
  } finally {
    process.env.NODE_OPTIONS = own;
  }
}

/** A suite that failed by itself, in a hook say, and not only because a test in it did. */
function isOwnFailure({ details }) {
  return details.error && details.error.failureType !== 'subtestsFailed';
}

function printFailure({ name, file, line, details: { error } }) {
  const cause = error.cause ?? error;
  console.log(`\n✖ ${name}\n  ${file ?? ''}${line ? `:${line}` : ''}`);
  console.log((cause.stack ?? inspect(cause)).replace(/^/gm, '  '));
}
