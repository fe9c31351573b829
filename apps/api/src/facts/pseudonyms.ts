import { createHmac, randomBytes } from 'node:crypto';
import type { KeyRing } from '../platform/vault/key-ring';

/** What facts are derived from, and the two whom they name beside: a defendant as subject, a unit as contributor. */
export type Pseudonymised = 'case' | 'concern' | 'proceeding' | 'shelter' | 'subject' | 'unit';

/**
 * Pseudonyms of the fact store (architecture.md "Statistics and disclosure control"): 64 bits of HMAC-SHA256 under a key that only the
 * facts worker derives. Who has the store and not the key cannot tell which case a fact is of; the same id has the same pseudonym and
 * the same record key after every rebuild, so that the noise of the cell-key method stays.
 */
export class Pseudonyms {
  private readonly key: Buffer;

  constructor(ring: KeyRing) {
    this.key = ring.derive('statistics');
  }

  /** A signed 64-bit number in decimal, as the driver takes and gives it. */
  of(kind: Pseudonymised, id: string): string {
    return this.mac(kind, id, 'facts').readBigInt64BE().toString();
  }

  /** What the cell-key method adds up (standards.md section 6): 0 to 2^32 - 1. */
  recordKeyOf(id: string): number {
    return this.mac('subject', id, 'record-key').readUInt32BE();
  }

  private mac(kind: Pseudonymised, id: string, purpose: string): Buffer {
    return createHmac('sha256', this.key).update(`${kind}:${id}|${purpose}`).digest();
  }
}

/** A pseudonym that no key finds again. */
export const drawnPseudonym = (): string => randomBytes(8).readBigInt64BE().toString();
export const drawnRecordKey = (): number => randomBytes(4).readUInt32BE();
