import type { CaseId } from '@himaya/domain';

export const residencesStatement = `select r.id, r.version, r.matter_id as "matterId", r.case_id as "caseId", r.kind, r.status, r.asked_on::text as "askedOn",
  r.decided_on::text as "decidedOn", r.until::text as until from residence_application r where r.matter_id = $1 order by r.asked_on desc, r.id desc limit 100`;
export const oneResidenceStatement = residencesStatement.replace('r.matter_id = $1', 'r.id = $1');

export const claimsStatement = `select k.id, k.version, k.matter_id as "matterId", k.case_id as "caseId", k.venue, k.status, k.amount, k.award, k.paid,
  k.filed_on::text as "filedOn", k.decided_on::text as "decidedOn", k.final_on::text as "finalOn"
  from compensation_claim k where k.matter_id = $1 order by k.filed_on desc, k.id desc limit 100`;
export const oneClaimStatement = claimsStatement.replace('k.matter_id = $1', 'k.id = $1');

export const paymentsStatement = `select p.id, p.claim_id as "claimId", p.matter_id as "matterId", p.case_id as "caseId", p.entry, p.payer, p.amount,
  p.paid_on::text as "paidOn", p.voucher, p.reversed
  from compensation_payment p where p.matter_id = $1 order by p.recorded_at, p.id limit 500`;
export const onePaymentStatement = paymentsStatement.replace('p.matter_id = $1', 'p.id = $1');

/** What was asked and claimed in a matter, for whoever reads the plans. */
export function claimStatements(caseId: CaseId): { name: string; sql: string; values: unknown[] }[] {
  return [
    { name: 'residence applications of a matter', sql: residencesStatement, values: [caseId] },
    { name: 'claims of a matter', sql: claimsStatement, values: [caseId] },
    { name: 'payments of a matter', sql: paymentsStatement, values: [caseId] },
  ];
}
