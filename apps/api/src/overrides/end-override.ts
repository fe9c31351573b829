import { Injectable } from '@nestjs/common';
import {
  decideOverrideEnd,
  localDay,
  refuse,
  type EndOverrideBody,
  type Outcome,
  type OverrideId,
  type OverrideView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { OverrideStore } from './override.store';
import { ShowOverride } from './show-override';

/** Takes a request back, or ends what was approved: sharing under it stops at once, as when a consent is withdrawn. */
@Injectable()
export class EndOverride {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly overrides: OverrideStore,
    private readonly show: ShowOverride,
  ) {}

  run(actor: Actor, id: OverrideId, version: number, { reason }: EndOverrideBody): Promise<Outcome<OverrideView>> {
    return this.inTransaction.run(actor, { action: 'override.end', subjectId: id }, async (tx) => {
      const row = await this.overrides.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      const decided = decideOverrideEnd(row, actor.unitId, { now: tx.now, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const stopped = await this.overrides.end(tx, id, reason, version);
      if (stopped === null) return refuse('conflict');
      tx.emit({ kind: 'override-ended', subjectId: id });
      for (const grant of await this.overrides.policeUnder(tx, id)) tx.emit({ kind: 'police-released', subjectId: grant });
      for (const referralId of stopped) tx.emit({ kind: 'override-ended-referral', subjectId: referralId });
      return this.show.one(tx, id);
    });
  }
}
