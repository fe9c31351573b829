import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideEncounter,
  localDay,
  maskOf,
  refuse,
  type CareView,
  type CorrectEncounterBody,
  type EncounterId,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { isChildInCare, ShowCare } from './show-care';

/** Writes a visit anew, with why; what it said before stays beside it. */
@Injectable()
export class CorrectEncounter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: EncounterId, version: number, body: CorrectEncounterBody): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'encounter.correct', subjectId: id }, async (tx) => {
      const careId = await this.care.careOfEncounter(tx, id);
      const row = careId && (await this.care.find(tx, careId));
      if (careId === null || !row) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const { service, status } = row;
      const decided = decideEncounter(body, { service, status, child: isChildInCare(row), today: localDay(tx.now), correcting: true });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('encounter.words', body.words);
      const written = await this.care.writeEncounter(tx, id, careId, version, body, { wordsCt, correction: body.correction });
      return written.ok ? this.show.one(tx, careId) : written;
    });
  }
}
