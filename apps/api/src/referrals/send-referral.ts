import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maskOf, refuse, type CaseId, type Outcome, type ReferralId, type ReferralView, type SendReferralBody } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ReadReferral } from './read-referral';
import { WriteReferral } from './write-referral';

/** Asks another unit to take the person on: a summary to decide from, and a packet that opens when it accepts. */
@Injectable()
export class SendReferral {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly write: WriteReferral,
    private readonly readReferral: ReadReferral,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: SendReferralBody, idempotencyKey: string | null): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(actor, { action: 'referral.send', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/referrals`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ReferralId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (!again) {
        const sent = await this.write.run(tx, id, row, body);
        if (!sent.ok) return sent;
      }
      return this.readReferral.view(tx, id);
    });
  }
}
