import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type LeaveId, type LeaveView, type Outcome, type RecordLeaveBody, type UserId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { leaveView } from './leave.presenter';
import { LeaveStore } from './leave.store';

/** Writes down a leave; a delegate gets the duty for its days, and both are told. */
@Injectable()
export class RecordLeave {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly leaves: LeaveStore,
  ) {}

  /** @param userId whose leave it is: the actor's own, or of an account they look after */
  run(actor: Actor, userId: UserId, body: RecordLeaveBody): Promise<Outcome<LeaveView>> {
    const id = randomUUID() as LeaveId;
    return this.inTransaction.run(actor, { action: 'leave.record', subjectId: userId }, async (tx) => {
      const recorded = await this.leaves.record(tx, id, userId, body);
      if (!recorded.ok) return recorded;
      tx.emit({ kind: 'leave-recorded', subjectId: id });
      const row = await this.leaves.find(tx, id);
      return row === null ? refuse('not-found') : allow(leaveView(row));
    });
  }
}
