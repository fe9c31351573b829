import { Injectable } from '@nestjs/common';
import { allow, type LegalBoardView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { LegalMatterStore } from './legal-matter.store';
import { owedMatterView } from './legal.presenter';

/** The own office's desk: how many matters stand where, and which accepted referrals nobody has opened one on yet. */
@Injectable()
export class ReadLegalBoard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
  ) {}

  run(actor: Actor): Promise<Outcome<LegalBoardView>> {
    return this.inTransaction.run(actor, { action: 'legal-matter.board' }, async (tx) => {
      const numbers = await this.matters.numbers(tx);
      return allow({ ...numbers, owed: (await this.matters.owed(tx)).map(owedMatterView) });
    });
  }
}
