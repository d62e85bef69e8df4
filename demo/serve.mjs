import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startDemo } from './server.mjs';

function readSettings() {
  const { values } = parseArgs({ options: { feeds: { type: 'string' } } });
  const port = Number(process.env.PORT || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT is "${process.env.PORT}"; it must be a number from 0 to 65535`);
  }
  return { port, feedsDir: values.feeds };
}

async function start() {
  const { port, feedsDir } = readSettings();
  if (!existsSync(new URL('../dist/callbox.js', import.meta.url))) {
    throw new Error('There is no dist/callbox.js yet: run "npm start", or "npm run build" first');
  }
  const { address, firstPassword, lack, close } = await startDemo({ port, feedsDir, variables: process.env });
  const password = firstPassword
    ? `and the password ${firstPassword}, which is shown only now`
    : 'and the password of the first start';
  console.log(
    `The demo is at ${address}/ with its embed builder at ${address}/builder.html and its playground at ${address}/playground.html\n` +
      (lack ?? `Moderators sign in at ${address}/moderate with the name moderator ${password}`),
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
}

function explain({ code, port, message }) {
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another: PORT=8081 npm start`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`;
  return message;
}

try {
  await start();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
