import { Injectable } from '@nestjs/common';
import { maskOf, refuse, type GrantId, type Outcome, type PoliceAssignmentView } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PoliceAssignmentStore } from './police-assignment.store';
import { ShowPoliceAssignment } from './show-police-assignment';

/** Takes a case back from a section; what it recorded stays. */
@Injectable()
export class EndPoliceAssignment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly assignments: PoliceAssignmentStore,
    private readonly show: ShowPoliceAssignment,
  ) {}

  run(actor: Actor, id: GrantId): Promise<Outcome<PoliceAssignmentView>> {
    return this.inTransaction.run(actor, { action: 'police.release', subjectId: id }, async (tx) => {
      const found = await this.assignments.find(tx, id);
      const row = found === null ? null : await this.cases.find(tx, found.caseId);
      if (found === null || row === null) return refuse('not-found');
      tx.touches(found.caseId, maskOf('core'));
      if (row.writeMask === 0 || !(await this.assignments.answers(tx, found.caseId))) return refuse('assignment.not-yours');
      const ended = await this.assignments.end(tx, id);
      if (!ended.ok) return ended;
      tx.emit({ kind: 'police-released', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
