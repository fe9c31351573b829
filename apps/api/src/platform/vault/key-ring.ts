import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyProvider } from './key-provider';
import { LocalKeyFile } from './local-key-file';

/** All secrets of the house: the holder of the key-encryption keys, and what is drawn from a root that no rotation changes. */
export class KeyRing {
  /** @param root 32 bytes; search tokens, CSRF tokens and the database roles' passwords are drawn from it, in this process */
  constructor(
    readonly provider: KeyProvider,
    private readonly root: Buffer,
  ) {}

  /** Both in one local file. @throws Error when the file exists but is not a key file. */
  static open(path: string): KeyRing {
    const file = LocalKeyFile.open(path);
    return new KeyRing(file, file.root);
  }

  /** A key for one purpose that no rotation changes; 32 bytes. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.root, '', purpose, 32));
  }

  /** HMAC-SHA256 under a purpose's key. */
  mac(purpose: string, text: string | Buffer): Buffer {
    return createHmac('sha256', this.derive(purpose)).update(text).digest();
  }
}
