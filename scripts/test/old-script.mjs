import { createReadStream } from 'node:fs';
import { vendorFiles } from '../../demo/hosts/vendor.mjs';

const ADDRESS = '/old-script.js';

/** The tests cause events and answer requests with the browser's own classes, which MooTools replaces. */
const KEEP = '<script>window.browsersOwn = { Event, Request };</script>';

/** Starts the tests. Mocha would hand itself to RequireJS, and only to it, if it saw its `define`; our own code may see it. */
const start = framework => `<script type="module">
  const { define } = window;
  window.define = undefined;
  import('${framework}').finally(() => (window.define = define));
</script>`;

/** Configures the test runner so that one of the host pages' old scripts comes first on every page; without a name, nothing. */
export function withOldScript(name) {
  if (!name) return {};
  return {
    testRunnerHtml: framework =>
      `<!doctype html><html><head>${KEEP}<script src="${ADDRESS}"></script></head>` +
      `<body>${start(framework)}</body></html>`,
  };
}

/** Serves that script. */
export const oldScript = name => (context, next) => {
  if (!name || context.path !== ADDRESS) return next();
  context.type = 'text/javascript';
  context.body = createReadStream(vendorFiles[name]);
  return undefined;
};
