import type { CaseId, ProgrammeStatus, UnitId } from '@himaya/domain';

const programmeKey = `left join subject_key k on k.kind = 'reintegration' and k.subject_id = p.id`;
const columns = `p.id, p.version, p.case_id as "caseId", p.referral_id as "referralId", p.called_ct as "calledCt", p.urgency, p.status,
  p.status_since as "statusSince", p.opened_at as "openedAt", p.sharing_ended_at as "sharingEndedAt", k.wrapped as "keyWrapped", k.key_id as "keyId"`;

export interface ProgrammeListFilter {
  readonly status: ProgrammeStatus;
  /** The sort key of the last row seen: priority, instant and id; of ended ones, instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Programmes of the own unit in one status, one more than `limit`: the most urgent and longest waiting first; ended ones, the latest first. */
export function programmeListStatement(unitId: UnitId, { status, after, limit }: ProgrammeListFilter): { sql: string; values: unknown[] } {
  const ended = status === 'ended';
  const values: unknown[] = [unitId, status, limit + 1, ...(after ?? [])];
  const beyond = ended
    ? '(p.ended_at, p.id) < ($4::timestamptz, $5::uuid)'
    : '(p.priority, p.opened_at, p.id) > ($4::int, $5::timestamptz, $6::uuid)';
  const order = ended ? 'p.ended_at desc, p.id desc' : 'p.priority, p.opened_at, p.id';
  const sql = `
    select ${columns}, p.priority, p.opened_at::text as "openedKey", p.ended_at::text as "endedKey"
      from (select * from programme p where p.unit_id = $1 and p.status = $2 ${ended ? `and p.status = 'ended'` : ''} ${after ? `and ${beyond}` : ''}
             order by ${order} limit $3) p
      ${programmeKey}
     order by ${order}`;
  return { sql, values };
}

/** One programme of the own unit, with what the rules ask of its person. */
export const oneProgrammeStatement = `
  select ${columns}, p.ended_at as "endedAt", p.outcome, guard.programme_facts(p.id) as facts,
         exists (select 1 from case_record c where c.id = p.case_id) as "caseOpen"
    from programme p ${programmeKey}
   where p.id = $1`;

export const strandsStatement = `
  select s.id, s.version, s.programme_id as "programmeId", s.case_id as "caseId", s.kind, s.status, s.school_level as "schoolLevel",
         s.training_field as "trainingField", s.work_kind as "workKind", s.family_safety as "familySafety", s.family_role as "familyRole", s.checks,
         s.begun_on::text as "begunOn", s.ended_on::text as "endedOn", s.reason
    from programme_strand s where s.programme_id = $1 order by s.recorded_at, s.id limit 100`;
export const oneStrandStatement = strandsStatement.replace('s.programme_id = $1', 's.id = $1');

export const strandEventsStatement = `
  select e.strand_id as "strandId", e.move, e.happened_on::text as "on", e.codes, e.words_ct as "wordsCt", e.recorded_at as "recordedAt",
         n.display_name as "recordedBy"
    from strand_event e left join lateral guard.colleagues(array[e.recorded_by]) n on true
   where e.programme_id = $1 order by e.recorded_at desc, e.id desc limit 500`;

/** The lists of this room, each with its first and next page, for whoever reads their plans. @param later the sort key of a last row seen */
export function reintegrationStatements(
  unitId: UnitId,
  caseId: CaseId,
  later: readonly string[],
): { name: string; sql: string; values: unknown[] }[] {
  const next = (status: ProgrammeStatus): readonly string[] => (status === 'ended' ? later : ['1', ...later]);
  return [
    ...(['running', 'ended'] as const).flatMap((status) => [
      { name: `programmes ${status}`, ...programmeListStatement(unitId, { status, after: null, limit: 20 }) },
      { name: `programmes ${status}, next page`, ...programmeListStatement(unitId, { status, after: next(status), limit: 20 }) },
    ]),
    { name: 'strands of a programme', sql: strandsStatement, values: [caseId] },
    { name: 'events of a programme', sql: strandEventsStatement, values: [caseId] },
  ];
}
