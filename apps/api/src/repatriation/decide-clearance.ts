import { Injectable } from '@nestjs/common';
import {
  allow,
  decideClearance,
  localDay,
  maskOf,
  refuse,
  type ClearanceView,
  type DecideClearanceBody,
  type ExitClearanceId,
  type Outcome,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { clearanceView } from './journey.presenter';
import { JourneyStore } from './journey.store';

/** Leave to go out, granted or refused: by the residence directorate's liaison, or by the office that holds its paper. */
@Injectable()
export class DecideExitClearance {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly journeys: JourneyStore,
  ) {}

  run(actor: Actor, id: ExitClearanceId, version: number, body: DecideClearanceBody): Promise<Outcome<ClearanceView>> {
    return this.inTransaction.run(actor, { action: 'exit-clearance.decide', subjectId: id }, async (tx) => {
      const found = await this.journeys.clearance(tx, id);
      const kase = found === null ? null : await this.cases.find(tx, found.caseId);
      if (found === null || kase === null) return refuse('not-found');
      tx.touches(found.caseId, maskOf('core'));
      const { status, askedOn } = found;
      const decided = decideClearance(body, { status, askedOn, today: localDay(tx.now), write: heldBy(actor, kase).write });
      if (!decided.ok) return decided;
      const done = await this.journeys.decideClearance(tx, id, version, body);
      if (!done.ok) return done;
      const { decidedOn } = body;
      return allow(
        clearanceView({
          ...found,
          version: version + 1,
          status: body.status,
          decidedOn,
          fines: body.fines ?? null,
          amount: body.amount ?? null,
        }),
      );
    });
  }
}
