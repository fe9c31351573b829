import { noiseTable, perturbed, safeNoise, type NoiseTable } from './cell-key';

/**
 * What makes a figure unsafe and how far it must stay unknown (standards.md section 6; handbook on statistical disclosure control,
 * chapters 4 and 5). Figures are persons unless said otherwise.
 */
export interface Policy {
  /** Counts below it are hidden, zero with them. */
  readonly threshold: number;
  /** What is shown has this noise, by the sum of its record keys, and is then rounded to a multiple of the base. */
  readonly noise: NoiseTable;
  readonly base: number;
  /** An attacker must hold possible a number at least so much below a hidden one, or none at all. */
  readonly room: number;
  /** A group is told of as one where all but so many of it are in one category of a sensitive dimension. */
  readonly coalition: number;
  /** … or where so large a part of it is, and it has fewer persons than `largeGroup`. */
  readonly part: number;
  readonly largeGroup: number;
  /** A cell is one body's where so large a part comes from it, or where fewer bodies feed it. */
  readonly dominant: number;
  readonly bodies: number;
  /** Fewest persons in a cell of a table on average, and the largest part of its cells that may be hidden. */
  readonly average: number;
  readonly hiddenPart: number;
  /** Categories with fewer persons in three years are merged before anything else. */
  readonly rare: number;
  /** Each figure by itself, or together so that parts add up (the annual report). */
  readonly rounding: 'independent' | 'controlled';
}

export const safePolicy: Policy = {
  threshold: 10,
  noise: noiseTable(safeNoise),
  base: 5,
  room: 3,
  coalition: 2,
  part: 0.9,
  largeGroup: 50,
  dominant: 0.8,
  bodies: 3,
  average: 10,
  hiddenPart: 0.5,
  rare: 20,
  rounding: 'independent',
};

/**
 * A count of at least the threshold as it is shown: the noise of a query about the same people, so that a table and a query tell one
 * story, to the nearest multiple of the base, halves up.
 *
 * @param recordKeys sum of the record keys of those counted, modulo 2^32
 */
export function told(persons: number, recordKeys: number, { noise, base, threshold }: Policy): number {
  const noisy = perturbed(persons, recordKeys, noise);
  return Math.max(Math.ceil(threshold / base), Math.floor((noisy + base / 2) / base)) * base;
}

/** What a reader may believe of a cell. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * What an earlier figure is taken to have told: the count behind its rounding, as if it had no noise, and not below the threshold, or it
 * would not be shown. Noise is what protects from who knows nearly everybody; what is hidden must stay open without it. Rounded together,
 * a figure may be a whole base away.
 */
export function behind(
  figure: number,
  persons: number,
  { base, threshold }: Policy,
  rounding: Policy['rounding'] = 'independent',
): Interval {
  const away = rounding === 'controlled' ? base : Math.floor(base / 2);
  return { low: Math.min(persons, Math.max(threshold, figure - away)), high: Math.max(persons, figure + away) };
}
