import { noiseTable, perturbed, safeNoise, safePolicy } from '@himaya/disclosure';
import type { ProtectedFigure } from '@himaya/domain';
import type { RawCell } from './figure-statement';

/** Fewest in the base of a percentage (standards.md section 6). */
export const leastBase = 50;
/** Hours of a median are told to the nearest so many. */
export const medianStep = 5;
/** An amount is held where its two largest persons have more of it (dominance, standards.md section 6). */
export const largestPart = 0.85;

/** One standard deviation of a count's noise, to one decimal. */
export const typicalError = Math.round(Math.sqrt(safeNoise.variance) * 10) / 10;
export const threshold = safePolicy.threshold;

const noise = noiseTable(safeNoise);

/** The cell's persons and its facts with noise by cell key; null where either is under the threshold. */
function noisy({ persons, keys, facts, fact_keys }: RawCell): { readonly persons: number; readonly facts: number } | null {
  const told = { persons: perturbed(Number(persons), Number(keys), noise), facts: perturbed(Number(facts), Number(fact_keys), noise) };
  return told.persons < threshold || told.facts < threshold ? null : told;
}

/** How many distinct persons; whatever is under the threshold with its noise is one sign, none with them. */
export function personsIn(cell: RawCell | undefined): ProtectedFigure {
  return (cell && noisy(cell)?.persons) ?? 'held';
}

/** How many facts; held too where they are of few persons, however many they are. */
export function factsIn(cell: RawCell | undefined): ProtectedFigure {
  return (cell && noisy(cell)?.facts) ?? 'held';
}

/** Dinars with the noise of their persons in proportion, to two digits. */
export function amountIn(cell: RawCell | undefined): ProtectedFigure {
  const told = cell && noisy(cell);
  if (!cell || !told) return 'held';
  const amount = Number(cell.amount);
  if (Number(cell.largest) > largestPart * amount) return 'held';
  return Number(((amount * told.persons) / Number(cell.persons)).toPrecision(2));
}

/** The median of hours to the nearest five. */
export function medianIn(cell: RawCell | undefined): ProtectedFigure {
  if (!cell || cell.median === null || noisy(cell) === null) return 'held';
  return Math.round(Number(cell.median) / medianStep) * medianStep;
}

/** A part of a base in whole percent, both protected first; held where the base, the part or what is left of it is small. */
export function percentIn(part: RawCell | undefined, base: RawCell | undefined): ProtectedFigure {
  const [of, all] = [part && noisy(part), base && noisy(base)];
  if (!of || !all || all.facts < leastBase || all.facts - of.facts < threshold) return 'held';
  return Math.round((100 * of.facts) / all.facts);
}
