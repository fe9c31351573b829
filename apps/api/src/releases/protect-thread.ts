import { parentPort, workerData } from 'node:worker_threads';
import {
  keyOf,
  mergedInto,
  protect,
  safePolicy,
  withoutRare,
  type Design,
  type Dimension,
  type Fact,
  type Kin,
  type Release,
} from '@himaya/disclosure';
import loadHighs from 'highs';
import type { FrozenTable, KinTables, ProtectedTable, TableTask } from './table-task';

/** Makes one table safe, away from the thread that answers requests: the integer programme holds a processor for up to a minute. */
async function main(task: TableTask): Promise<ProtectedTable> {
  const highs = await loadHighs();
  const until = performance.now() + task.seconds * 1000;
  const earlier = task.earlier.map((frozen) => releaseOf(task, frozen));
  const kin = task.kin.map(kinOf);
  const published = [...earlier, ...kin.flatMap(({ releases }) => releases)];
  const dimensions = task.dimensions.map(
    (dimension) => known(published, dimension) ?? withoutRare(withoutEmpty(dimension, task.facts), task.history, safePolicy),
  );
  const design: Design = {
    scope: task.scope,
    dimensions: dimensions.filter(({ id }) => task.by.includes(id)),
    namesBodies: task.namesBodies,
    tells: task.tells,
  };
  const all = new Map(
    [...earlier.flatMap((release) => release.design.dimensions), ...dimensions].map((dimension) => [dimension.id, dimension]),
  );
  const facts: Fact[] = mergedInto([...all.values()], task.facts);
  const policy = { ...safePolicy, rounding: task.rounding };
  const answer = protect(highs, { design, facts, earlier, kin, policy, secondsLeft: () => (until - performance.now()) / 1000 });
  if ('refused' in answer) return { refusal: answer.refused, coarser: answer.coarser?.dimensions.map(({ id }) => id) ?? null };
  const { figures, method, rounding = 'independent' } = answer.release;
  const cells = [...figures].map(([key, figure]) => ({ at: placeIn(key, task.scope), figure }));
  return { dimensions: design.dimensions, cells, method, rounded: rounding };
}

/**
 * That nobody is unknown, or of several categories, says nothing of anybody: such a remainder need not be kept open, which would cost
 * the table one of its categories.
 */
const withoutEmpty = (dimension: Dimension, facts: readonly Fact[]): Dimension => ({
  ...dimension,
  folded: (dimension.folded ?? []).filter((category) => facts.some(({ of }) => of[dimension.id] === category)),
});

/** Rare categories of a dimension are merged alike in every table of one scope, and as in the tables of kin. */
const known = (earlier: readonly Release[], { id }: Dimension): Dimension | undefined =>
  earlier.flatMap(({ design }) => design.dimensions).find((dimension) => dimension.id === id);

function kinOf({ kinship, scope, tells, facts, tables }: KinTables): Kin {
  const releases = tables.map((frozen) => releaseOf({ scope, tells }, frozen));
  const dimensions = new Map(releases.flatMap(({ design }) => design.dimensions).map((dimension) => [dimension.id, dimension]));
  return { kinship, releases, facts: mergedInto([...dimensions.values()], facts) };
}

const releaseOf = (
  { scope, tells }: Pick<TableTask, 'scope' | 'tells'>,
  { dimensions, cells, namesBodies, rounded }: FrozenTable,
): Release => ({
  design: { scope, dimensions, namesBodies, tells },
  figures: new Map(cells.map(({ at, figure }) => [keyOf(scope, Object.entries(at)), figure])),
  method: 'greedy',
  rounding: rounded ?? 'independent',
});

function placeIn(key: string, scope: string): Record<string, string> {
  const written = key.slice(scope.length + 1);
  const pairs =
    written === ''
      ? []
      : written.split('&').map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  return Object.fromEntries(pairs);
}

void main(workerData as TableTask).then((answer) => parentPort?.postMessage(answer));
