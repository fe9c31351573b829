import { nameParts } from './name-parts';
import { isConsonant, soundsOf, type Sounds } from './name-sounds';
import { changing, leavingOut } from './sound-costs';

/** What two spellings of one part may cost, by how many consonants they have: short names differ by little. */
const limits = [0.2, 0.35, 0.45, 0.55, 1, 1.05, 1.2, 1.6];

/**
 * How like two names are, 0 to 1; 0 means not the same. Every part of the shorter must be found in the other, in any order, and a
 * name of several parts is never found by one of them alone. Spelling, script and one wrong letter in a long part are forgiven.
 */
export function nameLikeness(asked: string, held: string): number {
  return likenessOf(nameParts(asked).map(soundsOf), nameParts(held).map(soundsOf));
}

function likenessOf(asked: readonly Sounds[], held: readonly Sounds[]): number {
  const needed = Math.min(asked.length, held.length);
  if (needed === 0 || needed < Math.min(2, asked.length)) return 0;
  const pairs = asked
    .flatMap((one, i) => held.map((other, j) => ({ i, j, likeness: partLikeness(one, other) })))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = { i: new Set<number>(), j: new Set<number>() };
  let sum = 0;
  for (const { i, j, likeness } of pairs) {
    if (taken.i.has(i) || taken.j.has(j)) continue;
    taken.i.add(i);
    taken.j.add(j);
    sum += likeness;
  }
  if (taken.i.size < needed) return 0;
  // A part left over on either side costs a little: the fuller agreement ranks first.
  return (sum / needed) * (1 - 0.1 * (1 - needed / Math.max(asked.length, held.length)));
}

function partLikeness(one: Sounds, other: Sounds): number {
  const weight = Math.max(one.weight, other.weight);
  const limit = limits[Math.min(weight, limits.length - 1)] as number;
  const cost = distance(one, other);
  if (cost > limit) return 0;
  return 1 - cost / (2 * limit);
}

/** Damerau's edit distance with costs by sound; two neighbours exchanged count once. */
function distance(one: Sounds, other: Sounds): number {
  const [a, b] = [one.sounds, other.sounds];
  const table: number[][] = [[0]];
  const at = (i: number, j: number): number => (table[i] as number[])[j] as number;
  for (let i = 0; i <= a.length; i += 1) {
    table[i] ??= [];
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 && j === 0) continue;
      const ways = [
        i > 0 ? at(i - 1, j) + leavingOut(one, i - 1, other) : Infinity,
        j > 0 ? at(i, j - 1) + leavingOut(other, j - 1, one) : Infinity,
        i > 0 && j > 0 ? at(i - 1, j - 1) + changing(one, i - 1, other, j - 1) : Infinity,
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + exchanging(one, i, other, j) : Infinity,
      ];
      (table[i] as number[])[j] = Math.min(...ways);
    }
  }
  return at(a.length, b.length);
}

/** A vowel that changes its place at the end, or in writing that has none to spare, makes another name: صالح and صلاح. */
function exchanging(one: Sounds, i: number, other: Sounds, j: number): number {
  const sounds = [one.sounds[i - 1] as string, one.sounds[i - 2] as string];
  if (sounds.every(isConsonant)) return 0.7;
  const ends = i === one.sounds.length || j === other.sounds.length;
  return ends || !one.vowelled || !other.vowelled ? 0.95 : 0.5;
}
