import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideMissingStep,
  maskOf,
  refuse,
  type MissingAlertId,
  type MissingAlertView,
  type MissingEnding,
  type Outcome,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { MissingStore } from './missing.store';
import { ShowMissing } from './show-missing';

/** What every step of a search does alike: found where it may be worked on, decided, changed, told. */
@Injectable()
export class StepMissing {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly missing: MissingStore,
    private readonly show: ShowMissing,
    private readonly vault: Vault,
  ) {}

  /** @param ending how the search ended; null where it was looked at and goes on */
  run(
    actor: Actor,
    id: MissingAlertId,
    version: number,
    { ending, words }: { readonly ending: MissingEnding | null; readonly words?: string | null | undefined },
  ): Promise<Outcome<MissingAlertView>> {
    const step = ending === null ? 'review' : 'end';
    return this.inTransaction.run(actor, { action: `missing.${step}`, subjectId: id }, async (tx) => {
      const alert = await this.missing.find(tx, id);
      const row = alert === null ? null : await this.cases.find(tx, alert.caseId);
      if (alert === null || row === null) return refuse('not-found');
      tx.touches(row.id, maskOf('core'));
      const held = decideAdding(row);
      if (!held.ok) return held;
      if (alert.version !== version) return refuse('conflict');
      const decided = decideMissingStep({ caseStatus: row.status, ended: alert.endedAt !== null });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      const wordsCt = key.seal(step === 'end' ? 'missing_alert.ending_words' : 'missing_review.words', words);
      const stepped = await this.missing.step(tx, id, version, { step, ending, wordsCt });
      if (!stepped.ok) return stepped;
      tx.emit({ kind: step === 'end' ? 'missing-ended' : 'missing-reviewed', subjectId: id });
      return this.show.one(tx, row, id);
    });
  }
}
