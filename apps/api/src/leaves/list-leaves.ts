import { Injectable } from '@nestjs/common';
import { allow, type LeaveView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { leaveView } from './leave.presenter';
import { LeaveStore } from './leave.store';

/** The own leaves, the latest first. */
@Injectable()
export class ListLeaves {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly leaves: LeaveStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: LeaveView[] }>> {
    return this.inTransaction.run(actor, { action: 'leave.list' }, async (tx) => {
      const rows = await this.leaves.ofUser(tx, actor.userId);
      return allow({ items: rows.map(leaveView) });
    });
  }
}
