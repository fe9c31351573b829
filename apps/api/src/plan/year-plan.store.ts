import { Injectable } from '@nestjs/common';
import {
  yearPlanTitle,
  type AddPlanActivityBody,
  type ChangePlanActivityBody,
  type DecidePlanBody,
  type DraftPlanBody,
  type Outcome,
  type PlanActivityFields,
  type PlanCorrectionDecision,
  type PlanIndicatorKind,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

/** What is stored beside an activity's fields, because it follows from them. */
export interface PlanActivityDerived {
  readonly indicator: PlanIndicatorKind;
  /** Those of the measures that members report. */
  readonly reported: readonly string[];
}

/** The doors through which a year's plan is written and adopted. */
@Injectable()
export class YearPlanStore {
  draft(tx: Tx, id: string, { from, year }: DraftPlanBody): Promise<Outcome<null>> {
    const { ar, ckb, en } = yearPlanTitle(year);
    return askGuard(tx, 'guard.draft_plan($1, $2, $3, $4, $5, $6)', [id, from, year, ar, ckb, en]);
  }

  /** The number that the next activity of an axis gets. */
  async nextNumber(tx: Tx, plan: string, axis: number): Promise<number> {
    const [row] = await tx.em.query<{ next: number }[]>(
      'select coalesce(max(a.number), 0) + 1 as next from plan_activity a where a.plan_id = $1 and a.axis = $2',
      [plan, axis],
    );
    return row!.next;
  }

  add(
    tx: Tx,
    id: string,
    version: number,
    { plan, axis, ...fields }: AddPlanActivityBody,
    derived: PlanActivityDerived,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.add_plan_activity($1, $2, $3, $4, $5)', [plan, version, id, axis, textOf(fields, derived)]);
  }

  change(
    tx: Tx,
    id: string,
    version: number,
    { retired, ...fields }: ChangePlanActivityBody,
    derived: PlanActivityDerived,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_plan_activity($1, $2, $3, $4)', [id, version, retired, textOf(fields, derived)]);
  }

  setTarget(tx: Tx, id: string, version: number, target: number | null): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.set_plan_target($1, $2, $3)', [id, version, target]);
  }

  decideCorrection(tx: Tx, id: string, version: number, decision: PlanCorrectionDecision): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_plan_correction($1, $2, $3)', [id, version, decision]);
  }

  propose(tx: Tx, id: string, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.propose_plan($1, $2)', [id, version]);
  }

  discard(tx: Tx, id: string, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.discard_plan($1, $2)', [id, version]);
  }

  resume(tx: Tx, id: string, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.resume_plan($1, $2)', [id, version]);
  }

  decide(tx: Tx, id: string, version: number, { decision, reason }: DecidePlanBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_plan($1, $2, $3, $4)', [id, version, decision, reason]);
  }
}

const textOf = (fields: PlanActivityFields, derived: PlanActivityDerived): string => JSON.stringify({ ...fields, ...derived });
