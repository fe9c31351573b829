import { Injectable } from '@nestjs/common';
import { allow, type CapacityView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { capacityView } from './capacity.presenter';
import { CapacityStore } from './capacity.store';

/** The own unit's board of places. */
@Injectable()
export class ListCapacity {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly capacity: CapacityStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: CapacityView[] }>> {
    return this.inTransaction.run(actor, { action: 'capacity.list' }, async (tx) =>
      allow({ items: (await this.capacity.board(tx)).map((row) => capacityView(row, tx.now)) }),
    );
  }
}
