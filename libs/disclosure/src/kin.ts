import { primariesOf, type Primary } from './primary';
import type { Policy } from './policy';
import type { Release } from './protect';
import { keyOf, systemOf, type Cell, type Design, type Equation, type Fact, type System } from './table';

/** Published tables of another measure that counts people who are among these, or among whom these are. */
export interface Kin {
  readonly kinship: 'within' | 'around';
  readonly releases: readonly Release[];
  readonly facts: readonly Fact[];
}

/** The cells of all measures together, and those that stand for who is in the wider measure and not in the narrower: no table shows them. */
export interface Bound {
  readonly system: System;
  readonly designs: readonly Design[];
  readonly rests: readonly number[];
}

/** Beyond so many cells further measures are left out: the solver would take minutes. */
const mostCells = 4000;

/**
 * Ties tables of measures whose people lie within one another: in each cell that both have, the wider one is the narrower and a rest.
 * The rest is a number of people like any other, and a few of them are a secret: everybody of a region but two was sheltered. Where the
 * counts do not lie so (each is of its own day), nothing follows and nothing is tied.
 */
export function boundTo({ system, designs }: Omit<Bound, 'rests'>, kin: readonly Kin[]): Bound {
  let bound: Bound = { system, designs, rests: [] };
  for (const one of kin) {
    const theirs = one.releases.map(({ design }) => design);
    const added = systemOf(theirs, one.facts);
    if (bound.system.cells.length + 2 * added.cells.length > mostCells) continue;
    bound = tied(bound, designs, one, theirs, added);
  }
  return bound;
}

function tied(
  { system, rests, designs }: Bound,
  own: readonly Design[],
  { kinship }: Kin,
  theirs: readonly Design[],
  added: System,
): Bound {
  const cells: Cell[] = [...system.cells, ...added.cells.map((cell) => ({ ...cell, shown: false }))];
  const moved = (place: number): number => place + system.cells.length;
  const equations: Equation[] = [
    ...system.equations,
    ...added.equations.map(({ total, parts }) => ({ total: moved(total), parts: parts.map(moved) })),
  ];
  const placeOf = new Map([...system.placeOf, ...[...added.placeOf].map(([key, place]) => [key, moved(place)] as const)]);
  const rest: number[] = [];
  const scope = own[0]!.scope;
  for (const [place, { at, key }] of added.cells.entries()) {
    const other = system.placeOf.get(keyOf(scope, at));
    if (
      other === undefined ||
      !alike(
        at.map(([id]) => id),
        own,
        theirs,
      )
    )
      continue;
    const [narrow, wide] = kinship === 'within' ? [other, moved(place)] : [moved(place), other];
    const persons = cells[wide]!.persons - cells[narrow]!.persons;
    if (persons < 0) continue;
    const recordKeys = (cells[wide]!.recordKeys - cells[narrow]!.recordKeys + 2 ** 32) % 2 ** 32;
    rest.push(cells.length);
    equations.push({ total: wide, parts: [narrow, cells.length] });
    cells.push({ key: `rest of ${key}`, at, persons, recordKeys, bodies: [], shown: false, totals: cells[other]!.totals });
  }
  return { system: { cells, equations, placeOf }, designs: [...designs, ...theirs], rests: [...rests, ...rest] };
}

/** Whether these dimensions tell the same categories apart in both measures: an `other` of two merges is two others. */
const alike = (ids: readonly string[], own: readonly Design[], theirs: readonly Design[]): boolean =>
  ids.every((id) => {
    const [one, other] = [own, theirs].map((designs) =>
      designs
        .flatMap(({ dimensions }) => dimensions)
        .find((dimension) => dimension.id === id)
        ?.categories.join('|'),
    );
    return one === other;
  });

/** Everything that is unsafe in these tables and between them, each place once. */
export function unsafeIn({ system, designs, rests }: Bound, policy: Policy): Primary[] {
  const few = rests.flatMap((place): Primary[] => {
    const { persons } = system.cells[place]!;
    const { threshold, room } = policy;
    return persons < threshold ? [{ place, why: 'small', low: Math.max(0, persons - room), high: threshold }] : [];
  });
  return [...new Map([...designs.flatMap((one) => primariesOf(one, system, policy)), ...few].map((one) => [one.place, one])).values()];
}
