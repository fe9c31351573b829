import type { CaseId, UnitId } from '@himaya/domain';

const columns = `h.id, h.version, h.matter_id as "matterId", h.case_id as "caseId", h.lawyer_id as "lawyerId", h.court, h.governorate, h.purpose,
  h.starts_at as "startsAt", h.ends_at as "endsAt", h.protections, h.given, h.interpreter_asked as "interpreterAsked", h.attended, h.status, h.reason,
  l.name_ct as "nameCt", s.wrapped as "keyWrapped", s.key_id as "keyId"`;
const lawyer = `left join lawyer l on l.id = h.lawyer_id left join subject_key s on s.kind = 'legal-aid' and s.subject_id = l.id`;

/** A matter's hearings, the latest first. */
export const hearingsStatement = `select ${columns} from legal_hearing h ${lawyer} where h.matter_id = $1 order by h.starts_at desc, h.id desc limit 200`;

export const oneHearingStatement = `select ${columns} from legal_hearing h ${lawyer} where h.id = $1`;

export interface CalendarFilter {
  readonly from: Date;
  readonly to: Date;
  /** The sort key of the last row seen: instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** The own unit's hearings between two instants, the earliest first; one more than `limit`. */
export function calendarStatement(unitId: UnitId, { from, to, after, limit }: CalendarFilter): { sql: string; values: unknown[] } {
  const beyond = after ? 'and (h.starts_at, h.id) > ($5::timestamptz, $6::uuid)' : '';
  const sql = `
    select ${columns}, m.called_ct as "calledCt", k.wrapped as "matterWrapped", k.key_id as "matterKeyId", h.starts_at::text as "startsKey"
      from (select * from legal_hearing h where h.unit_id = $1 and h.starts_at >= $2 and h.starts_at < $3 ${beyond}
             order by h.starts_at, h.id limit $4) h
      left join lateral (select m.called_ct from legal_matter m where m.id = h.matter_id offset 0) m on true
      left join subject_key k on k.kind = 'legal-aid' and k.subject_id = h.matter_id ${lawyer}
     order by h.starts_at, h.id`;
  return { sql, values: [unitId, from, to, limit + 1, ...(after ?? [])] };
}

/** The lists of the calendar, for whoever reads their plans. */
export function hearingStatements(
  unitId: UnitId,
  caseId: CaseId,
  later: readonly string[],
): { name: string; sql: string; values: unknown[] }[] {
  const span = { from: new Date('2020-01-01'), to: new Date('2040-01-01'), limit: 20 };
  return [
    { name: 'hearings of a matter', sql: hearingsStatement, values: [caseId] },
    { name: 'hearings of a unit', ...calendarStatement(unitId, { ...span, after: null }) },
    { name: 'hearings of a unit, next page', ...calendarStatement(unitId, { ...span, after: later }) },
  ];
}
