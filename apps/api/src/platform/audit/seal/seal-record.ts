import { createHash } from 'node:crypto';
import { leafBytes } from './canonical-line';
import { isSigned, type KeyBook, type SigningKey } from './seal-keys';

/**
 * A seal over the lines of all transactions from `xactFrom` up to, not including, `xactTo`. Numbers are texts in digits, for
 * transactions and lines outgrow what JSON's numbers hold.
 */
export interface Seal {
  readonly seq: string;
  readonly firstLine: string;
  readonly lastLine: string;
  readonly xactFrom: string;
  readonly xactTo: string;
  /** The first number no transaction had when this seal was made: a line from there on is younger than `at`. */
  readonly nextXact: string;
  readonly at: string;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Hash of the seal before, zeros for the first; hexadecimal like `hash`. */
  readonly previous: string;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: Buffer;
  /** One leaf a line, in their order. */
  readonly leaves: Buffer;
}

export type UnsignedSeal = Omit<Seal, 'hash' | 'keyId' | 'signature'>;

export const noSealBefore = '0'.repeat(64);
const domain = 'himaya audit seal 1\n';

/** SHA-256 over everything a seal says, the seal before and the digests of its lines among it; hexadecimal. */
export function hashOfSeal(seal: UnsignedSeal): string {
  const facts = [seal.seq, seal.firstLine, seal.lastLine, seal.xactFrom, seal.xactTo, seal.nextXact, seal.at, seal.firstAt, seal.lastAt];
  return createHash('sha256')
    .update(domain + JSON.stringify([...facts, seal.previous]) + '\n')
    .update(seal.leaves)
    .digest('hex');
}

const signedBytes = (hash: string): Buffer => Buffer.from(domain + hash);

export function signSeal(key: SigningKey, seal: UnsignedSeal): Seal {
  const hash = hashOfSeal(seal);
  return { ...seal, hash, keyId: key.keyId, signature: key.sign(signedBytes(hash)) };
}

/** What is wrong with a seal by itself, in words; null where nothing is. */
export function faultOfSeal(keys: KeyBook, seal: Seal): string | null {
  const lines = BigInt(seal.lastLine) - BigInt(seal.firstLine) + 1n;
  if (lines < 1n || BigInt(seal.leaves.length) !== lines * BigInt(leafBytes)) return 'does not hold as many lines as it says';
  if (hashOfSeal(seal) !== seal.hash) return 'is not what its hash says';
  if (!isSigned(keys, seal.keyId, signedBytes(seal.hash), seal.signature)) return `is not signed by a key that was given (${seal.keyId})`;
  return null;
}

/** What is wrong between a seal and the one before it (null for the first), in words; null where nothing is. */
export function faultOfChain(before: Seal | null, seal: Seal): string | null {
  if (BigInt(seal.seq) !== BigInt(before?.seq ?? 0) + 1n) return `follows seal ${before?.seq ?? 'none'}`;
  if (seal.previous !== (before?.hash ?? noSealBefore)) return 'does not continue the seal before it';
  if (BigInt(seal.firstLine) !== BigInt(before?.lastLine ?? 0) + 1n) return 'does not start with the next line';
  if (seal.xactFrom !== (before?.xactTo ?? '0')) return 'does not start where the seal before it ended';
  return null;
}

/** One line of the copy, without its line break. */
export function sealToText({ signature, leaves, ...facts }: Seal): string {
  return JSON.stringify({ ...facts, signature: signature.toString('base64'), leaves: leaves.toString('base64') });
}

const fields = ['seq', 'firstLine', 'lastLine', 'xactFrom', 'xactTo', 'nextXact'] as const;
const words = ['at', 'firstAt', 'lastAt', 'previous', 'hash', 'keyId', 'signature', 'leaves'] as const;

/** A seal out of a line of the copy; null for what is none. */
export function sealFromText(text: string): Seal | null {
  try {
    const parsed = JSON.parse(text) as Record<string, string>;
    if (!fields.every((name) => /^\d{1,20}$/.test(parsed[name] ?? '')) || !words.every((name) => typeof parsed[name] === 'string'))
      return null;
    const { signature, leaves, ...facts } = parsed as unknown as Record<keyof Seal, string>;
    return { ...facts, signature: Buffer.from(signature, 'base64'), leaves: Buffer.from(leaves, 'base64') };
  } catch {
    return null;
  }
}
