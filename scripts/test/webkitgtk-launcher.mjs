import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { remote } from 'webdriverio';
import { browserPath } from './browsers.mjs';

/** Drives WebKitGTK's small browser, on a display and with a driver of its own that it starts and stops. */
export async function webkitGtkLauncher() {
  const port = await freePort();
  const launcher = webdriverLauncher(optionsOf(port));
  const initialize = launcher.initialize.bind(launcher);
  const stop = launcher.stop.bind(launcher);
  const processes = [];
  const endProcesses = () => processes.splice(0).forEach(child => child.kill());
  process.once('exit', endProcesses);

  launcher.initialize = async config => {
    const display = await startDisplay(processes);
    await startDriver(processes, port, display);
    await initialize(config);
    launcher.name = 'WebKitGTK';
  };
  launcher.stop = async () => {
    await stop();
    endProcesses();
  };
  return launcher;
}

/** Starts the same browser for a test in Node; it takes a certificate that the test made itself. */
export async function openWebKitGtk() {
  const port = await freePort();
  const processes = [];
  const endProcesses = () => processes.splice(0).forEach(child => child.kill());
  process.once('exit', endProcesses);
  await startDriver(processes, port, await startDisplay(processes));
  const { capabilities, ...options } = optionsOf(port);
  const driver = await remote({ ...options, capabilities: { ...capabilities, acceptInsecureCerts: true } });
  return {
    driver,
    async close() {
      await driver.deleteSession();
      endProcesses();
    },
  };
}

const optionsOf = port => ({
  hostname: '127.0.0.1',
  port,
  path: '/',
  logLevel: 'error',
  capabilities: {
    browserName: 'MiniBrowser',
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': { binary: browserPath('MiniBrowser'), args: ['--automation'] },
  },
});

async function startDisplay(processes) {
  const xvfb = spawn(
    browserPath('Xvfb'),
    ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  processes.push(xvfb);
  const failed = once(xvfb, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended with ${code} before it had a display`);
  });
  const [number] = await Promise.race([once(xvfb.stdio[3], 'data'), failed]);
  failed.catch(() => {}); // it ends when we end it
  return `:${String(number).trim()}`;
}

async function startDriver(processes, port, display) {
  const driver = spawn(browserPath('WebKitWebDriver'), [`--port=${port}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  processes.push(driver);
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(`http://127.0.0.1:${port}/status`)) return;
    await wait(50);
  }
  throw new Error('WebKitWebDriver did not start');
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
