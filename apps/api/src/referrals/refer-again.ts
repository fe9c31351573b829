import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoriesIn,
  decideAgain,
  fieldsIn,
  maskOf,
  refuse,
  type AgainBody,
  type Outcome,
  type ReferralId,
  type ReferralView,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { NeedStore } from '../needs';
import { Vault } from '../platform/vault/vault';
import { ReadReferral } from './read-referral';
import { ReferralStore } from './referral.store';
import { WriteReferral } from './write-referral';

/** Takes the need of a referral that came to nothing to another desk: same need and packet, a new consent where it names who receives. */
@Injectable()
export class ReferAgain {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly referrals: ReferralStore,
    private readonly write: WriteReferral,
    private readonly readReferral: ReadReferral,
    private readonly needs: NeedStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, endedId: ReferralId, body: AgainBody, idempotencyKey: string | null): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(actor, { action: 'referral.again', subjectId: endedId }, async (tx) => {
      const locked = await this.referrals.lock(tx, endedId);
      const ended = locked && (await this.referrals.find(tx, endedId));
      if (ended === null) return refuse('not-found');
      tx.touches(ended.caseId, maskOf('core'));
      const decided = decideAgain(ended, { unitId: actor.unitId, toUnitId: body.toUnitId });
      if (!decided.ok) return decided;
      const row = await this.cases.find(tx, ended.caseId);
      if (row === null) return refuse('not-found');
      const attempt = { key: idempotencyKey, route: `/referrals/${endedId}/again`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ReferralId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.readReferral.view(tx, id);
      if (ended.nextId !== null) return refuse('referral.already-again');
      const need = (await this.vault.keyOf(ended)).open('referral_need.need', ended.needCt);
      const { service, urgency, needCode, wantedDate } = ended;
      // A need that was met or declined since is nobody's to meet.
      const recorded = ended.needId === null ? null : await this.needs.find(tx, ended.needId);
      const same = {
        service,
        urgency,
        needCode,
        wantedDate,
        categories: categoriesIn(ended.packetMask),
        fields: fieldsIn(ended.fieldMask),
        ...(need === null ? {} : { need }),
        ...(recorded?.status === 'open' ? { needId: recorded.id } : {}),
      };
      const sent = await this.write.run(tx, id, row, { ...same, ...body }, { previousId: endedId });
      return sent.ok ? this.readReferral.view(tx, id) : sent;
    });
  }
}
