import { sensitiveDimensions, type DimensionId } from './codes';
import type { Dimension } from './dimensions';
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

/** What a measure is a part of: everybody of `whole` who is in this category. */
export interface PartOf {
  readonly whole: MeasureDeclaration;
  readonly dimension: DimensionId;
  readonly category: string;
}

/**
 * The measure of which another counts one sensitive category: those who begged among all victims. Two questions then tell of the same cell,
 * and it must be the same figure or sign in both. Null where there is none.
 *
 * @param all the measures among which to look
 */
export function partOf({ id, computed }: Pick<MeasureDeclaration, 'id' | 'computed'>, all: readonly MeasureDeclaration[]): PartOf | null {
  if (typeof computed === 'string') return null;
  for (const whole of all) {
    if (whole.id === id || typeof whole.computed === 'string' || !liesWithin({ computed }, whole)) continue;
    const outer = whole.computed;
    if (outer.date !== computed.date || outer.kinds.length !== computed.kinds.length) continue;
    for (const dimension of outer.dimensions.filter((one) => sensitiveDimensions.includes(one.id))) {
      const category = dimension.categories.codes.find((one) => isAll(dimension, one, computed) && differByIt(dimension, computed, outer));
      if (category !== undefined) return { whole, dimension: dimension.id, category };
    }
  }
  return null;
}

const isAll = ({ column, codes }: Dimension, category: string, { where }: Computation): boolean =>
  alike(where[column] ?? [], codes[category] ?? []);

/** Whether nothing but the codes of the dimension tells the two apart. */
const differByIt = ({ column }: Dimension, inner: Computation, outer: Computation): boolean =>
  Object.keys(inner.where).every(
    (one) => one === column || alike(inner.where[one as keyof Computation['where']]!, outer.where[one as keyof Computation['where']] ?? []),
  );

const alike = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && one.length === other.length && one.every((code) => other.includes(code));
