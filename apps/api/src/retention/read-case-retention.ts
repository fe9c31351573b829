import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type CaseRetentionView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { caseRetentionView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** When the identity of a case is erased, for whoever reads the case: the day, the rule, and that somebody holds it. */
@Injectable()
export class ReadCaseRetention {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<CaseRetentionView>> {
    return this.inTransaction.run(actor, { action: 'retention.read', caseId }, async (tx) => {
      const row = await this.retention.ofCase(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow(caseRetentionView(row));
    });
  }
}
