import { Injectable } from '@nestjs/common';
import type { Outcome, ProceedingId, ProceedingView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowProceeding } from './show-proceeding';

@Injectable()
export class ReadProceeding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowProceeding,
  ) {}

  run(actor: Actor, id: ProceedingId): Promise<Outcome<ProceedingView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
