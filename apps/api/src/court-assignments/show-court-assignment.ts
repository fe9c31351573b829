import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import { allow, refuse, type AssignmentView, type GrantId, type Outcome } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { CourtAssignmentStore, type AssignmentRow } from './court-assignment.store';

/** Court assignments as this reader may see them, inside a transaction. */
@Injectable()
export class ShowCourtAssignment {
  constructor(
    private readonly assignments: CourtAssignmentStore,
    private readonly units: UnitStore,
  ) {}

  async one(tx: Tx, id: GrantId): Promise<Outcome<AssignmentView>> {
    const row = await this.assignments.find(tx, id);
    if (row === null) return refuse('not-found');
    const [view] = await this.all(tx, [row]);
    return allow(view!);
  }

  /** @param rows of one case */
  async all(tx: Tx, rows: readonly AssignmentRow[]): Promise<AssignmentView[]> {
    const [first] = rows;
    const ends =
      first !== undefined && mayEver(tx.actor.roles, 'close', 'CourtAssignment') && (await this.assignments.answers(tx, first.caseId));
    const views: AssignmentView[] = [];
    for (const { id, caseId, unitId, startsAt, endedAt } of rows) {
      views.push({
        id,
        caseId,
        unit: await this.units.ref(tx, unitId),
        startsAt: startsAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
        endable: ends && endedAt === null,
      });
    }
    return views;
  }
}
