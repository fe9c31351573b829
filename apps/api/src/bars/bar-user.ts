import { Injectable } from '@nestjs/common';
import { maskOf, refuse, type BarUserBody, type BarView, type CaseId, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { BarStore } from './bar.store';
import { ListBars } from './list-bars';

/** Keeps a person away from a case, whatever the grants; they are never told. */
@Injectable()
export class BarUser {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly bars: BarStore,
    private readonly listBars: ListBars,
  ) {}

  run(actor: Actor, caseId: CaseId, { userId, reason }: BarUserBody): Promise<Outcome<{ items: BarView[] }>> {
    return this.inTransaction.run(actor, { action: 'case.bar', caseId, subjectId: userId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const { leads, known } = await this.bars.mayBar(tx, caseId, userId);
      if (!leads) return refuse('role.forbidden');
      if (userId === actor.userId) return refuse('bar.yourself');
      if (!known) return refuse('bar.person-unknown');
      if ((await this.bars.bar(tx, caseId, userId, reason)) === null) return refuse('bar.already');
      return this.listBars.view(tx, caseId);
    });
  }
}
