import { kinshipOf, type Computation, type Dimension, type Kinship } from '@himaya/domain';
import { declaredMeasures, measureOf, toldOfAll } from '@himaya/domain/reference';
import type { FrozenTable } from './table-task';

/** A published table as the database gives it out. */
export interface EarlierTable {
  readonly id: string;
  readonly categories: FrozenTable['dimensions'];
  readonly cells: FrozenTable['cells'];
  readonly rounded: FrozenTable['rounded'];
}

export interface PublishedTable extends EarlierTable {
  readonly measure: string;
  readonly measureVersion: number;
  readonly revision: number;
  readonly factsUntil: string;
}

/** The tables of one issue of a measure of kin, and how its people are counted again. */
export interface KinOfOneLine {
  readonly kinship: Kinship;
  readonly scope: string;
  readonly tells: readonly string[];
  readonly computed: Computation;
  readonly by: readonly Dimension[];
  readonly factsUntil: string;
  readonly ids: readonly string[];
  readonly tables: readonly EarlierTable[];
}

interface Asked {
  readonly measure: string;
  readonly measureVersion: number;
  readonly period: string;
}

/** The measures whose people are among those of this one, or around them; itself where another version of it has them. */
export function kinMeasuresOf({ measure, measureVersion }: Asked): string[] {
  const own = measureOf(measure, measureVersion)!;
  const others = declaredMeasures.filter(({ id, version }) => id !== measure || version !== measureVersion);
  return [...new Set(others.filter((one) => kinshipOf(own, one) !== null).map(({ id }) => id))];
}

/** Of what is published of the same period, the tables of measures of kin, issue by issue. */
export function kinAmong({ measure, measureVersion, period }: Asked, published: readonly PublishedTable[]): KinOfOneLine[] {
  const own = measureOf(measure, measureVersion)!;
  const scopeOf = (one: PublishedTable): string => `${one.measure}@${one.measureVersion}/${period}/${one.revision}`;
  return [...new Set(published.map(scopeOf))].flatMap((scope): KinOfOneLine[] => {
    const tables = published.filter((one) => scopeOf(one) === scope);
    const [first] = tables;
    const other = measureOf(first!.measure, first!.measureVersion);
    const kinship = other === undefined ? null : kinshipOf(own, other);
    if (other === undefined || kinship === null || typeof other.computed === 'string') return [];
    const ids = new Set(tables.flatMap(({ categories }) => categories.map(({ id }) => id)));
    const { computed } = other;
    const by = computed.dimensions.filter(({ id }) => ids.has(id));
    return [
      { kinship, scope, tells: toldOfAll(other), computed, by, factsUntil: first!.factsUntil, ids: tables.map(({ id }) => id), tables },
    ];
  });
}
