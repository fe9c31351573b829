import { breakdownsOf } from '../plan/breakdowns';
import type { Measure } from '../reference/types';
import { agencyKind } from './agency-kind';
import { each, region, type Dimension } from './dimensions';
import type { Computation, NotCollected } from './measure';

/** Measures of the list that no body enters: the plan's pages show them, or nobody counts them yet. */
export const systemMeasures: Readonly<Record<string, NotCollected>> = {
  'activity-completion-rate': 'plan-pages',
  'member-reports-on-time': 'plan-pages',
  'member-attendance': 'plan-pages',
  'bodies-connected': 'no-record',
};

/**
 * How a figure follows from the bodies' accepted months: added up over the months, or where it is what stands at a month's end, the last month
 * of each body. People are protected as in every answer; what counts nobody is told as it was given. Percentages of several bodies do not add up:
 * the plan's pages show them month by month.
 */
export function reportedMeasure({ id, unit, aggregation, dimensions }: Measure): Computation | NotCollected {
  if (aggregation === 'ratio') return 'monthly-report';
  const persons = unit === 'persons';
  const broken = breakdownsOf({ id, unit, dimensions }).flatMap(({ id: dimension, categories }): Dimension[] =>
    dimension !== 'governorate'
      ? [each(dimension, 'category', categories)]
      : persons
        ? [region]
        : [region, each('governorate', 'governorate', categories)],
  );
  return {
    kinds: [],
    where: {},
    date: aggregation === 'stock' ? 'stock' : 'month',
    counts: { of: 'reported', persons },
    dimensions: [...broken, ...(dimensions.includes('agency') ? [agencyKind] : [])],
  };
}
