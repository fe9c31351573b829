import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideBestInterests,
  latestReview,
  localDay,
  presumedChild,
  refuse,
  type BestInterestsId,
  type BestInterestsView,
  type CaseId,
  type DetermineBestInterestsBody,
  type Outcome,
} from '@himaya/domain';
import { tellTimeline, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ChildSafeguardStore } from './child-safeguard.store';
import { ShowChildSafeguards } from './show-child-safeguards';

/** Writes down what was found to be best for a child before its data are shared, it is placed, or it goes home. */
@Injectable()
export class DetermineBestInterests {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly safeguards: ChildSafeguardStore,
    private readonly show: ShowChildSafeguards,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: DetermineBestInterestsBody, idempotencyKey: string | null): Promise<Outcome<BestInterestsView>> {
    return this.inTransaction.run(actor, { action: 'best-interests.determine', caseId }, async (tx) => {
      const found = await this.show.writable(tx, caseId);
      if (!found.ok) return found;
      const row = found.value;
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/best-interests`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as BestInterestsId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.view(tx, row, id);
      const decided = decideBestInterests(body, { caseStatus: row.status, child: presumedChild(row.ageBand), today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      await this.safeguards.determine(tx, {
        id,
        caseId,
        unitId: actor.unitId,
        recordedBy: actor.userId,
        recordedAt: tx.now,
        purpose: body.purpose,
        determinedOn: body.determinedOn,
        determinedByCt: key.seal('best_interests_determination.determined_by', body.determinedBy) as Buffer,
        considerationsCt: key.seal('best_interests_determination.considerations', body.considerations) as Buffer,
        conclusionCt: key.seal('best_interests_determination.conclusion', body.conclusion) as Buffer,
        childHeard: body.childHeard,
        reviewOn: body.reviewOn ?? latestReview(body.determinedOn),
        reviewReason: 'regular',
      });
      await tellTimeline(tx, { caseId, kind: 'best-interests-determined', subjectId: id, details: { purpose: body.purpose } });
      tx.emit({ kind: 'best-interests-determined', subjectId: id });
      return this.view(tx, row, id);
    });
  }

  private async view(tx: Tx, row: CaseRow, id: BestInterestsId): Promise<Outcome<BestInterestsView>> {
    const found = (await this.show.determinations(tx, row)).find((one) => one.id === id);
    return found === undefined ? refuse('not-found') : allow(found);
  }
}
