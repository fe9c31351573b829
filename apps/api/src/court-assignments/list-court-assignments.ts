import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type AssignmentView, type CaseId, type Governorate, type Outcome, type UnitRef } from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CourtAssignmentStore } from './court-assignment.store';
import { ShowCourtAssignment } from './show-court-assignment';

/** Before which courts' offices a case lies, and before which it could be laid. */
@Injectable()
export class ListCourtAssignments {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly assignments: CourtAssignmentStore,
    private readonly show: ShowCourtAssignment,
    private readonly units: UnitStore,
  ) {}

  ofCase(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: AssignmentView[] }>> {
    return this.inTransaction.run(actor, { action: 'court.list-of-case', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.show.all(tx, await this.assignments.listOfCase(tx, caseId)) });
    });
  }

  courts(actor: Actor, governorate: Governorate): Promise<Outcome<{ items: UnitRef[] }>> {
    return this.inTransaction.run(actor, { action: 'court.list' }, async (tx) => {
      const ids = await this.assignments.listCourts(tx, governorate);
      const refs = await this.units.refs(tx, ids);
      return allow({ items: ids.flatMap((id) => refs.get(id) ?? []) });
    });
  }
}
