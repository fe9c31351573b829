import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideTraumaScreening,
  localDay,
  maskOf,
  refuse,
  type CareEpisodeId,
  type CareView,
  type Outcome,
  type TraumaScreeningBody,
  type TraumaScreeningId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { sealedAnswers } from './clinical.presenter';
import { ClinicalStore } from './clinical.store';
import { isChildInCare, ShowCare } from './show-care';

/** Writes down a short sheet about trauma; what its sum suggests is for the clinician, and decides nothing. */
@Injectable()
export class RecordTrauma {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly clinical: ClinicalStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: CareEpisodeId, body: TraumaScreeningBody, idempotencyKey: string | null): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'trauma-screening.record', subjectId: id }, async (tx) => {
      const row = await this.care.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const attempt = { key: idempotencyKey, route: `/care/${id}/trauma-screenings`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as TraumaScreeningId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const decided = decideTraumaScreening(body, { status: row.status, child: isChildInCare(row), today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const answersCt = (await this.vault.keyOf(row)).seal('trauma.answers', sealedAnswers(body));
      const recorded = await this.clinical.recordTrauma(tx, claimed.value.id, id, body, answersCt);
      return recorded.ok ? this.show.one(tx, id) : recorded;
    });
  }
}
