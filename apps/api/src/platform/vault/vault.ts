import { randomBytes } from 'node:crypto';
import { BlindIndex } from '../names/blind-index';
import { nameParts } from '../names/name-parts';
import { ProblemException } from '../problems/problem-exception';
import { seal, unseal } from './cipher';
import { KeyCache } from './key-cache';
import type { StoredKey, WrappedKey } from './key-provider';
import type { KeyRing } from './key-ring';

/** The data key of one case, referral or document, opened: seals and opens the fields of that subject. */
export class DataKey {
  /** @param key null where the subject was erased: nothing opens any more, and nothing new is sealed */
  constructor(
    private readonly subject: string,
    private readonly key: Buffer | null,
  ) {}

  get erased(): boolean {
    return this.key === null;
  }

  /**
   * Seals a text for one column; null stays null. `place` is `table.column`.
   * @throws ProblemException `case.erased` where the key is gone
   */
  seal(place: string, text: string | null | undefined): Buffer | null {
    if (text === null || text === undefined || text === '') return null;
    if (this.key === null) throw new ProblemException({ problem: 'case.erased' });
    return seal(this.key, Buffer.from(text), `${place}|${this.subject}`);
  }

  /** The text; null where there is none or its key was erased. */
  open(place: string, sealed: Buffer | null): string | null {
    return sealed === null || this.key === null ? null : unseal(this.key, sealed, `${place}|${this.subject}`).toString();
  }

  /** The key itself, for ciphers over streams. @throws ProblemException `case.erased` where it is gone */
  bytes(): Buffer {
    if (this.key === null) throw new ProblemException({ problem: 'case.erased' });
    return this.key;
  }
}

/** A data key just made: opened, and in the form to store. */
export interface NewKey {
  readonly key: DataKey;
  readonly stored: WrappedKey;
}

/** Columns of a row that carries its subject's wrapped key; null once the subject was erased. */
export interface KeyedRow {
  readonly id: string;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** Envelope encryption of identity and narrative fields, and the blind index over identities. */
export class Vault {
  /** The blind index over identities, under keys that no rotation changes. */
  readonly index: BlindIndex;

  constructor(
    private readonly ring: KeyRing,
    private readonly cache = new KeyCache(),
  ) {
    this.index = new BlindIndex((purpose) => ring.derive(purpose));
  }

  /** A fresh data key for a subject (the id of a case, referral or document). */
  async newKey(subject: string): Promise<NewKey> {
    const [made] = await this.newKeys([subject]);
    return made as NewKey;
  }

  /** Fresh data keys for many subjects, in their order and in one call to the holder of the keys. */
  async newKeys(subjects: readonly string[]): Promise<NewKey[]> {
    const fresh = subjects.map((subject) => ({ subject, plain: randomBytes(32) }));
    const wrapped = await this.ring.provider.wrap(fresh);
    return fresh.map(({ subject, plain }, place) => {
      const stored = wrapped[place] as WrappedKey;
      this.cache.put({ subject, ...stored }, plain);
      return { key: new DataKey(subject, plain), stored };
    });
  }

  /** @param stored null where the key was deleted: the subject is erased */
  async openKey(subject: string, stored: WrappedKey | null): Promise<DataKey> {
    if (stored === null) return new DataKey(subject, null);
    const [plain] = await this.unwrap([{ subject, ...stored }]);
    return new DataKey(subject, plain as Buffer);
  }

  /** The key that a row brings along. */
  keyOf({ id, keyWrapped, keyId }: KeyedRow): Promise<DataKey> {
    return this.openKey(id, keyWrapped === null || keyId === null ? null : { wrapped: keyWrapped, keyId });
  }

  /** The keys of a list's rows by their ids, in one call to the holder of the keys for all that are not at hand. */
  async openKeys(rows: readonly KeyedRow[]): Promise<ReadonlyMap<string, DataKey>> {
    const stored = rows.flatMap(({ id, keyWrapped, keyId }) =>
      keyWrapped === null || keyId === null ? [] : [{ subject: id, wrapped: keyWrapped, keyId }],
    );
    const plain = await this.unwrap(stored);
    const opened = new Map(stored.map(({ subject }, place) => [subject, plain[place] as Buffer]));
    return new Map(rows.map(({ id }) => [id, new DataKey(id, opened.get(id) ?? null)]));
  }

  /** Drops opened keys from memory: a subject's that was erased, or all of them after a rotation. */
  forget(subject?: string): void {
    this.cache.forget(subject);
  }

  /**
   * Keyed digest of the parts of a searched name, 8 bytes, the same in whatever order they were asked. Its key changes with the
   * month, so that digests of different months tell nothing of each other.
   */
  searchMark(parts: readonly string[], now: Date): Buffer {
    return this.ring.mac(`search-mark|${now.toISOString().slice(0, 7)}`, [...new Set(parts)].sort().join('|')).subarray(0, 8);
  }

  /**
   * Keyed digest that tells whether two decisions are one judge's, however the name is spaced or its letters are written; its key
   * never rotates, and no name is told by it.
   */
  deciderDigest(name: string): Buffer {
    const parts = nameParts(name);
    return this.ring.mac('identification-decider', parts.length > 0 ? parts.join(' ') : name.toLowerCase());
  }

  /** Keyed digest of a request body, so that the stored key of an idempotent request tells nothing of it. */
  bodyDigest(body: unknown): Buffer {
    return this.ring.mac('idempotency', JSON.stringify(body));
  }

  private async unwrap(keys: readonly StoredKey[]): Promise<Buffer[]> {
    const atHand = keys.map((key) => this.cache.get(key));
    const missing = keys.filter((_, place) => atHand[place] === null);
    const opened = missing.length > 0 ? await this.ring.provider.unwrap(missing) : [];
    missing.forEach((key, place) => this.cache.put(key, opened[place] as Buffer));
    const fresh = opened.values();
    return atHand.map((plain) => plain ?? (fresh.next().value as Buffer));
  }
}
