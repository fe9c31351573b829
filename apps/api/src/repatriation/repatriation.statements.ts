import type { CaseId, RepatriationStatus, UnitId } from '@himaya/domain';

const key = `left join subject_key k on k.kind = 'repatriation' and k.subject_id = t.id`;
const columns = `t.id, t.version, t.case_id as "caseId", t.referral_id as "referralId", t.called_ct as "calledCt", t.status, t.status_since as "statusSince",
  t.decision, t.sharing_ended_at as "sharingEndedAt", k.wrapped as "keyWrapped", k.key_id as "keyId"`;

export interface RepatriationListFilter {
  readonly status: RepatriationStatus;
  /** The sort key of the last row seen: instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Returns of the own unit in one status, one more than `limit`, the latest to come into it first. */
export function repatriationListStatement(
  unitId: UnitId,
  { status, after, limit }: RepatriationListFilter,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId, status, limit + 1, ...(after ?? [])];
  const sql = `
    select ${columns}, t.status_since::text as "sinceKey"
      from (select * from repatriation t where t.unit_id = $1 and t.status = $2
              ${after ? 'and (t.status_since, t.id) < ($4::timestamptz, $5::uuid)' : ''}
             order by t.status_since desc, t.id desc limit $3) t ${key}
     order by t.status_since desc, t.id desc`;
  return { sql, values };
}

/** One return of the own unit, with what the checklist asks of its person. */
export const oneRepatriationStatement = `
  select ${columns}, t.opened_at as "openedAt", t.alternative, t.reason, guard.return_facts(t.id) as facts,
         exists (select 1 from case_record c where c.id = t.case_id) as "caseOpen"
    from repatriation t ${key}
   where t.id = $1`;

/** What the person said, the latest first. */
export const returnDecisionsStatement = `
  select d.id, d.decision, d.decided_on::text as "decidedOn", d.language, d.interpreter, d.alternative, d.words_ct as "wordsCt",
         w.display_name as "recordedBy", d.recorded_at as "recordedAt"
    from return_decision d left join lateral guard.colleagues(array[d.recorded_by]) w on true
   where d.repatriation_id = $1 order by d.recorded_at desc, d.id desc limit 100`;

/** Assessments of what waits there, the latest first. */
export const returnRisksStatement = `
  select r.id, r.version, r.repatriation_id as "repatriationId", r.case_id as "caseId", r.present, r.unknown, r.level, r.reasons_ct as "reasonsCt",
         r.assessed_on::text as "assessedOn", r.valid_until::text as "validUntil", r.status, r.assessed_by as "assessedById",
         a.display_name as "assessedBy", d.display_name as "decidedBy"
    from return_risk r left join lateral guard.colleagues(array[r.assessed_by]) a on true left join lateral guard.colleagues(array[r.decided_by]) d on true
   where r.repatriation_id = $1 order by r.assessed_at desc, r.id desc limit 100`;

/** The lists of this room, each with its first and next page, for whoever reads their plans. @param later the sort key of a last row seen */
export function repatriationStatements(
  unitId: UnitId,
  caseId: CaseId,
  later: readonly string[],
): { name: string; sql: string; values: unknown[] }[] {
  return [
    ...(['preparing', 'arrived'] as const).flatMap((status) => [
      { name: `returns ${status}`, ...repatriationListStatement(unitId, { status, after: null, limit: 20 }) },
      { name: `returns ${status}, next page`, ...repatriationListStatement(unitId, { status, after: later, limit: 20 }) },
    ]),
    { name: 'decisions of a return', sql: returnDecisionsStatement, values: [caseId] },
    { name: 'risks of a return', sql: returnRisksStatement, values: [caseId] },
  ];
}
