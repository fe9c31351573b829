import { maskOf, type CategoryMask } from '../shared/categories';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { CaseStatus } from '../cases/codes';
import type { StateTravelFitnessBody } from './types';

/** The longest a statement holds: a body mends and falls ill again; airlines ask for one of the last weeks. */
export const travelFitnessDays = 90;

/** May this be stated? By who writes `health` of an open case, for days to come and not for ever. */
export function decideTravelFitness(
  { validUntil }: StateTravelFitnessBody,
  facts: { readonly write: CategoryMask; readonly status: CaseStatus; readonly today: IsoDate },
): Outcome<null> {
  if ((facts.write & maskOf('health')) === 0) return refuse('case.category-not-yours');
  if (facts.status !== 'open') return refuse('case.closed');
  const code = validUntil < facts.today ? 'date.past' : daysBetween(facts.today, validUntil) > travelFitnessDays ? 'date.too-far' : null;
  return code === null ? allow(null) : refuse('body.invalid', { errors: [{ path: 'validUntil', code }] });
}

const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
