import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface KeyFile {
  /** The key that wraps new data keys; the others only unwrap. */
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
  /** Seeds everything that must outlive a rotation: search tokens, database passwords. */
  readonly root: string;
}

/** A data key under a key-encryption key, as it is stored. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  readonly keyId: string;
}

/**
 * Key-encryption keys in one local file (mode 0600), made at first start. Lose the file and every name is lost; copy it and
 * every name is readable: it is backed up apart from the data.
 */
export class KeyRing {
  private constructor(private readonly file: KeyFile) {}

  /** @throws Error when the file exists but is not a key file. */
  static open(path: string): KeyRing {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const fresh: KeyFile = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') }, root: randomBytes(32).toString('base64') };
      const mine = `${path}.${process.pid}`;
      writeFileSync(mine, JSON.stringify(fresh), { mode: 0o600 });
      putWhereNoneIs(mine, path);
    }
    chmodSync(path, 0o600);
    const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    if (file.keys?.[file.current] === undefined || file.root === undefined) throw new Error(`${path} is not a key file`);
    return new KeyRing(file);
  }

  /** Wraps a data key; `subject` (the case's or referral's id) must be given again to unwrap. */
  wrap(dataKey: Buffer, subject: string): WrappedKey {
    return { wrapped: seal(this.kek(this.file.current), dataKey, subject), keyId: this.file.current };
  }

  /** @throws Error when the key is not this ring's, or was wrapped for another subject. */
  unwrap({ wrapped, keyId }: WrappedKey, subject: string): Buffer {
    return unseal(this.kek(keyId), wrapped, subject);
  }

  /** A key for one purpose that no rotation changes; 32 bytes. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', Buffer.from(this.file.root, 'base64'), '', purpose, 32));
  }

  /** HMAC-SHA256 under a purpose's key. */
  mac(purpose: string, text: string | Buffer): Buffer {
    return createHmac('sha256', this.derive(purpose)).update(text).digest();
  }

  private kek(keyId: string): Buffer {
    const key = this.file.keys[keyId];
    if (key === undefined) throw new Error(`no key ${keyId} in the ring`);
    return Buffer.from(key, 'base64');
  }
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
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
}
