import type { MeetingKind } from '@himaya/domain';

export interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

const fields = `m.id, m.version, m.kind, m.number, m.held_on::text as "heldOn", m.place, m.state`;

/** What was found last of decision d, null while nobody followed it up. */
const finding = `(select f.finding from decision_follow_up f where f.decision_id = d.id and f.kind = 'finding' order by f.id desc limit 1)`;

export interface MeetingFilter {
  readonly kind: MeetingKind | null;
  readonly year: number | null;
  /** The local day: only meetings with a decision that is overdue on it; null for all. */
  readonly overdueOn: string | null;
  /** Day and id of the last row seen. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Meetings, the latest first, each with the due day and the last finding of its decisions once its minutes are closed; one more than `limit`. */
export function meetingsStatement({ kind, year, overdueOn, after, limit }: MeetingFilter): Statement {
  const sql = `select ${fields}, case when m.state = 'draft' then '[]' else
      (select coalesce(jsonb_agg(jsonb_build_object('dueOn', d.due_on, 'finding', ${finding})), '[]') from meeting_decision d where d.meeting_id = m.id) end as decisions
    from meeting m
   where ($1::text is null or m.kind = $1)
     and ($2::int is null or m.held_on >= make_date($2, 1, 1) and m.held_on < make_date($2 + 1, 1, 1))
     and ($3::date is null or m.state <> 'draft' and exists (select from meeting_decision d where d.meeting_id = m.id and d.due_on < $3 and ${finding} is null))
     and ($4::date is null or (m.held_on, m.id) < ($4, $5::uuid))
   order by m.held_on desc, m.id desc limit $6`;
  return { sql, values: [kind, year, overdueOn, after?.[0] ?? null, after?.[1] ?? null, limit + 1] };
}

export const meetingStatement = `select ${fields}, m.agenda, m.hands, m.closed_by as "closedBy", m.closed_at as "closedAt", m.confirmed_by as "confirmedBy",
    m.confirmed_at as "confirmedAt" from meeting m where m.id = $1`;

export const attendanceStatement = `select a.agency_id as "agencyId", a.attendance from meeting_attendance a where a.meeting_id = $1 order by a.agency_id`;

export const correctionsStatement = `select c.agency_id as "agencyId", c.attendance, c.by, c.at from meeting_attendance_correction c where c.meeting_id = $1 order by c.id`;

export const decisionsStatement = `select d.id, d.text_ar as "textAr", d.text_ckb as "textCkb", d.text_en as "textEn", d.agency_id as "agencyId", d.due_on::text as "dueOn",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'finding', f.finding, 'note', f.note, 'by', f.by, 'at', f.at) order by f.id), '[]')
       from decision_follow_up f where f.decision_id = d.id) as "followUps"
  from meeting_decision d where d.meeting_id = $1 order by d.position`;

export const bodyMeetingsStatement = `select id, kind, number, held_on::text as "heldOn", attendance, decisions from guard.meetings_of_body($1, $2, $3, $4)`;

/** The lists, for the test that reads their plans. @param id stands for a meeting's */
export function meetingStatements(id: string): (Statement & { readonly name: string })[] {
  const filter: MeetingFilter = { kind: null, year: null, overdueOn: null, after: null, limit: 20 };
  const later = ['2026-01-05', '00000000-0000-4000-8000-000000000000'];
  return [
    { name: 'meetings', ...meetingsStatement(filter) },
    { name: 'meetings, next page', ...meetingsStatement({ ...filter, after: later }) },
    { name: 'meetings of a kind and year', ...meetingsStatement({ ...filter, kind: 'half-year-expert-meeting', year: 2026 }) },
    { name: 'attendance of a meeting', sql: attendanceStatement, values: [id] },
    { name: 'corrections of a meeting', sql: correctionsStatement, values: [id] },
    { name: 'decisions of a meeting', sql: decisionsStatement, values: [id] },
  ];
}
