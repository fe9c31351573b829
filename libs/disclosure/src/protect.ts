import type { Highs } from 'highs';
import { perturbed } from './cell-key';
import { controlledRounding } from './controlled';
import { greedyPattern } from './greedy';
import { everybody, insideReaders, insidersOf, Possible, type Demands } from './insiders';
import { boundTo, unsafeIn, type Bound, type Kin } from './kin';
import { optimalPattern } from './optimal';
import { hiddenFromStart, knowledge, type Task } from './pattern';
import { behind, told, type Policy } from './policy';
import { Polytope } from './polytope';
import type { Primary } from './primary';
import { allOf, placesOf, systemOf, type Cell, type Design, type Fact } from './table';

/** A figure of a release, or the one sign for `fewer than the threshold, or held back`. */
export type Figure = number | null;

/** A table as the world sees it. */
export interface Release {
  readonly design: Design;
  /** By the cell's key: every cell that is shown, hidden ones as null. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** Which of the two chose what is hidden beside the unsafe cells. */
  readonly method: 'nothing-hidden' | 'integer-programme' | 'greedy';
  /** How what is shown was rounded; `out-of-time`: together was asked for, and each was rounded by itself. Left out: each by itself. */
  readonly rounding?: Policy['rounding'] | 'out-of-time';
}

/** Why a table is not released; each follows from what it would have shown. */
export type Refusal =
  /** Too few persons for so many cells, or nothing to tell apart in a dimension. */
  | 'too-thin'
  /** By its figures with noise, more than half of it would be hidden. */
  | 'too-much-hidden'
  /** With what is already published nothing that can be hidden keeps its unsafe cells. */
  | 'cannot-be-protected';

export type Protected = { readonly release: Release } | { readonly refused: Refusal; readonly coarser: Design | null };

/**
 * A table made safe to publish beside every earlier release about the same persons: unsafe cells hidden, others with them so that no
 * sum gives them away, not even to a body that knows its own, the rest with noise and rounded. An answer is checked by the attack it must withstand before it is given.
 *
 * @param facts what is counted, of this and of every earlier table
 * @param kin published tables of measures whose people are among these, or among whom these are
 * @param secondsLeft how long the integer programme may still look; after that the greedy answer is taken
 * @throws {Error} where an answer does not withstand the attack, which would be a fault of ours
 */
export function protect(
  highs: Highs,
  {
    design,
    facts,
    earlier,
    kin = [],
    policy,
    secondsLeft,
  }: {
    readonly design: Design;
    readonly facts: readonly Fact[];
    readonly earlier: readonly Release[];
    readonly kin?: readonly Kin[];
    readonly policy: Policy;
    readonly secondsLeft: () => number;
  },
): Protected {
  const coarser = coarserThan(design);
  if (design.dimensions.some(({ categories }) => categories.length < 2)) return { refused: 'too-thin', coarser };
  const related = earlier.filter((release) => release.design.scope === design.scope);
  const ownDesigns = [design, ...related.map((release) => release.design)];
  const bound = boundTo({ system: systemOf([...ownDesigns, ...jointOf(ownDesigns)], facts), designs: ownDesigns }, kin);
  const whole = bound.system;
  const ownPlaces = new Set(placesOf(design, whole));
  const system = { ...whole, cells: whole.cells.map((cell, place) => ({ ...cell, shown: cell.shown && ownPlaces.has(place) })) };
  const own = [...ownPlaces].map((place) => system.cells[place]!);
  const inner = own.filter(({ at, shown }) => at.length === design.dimensions.length && shown);
  if (told(own[0]!.persons, own[0]!.recordKeys, policy) < policy.average * inner.length) return { refused: 'too-thin', coarser };

  const before = new Map(
    [...related, ...kin.flatMap(({ releases }) => releases)].flatMap(({ figures, rounding }) =>
      [...figures].flatMap(([key, figure]) => (figure === null ? [] : [[key, { figure, rounding }] as const])),
    ),
  );
  const known = system.cells.map(({ key, persons }) => {
    const found = before.get(key);
    return found === undefined
      ? null
      : behind(found.figure, persons, policy, found.rounding === 'controlled' ? 'controlled' : 'independent');
  });
  const task: Task = {
    system,
    primaries: unsafeIn({ ...bound, system }, policy).filter(({ place }) => known[place] === null),
    known,
    insiders: insidersOf(system.cells),
    room: policy.room,
  };

  const shown = own.filter((cell) => cell.shown);
  if (hiddenAsTold(highs, { bound: { ...bound, system }, known, shown, policy }) > policy.hiddenPart)
    return { refused: 'too-much-hidden', coarser };
  const chosen = patternOf(highs, task, secondsLeft);
  if (chosen === null) return { refused: 'cannot-be-protected', coarser };
  const hiddenOf = (key: string): boolean => chosen.hidden.has(system.placeOf.get(key)!);

  withstands(highs, task, chosen);
  const isShown = (place: number): boolean => system.cells[place]!.shown && !chosen.hidden.has(place);
  const figureBefore = (key: string): number | undefined => before.get(key)?.figure;
  const together =
    policy.rounding === 'controlled'
      ? controlledRounding(highs, { system, places: [...ownPlaces], shown: isShown, before: figureBefore, policy, secondsLeft })
      : null;
  const said = shown.map(({ key, persons, recordKeys }) => {
    const figure = together?.get(system.placeOf.get(key)!) ?? figureBefore(key) ?? told(persons, recordKeys, policy);
    return [key, hiddenOf(key) ? null : figure] as const;
  });
  const rounding = together !== null ? 'controlled' : policy.rounding === 'controlled' ? 'out-of-time' : 'independent';
  return { release: { design, figures: new Map(said), method: chosen.method, rounding } };
}

/**
 * How large a part of the table would be hidden if the figures with noise were the counts. A refusal for it tells nothing that answers to
 * questions do not; by the true counts, whoever adds one person and asks again would see it turn.
 */
function hiddenAsTold(
  highs: Highs,
  {
    bound,
    known,
    shown,
    policy,
  }: { readonly bound: Bound; readonly known: Task['known']; readonly shown: readonly Cell[]; readonly policy: Policy },
): number {
  const cells = bound.system.cells.map((cell) => ({ ...cell, persons: perturbed(cell.persons, cell.recordKeys, policy.noise) }));
  const system = { ...bound.system, cells };
  const wider = known.map((one, place) =>
    one === null ? null : { low: Math.min(one.low, cells[place]!.persons), high: Math.max(one.high, cells[place]!.persons) },
  );
  const primaries = unsafeIn({ ...bound, system }, policy).filter(({ place }) => wider[place] === null);
  const task: Task = { system, primaries, known: wider, insiders: [], room: policy.room };
  const hidden = primaries.length === 0 ? hiddenFromStart(task) : greedyPattern(highs, task)?.hidden;
  if (hidden === undefined || shown.length === 0) return 0;
  return shown.filter(({ key }) => hidden.has(system.placeOf.get(key)!)).length / shown.length;
}

/** The cells that all of these tables are sums of: nobody sees them, and they tie the tables closer than shared margins do. */
function jointOf(designs: readonly Design[]): Design[] {
  const dimensions = [...new Map(designs.flatMap((one) => one.dimensions).map((dimension) => [dimension.id, dimension])).values()];
  const cells = dimensions.reduce((product, dimension) => product * (1 + allOf(dimension).length), 1);
  return designs.length > 1 && cells <= mostJoint ? [{ scope: designs[0]!.scope, dimensions }] : [];
}

/** Beyond so many cells the tables are tied by their shared margins only: the solver would take minutes. */
const mostJoint = 2000;

/** What is hidden, by which of the two, and how far bodies inside were kept from each unsafe cell. */
interface Chosen {
  readonly hidden: Set<number>;
  readonly method: Release['method'];
  readonly demands: Demands;
}

function patternOf(highs: Highs, task: Task, secondsLeft: () => number): Chosen | null {
  if (task.primaries.length === 0) return { hidden: hiddenFromStart(task), method: 'nothing-hidden', demands: new Map() };
  const greedy = greedyPattern(highs, task);
  if (greedy === null) return null;
  const optimal = optimalPattern(highs, task, greedy.demands, secondsLeft);
  return optimal === null ? { ...greedy, method: 'greedy' } : { ...greedy, hidden: optimal, method: 'integer-programme' };
}

/** Attacks what is hidden as the world would, told every other figure exactly, and as each body would that knows a hidden cell as its own. */
function withstands(highs: Highs, task: Task, { hidden, demands }: Pick<Chosen, 'hidden' | 'demands'>): void {
  const polytope = new Polytope(highs, task.system.cells.length, task.system.equations);
  try {
    const possible = new Possible(task.system.cells);
    const isOpen = (primary: Primary, side: 'low' | 'high', knows: ReadonlySet<number>): boolean => {
      if (possible.has(primary, side, knows)) return true;
      const end = polytope.end(primary.place, side);
      if (end?.table) possible.add(primary.place, side, end.table);
      return end !== null && (side === 'low' ? end.value <= primary.low + 1e-4 : end.value >= primary.high - 1e-4);
    };
    for (const { knows, primaries } of [everybody(task), ...insideReaders(task, hidden, demands)]) {
      polytope.know(knowledge(task, hidden, knows));
      for (const primary of primaries)
        if (!isOpen(primary, 'low', knows) || !isOpen(primary, 'high', knows))
          throw new Error(`a cell of ${task.system.cells[primary.place]!.at.length} categories is not protected`);
    }
  } finally {
    polytope.close();
  }
}

/** The same table without the dimension that splits it most; none for a total. */
export function coarserThan(design: Design): Design | null {
  const most = design.dimensions.toSorted((a, b) => b.categories.length - a.categories.length)[0];
  return most === undefined ? null : { ...design, dimensions: design.dimensions.filter(({ id }) => id !== most.id) };
}
