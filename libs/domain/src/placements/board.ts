import { personCategories } from '../directory/codes';
import type { PlaceCount } from './types';

/** Sums the houses' counts, one row for each kind of person that any of them has a place for, in the order of the code list. */
export function totalCounts(counts: readonly PlaceCount[]): PlaceCount[] {
  return personCategories.codes.flatMap((personCategory) => {
    const own = counts.filter((count) => count.personCategory === personCategory);
    const sum = (of: (count: PlaceCount) => number): number => own.reduce((total, count) => total + of(count), 0);
    if (own.length === 0) return [];
    return [
      {
        personCategory,
        total: sum(({ total }) => total),
        taken: sum(({ taken }) => taken),
        reserved: sum(({ reserved }) => reserved),
        free: sum(({ free }) => free),
        freeAdapted: sum(({ freeAdapted }) => freeAdapted),
        outOfUse: sum(({ outOfUse }) => outOfUse),
      },
    ];
  });
}
