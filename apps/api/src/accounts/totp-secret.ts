import { createHash, randomBytes } from 'node:crypto';
import { generateURI, ScureBase32Plugin } from 'otplib';
import { seal, unseal } from '../platform/vault/cipher';
import type { KeyRing } from '../platform/vault/key-ring';

/** RFC 4226 asks for 160 bits. */
const secretLength = 20;
const purpose = 'totp-secret';
const base32 = new ScureBase32Plugin();

/** A secret on its way to an authenticator app, and what the database keeps of it. */
export interface NewTotp {
  /** In Base32, as the app takes it. */
  readonly secret: string;
  /** `otpauth://totp/…`, what the QR code holds. */
  readonly uri: string;
  readonly hash: Buffer;
  /** Under a key outside the database, for this factor alone. */
  readonly sealed: Buffer;
}

export function newTotp(ring: KeyRing, factorId: string, username: string): NewTotp {
  const bytes = randomBytes(secretLength);
  const secret = base32.encode(bytes);
  return {
    secret,
    uri: generateURI({ issuer: 'Himaya', label: username, secret }),
    hash: createHash('sha256').update(bytes).digest(),
    sealed: seal(ring.derive(purpose), bytes, factorId),
  };
}

/** The secret's bytes: what the database compares with its hash before it computes the code itself. */
export function openTotp(ring: KeyRing, factorId: string, sealed: Buffer): Buffer {
  return unseal(ring.derive(purpose), sealed, factorId);
}
