import { Injectable } from '@nestjs/common';
import { allow, maskOf, type AskedClearance, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { askedClearance } from './journey.presenter';
import { JourneyStore } from './journey.store';

/** Clearances that the own unit is asked for, in cases shared with it; nothing of why the person goes. */
@Injectable()
export class ListClearances {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly journeys: JourneyStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: AskedClearance[] }>> {
    return this.inTransaction.run(actor, { action: 'exit-clearance.list' }, async (tx) => {
      const rows = await this.journeys.asked(tx);
      tx.lists([...new Set(rows.map(({ caseId }) => caseId))], maskOf('core'));
      return allow({ items: rows.map(askedClearance) });
    });
  }
}
