import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideRiskAssessment,
  maskOf,
  refuse,
  type AssessRiskBody,
  type CaseId,
  type Outcome,
  type RiskAssessmentId,
  type RiskAssessmentView,
} from '@himaya/domain';
import { CaseStore, heldBy, tellTimeline, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ListRiskAssessments } from './list-risk-assessments';
import { RiskStore } from './risk.store';

/** Says what endangers the person now, and thereby when that is looked at again. */
@Injectable()
export class AssessRisk {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly risks: RiskStore,
    private readonly listRiskAssessments: ListRiskAssessments,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: AssessRiskBody, idempotencyKey: string | null): Promise<Outcome<RiskAssessmentView>> {
    return this.inTransaction.run(actor, { action: 'risk.assess', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('risk'));
      if ((heldBy(actor, row).write & maskOf('risk')) === 0) return refuse('case.category-not-yours');
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/risk-assessments`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as RiskAssessmentId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.view(tx, row, id);
      const decided = decideRiskAssessment(body, { caseStatus: row.status, now: tx.now });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      await this.risks.record(tx, {
        id,
        caseId,
        unitId: actor.unitId,
        recordedBy: actor.userId,
        recordedAt: tx.now,
        present: [...body.present],
        notKnown: [...body.unknown],
        score: decided.value.score,
        suggested: decided.value.suggested,
        level: decided.value.level,
        reasonCt: body.level === decided.value.suggested ? null : key.seal('risk_assessment.reason', body.reason),
        noteCt: key.seal('risk_assessment.note', body.note),
        dueAt: decided.value.dueAt,
      });
      await tellTimeline(tx, { caseId, kind: 'risk-assessed', category: 'risk', subjectId: id, details: { level: body.level } });
      tx.emit({ kind: 'risk-assessed', subjectId: id });
      return this.view(tx, row, id);
    });
  }

  private async view(tx: Tx, row: CaseRow, id: RiskAssessmentId): Promise<Outcome<RiskAssessmentView>> {
    const found = (await this.listRiskAssessments.views(tx, row)).find((one) => one.id === id);
    return found === undefined ? refuse('not-found') : allow(found);
  }
}
