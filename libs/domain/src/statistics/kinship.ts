import type { Computation, DateRule, MeasureDeclaration } from './measure';

/** How the people of one measure in a period lie to those of another: all among them, or all of them and perhaps more. */
export type Kinship = 'within' | 'around';

/** Whoever counts by the first rule in a period counts by these in the same period too. */
const alsoBy: Readonly<Record<DateRule, readonly DateRule[]>> = { month: ['month', 'span'], span: ['span'], stock: ['stock', 'span'] };

/**
 * Whether everybody whom the one measure counts in a period the other counts too, whoever they are: it follows from the declarations alone.
 * The difference of the two is then a number of people, as much a secret as any. Measures of persons only; facts and amounts have no such bound.
 */
export function liesWithin(one: Pick<MeasureDeclaration, 'computed'>, other: Pick<MeasureDeclaration, 'computed'>): boolean {
  const [inner, outer] = [one.computed, other.computed];
  return (
    typeof inner !== 'string' &&
    typeof outer !== 'string' &&
    inner.counts.of === 'persons' &&
    outer.counts.of === 'persons' &&
    inner.kinds.every((kind) => outer.kinds.includes(kind)) &&
    alsoBy[inner.date].includes(outer.date) &&
    impliesWhere(inner, outer)
  );
}

const impliesWhere = (inner: Computation, outer: Computation): boolean =>
  Object.entries(outer.where).every(([column, codes]) => {
    const own = inner.where[column as keyof Computation['where']];
    return own !== undefined && own.every((code) => codes.includes(code));
  });

/** What the people of a measure are to those of another; null where nothing follows. */
export const kinshipOf = (measure: Pick<MeasureDeclaration, 'computed'>, other: Pick<MeasureDeclaration, 'computed'>): Kinship | null =>
  liesWithin(measure, other) ? 'within' : liesWithin(other, measure) ? 'around' : null;
