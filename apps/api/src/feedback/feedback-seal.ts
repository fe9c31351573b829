import { createHash } from 'node:crypto';
import { seal, unseal } from '../platform/vault/cipher';
import type { KeyRing } from '../platform/vault/key-ring';

const purpose = 'feedback-words';

/** What the database keeps of a code, until it is used. */
export function feedbackCodeHash(code: string): Buffer {
  return createHash('sha256').update(`feedback|${code}`).digest();
}

/** Seals words for their answer alone: no case's key, since no case may be found from them. */
export function sealWords(ring: KeyRing, id: string, words: string | null | undefined): Buffer | null {
  return words ? seal(ring.derive(purpose), Buffer.from(words), id) : null;
}

/** @throws Error when the bytes were altered or are another answer's */
export function openWords(ring: KeyRing, id: string, sealed: Buffer): string {
  return unseal(ring.derive(purpose), sealed, id).toString();
}
