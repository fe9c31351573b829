import type { UnitId } from '@himaya/domain';

/** How a case was closed and opened again, the newest first; parameters: case, most. */
export const closuresStatement = `
  select k.id, k.unit_id as "unitId", k.closed_at as "closedAt", k.outcome, d.number as "duplicateOf", k.after_care as "afterCare", k.consent_id as "consentId",
         k.method, k.language, k.words_ct as "wordsCt", r.reason, r.words_ct as "reopeningWordsCt", r.reopened_at as "reopenedAt", r.unit_id as "reopenedUnitId"
    from case_closure k
    left join lateral (select c.number from case_record c where c.id = k.duplicate_of offset 0) d on true
    left join lateral (select * from case_reopening r where r.closure_id = k.id offset 0) r on true
   where k.case_id = $1 order by k.closed_at desc, k.id desc limit $2`;

/** Referrals of a case that are still open, of those the reader may see; parameters: case, most. */
export const openReferralsStatement = `
  select r.id, r.service, r.status from referral r
   where r.case_id = $1 and r.status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold') order by r.created_at, r.id limit $2`;

export interface AfterCareFilter {
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Visits and calls after the closing that a unit owes, the earliest due first, read off an index of its own. */
export function afterCareStatement(unitId: UnitId, { after, limit }: AfterCareFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const sql = `
    select w.id as "taskId", w.version, w.case_id as id, w.due_at as "dueAt", w.due_at::text as "dueKey", c.number, c.alias_ct as "aliasCt",
           k.wrapped as "keyWrapped", k.key_id as "keyId",
           (select x.outcome from case_closure x where x.case_id = w.case_id order by x.closed_at desc limit 1) as outcome
      from task w
      join lateral (select c.number, c.alias_ct from case_record c where c.id = w.case_id and c.status = 'closed' offset 0) c on true
      left join lateral (select k.wrapped, k.key_id from case_key k where k.case_id = w.case_id offset 0) k on true
     where w.unit_id = $1 and w.status = 'requested' and w.kind = 'follow-up'
       ${after ? `and (w.due_at, w.id) > (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)` : ''}
     order by w.due_at, w.id limit ${place(limit + 1)}`;
  return { sql, values };
}
