import type { Governorate, InterpretationStatus, InterpreterSex, InterpreterStatus, UnitId } from '@himaya/domain';

const key = (id: string): string =>
  `left join lateral (select k.wrapped, k.key_id from subject_key k where k.kind = 'interpreter' and k.subject_id = ${id} offset 0) k on true`;

const interpreterColumns = `i.id, i.version, i.number, i.name_ct as "nameCt", i.sex, i.languages, i.governorates, i.remote, i.child_trained as "childTrained", i.status,
  ((i.undertaking_ends_at at time zone 'Asia/Baghdad')::date - 1)::text as "undertakingUntil", k.wrapped as "keyWrapped", k.key_id as "keyId"`;

export interface InterpreterFilter {
  readonly status: InterpreterStatus;
  readonly language?: string;
  readonly governorate?: Governorate;
  readonly sex?: InterpreterSex;
  /** Free between these two. */
  readonly free?: { readonly from: string; readonly to: string };
  /** The number and id of the last row seen. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** The own unit's roster by number, one more than `limit`. */
export function interpreterListStatement(unitId: UnitId, filter: InterpreterFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId, filter.status, filter.limit + 1];
  const place = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const { language, governorate, sex, free, after } = filter;
  const wanted = [
    after ? `(i.number, i.id) > (${place(after[0], 'int')}, ${place(after[1], 'uuid')})` : null,
    language === undefined ? null : `${place(language, 'text')} = any (i.languages)`,
    governorate === undefined ? null : `${place(governorate, 'text')} = any (i.governorates)`,
    sex === undefined ? null : `i.sex = ${place(sex, 'text')}`,
    free === undefined
      ? null
      : `not exists (select 1 from interpretation_session s where s.interpreter_id = i.id and s.status in ('planned', 'held')
           and s.starts_at < ${place(free.to, 'timestamptz')} and s.ends_at > ${place(free.from, 'timestamptz')})`,
  ].filter((one) => one !== null);
  const sql = `
    select ${interpreterColumns}
      from (select * from interpreter i where i.unit_id = $1 and i.status = $2 ${wanted.map((one) => `and ${one}`).join(' ')} order by i.number, i.id limit $3) i
      ${key('i.id')} order by i.number, i.id`;
  return { sql, values };
}

/** Interpreters of the own unit by their ids, in the order of their numbers. */
export const interpretersStatement = `select ${interpreterColumns} from interpreter i ${key('i.id')} where i.id = any ($1::uuid[]) order by i.number`;

export const undertakingsStatement = `
  select u.text_version as text, u.signed_on::text as "signedOn", u.valid_until::text as "validUntil", u.recorded_at as "recordedAt", n.display_name as "recordedBy"
    from interpreter_undertaking u left join lateral guard.colleagues(array[u.recorded_by]) n on true
   where u.interpreter_id = $1 order by u.signed_on desc, u.id desc limit 50`;

const sessionColumns = `s.id, s.version, s.referral_id as "referralId", s.case_id as "caseId", s.status, s.starts_at as "startsAt", s.ends_at as "endsAt", s.mode, s.place,
  s.governorate, s.occasion, s.language, s.wish, s.minutes, s.absentee, s.reason, s.interpreter_id as "interpreterId", c.number as "caseNumber",
  i.number, i.name_ct as "nameCt", i.sex, k.wrapped as "keyWrapped", k.key_id as "keyId"`;

/** The case's number where the reader still holds the case; who interprets, with their key. */
const withInterpreter = `left join lateral (select c.number from case_record c where c.id = s.case_id offset 0) c on true
  left join lateral (select i.number, i.name_ct, i.sex from interpreter i where i.id = s.interpreter_id offset 0) i on true ${key('s.interpreter_id')}`;

export interface SessionListFilter {
  readonly status: InterpretationStatus;
  /** Beginning and id of the last row seen. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Sessions of the own unit in one status, one more than `limit`: what is planned by its beginning, the rest the latest first. */
export function sessionListStatement(unitId: UnitId, { status, after, limit }: SessionListFilter): { sql: string; values: unknown[] } {
  const [than, order] = status === 'planned' ? ['>', 's.starts_at, s.id'] : ['<', 's.starts_at desc, s.id desc'];
  const sql = `
    select ${sessionColumns}, s.starts_at::text as "startKey"
      from (select * from interpretation_session s where s.unit_id = $1 and s.status = $2
              ${after ? `and (s.starts_at, s.id) ${than} ($4::timestamptz, $5::uuid)` : ''} order by ${order} limit $3) s
      ${withInterpreter} order by ${order}`;
  return { sql, values: [unitId, status, limit + 1, ...(after ?? [])] };
}

/** Every session of the own unit that begins on a day in Iraq; parameters: unit, day. */
export const dayStatement = `
  select ${sessionColumns}
    from (select * from interpretation_session s where s.unit_id = $1
             and s.starts_at >= $2::date::timestamp at time zone 'Asia/Baghdad' and s.starts_at < ($2::date + 1)::timestamp at time zone 'Asia/Baghdad'
           order by s.starts_at, s.id limit 200) s
    ${withInterpreter} order by s.starts_at, s.id`;

/** Sessions of one referral: the next first, then what is over, the latest first. */
export const sessionsOfReferralStatement = `
  select ${sessionColumns} from interpretation_session s ${withInterpreter} where s.referral_id = $1
   order by s.status <> 'planned', case when s.status = 'planned' then s.starts_at end, s.starts_at desc, s.id limit 200`;

/** Sessions to come of one interpreter. */
export const sessionsOfInterpreterStatement = `
  select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt" from interpretation_session s
   where s.interpreter_id = $1 and s.status = 'planned' order by s.starts_at, s.id limit 100`;

export const sessionEventsStatement = `
  select e.id, e.session_id as "sessionId", e.kind, e.at, n.display_name as by, i.number as interpreter, e.reason
    from interpretation_event e left join lateral guard.colleagues(array[e.by_user]) n on true
    left join lateral (select i.number from interpreter i where i.id = e.interpreter_id offset 0) i on true
   where e.session_id = any ($1::uuid[]) order by e.at desc, e.id desc limit 500`;

/** Who is not offered for a case; parameter: case. */
export const unsuitedStatement = `
  select u.id, u.interpreter_id as "interpreterId", u.reason, u.marked_at as "markedAt", n.display_name as "markedBy", i.number, i.name_ct as "nameCt", i.sex,
         k.wrapped as "keyWrapped", k.key_id as "keyId"
    from interpreter_unsuited u left join lateral guard.colleagues(array[u.marked_by]) n on true
    left join lateral (select i.number, i.name_ct, i.sex from interpreter i where i.id = u.interpreter_id offset 0) i on true ${key('u.interpreter_id')}
   where u.case_id = $1 and u.undone_at is null order by u.marked_at, u.id limit 100`;

/** A referral that the unit $2 accepted, with core of the case where it is still the unit's to read. */
export const serviceStatement = `
  select r.id, r.version, r.case_id as "caseId", r.status, r.urgency, r.need_code as "needCode", r.decided_at as "acceptedAt", c.number as "caseNumber", c.sex,
         c.age_band as "ageBand", c.languages, c.governorate,
         exists (select 1 from case_grant g where g.referral_id = r.id and g.ended_at is null and now() < coalesce(g.ends_at, 'infinity')) as shared
    from referral r left join lateral (select * from case_record c where c.id = r.case_id offset 0) c on true
   where r.id = $1 and r.to_unit_id = $2 and r.service = 'interpretation' and r.decided_at is not null and r.status <> 'rejected'`;
