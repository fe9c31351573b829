import type { CaseId, LegalMatterStatus, UnitId } from '@himaya/domain';

const matterKey = `left join subject_key k on k.kind = 'legal-aid' and k.subject_id = m.id`;
/** Who has the matter or is offered it, with the lawyer's own key. */
const standing = `left join lateral (
    select a.status, a.lawyer_id, l.name_ct, s.wrapped, s.key_id from lawyer_assignment a join lawyer l on l.id = a.lawyer_id
      left join subject_key s on s.kind = 'legal-aid' and s.subject_id = l.id
     where a.matter_id = m.id and a.status in ('offered', 'accepted') offset 0) h on true`;

const columns = `m.id, m.version, m.case_id as "caseId", m.referral_id as "referralId", m.called_ct as "calledCt", m.urgency, m.status,
  m.status_since as "statusSince", m.opened_at as "openedAt", m.sharing_ended_at as "sharingEndedAt", k.wrapped as "keyWrapped", k.key_id as "keyId",
  h.status as standing, h.lawyer_id as "lawyerId", h.name_ct as "lawyerNameCt", h.wrapped as "lawyerWrapped", h.key_id as "lawyerKeyId"`;

export interface MatterListFilter {
  readonly status: LegalMatterStatus;
  /** The sort key of the last row seen: priority, instant and id; of ended ones, instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Matters of the own unit in one status, one more than `limit`: the most urgent and longest waiting first; ended ones, the latest first. */
export function matterListStatement(unitId: UnitId, { status, after, limit }: MatterListFilter): { sql: string; values: unknown[] } {
  const ended = status === 'ended';
  const values: unknown[] = [unitId, status, limit + 1, ...(after ?? [])];
  const beyond = ended
    ? '(m.ended_at, m.id) < ($4::timestamptz, $5::uuid)'
    : '(m.priority, m.opened_at, m.id) > ($4::int, $5::timestamptz, $6::uuid)';
  const order = ended ? 'm.ended_at desc, m.id desc' : 'm.priority, m.opened_at, m.id';
  const sql = `
    select ${columns}, m.priority, m.opened_at::text as "openedKey", m.ended_at::text as "endedKey"
      from (select * from legal_matter m where m.unit_id = $1 and m.status = $2 ${ended ? `and m.status = 'ended'` : ''} ${after ? `and ${beyond}` : ''}
             order by ${order} limit $3) m
      ${matterKey} ${standing}
     order by ${order}`;
  return { sql, values };
}

/** One matter of the own unit, with what the rules ask of its person. */
export const oneMatterStatement = `
  select ${columns}, m.ended_at as "endedAt", m.outcome, guard.legal_facts(m.id) as facts, exists (select 1 from case_record c where c.id = m.case_id) as "caseOpen"
    from legal_matter m ${matterKey} ${standing}
   where m.id = $1`;

const lawyerKey = `left join subject_key k on k.kind = 'legal-aid' and k.subject_id = l.id`;

/** The own unit's roster, active ones first; parameters: unit, most, and of the last row seen active, when added, id. */
export const rosterStatement = (after: boolean): string => `
  select l.id, l.version, l.name_ct as "nameCt", l.bar_number_ct as "barNumberCt", l.governorates, l.languages,
         l.trained_for_children as "trainedForChildren", l.active, l.user_id as "userId", l.added_at::text as "addedKey",
         k.wrapped as "keyWrapped", k.key_id as "keyId",
         (select count(*)::int from lawyer_assignment a where a.lawyer_id = l.id and a.status = 'accepted') as matters
    from lawyer l ${lawyerKey}
   where l.unit_id = $1 ${after ? 'and (not l.active, l.added_at, l.id) > (not $3::boolean, $4::timestamptz, $5::uuid)' : ''}
   order by not l.active, l.added_at, l.id limit $2`;

export const oneLawyerStatement = rosterStatement(false).replace('l.unit_id = $1', 'l.id = $1').replace('limit $2', 'limit 1');

/** Active lawyers of the unit without a conflict in this case, of the two hundred longest on the roster. */
export const choicesStatement = `
  select l.id, l.name_ct as "nameCt", l.governorates, l.languages, l.trained_for_children as "trainedForChildren", k.wrapped as "keyWrapped", k.key_id as "keyId",
         (select count(*)::int from lawyer_assignment a where a.lawyer_id = l.id and a.status = 'accepted') as matters
    from (select * from lawyer l where l.unit_id = $1 and l.active order by l.added_at, l.id limit 200) l ${lawyerKey}
   where not exists (select 1 from lawyer_conflict x where x.case_id = $2 and x.lawyer_id = l.id)
   order by l.added_at, l.id`;

const named = `l.name_ct as "nameCt", s.wrapped as "keyWrapped", s.key_id as "keyId"`;
const lawyerOf = (row: string): string =>
  `left join lawyer l on l.id = ${row}.lawyer_id left join subject_key s on s.kind = 'legal-aid' and s.subject_id = l.id`;

export const assignmentsStatement = `
  select a.id, a.lawyer_id as "lawyerId", a.status, a.offered_at as "offeredAt", a.decided_at as "decidedAt", a.reason, ${named}
    from lawyer_assignment a ${lawyerOf('a')} where a.matter_id = $1 order by a.offered_at desc, a.id desc limit 100`;

export const conflictsStatement = `
  select x.lawyer_id as "lawyerId", x.conflict, x.declared_at as "declaredAt", ${named}
    from lawyer_conflict x ${lawyerOf('x')} where x.matter_id = $1 order by x.declared_at, x.id limit 100`;

export const aidStatement = `
  select r.id, r.lawyer_id as "lawyerId", r.kind, r.delivered_on::text as "deliveredOn", r.language, r.interpreter, r.authority, r.words_ct as "wordsCt",
         r.recorded_at as "recordedAt", n.display_name as "recordedBy", r.record_version as version,
         coalesce((select true from legal_aid_record c where c.corrects_id = r.id), false) as corrected, ${named}
    from legal_aid_record r ${lawyerOf('r')} left join lateral guard.colleagues(array[r.recorded_by]) n on true
   where r.matter_id = $1 order by r.delivered_on desc, r.recorded_at desc, r.id desc limit 200`;

/** The lists of this room, each with its first and next page, for whoever reads their plans. @param later the sort key of a last row seen */
export function legalStatements(
  unitId: UnitId,
  caseId: CaseId,
  later: readonly string[],
): { name: string; sql: string; values: unknown[] }[] {
  const next = (status: LegalMatterStatus): readonly string[] => (status === 'ended' ? later : ['1', ...later]);
  return [
    ...(['opened', 'ended'] as const).flatMap((status) => [
      { name: `legal matters ${status}`, ...matterListStatement(unitId, { status, after: null, limit: 20 }) },
      { name: `legal matters ${status}, next page`, ...matterListStatement(unitId, { status, after: next(status), limit: 20 }) },
    ]),
    { name: 'lawyers of a unit', sql: rosterStatement(false), values: [unitId, 21] },
    { name: 'lawyers of a unit, next page', sql: rosterStatement(true), values: [unitId, 21, 'true', ...later] },
    { name: 'lawyers for a case', sql: choicesStatement, values: [unitId, caseId] },
    { name: 'assignments of a matter', sql: assignmentsStatement, values: [caseId] },
    { name: 'conflicts of a matter', sql: conflictsStatement, values: [caseId] },
    { name: 'legal aid of a matter', sql: aidStatement, values: [caseId] },
  ];
}
