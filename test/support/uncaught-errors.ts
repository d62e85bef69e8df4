/**
 * Fails the run when the page had an error or a rejection that nobody caught, and says in which test.
 *
 * It does so at the end of the file: a hook that fails after one test would keep the others from running.
 */
const uncaught: string[] = [];
let running = 'loading the file';

addEventListener('error', ({ message, error }) => note(error ?? message));
addEventListener('unhandledrejection', ({ reason }) => note(reason));

function note(error: unknown): void {
  uncaught.push(`${running}: ${String(error)}`);
}

// A browser reports a rejection only after the task in which nobody caught it.
const { port1, port2 } = new MessageChannel();
port1.start();

function nextTask(): Promise<unknown> {
  const task = new Promise(done => port1.addEventListener('message', done, { once: true }));
  port2.postMessage(undefined);
  return task;
}

beforeEach(function () {
  running = this.currentTest?.fullTitle() ?? '';
});

afterEach(nextTask);

after('nobody caught an error', async () => {
  await nextTask();
  if (uncaught.length > 0) throw new Error(`Nobody caught, in ${uncaught.join('\nNobody caught, in ')}`);
});

export {};
