/**
 * The cell-key method (Thompson, Broadfoot and Elazar 2013; standards.md section 6): every counted person has a secret fixed record
 * key, a cell's key is their sum, and the noise follows from it: the same people give the same answer in every table and whoever asks.
 */

/** Parameters of the noise. */
export interface Noise {
  /** No answer is further from the count than this. */
  readonly most: number;
  readonly variance: number;
  /** Answers from 1 up to this are never given. */
  readonly never: number;
}

/**
 * The design's variance with a longer tail (ADR 124): who knows all people but one can tell from a figure at the very edge of the noise
 * whether that one is in it, and with this edge no figure ever stands there.
 */
export const safeNoise: Noise = { most: 10, variance: 3, never: 2 };

/** Chances of each change of a count, by the count: from the last one on they stay the same. */
export interface NoiseTable {
  readonly noise: Noise;
  readonly rows: readonly (readonly { readonly change: number; readonly upTo: number }[])[];
}

const keys = 2 ** 32;

/** A cell's key from those of its records, each a whole number from 0 to 2^32 - 1. */
export const cellKey = (recordKeys: Iterable<number>): number => {
  let sum = 0;
  for (const key of recordKeys) sum = (sum + key) % keys;
  return sum;
};

/**
 * The key of a cell that tells something sensitive of its people: it follows from their keys and from what is told of them. By their keys
 * alone, a group and its part would have the same figure for certain where nobody else is in the group, and else once in seven times.
 *
 * @param sum of the record keys, as `cellKey` gives it
 * @param names what is told of all of them, `form=begging`; without any the sum stays as it is
 */
export const keyTelling = (sum: number, names: readonly string[]): number =>
  names.toSorted().reduce((key, name) => mixed((key ^ hashOf(name)) >>> 0), sum);

/** FNV-1a, 32 bits. */
const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01_00_01_93), 0x81_1c_9d_c5);

/** MurmurHash3's last step: every number once, near ones far apart. */
function mixed(key: number): number {
  const first = Math.imul(key ^ (key >>> 16), 0x85_eb_ca_6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2_b2_ae_35);
  return (second ^ (second >>> 16)) >>> 0;
}

/**
 * The table of greatest entropy with no bias and the given variance that never gives a forbidden answer: nothing else about it can be
 * known beforehand.
 *
 * @throws {RangeError} where no such chances exist
 */
export function noiseTable(noise: Noise): NoiseTable {
  const last = noise.most + noise.never + 1;
  const rows = Array.from({ length: last }, (_, at) => {
    const persons = at + 1;
    const changes = Array.from({ length: 2 * noise.most + 1 }, (__, step) => step - noise.most).filter((change) => {
      const answer = persons + change;
      return answer === 0 || answer > noise.never;
    });
    let upTo = 0;
    return chances(changes, noise.variance).map((chance, index) => ({ change: changes[index]!, upTo: (upTo += chance) }));
  });
  return { noise, rows };
}

/** The count as it is answered: unbiased, never by more than `most`, the same for the same key. */
export function perturbed(persons: number, key: number, { rows }: NoiseTable): number {
  if (persons === 0) return 0;
  const row = rows[Math.min(persons, rows.length) - 1]!;
  const { change } = row.find(({ upTo }) => key / keys < upTo) ?? row.at(-1)!;
  return persons + change;
}

/** Chances proportional to exp(a·d + b·d²) with mean zero and the variance asked for, by Newton's method on the two moments. */
function chances(changes: readonly number[], variance: number): number[] {
  let [a, b] = [0, 0];
  for (let step = 0; step < 200; step += 1) {
    const p = weighted(changes, a, b);
    const moment = (power: number): number => changes.reduce((sum, change, at) => sum + p[at]! * change ** power, 0);
    const [m1, m2, m3, m4] = [moment(1), moment(2), moment(3), moment(4)];
    const [f, g] = [m1, m2 - variance];
    if (Math.abs(f) < 1e-12 && Math.abs(g) < 1e-12) return p;
    const [faa, fab, fbb] = [m2 - m1 ** 2, m3 - m1 * m2, m4 - m2 ** 2];
    const determinant = faa * fbb - fab ** 2;
    const size = Math.min(1, 1 / (Math.abs(f) + Math.abs(g)));
    a -= (size * (fbb * f - fab * g)) / determinant;
    b -= (size * (faa * g - fab * f)) / determinant;
  }
  throw new RangeError(`no chances for changes ${changes.join(', ')} with variance ${variance}`);
}

function weighted(changes: readonly number[], a: number, b: number): number[] {
  const powers = changes.map((change) => a * change + b * change ** 2);
  const highest = Math.max(...powers);
  const weights = powers.map((power) => Math.exp(power - highest));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}
