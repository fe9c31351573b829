import { createHash, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { Places } from './places';

/** The package's const enum cannot be read under isolatedModules. */
const argon2id = 2;
const saltLength = 16;
const proofLength = 32;

/** What one guess costs: memory in KiB, passes over it, lanes beside each other. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Today's cost (RFC 9106, second recommended option, in one lane); an account of another one gets it at its next sign-in. */
export const passwordCost: PasswordCost = { memory: 65_536, passes: 3, lanes: 1 };

/** Four times 64 MiB at most; forty people wait about as long as they would for a page. */
const places = new Places(4, 40);

/** What an account keeps of its password: nothing in it can be played back at sign-in. */
export interface StoredPassword {
  readonly salt: Buffer;
  /** SHA-256 of the proof. */
  readonly verifier: Buffer;
}

/**
 * The argon2id output, 32 bytes: what `guard.sign_in` takes as proof. Slow on purpose. The same letters typed on another
 * keyboard are the same password (NFKC).
 *
 * @throws ProblemException `unavailable` when too many wait for theirs
 */
export async function provePassword(password: string, salt: Buffer, cost: PasswordCost = passwordCost): Promise<Buffer> {
  const options = { algorithm: argon2id, memoryCost: cost.memory, timeCost: cost.passes, parallelism: cost.lanes, outputLen: proofLength };
  return places.run(() => hashRaw(password.normalize('NFKC'), { ...options, salt }));
}

/** A fresh salt and the verifier to store beside it, under today's cost. */
export async function newPassword(password: string): Promise<StoredPassword> {
  const salt = randomBytes(saltLength);
  const proof = await provePassword(password, salt);
  return { salt, verifier: createHash('sha256').update(proof).digest() };
}
