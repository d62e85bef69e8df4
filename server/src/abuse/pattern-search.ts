import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Milliseconds that all patterns together may take for a comment. */
export const TIME_LIMIT = 500;

/** Comments that wait for their turn; what comes on top of them is not waited for. */
const QUEUE = 50;

/** Runs in a thread of its own, which is ended where a pattern does not come to an end. */
const SOURCE = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ patterns, texts }) => {
    let found;
    try {
      found = patterns.some(source => {
        const pattern = new RegExp(source, 'iu');
        return texts.some(text => pattern.test(text));
      });
    } catch {
      found = undefined;
    }
    parentPort.postMessage(found);
  });
`;

let worker: Promise<Worker> | undefined;
let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Whether a text matches one of some regular expressions; nothing where that can't be told, since a pattern takes too long
 * or is none.
 *
 * A pattern that backtracks without end keeps nobody waiting but the thread that it runs in.
 */
export async function matchAny(patterns: string[], texts: string[]): Promise<boolean | undefined> {
  if (waiting >= QUEUE) return undefined;
  waiting += 1;
  const result = turn.then(() => run(patterns, texts)).catch(forget);
  turn = result;
  try {
    return await result;
  } finally {
    waiting -= 1;
  }
}

async function run(patterns: string[], texts: string[]): Promise<boolean | undefined> {
  const current = await (worker ??= start());
  return new Promise(resolve => {
    const end = (found: boolean | undefined) => {
      clearTimeout(timer);
      current.off('message', end);
      resolve(found);
    };
    const timer = setTimeout(() => {
      worker = undefined;
      void current.terminate();
      end(undefined);
    }, TIME_LIMIT);
    current.once('message', end);
    current.postMessage({ patterns, texts });
  });
}

/** A thread that could not be had, as where the machine is out of memory: the next comment asks for another. */
function forget(): undefined {
  worker = undefined;
  return undefined;
}

/** A thread that is up: what it takes to start one is not the patterns' time. */
async function start(): Promise<Worker> {
  const started = new Worker(SOURCE, { eval: true, execArgv: [], env: {} });
  await once(started, 'online');
  started.on('error', forget); // it came to an end by itself; the time limit tells whoever waits
  started.unref(); // a server that stops does not wait for it
  return started;
}
