import { cellKey, keyTelling, perturbed } from './cell-key';
import type { Policy } from './policy';
import type { Dimension, Fact } from './table';

/** What rare categories become together, in every dimension. */
export const other = 'other';

/**
 * A dimension whose rare categories are one. Where they are rare even together they count in totals only. Rare is what a query of those years
 * would tell with its noise: whether a category stands says no more of anybody than the answer to that question.
 *
 * @param history facts of the three years up to the end of the period: what is rare must not change from one issue to the next
 */
export function withoutRare(dimension: Dimension, history: readonly Fact[], { rare, noise }: Policy): Dimension {
  const personsIn = (categories: readonly string[]): number => {
    const [only = other] = categories.length === 1 ? categories : [];
    const tells = dimension.sensitive ? [`${dimension.id}=${only}`] : [];
    const inside = history.filter(({ of }) => categories.includes(of[dimension.id] ?? ''));
    return perturbed(
      inside.reduce((sum, { persons }) => sum + persons, 0),
      keyTelling(cellKey(inside.map(({ recordKeys }) => recordKeys)), tells),
      noise,
    );
  };
  const few = dimension.categories.filter((category) => category === other || personsIn([category]) < rare);
  if (few.length === 0) return dimension;
  const frequent = dimension.categories.filter((category) => !few.includes(category));
  const enough = personsIn(few) >= rare;
  return {
    ...dimension,
    categories: enough ? [...frequent, other] : frequent,
    folded: [...(dimension.folded ?? []), ...(enough ? [] : [other])],
  };
}

/** The facts in the words of merged dimensions. */
export function mergedInto(dimensions: readonly Dimension[], facts: readonly Fact[]): Fact[] {
  return facts.map((fact) => ({
    ...fact,
    of: Object.fromEntries(
      dimensions.map(({ id, categories, folded = [] }) => {
        const category = fact.of[id] ?? '';
        return [id, categories.includes(category) || folded.includes(category) ? category : other];
      }),
    ),
  }));
}
