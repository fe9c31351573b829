import { createHash } from 'node:crypto';

/** Chance that comes out the same in every run: the demo world is drawn from one seed. */
export interface Draws {
  /** At least 0, less than 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the values, each as likely as its weight says. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
}

/** Draws by the mulberry32 generator; `seed` is any 32-bit number. */
export function drawsFrom(seed: number): Draws {
  let state = seed;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const at = <T>(list: readonly T[], place: number): T => {
    if (place >= list.length) throw new Error('nothing to draw from');
    return list[place] as T;
  };
  return {
    fraction,
    between: (low, high) => low + Math.floor(fraction() * (high - low + 1)),
    chance: (probability) => fraction() < probability,
    pick: (list) => at(list, Math.floor(fraction() * list.length)),
    weighted: (entries) => {
      let rest = fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const place = entries.findIndex(([, weight]) => (rest -= weight) < 0);
      return at(entries, place === -1 ? entries.length - 1 : place)[0];
    },
  };
}

/** The same id for the same thing in every demo world: a UUID drawn from its kind and its name. */
export function demoId<T extends string>(kind: string, name: string): T {
  const hex = createHash('sha256').update(`himaya-demo|${kind}|${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}` as T;
}
