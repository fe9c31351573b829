import type { CaseStatus } from '../cases/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { PlanStepId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';
import type { PlanAgreement, PlanStepState } from './codes';
import type { PlanGoal, PlanStep, SavePlanBody } from './types';

/** Days after the first plan on which it is looked at again (standards.md section 3, stage 7); afterwards every ninety. */
export const planReviewDays = [14, 30, 90] as const;
const everyDays = 90;

/** The review after the last one planned. */
export const reviewAfter = (day: number): number => day + everyDays;

export const reviewDueAt = (firstPlanAt: Date, day: number): Date => new Date(firstPlanAt.getTime() + day * 24 * 3_600_000);

export interface PlanFacts {
  readonly caseStatus: CaseStatus;
  /** The number of the newest version; null before the first. */
  readonly newest: number | null;
  /** Days of the reviews that nobody has closed yet. */
  readonly openReviews: readonly number[];
  readonly today: IsoDate;
  /** The consent to assistance stands. */
  readonly assistance: boolean;
}

/** What nobody says who has not agreed to be helped at all. */
const agreeing: readonly PlanAgreement[] = ['agreed', 'agreed-in-part'];

/** May this version be saved? On the newest one only: a plan is never overwritten, and no change gets lost under another. */
export function decidePlan(body: SavePlanBody, facts: PlanFacts): Outcome<{ readonly number: number }> {
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  if (body.basedOn !== facts.newest) return refuse('conflict');
  const errors: FieldProblem[] = [];
  if (body.goals.length === 0) errors.push({ path: 'goals', code: 'required' });
  const asked = body.agreement !== 'not-asked-yet';
  for (const field of ['agreedOn', 'agreedBy', 'agreedIn'] as const) {
    if (asked && body[field] === null) errors.push({ path: field, code: 'required' });
    if (!asked && body[field] !== null) errors.push({ path: field, code: 'not-applicable' });
  }
  if (body.agreedOn !== null && body.agreedOn > facts.today) errors.push({ path: 'agreedOn', code: 'date.future' });
  if (body.reviewDay !== null && !facts.openReviews.includes(body.reviewDay)) errors.push({ path: 'reviewDay', code: 'code.unknown' });
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (agreeing.includes(body.agreement) && !facts.assistance) return refuse('consent.assistance');
  return allow({ number: (facts.newest ?? 0) + 1 });
}

/** States in which somebody still has to see to a step. */
const owedStates: readonly PlanStepState[] = ['planned', 'under-way'];

/** A step that is owed by a day. */
export type OwedStep = PlanStep & { readonly id: PlanStepId; readonly dueOn: IsoDate };

/** The steps of a version somebody owes by a day: work of their unit until they are done, dropped or dated no more. */
export function owedSteps(goals: readonly PlanGoal[]): OwedStep[] {
  return goals
    .flatMap(({ steps }) => steps)
    .filter((step): step is OwedStep => !!step.id && step.dueOn !== null && owedStates.includes(step.state));
}

/**
 * The goals with an id for each step: its own where it is a step of the version before, each once, else a new one. Nobody names
 * another plan's step.
 * @param before the newest version's goals
 * @param newId draws one
 */
export function identifySteps(goals: readonly PlanGoal[], before: readonly PlanGoal[], newId: () => PlanStepId): PlanGoal[] {
  const left = new Set(before.flatMap(({ steps }) => steps.flatMap(({ id }) => (id ? [id] : []))));
  return goals.map((goal) => ({
    ...goal,
    steps: goal.steps.map((step) => ({ ...step, id: step.id && left.delete(step.id) ? step.id : newId() })),
  }));
}
