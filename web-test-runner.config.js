import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { resizeCommand } from './scripts/test/commands.mjs';
import { launchers } from './scripts/test/launchers.mjs';
import { sharedData } from './scripts/test/shared-data.mjs';
import { uncaughtErrors } from './scripts/test/uncaught-errors.mjs';
import { faultServer } from './scripts/test/fault-server-plugin.mjs';

const wanted = (process.env.ENGINES ?? 'chromium,firefox,webkit').split(',');

export default {
  files: ['test/**/*.test.ts'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  browsers: await Promise.all(wanted.map(engine => launchers[engine]())),
  concurrentBrowsers: 2,
  concurrency: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 20_000 } },
  middleware: [sharedData()],
  plugins: [
    uncaughtErrors(),
    resizeCommand(),
    faultServer(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
  ],
  reporters: [defaultReporter({ reportTestProgress: false })],
  filterBrowserLogs: ({ args: [message] }) => !String(message).includes('Lit is in dev mode'),
};
