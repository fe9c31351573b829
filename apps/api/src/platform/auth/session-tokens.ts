import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../vault/key-ring';

export const sessionCookie = 'himaya_session';
/** Tells a browser that has signed in before from one that never did; opens nothing. */
export const deviceCookie = 'himaya_device';

/** What the witness's key is drawn for. */
export const witnessPurpose = 'sign-in-witness';

/** A new opaque session token, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database knows of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Says to the database that this application checked what the words tell; worth nothing for any other words. */
export function witness(ring: KeyRing, words: readonly (string | number | boolean | Buffer)[]): Buffer {
  return ring.mac(witnessPurpose, words.map((word) => (Buffer.isBuffer(word) ? word.toString('hex') : String(word))).join('|'));
}

/** The CSRF token is drawn from the session's: nothing to store, and another session's does not fit. */
export function csrfTokenOf(ring: KeyRing, tokenHash: Buffer): string {
  return ring.mac('csrf', tokenHash).toString('base64url');
}

export function csrfMatches(ring: KeyRing, tokenHash: Buffer, given: unknown): boolean {
  const expected = Buffer.from(csrfTokenOf(ring, tokenHash));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
