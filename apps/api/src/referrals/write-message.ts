import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideMessage,
  maskOf,
  refuse,
  wordDueAt,
  type Outcome,
  type ReferralId,
  type ReferralMessageId,
  type ReferralMessageView,
  type WriteMessageBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { messageView } from './message.presenter';
import { MessageStore } from './message.store';
import { ReferralStore } from './referral.store';

/** One side writes to the other: a code at any time while the referral is open, words while the packet is. */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly messages: MessageStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ReferralId, body: WriteMessageBody, idempotencyKey: string | null): Promise<Outcome<ReferralMessageView>> {
    return this.inTransaction.run(actor, { action: 'message.send', subjectId: id }, async (tx) => {
      const referral = await this.referrals.find(tx, id);
      if (referral === null || ![referral.fromUnitId, referral.toUnitId].includes(actor.unitId)) return refuse('not-found');
      tx.touches(referral.caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/referrals/${id}/messages`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ReferralMessageId);
      if (!claimed.ok) return claimed;
      const key = await this.vault.keyOf(referral);
      if (!claimed.value.again) {
        const decided = decideMessage(referral.messageScope, body);
        if (!decided.ok) return decided;
        const textCt = key.seal('referral_message.text', body.text);
        await this.messages.add(tx, { id: claimed.value.id, referralId: id, code: body.code ?? null, textCt });
        // Any word of the receiver's tells that the service still runs.
        if (referral.status === 'in-progress' && referral.toUnitId === actor.unitId)
          await this.referrals.expectWord(tx, id, wordDueAt(tx.now));
        tx.emit({
          kind: 'referral-message',
          subjectId: id,
          payload: { by: referral.fromUnitId === actor.unitId ? 'sender' : 'receiver' },
        });
      }
      const written = await this.messages.find(tx, claimed.value.id);
      return written === null ? refuse('not-found') : allow(messageView(key, referral, written));
    });
  }
}
