import { randomBytes } from 'node:crypto';
import type { StoredPassword } from '../accounts';

/** Random bytes that no password comes to: an account waits with them for its first one. */
export function nobodysPassword(): StoredPassword {
  return { salt: randomBytes(16), verifier: randomBytes(32) };
}
