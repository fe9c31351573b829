import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type ReintegrationBoardView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { owedProgrammeView } from './programme.presenter';
import { ProgrammeStore } from './programme.store';

/** The own unit's desk: how many programmes stand where, and which accepted referrals nobody has opened one on yet. */
@Injectable()
export class ReadReintegrationBoard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
  ) {}

  run(actor: Actor): Promise<Outcome<ReintegrationBoardView>> {
    return this.inTransaction.run(actor, { action: 'programme.board' }, async (tx) => {
      const numbers = await this.programmes.numbers(tx);
      return allow({ ...numbers, owed: (await this.programmes.owed(tx)).map(owedProgrammeView) });
    });
  }
}
