import { isOfOneKind, keyTelling, perturbed, safeNoise, safePolicy, type Counted } from '@himaya/disclosure';
import { hoursAsTold, type ProtectedFigure } from '@himaya/domain';
import type { RawCell } from './raw-cells';

/** Fewest in the base of a percentage (standards.md section 6). */
export const leastBase = 50;
/** An amount is held where its two largest persons have more of it (dominance, standards.md section 6). */
export const largestPart = 0.85;

/** One standard deviation of a count's noise, to one decimal. */
export const typicalError = Math.round(Math.sqrt(safeNoise.variance) * 10) / 10;
export const threshold = safePolicy.threshold;

const { noise } = safePolicy;

/**
 * Whether the cell, which tells something sensitive of a group, would tell it of nearly everybody in the group, or of nearly all its facts:
 * then it is the same sign as a small one (ADR 136).
 */
export function isOfOneKindIn(group: RawCell | undefined, cell: RawCell | undefined): boolean {
  if (!group || !cell) return false;
  const persons = (of: RawCell): Counted => ({ persons: of.persons, recordKeys: of.keys });
  const facts = (of: RawCell): Counted => ({ persons: of.facts, recordKeys: of.factKeys });
  return isOfOneKind(persons(cell), persons(group), safePolicy) || (group.facts > 0 && isOfOneKind(facts(cell), facts(group), safePolicy));
}

/** The cell with noise of its own for what it tells of its people. */
export const telling = (cell: RawCell | undefined, names: readonly string[]): RawCell | undefined =>
  cell && { ...cell, keys: keyTelling(cell.keys, names), factKeys: keyTelling(cell.factKeys, names) };

/** The cell's persons with noise by cell key; null where they are under the threshold or one body's. */
function noisyPersons({ persons, keys, bodies }: RawCell): number | null {
  const told = perturbed(persons, keys, noise);
  return told < threshold || isOneBodys(bodies) ? null : told;
}

/** Fed by few bodies, or nearly all by one (standards.md section 6): the others could subtract their own. */
const isOneBodys = (bodies: RawCell['bodies']): boolean =>
  bodies !== null && (bodies.many < safePolicy.bodies || bodies.most > safePolicy.dominant * bodies.all);

/** The cell's facts with noise; null too where they are of few persons, however many they are. */
function noisyFacts(cell: RawCell): number | null {
  const told = perturbed(cell.facts, cell.factKeys, noise);
  return told < threshold || noisyPersons(cell) === null ? null : told;
}

/** How many distinct persons; whatever is under the threshold with its noise is one sign, none with them. */
export function personsIn(cell: RawCell | undefined): ProtectedFigure {
  return (cell && noisyPersons(cell)) ?? 'held';
}

/** How many facts. */
export function factsIn(cell: RawCell | undefined): ProtectedFigure {
  return (cell && noisyFacts(cell)) ?? 'held';
}

/** Dinars with the noise of their persons in proportion, to two digits. */
export function amountIn(cell: RawCell | undefined): ProtectedFigure {
  const persons = cell && noisyPersons(cell);
  if (!cell || !persons || cell.largest > largestPart * cell.amount) return 'held';
  return Number(((cell.amount * persons) / cell.persons).toPrecision(2));
}

/** Within how many hours half of them were, in steps of a day or of five days; never none. */
export function medianIn(cell: RawCell | undefined): ProtectedFigure {
  if (!cell || cell.median === null || noisyFacts(cell) === null) return 'held';
  return hoursAsTold(cell.median);
}

/** A part of a base in whole percent, both protected first; held where the base, the part or what is left of it is small. */
export function percentIn(part: RawCell | undefined, base: RawCell | undefined): ProtectedFigure {
  const [of, all] = [part && noisyFacts(part), base && noisyFacts(base)];
  if (!of || !all || all < leastBase || all - of < threshold) return 'held';
  return Math.round((100 * of) / all);
}
