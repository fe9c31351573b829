import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideSitting,
  indicatorSheet,
  localDay,
  maskOf,
  presumedChild,
  refuse,
  type CaseId,
  type Outcome,
  type RecordSittingBody,
  type ScreeningSittingId,
  type ScreeningView,
} from '@himaya/domain';
import { CaseStore, heldBy, tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ReadScreening } from './read-screening';
import { SittingStore } from './sitting.store';

/** Writes down one talk over the sheet, as it was held. */
@Injectable()
export class RecordSitting {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly sittings: SittingStore,
    private readonly readScreening: ReadScreening,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RecordSittingBody, idempotencyKey: string | null): Promise<Outcome<ScreeningView>> {
    return this.inTransaction.run(actor, { action: 'screening.record', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('exploitation'));
      if ((heldBy(actor, row).write & maskOf('exploitation')) === 0) return refuse('case.category-not-yours');
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/screenings`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ScreeningSittingId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.readScreening.view(tx, row);
      const child = presumedChild(row.ageBand);
      const decided = decideSitting(body, { caseStatus: row.status, child, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      await this.sittings.record(tx, {
        id,
        caseId,
        unitId: actor.unitId,
        recordedBy: actor.userId,
        recordedAt: tx.now,
        sheetVersion: indicatorSheet.version,
        heldOn: body.heldOn,
        language: body.language,
        interpreter: body.interpreter,
        interpreterBound: body.interpreterBound,
        interpreterTie: body.interpreterTie,
        trainedInterviewer: body.trainedInterviewer,
        ownSexWish: body.ownSexWish,
        child,
        accompaniment: body.accompaniment,
        saidYes: [...body.yes],
        saidNo: [...body.no],
        saidUnknown: [...body.unknown],
        noteCt: key.seal('screening_sitting.note', body.note),
      });
      await tellTimeline(tx, { caseId, kind: 'screening-held', category: 'exploitation', subjectId: id });
      tx.emit({ kind: 'screening-held', subjectId: id });
      return this.readScreening.view(tx, row);
    });
  }
}
