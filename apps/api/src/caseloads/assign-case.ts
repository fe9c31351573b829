import { Injectable } from '@nestjs/common';
import { allow, decideAdding, maskOf, refuse, type CaseAssignmentView, type CaseId, type Outcome, type UserId } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CaseloadStore } from './caseload.store';
import { ReadAssignment } from './read-assignment';

/** Takes a case, gives it to a colleague, or back to the whole unit. Everybody of the unit sees it as before. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly caseloads: CaseloadStore,
    private readonly read: ReadAssignment,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number, assigneeId: UserId | null): Promise<Outcome<CaseAssignmentView>> {
    return this.inTransaction.run(actor, { action: 'case-assignment.change', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const held = decideAdding(row);
      if (!held.ok) return held;
      const assigned = await this.caseloads.assign(tx, caseId, assigneeId, version);
      if (!assigned.ok) return assigned;
      if (assigneeId !== null && assigneeId !== actor.userId) {
        tx.emit({ kind: 'case-assigned', subjectId: caseId, payload: { unitId: actor.unitId } });
      }
      return allow(await this.read.view(tx, caseId));
    });
  }
}
