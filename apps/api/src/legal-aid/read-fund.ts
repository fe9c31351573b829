import { Injectable } from '@nestjs/common';
import { allow, type FundView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ClaimStore } from './claim.store';

/** Whether the victims' assistance fund pays today. */
@Injectable()
export class ReadFund {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly claims: ClaimStore,
  ) {}

  run(actor: Actor): Promise<Outcome<FundView>> {
    return this.inTransaction.run(actor, { action: 'fund.read' }, async (tx) => allow(await this.claims.fund(tx)));
  }
}
