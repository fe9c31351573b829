import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideReturnAssessment,
  localDay,
  maskOf,
  refuse,
  type AssessReturnBody,
  type Outcome,
  type RepatriationId,
  type RepatriationView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { RepatriationStore } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';

/** Writes down what waits for the person there; somebody else says whether they can travel on it. */
@Injectable()
export class AssessReturn {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
    private readonly show: ShowRepatriation,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: RepatriationId, version: number, body: AssessReturnBody): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.assess-risk', subjectId: id }, async (tx) => {
      const row = await this.returns.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('repatriation'));
      const decided = decideReturnAssessment(body, { status: row.status, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const reasonsCt = (await this.vault.keyOf(row)).seal('return-risk.reasons', body.reasons);
      const done = await this.returns.assess(tx, id, version, randomUUID(), body, { reasonsCt, validUntil: decided.value.validUntil });
      return done.ok ? this.show.one(tx, id) : done;
    });
  }
}
