import { Injectable } from '@nestjs/common';
import { allow, type DelegatesView, type Outcome, type UserId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { LeaveStore } from './leave.store';

/** Who could stand in for somebody; nobody where there is no duty to stand in for, or the account is another office's. */
@Injectable()
export class ListDelegates {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly leaves: LeaveStore,
  ) {}

  run(actor: Actor, userId: UserId): Promise<Outcome<DelegatesView>> {
    return this.inTransaction.run(actor, { action: 'leave.list-delegates', subjectId: userId }, async (tx) =>
      allow(await this.leaves.delegates(tx, userId)),
    );
  }
}
