import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseAssignmentView, type CaseId, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { CaseloadStore } from './caseload.store';

/** Who of the own unit sees to a case, and whom the reader may name. */
@Injectable()
export class ReadAssignment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly caseloads: CaseloadStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<CaseAssignmentView>> {
    return this.inTransaction.run(actor, { action: 'case-assignment.read', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow(await this.view(tx, caseId));
    });
  }

  async view(tx: Tx, caseId: CaseId): Promise<CaseAssignmentView> {
    const row = await this.caseloads.assignment(tx, caseId);
    return {
      caseId,
      version: row?.version ?? 0,
      assignee: row === null || row.assigneeId === null ? null : await this.caseloads.colleague(tx, row.assigneeId),
      assignedAt: row === null || row.assigneeId === null ? null : row.assignedAt.toISOString(),
      members: await this.caseloads.membersFor(tx, caseId),
    };
  }
}
