import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  refuse,
  type CaseId,
  type Governorate,
  type Outcome,
  type PoliceAssignmentView,
  type UnitRef,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PoliceAssignmentStore } from './police-assignment.store';
import { ShowPoliceAssignment } from './show-police-assignment';

/** Which sections were told of a case, and which could be. */
@Injectable()
export class ListPoliceAssignments {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly assignments: PoliceAssignmentStore,
    private readonly show: ShowPoliceAssignment,
    private readonly units: UnitStore,
  ) {}

  ofCase(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: PoliceAssignmentView[] }>> {
    return this.inTransaction.run(actor, { action: 'police.list-of-case', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.show.all(tx, await this.assignments.listOfCase(tx, caseId)) });
    });
  }

  sections(actor: Actor, governorate: Governorate): Promise<Outcome<{ items: UnitRef[] }>> {
    return this.inTransaction.run(actor, { action: 'police.list' }, async (tx) => {
      const ids = await this.assignments.listSections(tx, governorate);
      const refs = await this.units.refs(tx, ids);
      return allow({ items: ids.flatMap((id) => refs.get(id) ?? []) });
    });
  }
}
