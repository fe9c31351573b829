import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideInstalmentMove,
  localDay,
  maskOf,
  refuse,
  type FundingInstalmentId,
  type FundingRepaymentId,
  type MoveInstalmentBody,
  type Outcome,
  type ProgrammeView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { instalmentFacts } from './repayment.presenter';
import { RepaymentStore } from './repayment.store';
import { ShowProgramme } from './show-programme';

/** What becomes of a repayment that does not come: missed, put off, or forgiven by another person than who asked for it. */
@Injectable()
export class MoveInstalment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly repayments: RepaymentStore,
    private readonly show: ShowProgramme,
  ) {}

  run(actor: Actor, id: FundingInstalmentId, version: number, body: MoveInstalmentBody): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'instalment.move', subjectId: id }, async (tx) => {
      const row = await this.repayments.findInstalment(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const decided = decideInstalmentMove(body, instalmentFacts(row, actor.userId, localDay(tx.now)));
      if (!decided.ok) return decided;
      const done = await this.repayments.move(tx, id, version, randomUUID() as FundingRepaymentId, body);
      return done.ok ? this.show.one(tx, row.programmeId) : done;
    });
  }
}
