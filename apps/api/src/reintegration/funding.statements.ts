import type { CaseId } from '@himaya/domain';

export const applicationsStatement = `
  select a.id, a.version, a.programme_id as "programmeId", a.strand_id as "strandId", a.case_id as "caseId", a.purpose, a.status, a.asked, a.approved, a.paid, a.repaid, a.forgiven,
         a.applied_on::text as "appliedOn", a.decided_on::text as "decidedOn", a.refusal, a.instalments, a.first_due_on::text as "firstDueOn",
         a.recorded_by as "appliedById", n.display_name as "appliedBy", d.display_name as "decidedBy"
    from funding_application a left join lateral guard.colleagues(array[a.recorded_by]) n on true
      left join lateral guard.colleagues(array[a.decided_by]) d on true
   where a.programme_id = $1 order by a.recorded_at desc, a.id desc limit 100`;
export const oneApplicationStatement = applicationsStatement.replace('a.programme_id = $1', 'a.id = $1');

export const fundingPaymentsStatement = `
  select p.id, p.application_id as "applicationId", p.programme_id as "programmeId", p.case_id as "caseId", p.entry, p.amount, p.paid_on::text as "paidOn",
         p.voucher, p.reversed
    from funding_payment p where p.programme_id = $1 order by p.recorded_at, p.id limit 500`;
export const oneFundingPaymentStatement = fundingPaymentsStatement.replace('p.programme_id = $1', 'p.id = $1');

/** What was applied for and paid in a programme, for whoever reads the plans. */
export function fundingStatements(caseId: CaseId): { name: string; sql: string; values: unknown[] }[] {
  return [
    { name: 'applications of a programme', sql: applicationsStatement, values: [caseId] },
    { name: 'payments of a programme', sql: fundingPaymentsStatement, values: [caseId] },
  ];
}
