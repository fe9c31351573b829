import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** An Ed25519 key that signs, and how its signatures name it. */
export interface SigningKey {
  readonly keyId: string;
  sign(bytes: Buffer): Buffer;
}

/** Public keys by their names. */
export type KeyBook = ReadonlyMap<string, KeyObject>;

/** Where the public half of a key file lies: beside it, to be handed to whoever verifies. */
export const publicKeyPathOf = (keyFile: string): string => keyFile.replace(/(\.pem)?$/, '.pub.pem');

/**
 * The signing key in a file (PKCS #8 PEM, mode 0600), made at first start together with its public half. It is kept apart
 * from the database: whoever owns the database must not be able to seal what they changed.
 * @throws Error when the file exists but holds no Ed25519 key
 */
export function openSigningKey(path: string): SigningKey {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const mine = `${path}.${process.pid}`;
    writeFileSync(mine, fresh, { mode: 0o600 });
    putWhereNoneIs(mine, path);
  }
  chmodSync(path, 0o600);
  const key = createPrivateKey(readFileSync(path));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path} holds no Ed25519 key`);
  const publicKey = createPublicKey(key);
  writeFileSync(publicKeyPathOf(path), publicKey.export({ type: 'spki', format: 'pem' }));
  return { keyId: keyIdOf(publicKey), sign: (bytes) => sign(null, bytes, key) };
}

/** Reads public keys, one a file. @throws Error when a file is missing or holds no key */
export function readPublicKeys(paths: readonly string[]): KeyBook {
  return new Map(
    paths.map((path) => {
      const key = createPublicKey(readFileSync(path));
      return [keyIdOf(key), key];
    }),
  );
}

/** False too where the book does not hold the key. */
export function isSigned(keys: KeyBook, keyId: string, bytes: Buffer, signature: Buffer): boolean {
  const key = keys.get(keyId);
  return key !== undefined && verify(null, bytes, key, signature);
}

/** The first 16 hexadecimal digits of the SHA-256 of the key's SubjectPublicKeyInfo. */
function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/** Of two processes that start at once, one makes the file and the other takes it. */
function putWhereNoneIs(made: string, path: string): void {
  try {
    linkSync(made, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
}
