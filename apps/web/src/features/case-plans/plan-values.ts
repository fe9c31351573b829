import {
  decidePlan,
  localDay,
  type CasePlanView,
  type CaseView,
  type ConsentMethod,
  type IsoDate,
  type PlanAgreement,
  type PlanStepId,
  type PlanStepState,
  type SavePlanBody,
  type Service,
  type UnitId,
} from '@himaya/domain';

export interface StepValues {
  /** The step of the version before that it is; null for a new one. */
  readonly id: PlanStepId | null;
  readonly step: string;
  readonly ownerUnitId: UnitId | null;
  readonly ownerName: string;
  readonly dueOn: IsoDate | null;
  readonly state: PlanStepState;
}
export interface GoalValues {
  readonly goal: string;
  readonly service: Service | null;
  readonly steps: readonly StepValues[];
}
/** What the form holds while a plan is made. */
export interface PlanValues {
  readonly goals: readonly GoalValues[];
  readonly agreement: PlanAgreement;
  readonly agreedOn: IsoDate | null;
  readonly agreedBy: ConsentMethod | null;
  readonly agreedIn: string | null;
  readonly reviewDay: number | null;
  /** The version it is made from. */
  readonly basedOn: number | null;
}
export type PlanErrors = Partial<Record<string, string>>;

export const emptyStep = (ownerUnitId: UnitId): StepValues => ({
  id: null,
  step: '',
  ownerUnitId,
  ownerName: '',
  dueOn: null,
  state: 'planned',
});
export const emptyGoal = (ownerUnitId: UnitId): GoalValues => ({ goal: '', service: null, steps: [emptyStep(ownerUnitId)] });

/** Where a version starts: from the newest one, with the person asked anew. */
export function planValuesFor({ versions }: CasePlanView, record: CaseView): PlanValues {
  const [newest] = versions;
  return {
    goals: newest
      ? newest.goals.map(({ goal, service, steps }) => ({
          goal,
          service,
          steps: steps.map(({ id = null, step, ownerUnitId, ownerName, dueOn, state }) => ({
            id,
            step,
            ownerUnitId,
            ownerName: ownerName ?? '',
            dueOn,
            state,
          })),
        }))
      : [emptyGoal(record.responsibleUnit.id)],
    agreement: 'not-asked-yet',
    agreedOn: localDay(new Date()),
    agreedBy: 'spoken',
    agreedIn: record.person.languages[0] ?? null,
    reviewDay: null,
    basedOn: newest?.number ?? null,
  };
}

const shortest = 2;

/** The body to send, or what is wrong. */
export function planBodyOf(
  values: PlanValues,
  plan: CasePlanView,
  record: CaseView,
): { readonly body: SavePlanBody } | { readonly errors: PlanErrors } {
  const errors: Record<string, string> = {};
  const asked = values.agreement !== 'not-asked-yet';
  const goals = values.goals.map(({ goal, service, steps }, place) => {
    if (goal.trim().length < shortest) errors[`goals.${place}.goal`] = 'text.too-short';
    return {
      goal: goal.trim(),
      service,
      steps: steps.map(({ id, step, ownerUnitId, ownerName, dueOn, state }, at) => {
        if (step.trim().length < shortest) errors[`goals.${place}.steps.${at}.step`] = 'text.too-short';
        if (ownerUnitId === null) errors[`goals.${place}.steps.${at}.ownerUnitId`] = 'required';
        return {
          ...(id === null ? {} : { id }),
          step: step.trim(),
          ownerUnitId: ownerUnitId ?? ('' as UnitId),
          ownerName: ownerName.trim() || null,
          dueOn,
          state,
        };
      }),
    };
  });
  const body: SavePlanBody = {
    goals,
    agreement: values.agreement,
    agreedOn: asked ? values.agreedOn : null,
    agreedBy: asked ? values.agreedBy : null,
    agreedIn: asked ? values.agreedIn : null,
    reviewDay: values.reviewDay,
    basedOn: values.basedOn,
  };
  const decided = decidePlan(body, {
    caseStatus: record.status,
    // Whether somebody was quicker, or took a consent back, the server knows.
    newest: values.basedOn,
    openReviews: plan.reviews.filter(({ doneAt }) => doneAt === null).map(({ day }) => day),
    today: localDay(new Date()),
    assistance: true,
  });
  if (!decided.ok) for (const { path, code } of decided.errors ?? []) errors[path] ??= code;
  return Object.keys(errors).length > 0 ? { errors } : { body };
}
