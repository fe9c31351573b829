import { Injectable } from '@nestjs/common';
import { allow, type BreakGlassId, type BreakGlassView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { deedView } from './break-glass.presenter';
import { BreakGlassStore } from './break-glass.store';
import { ShowBreakGlass } from './show-break-glass';

/** One emergency access for its reviewer: who, when, why, what it opened, and what was done under it; nothing of the case. */
@Injectable()
export class ReadReview {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly emergencies: BreakGlassStore,
    private readonly show: ShowBreakGlass,
  ) {}

  run(actor: Actor, id: BreakGlassId): Promise<Outcome<BreakGlassView>> {
    return this.inTransaction.run(actor, { action: 'break-glass.read', subjectId: id }, async (tx) => {
      const shown = await this.show.one(tx, id);
      if (!shown.ok) return shown;
      return allow({ ...shown.value, deeds: (await this.emergencies.deeds(tx, id)).map(deedView) });
    });
  }
}
