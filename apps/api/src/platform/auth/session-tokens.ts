import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../vault/key-ring';

export const sessionCookie = 'himaya_session';

/** A new opaque session token, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database knows of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
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
