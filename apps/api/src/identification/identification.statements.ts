import type { Governorate, UnitId } from '@himaya/domain';

/** A case's decisions, newest first; tests and words where the reader may have them. Parameter: the case. */
export const decisionsStatement = `
  select d.id, d.decision, d.from_status as "fromStatus", d.to_status as "toStatus", d.rules_version as "rulesVersion", d.standard, d.ground, d.child,
         d.decided_on::text as "decidedOn", d.court_kind as "courtKind", d.court_governorate as "courtGovernorate", d.document_id as "documentId",
         d.recorded_unit_id as "recordedUnitId", d.recorded_at as "recordedAt", w.reasons_ct as "reasonsCt", w.judge_ct as "judgeCt",
         w.reference_ct as "referenceCt", w.decision_id is not null as "hasWords",
         coalesce((select json_agg(json_build_object('test', a.test, 'act', a.act, 'means', a.means, 'purpose', a.purpose, 'result', a.result) order by a.test)
                     from identification_assessment a where a.decision_id = d.id), '[]') as tests
    from identification_decision d left join identification_words w on w.decision_id = d.id
   where d.case_id = $1 order by d.recorded_at desc, d.id desc limit 100`;

/** A case's reflection periods with what was done to each, newest first. Parameter: the case. */
export const reflectionsStatement = `
  select p.id, p.status, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", p.paused_on::text as "pausedOn", p.version,
         coalesce((select json_agg(json_build_object('change', x.change, 'reason', x.reason, 'days', x.days, 'endsOn', x.ends_on,
                            'words', encode(x.words_ct, 'base64'),
                            'at', to_char(x.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by x.recorded_at desc, x.id)
                     from reflection_change x where x.period_id = p.id), '[]') as changes
    from reflection_period p where p.case_id = $1 order by p.starts_on desc, p.id desc limit 20`;

export interface UndecidedFilter {
  readonly governorate: Governorate | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

/**
 * The unit's cases that wait for a decision, the longest first. It starts at the unit's own doors, of which an index keeps those that wait,
 * and joins outwards one case at a time (`offset 0` keeps the planner from turning the join round).
 */
export function undecidedStatement(unitId: UnitId, { governorate, after, limit }: UndecidedFilter): Statement {
  const values: unknown[] = [unitId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const sql = `
    select a.case_id as id, a.undecided_since as since, a.undecided_since::text as "sinceKey", c.*,
           (select k.due_at from identification_clock k where k.case_id = a.case_id and k.met_at is null) as "dueAt"
      from case_access a
      join lateral (
        select c.number, c.alias_ct as "aliasCt", c.sex, c.age_band as "ageBand", c.governorate, c.identification_status as status,
               c.opened_at as "openedAt", k.wrapped as "keyWrapped", k.key_id as "keyId"
          from case_record c left join case_key k on k.case_id = c.id
         where c.id = a.case_id ${governorate ? `and c.governorate = ${place(governorate)}` : ''} offset 0) c on true
     where a.holder_id = $1 and a.undecided_since is not null
       ${after ? `and (a.undecided_since, a.case_id) > (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)` : ''}
     order by a.undecided_since, a.case_id limit ${place(limit + 1)}`;
  return { sql, values };
}

/** Running periods of the unit's cases, the soonest end first; as above. */
export function reflectionListStatement(
  unitId: UnitId,
  { after, limit }: { readonly after: readonly string[] | null; readonly limit: number },
): Statement {
  const values: unknown[] = [unitId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const sql = `
    select a.case_id as id, a.reflection_ends_on::text as "endsOn", c.*
      from case_access a
      join lateral (
        select c.number, c.alias_ct as "aliasCt", c.governorate, c.status as "caseStatus", p.status, p.starts_on::text as "startsOn",
               p.paused_on::text as "pausedOn", k.wrapped as "keyWrapped", k.key_id as "keyId"
          from case_record c join reflection_period p on p.case_id = c.id and p.status in ('running', 'paused')
          left join case_key k on k.case_id = c.id
         where c.id = a.case_id offset 0) c on true
     where a.holder_id = $1 and a.reflection_ends_on is not null
       ${after ? `and (a.reflection_ends_on, a.case_id) > (${place(after[0])}::date, ${place(after[1])}::uuid)` : ''}
     order by a.reflection_ends_on, a.case_id limit ${place(limit + 1)}`;
  return { sql, values };
}
