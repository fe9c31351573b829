import { Injectable } from '@nestjs/common';
import type { CaseId, IdentificationView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowIdentification } from './show-identification';

/** A case's decisions, its clock, and what can be decided next. */
@Injectable()
export class ReadIdentification {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowIdentification,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<IdentificationView>> {
    return this.inTransaction.run(actor, { action: 'identification.read', caseId }, (tx) => this.show.of(tx, caseId));
  }
}
