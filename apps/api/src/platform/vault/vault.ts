import { randomBytes } from 'node:crypto';
import { seal, unseal, type KeyRing, type WrappedKey } from './key-ring';
import { nameForms } from './name-forms';

/** The data key of one case or referral, opened: seals and opens the fields of that subject. */
export class DataKey {
  constructor(
    private readonly subject: string,
    private readonly key: Buffer,
  ) {}

  /** Seals a text for one column; null stays null. `place` is `table.column`. */
  seal(place: string, text: string | null | undefined): Buffer | null {
    return text === null || text === undefined || text === '' ? null : seal(this.key, Buffer.from(text), `${place}|${this.subject}`);
  }

  open(place: string, sealed: Buffer | null): string | null {
    return sealed === null ? null : unseal(this.key, sealed, `${place}|${this.subject}`).toString();
  }
}

/** Envelope encryption of identity and narrative fields, and the blind index over names. */
export class Vault {
  constructor(private readonly ring: KeyRing) {}

  /** A fresh data key for a subject (case or referral id), opened and in the form to store. */
  newKey(subject: string): { readonly key: DataKey; readonly stored: WrappedKey } {
    const plain = randomBytes(32);
    return { key: new DataKey(subject, plain), stored: this.ring.wrap(plain, subject) };
  }

  openKey(subject: string, stored: WrappedKey): DataKey {
    return new DataKey(subject, this.ring.unwrap(stored, subject));
  }

  /**
   * The blind-index tokens of names: up to three a name part (folded, consonant skeleton, transliterated skeleton), each a
   * keyed HMAC cut to 24 bits, so that common values share a token and a token names nobody.
   */
  nameTokens(...names: readonly (string | null | undefined)[]): Buffer[] {
    const forms = names
      .flatMap((name) => nameForms(name ?? ''))
      .flatMap(({ folded, skeleton, transliterated }) => [
        `folded|${folded}`,
        ...(skeleton.length > 1 ? [`skeleton|${skeleton}`] : []),
        ...(transliterated.length > 1 ? [`transliterated|${transliterated}`] : []),
      ]);
    return [...new Set(forms)].map((form) => this.ring.mac('identity-token', form).subarray(0, 3));
  }

  /** Keyed digest of a request body, so that the stored key of an idempotent request tells nothing of it. */
  bodyDigest(body: unknown): Buffer {
    return this.ring.mac('idempotency', JSON.stringify(body));
  }
}
