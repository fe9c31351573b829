import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import { allow, categoriesIn, refuse, type GrantId, type Outcome, type PoliceAssignmentView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { PoliceAssignmentStore, type PoliceAssignmentRow } from './police-assignment.store';

/** What the police were told, as this reader may see it, inside a transaction. */
@Injectable()
export class ShowPoliceAssignment {
  constructor(
    private readonly assignments: PoliceAssignmentStore,
    private readonly units: UnitStore,
  ) {}

  async one(tx: Tx, id: GrantId): Promise<Outcome<PoliceAssignmentView>> {
    const row = await this.assignments.find(tx, id);
    if (row === null) return refuse('not-found');
    const [view] = await this.all(tx, [row]);
    return allow(view!);
  }

  /** @param rows of one case */
  async all(tx: Tx, rows: readonly PoliceAssignmentRow[]): Promise<PoliceAssignmentView[]> {
    const [first] = rows;
    const ends =
      first !== undefined && mayEver(tx.actor.roles, 'close', 'PoliceAssignment') && (await this.assignments.answers(tx, first.caseId));
    const refs = await this.units.refs(
      tx,
      rows.map(({ unitId }) => unitId),
    );
    return rows.flatMap(({ id, caseId, unitId, readMask, overrideId, startsAt, endsAt, endedAt }) => {
      const unit = refs.get(unitId);
      return unit === undefined
        ? []
        : [
            {
              id,
              caseId,
              unit,
              categories: categoriesIn(readMask),
              withoutConsent: overrideId !== null,
              startsAt: startsAt.toISOString(),
              endsAt: endsAt?.toISOString() ?? null,
              endedAt: endedAt?.toISOString() ?? null,
              endable: ends && endedAt === null,
            },
          ];
    });
  }
}
