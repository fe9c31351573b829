import { createHash } from 'node:crypto';
import { idBytes, idOfLeaf, instantText, leafBytes, leafOf, type TrailLine } from './canonical-line';
import { isSigned, type KeyBook, type SigningKey } from './seal-keys';

/** The deed in the trail that lets lines go once it is old enough; the line of it stays. */
export const groundOfAmending = 'case.erase';

/**
 * A record that sealed lines are no longer what their seal says: let go, or without the case that was erased. The seals stay as they
 * are; whoever verifies holds a line that is missing or shorter against the records. Without a record a line counts as deleted, so
 * that nobody gains by taking one away, and none can be made without the sealer's key.
 */
export interface Amendment {
  readonly at: string;
  /** The line that is the ground of it. */
  readonly authorityId: string;
  readonly authorityAt: string;
  /** One leaf a line: its id, and the digest of what is left of it; zeros where nothing is. */
  readonly leaves: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
}

export type UnsignedAmendment = Omit<Amendment, 'keyId' | 'signature'>;

/** The columns of audit_amendment that make an `Amendment`, for a select list. */
export const amendmentColumns = `${instantText('at')} as at, authority_id as "authorityId", ${instantText('authority_at')} as "authorityAt",
  leaves, key_id as "keyId", signature`;

/** The digest of a line that is gone, in hexadecimal. */
export const gone = '0'.repeat(64);
const domain = 'himaya audit amendment 1\n';

/** What a record keeps of a line. @param left what is left of it; null where nothing is */
export const amendedLeaf = ({ id }: Pick<TrailLine, 'id'>, left: TrailLine | null): Buffer =>
  left === null ? Buffer.concat([Buffer.from(id.replace(/-/g, ''), 'hex'), Buffer.alloc(leafBytes - idBytes)]) : leafOf(left);

/** The bytes that are signed. */
function signedBytes({ at, authorityId, authorityAt, leaves }: UnsignedAmendment): Buffer {
  const hash = createHash('sha256')
    .update(domain + JSON.stringify([at, authorityId, authorityAt]) + '\n')
    .update(leaves)
    .digest('hex');
  return Buffer.from(domain + hash);
}

export const signAmendment = (key: SigningKey, one: UnsignedAmendment): Amendment => ({
  ...one,
  keyId: key.keyId,
  signature: key.sign(signedBytes(one)),
});

/** What is wrong with a record by itself, in words; null where nothing is. */
export function faultOfAmendment(keys: KeyBook, one: Amendment): string | null {
  if (one.leaves.length === 0 || one.leaves.length % leafBytes !== 0) return 'holds no lines';
  return isSigned(keys, one.keyId, signedBytes(one), one.signature) ? null : `is not signed by a key that was given (${one.keyId})`;
}

/** By line, the digests of what may be left of it: one a record that names it. */
export type Amended = ReadonlyMap<string, ReadonlySet<string>>;
export const noAmendments: Amended = new Map();

/** @param ids only of these lines */
export function amendedBy(amendments: readonly Amendment[], ids: ReadonlySet<string>): Amended {
  const amended = new Map<string, Set<string>>();
  for (const { leaves } of amendments) {
    for (let at = 0; at < leaves.length; at += leafBytes) {
      const leaf = leaves.subarray(at, at + leafBytes);
      const id = idOfLeaf(leaf);
      if (!ids.has(id)) continue;
      const digests = amended.get(id) ?? new Set();
      amended.set(id, digests.add(leaf.toString('hex', idBytes)));
    }
  }
  return amended;
}

/** One record as a line of an export. */
export const amendmentToJson = ({ leaves, signature, ...facts }: Amendment): Record<string, string> => ({
  ...facts,
  leaves: leaves.toString('base64'),
  signature: signature.toString('base64'),
});

const texts = ['at', 'authorityId', 'authorityAt', 'leaves', 'keyId', 'signature'] as const;

/** A record out of an export; null for what is none. */
export function amendmentFromJson(value: unknown): Amendment | null {
  const parsed = value as Record<string, string>;
  if (typeof value !== 'object' || value === null || !texts.every((name) => typeof parsed[name] === 'string')) return null;
  const { leaves, signature, ...facts } = parsed as Record<(typeof texts)[number], string>;
  return { ...facts, leaves: Buffer.from(leaves, 'base64'), signature: Buffer.from(signature, 'base64') };
}
