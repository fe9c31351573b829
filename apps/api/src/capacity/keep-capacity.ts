import { Injectable } from '@nestjs/common';
import { allow, refuse, type CapacityView, type KeepCapacityBody, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { capacityView } from './capacity.presenter';
import { CapacityStore } from './capacity.store';

/** Counts the places of one service for one kind of person; senders learn none or some. */
@Injectable()
export class KeepCapacity {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly capacity: CapacityStore,
  ) {}

  run(actor: Actor, version: number, body: KeepCapacityBody): Promise<Outcome<CapacityView>> {
    return this.inTransaction.run(actor, { action: 'capacity.keep' }, async (tx) => {
      if (body.free > body.total) return refuse('body.invalid', { errors: [{ path: 'free', code: 'more.than-total' }] });
      const kept = await this.capacity.keep(tx, version, body);
      if (!kept.ok) return kept;
      const row = (await this.capacity.board(tx)).find(
        ({ service, personCategory }) => service === body.service && personCategory === body.personCategory,
      );
      return row === undefined ? refuse('not-found') : allow(capacityView(row, tx.now));
    });
  }
}
