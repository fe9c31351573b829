/** A data key under a key-encryption key, as it is stored. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  /** Names the version of the key-encryption key: `k1` of a local file, `transit:himaya:v1` of a transit engine. */
  readonly keyId: string;
}

/** A data key in the clear, 32 bytes, and the id of the case, referral or document it belongs to. */
export interface PlainKey {
  readonly subject: string;
  readonly plain: Buffer;
}

/** A wrapped data key beside the subject it was wrapped for; with another subject it does not open. */
export interface StoredKey extends WrappedKey {
  readonly subject: string;
}

/**
 * Who holds the key-encryption key and wraps data keys under it. Every call takes many keys at once and answers in their
 * order, because the holder may be a machine away.
 */
export interface KeyProvider {
  readonly kind: 'local-file' | 'transit';
  wrap(keys: readonly PlainKey[]): Promise<WrappedKey[]>;
  /** @throws Error when a key is not this provider's, was altered, or was wrapped for another subject. */
  unwrap(keys: readonly StoredKey[]): Promise<Buffer[]>;
  /** The same data keys under the current version. */
  rewrap(keys: readonly StoredKey[]): Promise<WrappedKey[]>;
  /** The version that wraps now and the older ones that still open, oldest first. */
  versions(): Promise<{ readonly current: string; readonly older: readonly string[] }>;
  /** Makes a new version current; all earlier ones still open. @returns its id */
  rotate(): Promise<string>;
  /** Takes away for good the versions older than the current one; whatever is still wrapped under them is lost. */
  retireOlder(): Promise<void>;
}

/** The holder of the keys cannot be reached, or is sealed: worth another try, nothing is lost. */
export class KeysUnavailable extends Error {}
