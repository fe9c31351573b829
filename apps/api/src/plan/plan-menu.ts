import { decidePlanActivity, indicatorKindOf, type Outcome, type PlanActivityFields, type PlanMenuMeasure } from '@himaya/domain';
import { measures } from '@himaya/domain/reference';
import { measureRef, type Agencies } from './plan.presenter';
import type { PlanRow } from './plan.store';
import type { PlanActivityDerived } from './year-plan.store';

/** Every measure an activity may be fed by, and by which of the two ways. */
export const menuMeasures: readonly PlanMenuMeasure[] = measures.map(({ id, source }) => ({
  ...measureRef(id),
  feed: source === 'case-data' ? 'measure' : 'report',
}));

const feeds = new Map(menuMeasures.map(({ id, feed }) => [id, feed]));

/** Does the activity fit its plan and the menu? */
export const fitsPlan = (fields: PlanActivityFields, { startsOn, endsOn }: PlanRow, agencies: Agencies): Outcome<null> =>
  decidePlanActivity(fields, { startsOn, endsOn, feeds, agencies: new Set(agencies.keys()) });

/** What follows from an activity's fields. */
export function derivedOf(fields: PlanActivityFields): PlanActivityDerived {
  const [first] = fields.measures;
  return {
    indicator: indicatorKindOf(fields, first === undefined ? null : measureRef(first).unit),
    reported: fields.measures.filter((id) => feeds.get(id) === 'report'),
  };
}
