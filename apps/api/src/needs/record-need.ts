import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideNeed,
  maskOf,
  needDueAt,
  refuse,
  type CaseId,
  type NeedId,
  type NeedView,
  type Outcome,
  type RecordNeedBody,
} from '@himaya/domain';
import { CaseStore, tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ListNeeds } from './list-needs';
import { NeedStore } from './need.store';

/** Writes down what the person needs; its step of the journey is needed from now on, and the referral form starts from it. */
@Injectable()
export class RecordNeed {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly needs: NeedStore,
    private readonly listNeeds: ListNeeds,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RecordNeedBody, idempotencyKey: string | null): Promise<Outcome<NeedView>> {
    return this.inTransaction.run(actor, { action: 'need.record', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/needs`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as NeedId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.listNeeds.one(tx, row, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const decided = decideNeed(body, { caseStatus: row.status });
      if (!decided.ok) return decided;
      await this.needs.record(tx, {
        id,
        caseId,
        unitId: actor.unitId,
        recordedBy: actor.userId,
        recordedAt: tx.now,
        service: body.service,
        needCode: body.needCode,
        level: body.level,
        identifiedBy: body.identifiedBy,
        status: decided.value.status,
        statusSince: tx.now,
        dueAt: needDueAt(body.level, tx.now),
        noteCt: (await this.vault.keyOf(row)).seal('need.note', body.note),
        version: 1,
      });
      await tellTimeline(tx, { caseId, kind: 'need-recorded', subjectId: id, details: { service: body.service, need: body.needCode } });
      tx.emit({ kind: 'need-recorded', subjectId: id });
      return this.listNeeds.one(tx, row, id);
    });
  }
}
