import type { Challenge, Solution } from 'altcha-lib/types';
import { toJson } from './json.js';
import { ask } from './send.js';

/** Milliseconds that a comment waits for its challenge; without one it goes to a moderator. */
const PATIENCE = 20_000;

/**
 * The proof of work that the service asks for, got and done in the background.
 *
 * Each is for one comment: whoever takes it is the only one who has it, also while it is under way.
 */
export class ProofOfWork {
  #work?: Promise<string | undefined>;
  #stop?: AbortController;

  /** Begins, unless it has begun or can't be done here: WebCrypto is for pages with TLS. */
  start(url: string | undefined): void {
    if (!url || !globalThis.crypto?.subtle || this.#work) return;
    this.#stop = new AbortController();
    this.#work = prove(url, this.#stop).catch((error: unknown) => {
      console.warn('Callbox sends a comment without proof of work: a moderator will see it first.', error);
      return undefined;
    });
  }

  /** The proof, as soon as it is there; nothing where it can't be had in time. */
  async take(url: string | undefined): Promise<string | undefined> {
    this.start(url);
    const [work, stop] = [this.#work, this.#stop];
    this.#work = this.#stop = undefined;
    let timer;
    const patience = new Promise<undefined>(resolve => (timer = setTimeout(resolve, PATIENCE)));
    const proof = await Promise.race([work, patience]);
    clearTimeout(timer);
    stop?.abort();
    return proof;
  }

  /** Lets go of what is under way, but for what a comment waits for. */
  stop(): void {
    this.#stop?.abort();
    this.#work = this.#stop = undefined;
  }
}

async function prove(url: string, stop: AbortController): Promise<string | undefined> {
  const { parameters, signature } = (await ask(url)) as Challenge;
  const challenge = { parameters, signature };
  const { solve, workerAddress } = await import('./challenge-worker.js');
  if (stop.signal.aborted) return undefined;
  const solution = await inWorker(workerAddress, challenge, stop.signal).catch(() => solve(challenge, stop));
  return solution ? base64({ challenge, solution }) : undefined;
}

/** Rejects where the page may have no worker: its code is of another origin, or a policy forbids it. */
function inWorker(address: string, challenge: Challenge, signal: AbortSignal): Promise<Solution | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address, { type: 'module' });
    const end = () => worker.terminate();
    worker.addEventListener('message', ({ data }: MessageEvent<Solution | null>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', event => {
      event.preventDefault(); // what is done in its stead is no error to the page
      end();
      reject(new Error('No worker'));
    });
    signal.addEventListener('abort', () => {
      end();
      resolve(null);
    });
    worker.postMessage(challenge);
  });
}

const base64 = (value: object) => btoa(String.fromCharCode(...new TextEncoder().encode(toJson(value))));
