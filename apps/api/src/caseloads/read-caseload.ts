import { Injectable } from '@nestjs/common';
import { allow, type CaseloadView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CaseloadStore } from './caseload.store';

/** Who of the unit has how much, for who leads it: numbers, no case. */
@Injectable()
export class ReadCaseload {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly caseloads: CaseloadStore,
  ) {}

  run(actor: Actor): Promise<Outcome<CaseloadView>> {
    return this.inTransaction.run(actor, { action: 'caseload.read' }, async (tx) =>
      allow({ members: await this.caseloads.loads(tx), unassigned: await this.caseloads.nobodys(tx) }),
    );
  }
}
