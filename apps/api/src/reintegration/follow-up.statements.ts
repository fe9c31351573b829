import type { CaseId } from '@himaya/domain';

export const followUpsStatement = `
  select f.id, f.month, f.status, f.due_on::text as "dueOn", f.asked_on::text as "askedOn", f.tried_on::text as "triedOn", f.tried_ct as "triedCt", f.answers, f.words_ct as "wordsCt", f.recorded_at as "recordedAt",
         n.display_name as "recordedBy"
    from programme_follow_up f left join lateral guard.colleagues(array[f.recorded_by]) n on true
   where f.programme_id = $1 order by coalesce(f.asked_on, f.due_on), f.id limit 100`;

/** What follows on a programme, for whoever reads the plans. */
export const followUpStatements = (caseId: CaseId): { name: string; sql: string; values: unknown[] }[] => [
  { name: 'follow-ups of a programme', sql: followUpsStatement, values: [caseId] },
];
