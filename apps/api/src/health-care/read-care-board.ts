import { Injectable } from '@nestjs/common';
import { allow, type CareBoardView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { owedCareView } from './care.presenter';
import { CareStore } from './care.store';

/** What the own unit has on its hands: accepted referrals nobody was cared for on yet, and how many are expected, cared for, and unaccounted for. */
@Injectable()
export class ReadCareBoard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
  ) {}

  run(actor: Actor): Promise<Outcome<CareBoardView>> {
    return this.inTransaction.run(actor, { action: 'care.board' }, async (tx) => {
      const owed = await this.care.owed(tx);
      const { planned, active, unrecorded } = await this.care.numbers(tx);
      return allow({ owed: owed.map(owedCareView), planned, active, unrecorded });
    });
  }
}
