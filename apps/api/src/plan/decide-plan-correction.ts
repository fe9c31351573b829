import { Injectable } from '@nestjs/common';
import type { DecidePlanCorrectionBody, NationalPlanView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** The chair accepts what is to change in an adopted plan, or refuses it; another person than who wrote it. */
@Injectable()
export class DecidePlanCorrection {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, id: string, version: number, { decision }: DecidePlanCorrectionBody): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.decide-correction' }, async (tx) => {
      const decided = await this.years.decideCorrection(tx, id, version, decision);
      return decided.ok ? this.show.activity(tx, id) : decided;
    });
  }
}
