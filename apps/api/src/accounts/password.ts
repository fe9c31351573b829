import { createHash, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';

/** The package's const enum cannot be read under isolatedModules. */
const argon2id = 2;
/** Cost of one guess: OWASP's argon2id minimum, about 25 ms on one core. Memory in KiB, output in bytes. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
const saltLength = 16;

/** What an account keeps of its password: nothing in it can be played back at sign-in. */
export interface StoredPassword {
  readonly salt: Buffer;
  /** SHA-256 of the proof. */
  readonly verifier: Buffer;
}

/** The argon2id output, 32 bytes: what `guard.sign_in` takes as proof. Slow on purpose. */
export async function provePassword(password: string, salt: Buffer): Promise<Buffer> {
  return hashRaw(password, { ...cost, salt });
}

/** A fresh salt and the verifier to store beside it. */
export async function newPassword(password: string): Promise<StoredPassword> {
  const salt = randomBytes(saltLength);
  const proof = await provePassword(password, salt);
  return { salt, verifier: createHash('sha256').update(proof).digest() };
}
