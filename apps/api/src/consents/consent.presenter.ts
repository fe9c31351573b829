import { categoriesIn, localDay, statusOfConsent, type ConsentView, type UnitRef } from '@himaya/domain';
import type { ConsentRow } from './consent.store';

/** A consent as its readers see it; who interpreted stays with the record. */
export function consentView(row: ConsentRow, recipientUnit: UnitRef | null, now: Date): ConsentView {
  return {
    id: row.id,
    caseId: row.caseId,
    // A consent changes once in its life, when it is withdrawn.
    version: row.withdrawnAt === null ? 1 : 2,
    status: statusOfConsent(row, localDay(now)),
    purpose: row.purpose,
    recipientUnit,
    recipientAgencyId: row.recipientAgencyId,
    categories: categoriesIn(row.categoryMask),
    givenBy: row.givenBy,
    method: row.method,
    language: row.language,
    textVersion: row.textVersion,
    withInterpreter: row.interpreterCt !== null,
    recordedAt: row.recordedAt.toISOString(),
    validUntil: row.validUntil,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  };
}
