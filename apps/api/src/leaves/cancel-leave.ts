import { Injectable } from '@nestjs/common';
import { allow, refuse, type LeaveId, type LeaveView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { leaveView } from './leave.presenter';
import { LeaveStore } from './leave.store';

/** Calls a leave off, or ends it early: what somebody stands in for ends with it. */
@Injectable()
export class CancelLeave {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly leaves: LeaveStore,
  ) {}

  run(actor: Actor, id: LeaveId, version: number): Promise<Outcome<LeaveView>> {
    return this.inTransaction.run(actor, { action: 'leave.cancel', subjectId: id }, async (tx) => {
      const cancelled = await this.leaves.cancel(tx, id, version);
      if (!cancelled.ok) return cancelled;
      tx.emit({ kind: 'leave-cancelled', subjectId: id });
      const row = await this.leaves.find(tx, id);
      return row === null ? refuse('not-found') : allow(leaveView(row));
    });
  }
}
