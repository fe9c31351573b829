import { amendedBy, faultOfAmendment, type Amended } from '../seal/amendment';
import { idOfLeaf } from '../seal/canonical-line';
import { faultOfChain, faultOfSeal, type Seal } from '../seal/seal-record';
import type { KeyBook } from '../seal/seal-keys';
import { SealCopy } from '../seal/seal-copy';
import type { SealStore } from '../seal/seal.store';
import { compareLines, leavesOf } from './compare-lines';

/** What a verification found. `broken` names the first fault in words; null where every sealed line is as it was. */
export interface Verdict {
  readonly broken: string | null;
  readonly seals: number;
  readonly lines: number;
  /** Of these, lines that were let go or made shorter since, by records that the sealer signed. */
  readonly amended: number;
  /** Lines no seal covers yet; what happened to them cannot be told. Null where a fault ended the count. */
  readonly unsealed: number | null;
  /** The last good seal as `<seq>:<hash>`: written down elsewhere, it shows a later cut of both database and copy. */
  readonly head: string | null;
}

export interface VerifyOptions {
  readonly keys: KeyBook;
  readonly copy: SealCopy;
  readonly store: SealStore;
  /** A head that was written down before. */
  readonly expectedHead?: string;
  readonly onProgress?: (seals: number, lines: number) => void;
}

/**
 * Walks the copy seal by seal and holds against it the database's seals and lines. Memory is bounded by one seal, whatever
 * the trail's length.
 */
export async function verifyTrail({ keys, copy, store, expectedHead, onProgress }: VerifyOptions): Promise<Verdict> {
  const made = await settledHead(store);
  const count = { seals: 0, lines: 0, amended: 0 };
  let before: Seal | null = null;
  let torn: { place: string; text: string } | null = null;
  let awaited = expectedHead;
  const verdict = (broken: string | null, unsealed: number | null = null): Verdict => ({
    broken,
    ...count,
    unsealed,
    head: before === null ? null : `${before.seq}:${before.hash}`,
  });
  for await (const { place, text, seal } of copy.lines()) {
    // What a crash left unfinished is followed by the same seal whole.
    if (torn !== null && !text.startsWith(torn.text)) return verdict(`the copy was changed at ${torn.place}: no seal stands there`);
    torn = seal === null ? { place, text } : null;
    if (seal === null) continue;
    const fault = faultOfSeal(keys, seal) ?? faultOfChain(before, seal);
    if (fault !== null) return verdict(`seal ${seal.seq} of the copy (line ${seal.firstLine} on, ${place}) ${fault}`);
    const found: Found = await faultInDatabase({ store, keys }, seal, before);
    if (found.broken !== null) return verdict(found.broken);
    count.amended += found.amended;
    before = seal;
    count.seals += 1;
    count.lines += leavesOf(seal).length;
    if (awaited !== undefined && `${seal.seq}:${seal.hash}` === awaited) awaited = undefined;
    onProgress?.(count.seals, count.lines);
  }
  if (torn !== null && made !== null && made.seq === before?.seq)
    return verdict(`the copy was changed at ${torn.place}: no seal stands there`);
  const next = nextLine(before);
  if (made !== null && BigInt(made.seq) > BigInt(before?.seq ?? 0)) {
    return verdict(`line ${next}: the copy ends before it, the database has seals up to ${made.seq}: the copy was cut`);
  }
  if (awaited !== undefined)
    return verdict(`line ${next}: the seal that was written down (${awaited.split(':')[0]}) is gone: both database and copy were cut`);
  return verdict(null, await store.countFrom(before?.xactTo ?? '0'));
}

/** The last seal of the database at a moment when no sealer is between database and copy. */
async function settledHead(store: SealStore): Promise<Seal | null> {
  await store.lock();
  try {
    return await store.last();
  } finally {
    await store.unlock();
  }
}

interface Found {
  readonly broken: string | null;
  readonly amended: number;
}

async function faultInDatabase({ store, keys }: Pick<VerifyOptions, 'store' | 'keys'>, seal: Seal, before: Seal | null): Promise<Found> {
  const lines = await store.lines(seal.xactFrom, seal.xactTo, leavesOf(seal).length + 1);
  const asSealed = compareLines(seal, before, lines);
  const amended: Amended | string | null = asSealed === null ? null : await amendmentsOf({ store, keys }, seal);
  if (typeof amended === 'string') return { broken: `line ${seal.firstLine} on: ${amended}`, amended: 0 };
  const broken = amended === null ? null : compareLines(seal, before, lines, amended);
  const stored = await store.find(seal.seq);
  if (stored === null) {
    const what = broken ? `, and ${broken.what}` : '';
    return { broken: `line ${broken?.line ?? seal.firstLine}: seal ${seal.seq} is gone from the database${what}`, amended: 0 };
  }
  if (broken !== null) return { broken: `line ${broken.line}: ${broken.what}`, amended: 0 };
  const same = stored.hash === seal.hash && stored.signature.equals(seal.signature) && stored.leaves.equals(seal.leaves);
  return { broken: same ? null : `line ${seal.firstLine}: seal ${seal.seq} of the database was replaced`, amended: amended?.size ?? 0 };
}

/** What is left of the seal's lines by records that are signed and whose own ground stands in the trail; else what is wrong with one. */
async function amendmentsOf({ store, keys }: Pick<VerifyOptions, 'store' | 'keys'>, seal: Seal): Promise<Amended | string> {
  const ids = leavesOf(seal).map(idOfLeaf);
  const amendments = await store.amendments(ids);
  for (const one of amendments) {
    const fault = faultOfAmendment(keys, one) ?? ((await store.says(one)) ? null : 'names a ground that does not stand in the trail');
    if (fault !== null) return `a record of ${one.at} by which lines were let go ${fault}`;
  }
  return amendedBy(amendments, new Set(ids));
}

const nextLine = (before: Seal | null): string => String(BigInt(before?.lastLine ?? 0) + 1n);
