import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createDemoServer } from './server.mjs';

function fail(message) {
  console.error(message);
  process.exit(1);
}

function readSettings() {
  const { values } = parseArgs({ options: { feeds: { type: 'string' } } });
  const port = Number(process.env.PORT || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT is "${process.env.PORT}"; it must be a number from 0 to 65535`);
  }
  return { port, feedsDir: values.feeds };
}

function start() {
  const { port, feedsDir } = readSettings();
  const server = createDemoServer({ feedsDir });
  if (!existsSync(new URL('../dist/callbox.js', import.meta.url))) {
    throw new Error('There is no dist/callbox.js yet: run "npm start", or "npm run build" first');
  }

  server.on('error', error => {
    if (error.code === 'EADDRINUSE') fail(`Port ${port} is in use. Choose another: PORT=8081 npm start`);
    if (error.code === 'EACCES')
      fail(`Port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`);
    throw error;
  });
  server.listen(port, () => {
    const address = `http://localhost:${server.address().port}/`;
    console.log(`The demo is at ${address} and its playground at ${address}playground.html`);
  });

  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  start();
} catch (error) {
  fail(error.message);
}
