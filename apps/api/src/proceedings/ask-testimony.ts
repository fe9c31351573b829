import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideAskTestimony,
  localDay,
  refuse,
  type AskTestimonyBody,
  type CaseId,
  type CaseProceedingsView,
  type Outcome,
  type TestimonyMeasureId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ShowCaseProceedings } from './show-case-proceedings';
import { TestimonyStore } from './testimony.store';

/** Writes down what somebody needs to be heard, or asks a judge to protect them. */
@Injectable()
export class AskTestimony {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly testimony: TestimonyStore,
    private readonly show: ShowCaseProceedings,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: AskTestimonyBody, idempotencyKey: string | null): Promise<Outcome<CaseProceedingsView>> {
    return this.inTransaction.run(actor, { action: 'testimony.ask', caseId }, async (tx) => {
      const row = await this.show.readable(tx, caseId);
      if (row === null) return refuse('not-found');
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/testimony-measures`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as TestimonyMeasureId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, caseId);
      const adding = decideAdding(row);
      if (!adding.ok) return adding;
      const decided = decideAskTestimony(body, { today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const asked = await this.testimony.ask(tx, claimed.value.id, caseId, body);
      return asked.ok ? this.show.one(tx, caseId) : asked;
    });
  }
}
