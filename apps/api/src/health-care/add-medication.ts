import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideMedication,
  maskOf,
  refuse,
  type CareEpisodeId,
  type CareView,
  type MedicationBody,
  type MedicationLineId,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { sealedWords } from './clinical.presenter';
import { ClinicalStore } from './clinical.store';
import { ShowCare } from './show-care';

/** Adds a medicine to somebody's plan, or something they do not bear. */
@Injectable()
export class AddMedication {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly clinical: ClinicalStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: CareEpisodeId, body: MedicationBody, idempotencyKey: string | null): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'medication.add', subjectId: id }, async (tx) => {
      const row = await this.care.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const attempt = { key: idempotencyKey, route: `/care/${id}/medication`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as MedicationLineId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const decided = decideMedication(body, null, { status: row.status, before: null });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('medication.words', sealedWords(body));
      const written = await this.clinical.writeLine(tx, claimed.value.id, id, 0, body, { wordsCt, change: null });
      return written.ok ? this.show.one(tx, id) : written;
    });
  }
}
