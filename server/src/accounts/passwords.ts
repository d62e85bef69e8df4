import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the least cost that OWASP's Password Storage Cheat Sheet names: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Characters of a password, at least (NIST SP 800-63B asks for 8, and for 15 where there is no second factor yet). */
export const SHORTEST = 12;
export const LONGEST = 200;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** Whether it is that password; without a hash it takes as long and is not, so that names cannot be told by the time. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const wanted = passwordHash ?? (await dummyHash());
  const isRight = await verify(wanted, password.normalize('NFKC'));
  return isRight && passwordHash !== undefined;
}

let dummy: Promise<string> | undefined;
const dummyHash = () => (dummy ??= hashPassword('no account has this password'));
