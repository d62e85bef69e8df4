import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { problem, SERVICE, serveComments, type CommentService, type Override } from './comment-service.js';

export const CHALLENGE_URL = `${SERVICE}/challenge`;

const KEYS = { hmacSignatureSecret: 'of the challenge', hmacKeySignatureSecret: 'of its solution' };

/** A real one, solved in a moment; it expires after 20 minutes, as the service's do. */
export const newChallenge = (): Promise<Challenge> =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    counter: 7,
    deriveKey,
    expiresAt: Math.floor(Date.now() / 1000) + 1200,
    ...KEYS,
  });

/** A real one that nobody solves in this world's time. */
export const endlessChallenge = (): Promise<Challenge> =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    deriveKey,
    keyPrefix: '0'.repeat(60),
    hmacSignatureSecret: KEYS.hmacSignatureSecret,
  });

/** Whether a service would take it: solved, signed and not expired. */
export async function isProof(payload: unknown): Promise<boolean> {
  const { challenge, solution } = JSON.parse(atob(String(payload))) as Parameters<typeof verifySolution>[0];
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...KEYS });
  return !!verified;
}

/** What the service says of a proof that it does not take. */
export const refused = (): Response =>
  problem('challenge-failed', 422, { errors: [{ pointer: '#/challenge', code: 'expired' }] });

/** A service that asks for a proof of work, and answers to the request for one with this. */
export function serveChallenges(
  answer: () => Response | Promise<Response> = async () => Response.json(await newChallenge()),
  items?: unknown[],
): CommentService & { onPost?: Override } {
  const service: CommentService & { onPost?: Override } = serveComments(items, {
    challenge_url: CHALLENGE_URL,
  });
  service.override = asked => (asked.url === CHALLENGE_URL ? answer() : service.onPost?.(asked));
  return service;
}
