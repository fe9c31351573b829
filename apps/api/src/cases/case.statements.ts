import type { JourneyStepCode, UnitId, UserId } from '@himaya/domain';
import type { CaseListFilter } from './case.store';

/** One case with all that its reader may see, in one statement; parameters: the reader's holders (unit, user), case. */
export const caseReadStatement = `
  select c.id, c.number, c.status, c.identification_status as "identificationStatus", c.identification_since as "identificationSince",
         c.alias_ct as "aliasCt", c.sex, c.age_band as "ageBand", c.languages, c.governorate, c.special_needs as "specialNeeds",
         c.safe_contact as "safeContact", c.found_at::text as "foundAt", c.found_at_precision as "foundAtPrecision", c.found_by as "foundBy",
         c.responsible_unit_id as "responsibleUnitId", c.opened_at as "openedAt", c.opened_by as "openedBy", c.rights_explained_on::text as "rightsExplainedOn", c.version,
         a.read_mask as "readMask", a.write_mask as "writeMask", a.field_mask as "fieldMask", nullif(a.valid_to, 'infinity') as "validTo",
         array(select distinct g.basis from case_grant g
                where g.case_id = c.id and g.holder_id = any ($1::uuid[]) and g.ended_at is null and (g.ends_at is null or g.ends_at > now())) as bases,
         exists (select 1 from case_seal s where s.case_id = c.id and s.unsealed_at is null) as sealed,
         k.wrapped as "keyWrapped", k.key_id as "keyId", (select x.at from case_erasure x where x.case_id = c.id) as "erasedAt",
         i.case_id is not null as "hasIdentity", i.given_name_ct as "givenNameCt", i.family_name_ct as "familyNameCt",
         i.birth_date_ct as "birthDateCt", i.phone_ct as "phoneCt", i.birth_date_precision as "birthDatePrecision",
         i.age_years as "ageYears", i.nationality,
         coalesce((select json_agg(json_build_object('form', e.form, 'acts', e.acts, 'means', e.means) order by e.recorded_at, e.id)
                     from exploitation_record e where e.case_id = c.id), '[]') as exploitation,
         coalesce((select json_agg(json_build_object('service', r.service, 'status', r.status,
                            'statusSince', to_char(r.status_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                            'failureReason', r.failure_reason, 'cancellationReason', r.cancellation_reason, 'outcome', r.outcome))
                     from referral r where r.case_id = c.id), '[]') as referrals,
         (select json_build_object('fitness', f.fitness, 'validUntil', f.valid_until) from guard.travel_fitness(c.id) f) as "travelFitness",
         guard.proceeding_status(c.id) as "proceedingStage", guard.return_on_case(c.id) as returning,
         coalesce((select json_agg(json_build_object('category', m.category, 'month', m.month)) from guard.report_months(c.id) m), '[]') as reports,
         coalesce((select json_agg(json_build_object('service', n.service, 'status', n.status,
                            'since', to_char(n.status_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
                     from need n where n.case_id = c.id), '[]') as needs,
         guard.placements_of(c.id) as placements,
         coalesce((select json_agg(json_build_object('status', t.status, 'reason', t.reason,
                            'since', to_char(coalesce(t.stepped_at, t.planned_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
                     from abroad_transfer t where t.case_id = c.id), '[]') as abroad,
         guard.child_safeguards(c.id) as safeguards,
         (select json_build_object('since', to_char(m.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'lastSeenOn', m.last_seen_on,
                            'reviewDueAt', to_char(v.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            from missing_alert m join missing_review v on v.alert_id = m.id and v.done_at is null where m.case_id = c.id and m.ended_at is null) as missing
    from (select case_id, bit_or(read_mask) as read_mask, bit_or(write_mask) as write_mask, bit_or(field_mask) as field_mask, max(valid_to) as valid_to
            from case_access where holder_id = any ($1::uuid[]) and case_id = $2 and now() < valid_to group by case_id) a
    join case_record c on c.id = a.case_id
    left join case_key k on k.case_id = c.id
    left join person_identity i on i.case_id = c.id`;

/** What identifies the persons of these cases, of those whose identity the reader may see; parameters: the case ids. */
export const identitiesStatement = `
  select c.id, c.number, c.alias_ct as "aliasCt", c.opened_at as "openedAt", k.wrapped as "keyWrapped", k.key_id as "keyId",
         i.given_name_ct as "givenNameCt", i.family_name_ct as "familyNameCt", i.birth_date_ct as "birthDateCt", i.phone_ct as "phoneCt",
         i.age_years as "ageYears", i.nationality,
         (select bit_or(a.field_mask) from case_access a where a.case_id = asked.id and now() < a.valid_to) as "fieldMask"
    from unnest($1::uuid[]) as asked(id)
    join lateral (select * from person_identity i where i.case_id = asked.id offset 0) i on true
    join lateral (select c.id, c.number, c.alias_ct, c.opened_at from case_record c where c.id = asked.id offset 0) c on true
    join case_key k on k.case_id = c.id`;

const openServicesOfStep: Partial<Record<JourneyStepCode, readonly string[]>> = {
  shelter: ['shelter'],
  medical: ['medical'],
  psychological: ['psychological'],
  'legal-aid': ['legal-aid'],
  repatriation: ['repatriation'],
  reintegration: ['reintegration', 'financial-aid', 'education', 'employment'],
};

/** Where a case stands at a step that is not done: undecided identification, or a referral of the step still open. */
function stepCondition(step: JourneyStepCode, place: (value: unknown) => string): string {
  const services = openServicesOfStep[step];
  if (services === undefined) return `and c.identification_status in ('presumed', 'reasonable-grounds', 'reconsidered')`;
  return `and exists (select 1 from referral r where r.case_id = a.case_id and r.service = any (${place(services)})
            and r.status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold'))`;
}

/** Whose a case is inside the unit $1. */
function assigneeCondition(assignee: UserId | 'nobody', place: (value: unknown) => string): string {
  const named = (who: string): string =>
    `exists (select 1 from case_assignment s where s.case_id = a.case_id and s.unit_id = $1 and ${who})`;
  return assignee === 'nobody' ? `and not ${named('s.user_id is not null')}` : `and ${named(`s.user_id = ${place(assignee)}`)}`;
}

/** Somebody of the case is looked for. */
const isMissing = `exists (select 1 from missing_alert m where m.case_id = a.case_id and m.ended_at is null)`;

/**
 * The list of the unit's cases, latest activity first. It starts at case_access and joins outwards, one case at a time (`offset 0`
 * keeps the planner from turning the join round), so its cost is the page's and not the table's.
 */
export function caseListStatement(unitId: UnitId, filter: CaseListFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const { after, ids, status, governorate, step, assignee, alert } = filter;
  const sql = `
    select a.case_id as id, a.last_activity as "lastActivity", a.last_activity::text as "activityKey", c.*
      from case_access a
      join lateral (
        select c.number, c.version, c.status, c.identification_status as "identificationStatus", c.governorate, c.sex,
               c.age_band as "ageBand", c.alias_ct as "aliasCt", c.opened_at as "openedAt", k.wrapped as "keyWrapped", k.key_id as "keyId",
               ${isMissing} as missing
          from case_record c left join case_key k on k.case_id = c.id
         where c.id = a.case_id
           ${status ? `and c.status = ${place(status)}` : ''}
           ${governorate ? `and c.governorate = ${place(governorate)}` : ''}
           ${step ? stepCondition(step, place) : ''}
           ${assignee ? assigneeCondition(assignee, place) : ''}
           ${alert === 'missing' ? `and ${isMissing}` : ''}
        offset 0) c on true
     where a.holder_id = $1
       ${ids ? `and a.case_id = any (${place(ids)}::uuid[])` : ''}
       ${after ? `and (a.last_activity, a.case_id) < (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)` : ''}
     order by a.last_activity desc, a.case_id desc
     limit ${place(filter.limit + 1)}`;
  return { sql, values };
}
