import { perturbed } from './cell-key';
import type { Policy } from './policy';
import { keyOf, placesOf, type Cell, type Design, type System } from './table';

/** Why a cell may not be shown for what it says itself. */
export type Unsafe = 'small' | 'one-category' | 'one-body';

/** An unsafe cell: an attacker must hold possible `low` persons or fewer in it and also `high` or more. */
export interface Primary {
  readonly place: number;
  readonly why: Unsafe;
  readonly low: number;
  readonly high: number;
}

/** The unsafe cells of one table of the system, each once, for the first reason that holds. */
export function primariesOf(design: Design, system: System, policy: Policy): Primary[] {
  return placesOf(design, system).flatMap((place) => {
    const cell = system.cells[place]!;
    const found = smallOf(cell, policy) ?? oneCategoryOf(design, system, cell, policy) ?? oneBodyOf(design, cell, policy);
    return found === null ? [] : [{ place, ...found }];
  });
}

type Found = Omit<Primary, 'place'> | null;

/** Zero is as telling as one: that nobody of a group was a victim, or that everybody of it was counted elsewhere. */
function smallOf({ persons }: Cell, { threshold, room }: Policy): Found {
  return persons < threshold ? { why: 'small', low: Math.max(0, persons - room), high: threshold } : null;
}

/** A group of which all but a few stand in one category of a sensitive dimension: whoever belongs to it is known to. */
function oneCategoryOf({ scope, dimensions }: Design, { cells, placeOf }: System, cell: Cell, policy: Policy): Found {
  for (const [dimension] of cell.at) {
    if (!dimensions.find(({ id }) => id === dimension)?.sensitive) continue;
    const rest = cell.at.filter(([id]) => id !== dimension);
    const group = cells[placeOf.get(keyOf(scope, rest))!]!;
    const limit = harmlessIn(group.persons, policy);
    if (cell.persons > limit) return { why: 'one-category', low: limit, high: cell.persons };
  }
  return null;
}

/**
 * Whether a question must not tell how many of a group are in a category, as the whole of the group is told: by standards.md section 6,
 * and where those in no such category, counted with noise as any others, are under the threshold.
 *
 * @param part those in the category, and the sum of their record keys
 */
export function isOfOneKind(part: Counted, group: Counted, policy: Policy): boolean {
  if (part.persons > harmlessIn(group.persons, policy)) return true;
  const restKeys = (group.recordKeys - part.recordKeys + 2 ** 32) % 2 ** 32;
  return perturbed(group.persons - part.persons, restKeys, policy.noise) < policy.threshold;
}

/** So many, and the sum of their record keys modulo 2^32. */
export type Counted = Pick<Cell, 'persons' | 'recordKeys'>;

/** The most persons of a group of this size that one category may be known to hold. */
export function harmlessIn(group: number, { coalition, part, largeGroup }: Policy): number {
  const byCoalition = group - coalition - 1;
  return Math.max(0, group < largeGroup ? Math.min(byCoalition, Math.ceil(group * part) - 1) : byCoalition);
}

/** A cell that is one body's, or nearly: the others subtract their own and know it. */
function oneBodyOf({ namesBodies = false }: Design, { bodies, persons }: Cell, policy: Policy): Found {
  const largest = bodies[0]?.persons ?? 0;
  if (!namesBodies || (bodies.length >= policy.bodies && largest <= policy.dominant * persons)) return null;
  const room = Math.max(policy.room, Math.ceil(largest / 10));
  return { why: 'one-body', low: persons - room, high: persons + room };
}
