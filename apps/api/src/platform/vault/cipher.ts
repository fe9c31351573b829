import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const format = 1;

/** AES-256-GCM: one format byte, a 12-byte nonce, a 16-byte tag, the ciphertext; `place` is authenticated, so a value moved to another row or column does not open. */
export function seal(key: Buffer, plain: Buffer, place: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(format), nonce, cipher.getAuthTag(), body]);
}

/** @throws Error when the bytes were altered, or sealed with another key or for another place. */
export function unseal(key: Buffer, sealed: Buffer, place: string): Buffer {
  if (sealed[0] !== format) throw new Error('unknown cipher format');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13), { authTagLength: 16 }).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
}
