import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideInterpretation,
  maskOf,
  refuse,
  type InterpretationSessionId,
  type InterpretationView,
  type Outcome,
  type PlanInterpretationBody,
  type ReferralId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { FollowService } from '../referrals';
import { InterpretationStore } from './interpretation.store';
import { ShowInterpretation } from './show-interpretation';

/** Sends an interpreter, or writes down that one was there. The first session starts the referral. */
@Injectable()
export class PlanInterpretation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly show: ShowInterpretation,
    private readonly followService: FollowService,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ReferralId, body: PlanInterpretationBody, idempotencyKey: string | null): Promise<Outcome<InterpretationView>> {
    return this.inTransaction.run(actor, { action: 'interpretation.plan', subjectId: id }, async (tx) => {
      const row = await this.interpretations.service(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/interpretation/referrals/${id}/sessions`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as InterpretationSessionId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const shared = row.shared && row.caseNumber !== null;
      const decided = decideInterpretation(body, {
        now: tx.now,
        referralStatus: row.status,
        shared,
        languages: shared ? row.languages : [],
      });
      if (!decided.ok) return decided;
      const planned = await this.interpretations.plan(tx, claimed.value.id, randomUUID(), id, body);
      if (!planned.ok) return planned;
      const begun = await this.followService.begin(tx, id);
      if (!begun.ok) throw new Error(`the referral of a session did not begin: ${begun.problem}`);
      tx.emit({ kind: 'interpretation-planned', subjectId: claimed.value.id });
      return this.show.one(tx, id);
    });
  }
}
