import { Injectable } from '@nestjs/common';
import type { CaseId, CaseProceedingsView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowCaseProceedings } from './show-case-proceedings';

@Injectable()
export class ReadCaseProceedings {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowCaseProceedings,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<CaseProceedingsView>> {
    return this.inTransaction.run(actor, { action: 'case-proceedings.read', caseId }, (tx) => this.show.one(tx, caseId));
  }
}
