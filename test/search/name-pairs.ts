import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { KeyRing, Vault, nameLikeness } from '@himaya/api/testing';

/** Two spellings and whether the same person may be meant. */
export interface NamePair {
  readonly group: string;
  readonly verdict: 'same' | 'different';
  readonly one: string;
  readonly other: string;
}

export interface Measure {
  readonly group: string;
  readonly pairs: number;
  readonly found: number;
  readonly same: number;
  readonly wronglyFound: number;
}

/** The labelled list, written by hand for this product before the comparison was tuned. */
export function readNamePairs(): NamePair[] {
  return parse<NamePair>(readFileSync(join(__dirname, 'name-pairs.csv')), { columns: true });
}

/** Finds the second name by the first the way the search does: by its spellings, then by slips of the hand, and confirms. */
export function finder(ring: KeyRing): (pair: NamePair) => { candidate: boolean; found: boolean } {
  const { index } = new Vault(ring);
  return ({ one, other }) => {
    const held = new Set(
      index.tokensOf({ given: other, family: null, alias: null, phone: null, birthYear: null }).map((token) => token.toString('hex')),
    );
    const meets = (tokens: readonly Buffer[]): boolean => tokens.some((token) => held.has(token.toString('hex')));
    const candidate = meets(index.askedTokens(one).flat()) || meets(index.slippedTokens(one));
    return { candidate, found: candidate && nameLikeness(one, other) > 0 };
  };
}

export function measured(pairs: readonly NamePair[], found: (pair: NamePair) => boolean): Measure[] {
  return [...new Set(pairs.map(({ group }) => group))].map((group) => {
    const own = pairs.filter((pair) => pair.group === group);
    return {
      group,
      pairs: own.length,
      same: own.filter((pair) => pair.verdict === 'same').length,
      found: own.filter((pair) => pair.verdict === 'same' && found(pair)).length,
      wronglyFound: own.filter((pair) => pair.verdict === 'different' && found(pair)).length,
    };
  });
}

/** Shares to three places; null where there is nothing to share. */
export const recallOf = ({ found, same }: Pick<Measure, 'found' | 'same'>): number | null => (same === 0 ? null : round(found / same));
export const precisionOf = ({ found, wronglyFound }: Pick<Measure, 'found' | 'wronglyFound'>): number =>
  round(found / Math.max(1, found + wronglyFound));
const round = (share: number): number => Math.round(share * 1000) / 1000;
