import { Injectable } from '@nestjs/common';
import { allow, refuse, type BarId, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { BarStore } from './bar.store';

/** Takes a bar away again; nobody lifts their own. */
@Injectable()
export class LiftBar {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly bars: BarStore,
  ) {}

  run(actor: Actor, id: BarId): Promise<Outcome<{ id: BarId }>> {
    return this.inTransaction.run(actor, { action: 'bar.lift', subjectId: id }, async (tx) =>
      (await this.bars.lift(tx, id)) ? allow({ id }) : refuse('not-found'),
    );
  }
}
