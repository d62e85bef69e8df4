import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { resizeCommand } from './scripts/test/commands.mjs';
import { launchers } from './scripts/test/launchers.mjs';
import { oldScript, withOldScript } from './scripts/test/old-script.mjs';
import { parseXml } from './scripts/test/parse-xml.mjs';
import { resultsReporter } from './scripts/test/results-reporter.mjs';
import { sharedData } from './scripts/test/shared-data.mjs';
import { uncaughtErrors } from './scripts/test/uncaught-errors.mjs';
import { faultServer } from './scripts/test/fault-server-plugin.mjs';

const { ENGINES = 'chromium,firefox,webkit', OLD_SCRIPT, TEST_FILES, TEST_RESULTS } = process.env;

export default {
  files: TEST_FILES?.split(',') ?? ['test/**/*.test.ts', '!**/node_modules/**', '!test/sources/**'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  browsers: await Promise.all(ENGINES.split(',').map(engine => launchers[engine]())),
  concurrentBrowsers: 2,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 60_000 } },
  middleware: [sharedData(), oldScript(OLD_SCRIPT)],
  ...withOldScript(OLD_SCRIPT),
  plugins: [
    uncaughtErrors(),
    resizeCommand(),
    faultServer(),
    parseXml(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
  ],
  staticLogging: true,
  reporters: [
    defaultReporter({ reportTestProgress: false }),
    TEST_RESULTS && resultsReporter(TEST_RESULTS),
  ].filter(Boolean),
  filterBrowserLogs: ({ args: [message] }) => !String(message).includes('Lit is in dev mode'),
};
