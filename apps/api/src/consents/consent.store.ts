import { Injectable } from '@nestjs/common';
import {
  categoriesIn,
  type CaseId,
  type ConsentFacts,
  type ConsentId,
  type ConsentPurpose,
  type ReferralId,
  type UnitId,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { ConsentSchema, ConsentWithdrawalSchema, type ConsentRecord, type ConsentWithdrawalRecord } from './consent.schema';

/** A consent with what became of it. */
export interface ConsentRow extends ConsentRecord {
  readonly withdrawnAt: Date | null;
}

/** What ending by withdrawal did to one referral. */
export interface EndedReferral {
  readonly referral_id: ReferralId;
  readonly from_unit_id: UnitId;
  readonly to_unit_id: UnitId;
}

/** The only SQL over consents. */
@Injectable()
export class ConsentStore {
  async record(tx: Tx, consent: ConsentRecord): Promise<void> {
    await tx.em.insert(ConsentSchema, consent);
  }

  async find(tx: Tx, id: ConsentId): Promise<ConsentRow | null> {
    const consent = await tx.em.findOne(ConsentSchema, { where: { id } });
    if (consent === null) return null;
    const withdrawal = await tx.em.findOne(ConsentWithdrawalSchema, { where: { consentId: id } });
    return { ...consent, withdrawnAt: withdrawal?.withdrawnAt ?? null };
  }

  /** All of a case, newest first. */
  async list(tx: Tx, caseId: CaseId): Promise<ConsentRow[]> {
    const consents = await tx.em.find(ConsentSchema, { where: { caseId }, order: { recordedAt: 'DESC', id: 'DESC' }, take: 200 });
    const withdrawals = await tx.em.find(ConsentWithdrawalSchema, { where: { caseId } });
    const endOf = new Map(withdrawals.map((withdrawal) => [withdrawal.consentId, withdrawal.withdrawnAt]));
    return consents.map((consent) => ({ ...consent, withdrawnAt: endOf.get(consent.id) ?? null }));
  }

  /** Does a consent of this kind stand today for the asker's unit, of a case it reads? */
  async stands(tx: Tx, caseId: CaseId, purpose: ConsentPurpose): Promise<boolean> {
    const rows = await tx.em.query<{ stands: boolean }[]>('select guard.stands($1, $2) as stands', [caseId, purpose]);
    return rows[0]!.stands;
  }

  async withdraw(tx: Tx, withdrawal: ConsentWithdrawalRecord): Promise<void> {
    await tx.em.insert(ConsentWithdrawalSchema, withdrawal);
  }

  /** Referrals that name records under a consent just withdrawn, while another basis carries them on. */
  async namedUnder(tx: Tx, id: ConsentId): Promise<ReferralId[]> {
    const rows: { referral_id: ReferralId }[] = await tx.em.query('select referral_id from guard.named_under($1)', [id]);
    return rows.map((row) => row.referral_id);
  }

  /** Lets the database end what a withdrawn consent had opened. */
  async endByWithdrawal(tx: Tx, id: ConsentId): Promise<EndedReferral[]> {
    return tx.em.query('select referral_id, from_unit_id, to_unit_id from guard.end_by_withdrawal($1)', [id]);
  }
}

/** What sharing is decided from. */
export function consentFacts(row: ConsentRow): ConsentFacts {
  return {
    purpose: row.purpose,
    categories: categoriesIn(row.categoryMask),
    recipientUnitId: row.recipientUnitId,
    recipientAgencyId: row.recipientAgencyId,
    givenBy: row.givenBy,
    validUntil: row.validUntil,
    withdrawnAt: row.withdrawnAt,
    recordedAt: row.recordedAt,
  };
}
