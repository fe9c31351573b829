import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  maskOf,
  refuse,
  type AssignCourtBody,
  type AssignmentView,
  type CaseId,
  type GrantId,
  type Outcome,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CourtAssignmentStore } from './court-assignment.store';
import { ShowCourtAssignment } from './show-court-assignment';

/** Lays a case before a court's office, whose liaison then records what the judge decides. */
@Injectable()
export class AssignCourt {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly assignments: CourtAssignmentStore,
    private readonly show: ShowCourtAssignment,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: AssignCourtBody, idempotencyKey: string | null): Promise<Outcome<AssignmentView>> {
    return this.inTransaction.run(actor, { action: 'court.assign', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/court-assignments`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as GrantId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const assigned = await this.assignments.assign(tx, id, caseId, body.toUnitId);
      if (!assigned.ok) return assigned;
      tx.emit({ kind: 'court-assigned', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
