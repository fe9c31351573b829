import type { Highs, Model } from 'highs';
import { everybody, insideReaders, Possible, type Demands, type Reader } from './insiders';
import { costOf, hiddenFromStart, hideable, ceilingOf, knowledge, type Task } from './pattern';
import { Polytope, type End } from './polytope';
import type { Primary } from './primary';

/** A programme of yes and no over the cells: hide it or not. */
interface Master {
  readonly model: Model;
  readonly columnOf: ReadonlyMap<number, number>;
}

/**
 * The cheapest cells to hide so that no unsafe cell can be narrowed further than it may be: an integer programme over the cells, to
 * which each attack that still succeeds adds what it takes to stop it (Fischetti and Salazar-González 2001, section 4).
 *
 * @param inTime answers false once it should stop
 * @returns the hidden cells, or null where there was no time to finish or nothing that can be hidden is enough
 */
export function optimalPattern(highs: Highs, task: Task, demands: Demands, secondsLeft: () => number): Set<number> | null {
  const polytope = new Polytope(highs, task.system.cells.length, task.system.equations);
  const master = masterOf(highs, task);
  try {
    while (secondsLeft() > 0) {
      master.model.options.set('time_limit', Math.max(1, secondsLeft()));
      // The solver counts from its first run.
      master.model.zeroAllClocks();
      const { modelStatus } = master.model.run();
      if (modelStatus !== highs.constants.modelStatus.optimal) return null;
      const { colValue } = master.model.getSolution();
      const hidden = new Set([...master.columnOf].filter(([, column]) => colValue[column]! > 0.5).map(([place]) => place));
      const stopped = attacksBy(polytope, task, demands, hidden, secondsLeft);
      if (stopped === null) return null;
      if (stopped.length === 0) return hidden;
      for (const cut of stopped) if (!addCut(master, highs, cut)) return null;
    }
    return null;
  } finally {
    polytope.close();
    master.model.dispose();
  }
}

function masterOf(highs: Highs, task: Task): Master {
  const model = highs.createModel();
  model.options.set({ output_flag: false, mip_rel_gap: 0.01 });
  const columnOf = new Map(hideable(task).map((place, column) => [place, column]));
  const start = hiddenFromStart(task);
  for (const [place, column] of columnOf) {
    model.addVar(start.has(place) ? 1 : 0, 1);
    model.changeColCost(column, costOf(task.system.cells[place]!));
    model.changeColIntegrality(column, highs.constants.variableType.integer);
  }
  // A hidden cell that stands alone in a sum is found by subtraction: it is hidden for nothing.
  for (const { total, parts } of task.system.equations) {
    const columns = [total, ...parts].map((place) => columnOf.get(place)).filter((column) => column !== undefined);
    if (columns.length === parts.length + 1)
      for (const column of columns)
        model.addRow(0, highs.infinity, { indices: columns, values: columns.map((other) => (other === column ? -1 : 1)) });
  }
  return { model, columnOf };
}

/** What would stop an attack: at least `need` from hiding cells, of which each gives so much. */
interface Cut {
  readonly gives: ReadonlyMap<number, number>;
  readonly need: number;
}

/** What succeeds of everybody's attacks, or where none of them does of those by bodies inside; null where time runs out. */
function attacksBy(polytope: Polytope, task: Task, demands: Demands, hidden: ReadonlySet<number>, secondsLeft: () => number): Cut[] | null {
  const possible = new Possible(task.system.cells);
  const of = ({ knows, primaries }: Reader): Cut[] => {
    polytope.know(knowledge(task, hidden, knows));
    return primaries.flatMap((primary) => attacksOn(polytope, task, primary, { knows, possible }));
  };
  const outside = of(everybody(task));
  if (outside.length > 0) return outside;
  const inside: Cut[] = [];
  for (const reader of insideReaders(task, hidden, demands)) {
    if (secondsLeft() <= 0) return null;
    inside.push(...of(reader));
  }
  return inside;
}

/** The two attacks on a cell, as far as they narrow it more than they may. */
function attacksOn(
  polytope: Polytope,
  task: Task,
  primary: Primary,
  { knows, possible }: { readonly knows: ReadonlySet<number>; readonly possible: Possible },
): Cut[] {
  const { place, low, high } = primary;
  const persons = task.system.cells[place]!.persons;
  return (['high', 'low'] as const).flatMap((side) => {
    if (possible.has(primary, side, knows)) return [];
    const end = polytope.end(place, side)!;
    if (end.table !== null) possible.add(place, side, end.table);
    const stopped = side === 'high' ? end.value >= high - 1e-6 : end.value <= low + 1e-6;
    return stopped ? [] : [cutOf(task, end, side === 'high' ? high - persons : persons - low, knows)];
  });
}

function cutOf(task: Task, { prices }: End, distance: number, knows: ReadonlySet<number>): Cut {
  const ceiling = ceilingOf(task.system);
  const gives = new Map<number, number>();
  let need = distance;
  prices.forEach((price, place) => {
    // What the attacker knows anyway gives nothing by being hidden.
    if (Math.abs(price) < 1e-9 || knows.has(place)) return;
    const { persons } = task.system.cells[place]!;
    const known = task.known[place];
    const gain = price > 0 ? price * ((known?.high ?? ceiling) - persons) : -price * (persons - (known?.low ?? 0));
    if (known) need -= gain;
    else gives.set(place, gain);
  });
  return { gives, need };
}

/** @returns false where nothing that can be hidden would stop the attack */
function addCut({ model, columnOf }: Master, highs: Highs, { gives, need }: Cut): boolean {
  const worth = [...gives].filter(([, gain]) => gain > 1e-9);
  if (need > 1e-9 && worth.length === 0) return false;
  model.addRow(need, highs.infinity, {
    indices: worth.map(([place]) => columnOf.get(place)!),
    // No more than what is needed: a cell that gives it alone stops the attack alone.
    values: worth.map(([, gain]) => Math.min(gain, need)),
  });
  return true;
}
