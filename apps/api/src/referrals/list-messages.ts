import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type Outcome, type Page, type ReferralId, type ReferralMessageView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { messageView } from './message.presenter';
import { MessageStore } from './message.store';
import { ReferralStore } from './referral.store';

/** A referral's thread, the newest line first, for its two sides. */
@Injectable()
export class ListMessages {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly messages: MessageStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, id: ReferralId, query: { cursor?: string; limit?: number }): Promise<Outcome<Page<ReferralMessageView>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'message.list', subjectId: id }, async (tx) => {
      const referral = await this.referrals.find(tx, id);
      if (referral === null || ![referral.fromUnitId, referral.toUnitId].includes(actor.unitId)) return refuse('not-found');
      tx.touches(referral.caseId, maskOf('core'));
      const rows = await this.messages.list(tx, { referralId: id, after, limit });
      const key = await this.vault.keyOf(referral);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => messageView(key, referral, row),
          (row) => [row.atKey, row.id],
        ),
      );
    });
  }
}
