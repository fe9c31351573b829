import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideMedication,
  maskOf,
  refuse,
  type CareView,
  type ChangeMedicationBody,
  type MedicationLineId,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { sealedWords } from './clinical.presenter';
import { ClinicalStore } from './clinical.store';
import { ShowCare } from './show-care';

/** Writes a line of the plan anew, or stops it, with why; what it said before stays beside it. */
@Injectable()
export class ChangeMedication {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly clinical: ClinicalStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: MedicationLineId, version: number, body: ChangeMedicationBody): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'medication.change', subjectId: id }, async (tx) => {
      const before = await this.clinical.line(tx, id);
      const row = before && (await this.care.find(tx, before.careId));
      if (before === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const decided = decideMedication(body, body.change, { status: row.status, before });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('medication.words', sealedWords(body));
      const written = await this.clinical.writeLine(tx, id, before.careId, version, body, { wordsCt, change: body.change });
      return written.ok ? this.show.one(tx, before.careId) : written;
    });
  }
}
