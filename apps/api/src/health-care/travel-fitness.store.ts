import { Injectable } from '@nestjs/common';
import type { CaseId, StateTravelFitnessBody } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

/** The only SQL that writes what is stated of somebody's fitness to travel; it is read with the case. */
@Injectable()
export class TravelFitnessStore {
  async state(tx: Tx, id: string, caseId: CaseId, { fitness, validUntil }: StateTravelFitnessBody): Promise<void> {
    await tx.em.query(
      `insert into travel_fitness (id, case_id, unit_id, fitness, valid_until, stated_by, stated_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, caseId, tx.actor.unitId, fitness, validUntil, tx.actor.userId, tx.now],
    );
  }
}
