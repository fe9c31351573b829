import { Injectable } from '@nestjs/common';
import { decideReturnRisk, maskOf, refuse, type Outcome, type RepatriationView, type ReturnRiskId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { RepatriationStore } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';

/** Somebody else than its author says whether an assessment is one to travel on. */
@Injectable()
export class ApproveReturnRisk {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
    private readonly show: ShowRepatriation,
  ) {}

  run(actor: Actor, id: ReturnRiskId, version: number, approve: boolean): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.approve-risk', subjectId: id }, async (tx) => {
      const risk = await this.returns.risk(tx, id);
      const row = risk === null ? null : await this.returns.find(tx, risk.repatriationId);
      if (risk === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('repatriation'));
      const [latest] = await this.returns.risks(tx, row.id);
      const decided = decideReturnRisk(approve, {
        status: risk.status,
        level: risk.level,
        latest: latest?.id === id,
        own: risk.assessedById === actor.userId,
        returning: row.status,
      });
      if (!decided.ok) return decided;
      const done = await this.returns.decideRisk(tx, id, version, approve);
      return done.ok ? this.show.one(tx, row.id) : done;
    });
  }
}
