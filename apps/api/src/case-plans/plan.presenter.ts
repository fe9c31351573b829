import type { CasePlanView, PlanGoal, UnitId, UnitRef } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { CasePlanRow, PlanReviewRow } from './plan.store';

/** The goals of a version; none where the case's key was erased. */
export function goalsOf(key: DataKey, { goalsCt }: CasePlanRow): PlanGoal[] {
  const text = key.open('case_plan.goals', goalsCt);
  return text === null ? [] : (JSON.parse(text) as PlanGoal[]);
}

export function casePlanView(
  key: DataKey,
  rows: readonly CasePlanRow[],
  reviews: readonly PlanReviewRow[],
  refs: ReadonlyMap<UnitId, UnitRef>,
): Omit<CasePlanView, 'assistance'> {
  return {
    versions: rows.flatMap((row) => {
      const unit = refs.get(row.unitId);
      if (unit === undefined) return [];
      return [
        {
          id: row.id,
          number: row.number,
          goals: goalsOf(key, row).map(({ goal, service, steps }) => ({
            goal,
            service,
            steps: steps.map(({ id = null, step, ownerUnitId, ownerName, dueOn, state }) => ({
              id,
              step,
              ownerUnitId,
              ownerName,
              dueOn,
              state,
              ownerUnit: refs.get(ownerUnitId) ?? null,
            })),
          })),
          agreement: row.agreement,
          agreedOn: row.agreedOn,
          agreedBy: row.agreedBy,
          agreedIn: row.agreedIn,
          reviewDay: row.reviewDay,
          unit,
          recordedBy: row.writtenBy,
          recordedAt: row.recordedAt.toISOString(),
        },
      ];
    }),
    reviews: reviews.map(({ day, dueAt, doneAt }) => ({ day, dueAt: dueAt.toISOString(), doneAt: doneAt?.toISOString() ?? null })),
  };
}
