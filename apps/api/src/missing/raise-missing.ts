import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideRaising,
  localDay,
  maskOf,
  refuse,
  type CaseId,
  type MissingAlertId,
  type MissingAlertView,
  type Outcome,
  type RaiseMissingBody,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { MissingStore } from './missing.store';
import { ShowMissing } from './show-missing';

/** Says that the person of a case is gone: the search begins, and leaders and the governorate's police hear of it. */
@Injectable()
export class RaiseMissing {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly missing: MissingStore,
    private readonly show: ShowMissing,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RaiseMissingBody, idempotencyKey: string | null): Promise<Outcome<MissingAlertView>> {
    return this.inTransaction.run(actor, { action: 'missing.raise', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/missing-alerts`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as MissingAlertId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, row, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const decided = decideRaising(body, { caseStatus: row.status, standing: row.missing !== null, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      const { circumstance, lastSeenOn, words } = body;
      const wordsCt = key.seal('missing_alert.words', words);
      const raised = await this.missing.raise(tx, { id, caseId, circumstance, lastSeenOn, wordsCt });
      if (!raised.ok) return raised;
      tx.emit({ kind: 'missing-raised', subjectId: id });
      return this.show.one(tx, row, id);
    });
  }
}
