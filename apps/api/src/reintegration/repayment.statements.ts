import type { CaseId } from '@himaya/domain';

export const instalmentsStatement = `
  select i.id, i.version, i.application_id as "applicationId", i.programme_id as "programmeId", i.case_id as "caseId", i.number, i.status,
         i.planned_on::text as "plannedOn", i.due_on::text as "dueOn", i.amount, i.repaid, i.forgiven, i.reason, i.asked_by as "askedById"
    from funding_instalment i where i.programme_id = $1 order by i.application_id, i.number, i.id limit 500`;
export const oneInstalmentStatement = instalmentsStatement.replace('i.programme_id = $1', 'i.id = $1');

export const instalmentEventsStatement = `
  select e.id, e.instalment_id as "instalmentId", e.programme_id as "programmeId", e.case_id as "caseId", e.event, e.happened_on::text as "on", e.amount, e.receipt,
         e.reason, e.due_on::text as "dueOn", e.reversed, e.recorded_at as "recordedAt", n.display_name as "recordedBy"
    from instalment_event e left join lateral guard.colleagues(array[e.recorded_by]) n on true
   where e.programme_id = $1 order by e.recorded_at desc, e.id desc limit 500`;
export const oneInstalmentEventStatement = instalmentEventsStatement.replace('e.programme_id = $1', 'e.id = $1');

export const visitsStatement = `
  select v.id, v.version, v.strand_id as "strandId", v.programme_id as "programmeId", v.case_id as "caseId", v.month, v.status, v.due_on::text as "dueOn",
         v.tried_on::text as "triedOn", v.tried_ct as "triedCt", v.visited_on::text as "visitedOn", v.answer, v.words_ct as "wordsCt",
         n.display_name as "recordedBy"
    from livelihood_visit v left join lateral guard.colleagues(array[v.recorded_by]) n on true
   where v.programme_id = $1 order by v.due_on, v.id limit 100`;
export const oneVisitStatement = visitsStatement.replace('v.programme_id = $1', 'v.id = $1');

/** What became of a programme's money, for whoever reads the plans. */
export const repaymentStatements = (caseId: CaseId): { name: string; sql: string; values: unknown[] }[] => [
  { name: 'repayments of a programme', sql: instalmentsStatement, values: [caseId] },
  { name: 'history of a programme’s repayments', sql: instalmentEventsStatement, values: [caseId] },
  { name: 'looks at the livelihoods of a programme', sql: visitsStatement, values: [caseId] },
];
