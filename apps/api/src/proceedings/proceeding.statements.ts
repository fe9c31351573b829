import type { CaseId, UnitId } from '@himaya/domain';
import { linkedCasesStatement, testimonyStatement } from './testimony.store';

const key = `left join subject_key s on s.kind = 'proceeding' and s.subject_id = k.id`;
const columns = `k.id, k.number_ct as "numberCt", k.court, k.governorate, k.form, k.stage, k.stage_since as "stageSince", k.opened_on::text as "openedOn",
  k.defendants, s.wrapped as "keyWrapped", s.key_id as "keyId"`;

/** The own unit's proceedings, the latest first; one more than `limit`. @param after instant and id of the last row seen */
export function proceedingListStatement(
  unitId: UnitId,
  { after, limit }: { readonly after: readonly string[] | null; readonly limit: number },
): { sql: string; values: unknown[] } {
  const beyond = after ? 'and (p.opened_at, p.proceeding_id) < ($3::timestamptz, $4::uuid)' : '';
  const sql = `
    select ${columns}, p.opened_at::text as "openedKey"
      from (select * from proceeding_unit p where p.unit_id = $1 and p.ended_at is null ${beyond} order by p.opened_at desc, p.proceeding_id desc limit $2) p
      join criminal_proceeding k on k.id = p.proceeding_id ${key}
     order by p.opened_at desc, p.proceeding_id desc`;
  return { sql, values: [unitId, limit + 1, ...(after ?? [])] };
}

/** One proceeding of the own unit's, with the units that have it and those that could. */
export const oneProceedingStatement = `
  select ${columns}, k.opened_unit_id as "openedUnitId", guard.units_of_proceeding(k.id) as units, guard.proceeding_bodies(k.id) as others
    from criminal_proceeding k ${key} where k.id = $1`;

export const defendantsStatement = `
  select d.id, d.kind, d.name_ct as "nameCt", d.sex, d.age_band as "ageBand", d.nationality from defendant d
   where d.proceeding_id = $1 order by d.added_at, d.id limit 200`;

/** Everything that was written down, in its order; what was taken back too. */
export const proceedingEventsStatement = `
  select e.id, e.seq::int, e.defendant_id as "defendantId", e.kind, e.happened_on::text as "on", e.charge_id as "chargeId", e.article, e.verdict, e.sentence,
         e.months, e.amount::float8 as amount, e.decision, e.property, e.sanction, e.recorded_at as "recordedAt", n.display_name as "recordedBy",
         e.recorded_unit_id as "unitId", r.recorded_at as "takenBackAt"
    from proceeding_event e left join proceeding_event r on r.reverses_id = e.id left join lateral guard.colleagues(array[e.recorded_by]) n on true
   where e.proceeding_id = $1 and e.entry = 'entry' order by e.happened_on desc, e.seq desc limit 1000`;

/** The lists of the room, for whoever reads their plans. @param later the sort key of a last row seen */
export function proceedingStatements(
  unitId: UnitId,
  id: CaseId,
  later: readonly string[],
): { name: string; sql: string; values: unknown[] }[] {
  return [
    { name: 'proceedings of a unit', ...proceedingListStatement(unitId, { after: null, limit: 20 }) },
    { name: 'proceedings of a unit, next page', ...proceedingListStatement(unitId, { after: later, limit: 20 }) },
    { name: 'defendants of a proceeding', sql: defendantsStatement, values: [id] },
    { name: 'timeline of a proceeding', sql: proceedingEventsStatement, values: [id] },
    { name: 'cases of a proceeding', sql: linkedCasesStatement, values: [id] },
    { name: 'testimony measures of a case', sql: testimonyStatement, values: [id] },
  ];
}
