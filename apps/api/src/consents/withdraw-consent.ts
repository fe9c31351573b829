import { Injectable } from '@nestjs/common';
import {
  allow,
  decideTakingBack,
  decideWithdrawal,
  localDay,
  maskOf,
  refuse,
  type ConsentId,
  type ConsentView,
  type Outcome,
  type WithdrawConsentBody,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { consentView } from './consent.presenter';
import { ConsentStore } from './consent.store';

/** Takes a consent back: what was pending is cancelled, doors it had opened shut at once, and both sides are told. */
@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly consents: ConsentStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ConsentId, version: number, body: WithdrawConsentBody): Promise<Outcome<ConsentView>> {
    return this.inTransaction.run(actor, { action: 'consent.withdraw', subjectId: id }, async (tx) => {
      const consent = await this.consents.find(tx, id);
      const row = consent && (await this.cases.find(tx, consent.caseId));
      if (!consent || !row) return refuse('not-found');
      tx.touches(row.id, maskOf('core'));
      const held = decideTakingBack(row);
      if (!held.ok) return held;
      const decided = decideWithdrawal(consent, localDay(tx.now));
      if (!decided.ok) return decided;
      if (version !== consentView(consent, null, tx.now).version) return refuse('conflict');
      const key = await this.vault.keyOf(row);
      await this.consents.withdraw(tx, {
        consentId: id,
        caseId: row.id,
        method: body.method,
        noteCt: key.seal('consent_withdrawal.note', body.note),
        recordedBy: actor.userId,
        recordedUnitId: actor.unitId,
        withdrawnAt: tx.now,
      });
      tx.emit({ kind: 'consent-withdrawn', subjectId: id });
      // The records it let go are shut already: the database asks the consent each time.
      for (const referralId of await this.consents.namedUnder(tx, id)) tx.emit({ kind: 'consent-ended-referral', subjectId: referralId });
      // Last: it may shut the door through which this very transaction sees the case.
      for (const { referral_id } of await this.consents.endByWithdrawal(tx, id)) {
        tx.emit({ kind: 'consent-ended-referral', subjectId: referral_id });
      }
      const recipient = consent.recipientUnitId ? await this.units.ref(tx, consent.recipientUnitId) : null;
      return allow(consentView({ ...consent, withdrawnAt: tx.now }, recipient, tx.now));
    });
  }
}
