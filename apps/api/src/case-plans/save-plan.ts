import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decidePlan,
  identifySteps,
  localDay,
  maskOf,
  owedSteps,
  refuse,
  type CaseId,
  type CasePlanId,
  type CasePlanView,
  type Outcome,
  type PlanGoal,
  type PlanStepId,
  type SavePlanBody,
} from '@himaya/domain';
import { CaseStore, tellTimeline } from '../cases';
import { ConsentStore } from '../consents';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { goalsOf } from './plan.presenter';
import { PlanStore } from './plan.store';
import { ReadPlan } from './read-plan';

/** Saves a new version of a case's plan; the first sets its reviews, and one that answers a review closes it. */
@Injectable()
export class SavePlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly plans: PlanStore,
    private readonly consents: ConsentStore,
    private readonly readPlan: ReadPlan,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: SavePlanBody, idempotencyKey: string | null): Promise<Outcome<CasePlanView>> {
    return this.inTransaction.run(actor, { action: 'case-plan.save', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/plan`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as CasePlanId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.readPlan.view(tx, row);
      const held = decideAdding(row);
      if (!held.ok) return held;
      await this.plans.lock(tx, caseId);
      const [newest] = await this.plans.list(tx, caseId);
      const decided = decidePlan(body, {
        caseStatus: row.status,
        newest: newest?.number ?? null,
        openReviews: (await this.plans.reviews(tx, caseId)).filter(({ doneAt }) => doneAt === null).map(({ day }) => day),
        today: localDay(tx.now),
        assistance: await this.consents.stands(tx, caseId, 'assistance'),
      });
      if (!decided.ok) return decided;
      const owned = await this.knownOwners(tx, body.goals);
      if (!owned.ok) return owned;
      const key = await this.vault.keyOf(row);
      const goals = identifySteps(body.goals, newest ? goalsOf(key, newest) : [], () => randomUUID() as PlanStepId).map(goalOf);
      await this.plans.save(tx, {
        id,
        caseId,
        unitId: actor.unitId,
        recordedBy: actor.userId,
        recordedAt: tx.now,
        number: decided.value.number,
        goalsCt: key.seal('case_plan.goals', JSON.stringify(goals)) as Buffer,
        agreement: body.agreement,
        agreedOn: body.agreedOn,
        agreedBy: body.agreedBy,
        agreedIn: body.agreedIn,
        reviewDay: body.reviewDay,
      });
      await this.plans.setSteps(tx, id, owedSteps(goals));
      const kind = body.reviewDay === null ? 'plan-saved' : 'plan-reviewed';
      await tellTimeline(tx, { caseId, kind, subjectId: id, details: { agreement: body.agreement } });
      tx.emit({ kind, subjectId: id });
      return this.readPlan.view(tx, row);
    });
  }

  /** Every step belongs to a unit that there is. */
  private async knownOwners(tx: Tx, goals: readonly PlanGoal[]): Promise<Outcome<null>> {
    const ids = [...new Set(goals.flatMap(({ steps }) => steps.map(({ ownerUnitId }) => ownerUnitId)))];
    const refs = await this.units.refs(tx, ids);
    const errors = goals.flatMap(({ steps }, goal) =>
      steps.flatMap(({ ownerUnitId }, step) =>
        refs.has(ownerUnitId) ? [] : [{ path: `goals.${goal}.steps.${step}.ownerUnitId`, code: 'code.unknown' }],
      ),
    );
    return errors.length > 0 ? refuse('body.invalid', { errors }) : { ok: true, value: null };
  }
}

/** Key by key: what is sealed is what the plan knows, whatever object it came in. */
function goalOf({ goal, service, steps }: PlanGoal): PlanGoal {
  return {
    goal,
    service,
    steps: steps.map(({ id, step, ownerUnitId, ownerName, dueOn, state }) => ({
      id: id ?? null,
      step,
      ownerUnitId,
      ownerName,
      dueOn,
      state,
    })),
  };
}
