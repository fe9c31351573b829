import { Injectable } from '@nestjs/common';
import { allow, refuse, type HandedOverView, type HandOverCaseloadBody, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CaseloadStore } from './caseload.store';

/** Gives all that one member has to another of the unit: cases, tasks and taken referrals at once, but for what the other may not see. */
@Injectable()
export class HandOverCaseload {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly caseloads: CaseloadStore,
  ) {}

  run(actor: Actor, body: HandOverCaseloadBody): Promise<Outcome<HandedOverView>> {
    return this.inTransaction.run(actor, { action: 'caseload.hand-over', subjectId: body.fromUserId }, async (tx) => {
      const members = await this.caseloads.loads(tx);
      const known = [body.fromUserId, body.toUserId].every((id) => members.some((member) => member.id === id));
      if (!known || body.fromUserId === body.toUserId) return refuse('task.member-unknown');
      const moved = await this.caseloads.handOver(tx, body);
      if (moved.cases + moved.tasks + moved.referrals > 0) tx.emit({ kind: 'caseload-received', subjectId: body.toUserId });
      return allow(moved);
    });
  }
}
