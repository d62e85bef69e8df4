import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge, Solution } from 'altcha-lib/types';

/** Where this module lies: it is the script of its own worker, so that no other file and no inline code is needed. */
export const workerAddress: string = import.meta.url;

/** Solves a challenge by WebCrypto, which works beside the page; nothing where it takes too long or is called off. */
export const solve = (challenge: Challenge, controller?: AbortController): Promise<Solution | null> =>
  solveChallenge({ challenge, controller, deriveKey });

if (typeof document === 'undefined') {
  addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
    void solve(data).then(
      solution => postMessage(solution),
      () => postMessage(null),
    );
  });
}
