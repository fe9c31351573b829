import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type RepatriationBoardView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { owedRepatriationView } from './repatriation.presenter';
import { RepatriationStore } from './repatriation.store';

/** The own unit's desk: how many returns stand where, and which accepted referrals nobody has taken up yet. */
@Injectable()
export class ReadRepatriationBoard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
  ) {}

  run(actor: Actor): Promise<Outcome<RepatriationBoardView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.board' }, async (tx) => {
      const numbers = await this.returns.numbers(tx);
      return allow({ ...numbers, owed: (await this.returns.owed(tx)).map(owedRepatriationView) });
    });
  }
}
