import { createHash, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { Problem, type FieldErrorCode } from '../problem.js';
import type { Secrets } from '../store/secrets.js';

/** Milliseconds in which a challenge can be solved and sent: whoever writes a long comment needs no second one. */
const LIFETIME = 20 * 60_000;

/**
 * Iterations of each attempt, and attempts: about a million in all, which is half a second of a laptop and three of an old
 * phone, in the background.
 */
const COST = 1_000;
const ATTEMPTS = [500, 1_500] as const;

export interface Solved {
  /** What tells this challenge from all others, so that it counts once. */
  signatureHash: string;
  /** Milliseconds since 1970. */
  expires: number;
}

/** Proofs of work that make flooding dear, after ALTCHA (https://altcha.org), with nobody else asked. */
export class Challenges {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async create(now: number): Promise<Challenge> {
    return createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: COST,
      counter: randomInt(...ATTEMPTS),
      deriveKey,
      expiresAt: Math.floor((now + LIFETIME) / 1000),
      ...(await this.#keys(now)),
    });
  }

  /**
   * Checks a solution, as ALTCHA's payload: base64 of `{challenge, solution}`.
   *
   * @throws {Problem} `challenge-failed`, with the code `format`, `expired` or `wrong`.
   */
  async verify(payload: string, now: number): Promise<Solved> {
    const { challenge, solution } = readPayload(payload);
    const expires = Number(challenge.parameters.expiresAt) * 1000;
    if (!(expires > now)) throw failed('expired', 'has expired. Get a new challenge and solve that one');
    if (expires > now + LIFETIME + 1000) throw failed('wrong', 'is none of this service');
    const result = await verifySolution({ challenge, solution, deriveKey, ...(await this.#keys(now)) }).catch(
      () => undefined,
    );
    if (!result?.verified) throw failed('wrong', 'is not the solution of a challenge of this service');
    return {
      signatureHash: createHash('sha256').update(String(challenge.signature)).digest('base64url'),
      expires,
    };
  }

  async #keys(now: number) {
    const [challenge, solution] = await Promise.all(
      ['challenge', 'challenge solution'].map(name => this.#secrets.key(name, now)),
    );
    return {
      hmacSignatureSecret: challenge!.toString('base64url'),
      hmacKeySignatureSecret: solution!.toString('base64url'),
    };
  }
}

type Payload = Pick<Parameters<typeof verifySolution>[0], 'challenge' | 'solution'>;

function readPayload(payload: string): Payload {
  try {
    const { challenge, solution } = JSON.parse(Buffer.from(payload, 'base64').toString()) as Payload;
    if (typeof challenge.parameters.nonce === 'string' && typeof solution.counter === 'number')
      return { challenge, solution };
  } catch {
    // what is no payload is told below
  }
  throw failed('format', 'is not the base64 of a JSON object {challenge, solution}');
}

const failed = (code: FieldErrorCode, detail: string) =>
  Problem.fields([{ pointer: '#/challenge', detail, code }], 'challenge-failed');
