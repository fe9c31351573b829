import { Injectable } from '@nestjs/common';
import { refuse, type Outcome, type ProceedingId, type ProceedingView, type UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ProceedingStore } from './proceeding.store';
import { ShowProceeding } from './show-proceeding';

/** Lets a court's office, or another section, into the proceeding; into no case of a victim. */
@Injectable()
export class ShareProceeding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly show: ShowProceeding,
  ) {}

  run(actor: Actor, id: ProceedingId, unitId: UnitId): Promise<Outcome<ProceedingView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.share', subjectId: id }, async (tx) => {
      if ((await this.proceedings.find(tx, id)) === null) return refuse('not-found');
      const shared = await this.proceedings.share(tx, id, unitId);
      return shared.ok ? this.show.one(tx, id) : shared;
    });
  }
}
