import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideTravelFitness,
  localDay,
  maskOf,
  refuse,
  type CaseId,
  type Outcome,
  type StateTravelFitnessBody,
  type TravelFitnessView,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { TravelFitnessStore } from './travel-fitness.store';

/** Says whether the person may travel, and how long that holds: the one word of health care that repatriation is told. */
@Injectable()
export class StateTravelFitness {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly statements: TravelFitnessStore,
  ) {}

  run(actor: Actor, caseId: CaseId, body: StateTravelFitnessBody): Promise<Outcome<TravelFitnessView>> {
    return this.inTransaction.run(actor, { action: 'travel-fitness.state', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('health'));
      const decided = decideTravelFitness(body, { write: heldBy(actor, row).write, status: row.status, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const id = randomUUID();
      await this.statements.state(tx, id, caseId, body);
      tx.emit({ kind: 'travel-fitness-stated', subjectId: id });
      return allow({ fitness: body.fitness, validUntil: body.validUntil });
    });
  }
}
