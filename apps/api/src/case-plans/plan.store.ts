import { Injectable } from '@nestjs/common';
import type { CaseId, CasePlanId, OwedStep } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { CasePlanSchema, type CasePlanRecord } from './plan.schema';

/** A version with its writer's name, which only colleagues of the unit are told. */
export interface CasePlanRow extends CasePlanRecord {
  readonly writtenBy: string | null;
}

export interface PlanReviewRow {
  readonly day: number;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
}

/** A case's plan, the newest version first; parameters: case, most. */
export const casePlanStatement = `
  select p.id, p.case_id as "caseId", p.unit_id as "unitId", p.recorded_by as "recordedBy", p.recorded_at as "recordedAt", p.number,
         p.goals_ct as "goalsCt", p.agreement, p.agreed_on::text as "agreedOn", p.agreed_by as "agreedBy", p.agreed_in as "agreedIn",
         p.review_day as "reviewDay", u.display_name as "writtenBy"
    from case_plan p left join user_account u on u.id = p.recorded_by
   where p.case_id = $1 order by p.number desc limit $2`;

/** Its reviews, done and to come; parameter: case. */
export const planReviewsStatement = `
  select r.day, r.due_at as "dueAt", r.done_at as "doneAt" from plan_review r where r.case_id = $1 order by r.day`;

/** The only SQL over plans; reviews are kept by the database as versions come. */
@Injectable()
export class PlanStore {
  async save(tx: Tx, plan: CasePlanRecord): Promise<void> {
    await tx.em.insert(CasePlanSchema, plan);
  }

  async list(tx: Tx, caseId: CaseId): Promise<CasePlanRow[]> {
    return tx.em.query(casePlanStatement, [caseId, 50]);
  }

  async reviews(tx: Tx, caseId: CaseId): Promise<PlanReviewRow[]> {
    return tx.em.query(planReviewsStatement, [caseId]);
  }

  /** What of the version just saved is owed by a day: ids, units and days, none of its words. */
  async setSteps(tx: Tx, id: CasePlanId, steps: readonly OwedStep[]): Promise<void> {
    await tx.em.query('select guard.set_plan_steps($1, $2, $3, $4)', [
      id,
      steps.map((step) => step.id),
      steps.map(({ ownerUnitId }) => ownerUnitId),
      steps.map(({ dueOn }) => dueOn),
    ]);
  }

  /** Keeps others from saving a version of this plan until the transaction ends. */
  async lock(tx: Tx, caseId: CaseId): Promise<void> {
    await tx.em.query(`select pg_advisory_xact_lock(hashtext('case-plan'), hashtext($1))`, [caseId]);
  }
}
