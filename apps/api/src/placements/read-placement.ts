import { Injectable } from '@nestjs/common';
import type { Outcome, PlacementId, PlacementView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPlacement } from './show-placement';

/** One placement, as the house that has it may see it. */
@Injectable()
export class ReadPlacement {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowPlacement,
  ) {}

  run(actor: Actor, id: PlacementId): Promise<Outcome<PlacementView>> {
    return this.inTransaction.run(actor, { action: 'placement.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
