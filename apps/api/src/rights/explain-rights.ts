import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideAdding,
  decideExplanation,
  localDay,
  maskOf,
  refuse,
  rightsTextVersion,
  type CaseId,
  type ExplainRightsBody,
  type Outcome,
  type RightsExplanationId,
  type RightsExplanationView,
} from '@himaya/domain';
import { CaseStore, tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { rightsExplanationView } from './rights.presenter';
import { RightsStore } from './rights.store';

/** Writes down that the person was told their rights, in which language and with whose help. Nothing else waits for it. */
@Injectable()
export class ExplainRights {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly rights: RightsStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: ExplainRightsBody, idempotencyKey: string | null): Promise<Outcome<RightsExplanationView>> {
    return this.inTransaction.run(actor, { action: 'rights.explain', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/rights-explanations`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as RightsExplanationId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.view(tx, caseId, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      if (row.status !== 'open') return refuse('case.closed');
      const decided = decideExplanation(body, { foundAt: row.foundAt, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      await this.rights.record(tx, {
        id,
        caseId,
        explainedOn: body.explainedOn,
        language: body.language,
        interpreterCt: key.seal('rights_explanation.interpreter', body.interpreter),
        copyGiven: body.copyGiven,
        textVersion: rightsTextVersion,
        recordedBy: actor.userId,
        recordedUnitId: actor.unitId,
        recordedAt: tx.now,
      });
      await tellTimeline(tx, { caseId, kind: 'rights-explained', subjectId: id, details: { language: body.language } });
      tx.emit({ kind: 'rights-explained', subjectId: id });
      return this.view(tx, caseId, id);
    });
  }

  private async view(tx: Tx, caseId: CaseId, id: RightsExplanationId): Promise<Outcome<RightsExplanationView>> {
    const row = (await this.rights.list(tx, caseId)).find((one) => one.id === id);
    return row === undefined ? refuse('not-found') : allow(rightsExplanationView(row));
  }
}
