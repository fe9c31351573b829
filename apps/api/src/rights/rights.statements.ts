import type { UnitId } from '@himaya/domain';

/** What a case's person was told of their rights, newest first; parameter: the case. */
export const rightsOfCaseStatement = `
  select r.id, r.case_id as "caseId", r.explained_on::text as "explainedOn", r.language, r.interpreter_ct is not null as "withInterpreter",
         r.copy_given as "copyGiven", r.text_version as "textVersion", r.recorded_at as "recordedAt",
         (select u.display_name from user_account u where u.id = r.recorded_by) as "recordedBy"
    from rights_explanation r
   where r.case_id = $1
   order by r.recorded_at desc, r.id desc limit 100`;

/** The unit's own open cases whose person was told nothing yet, latest activity first; starts at case_access as the list of cases does. */
export function rightsOwedStatement(
  unitId: UnitId,
  { after, limit }: { readonly after: readonly string[] | null; readonly limit: number },
): { sql: string; values: unknown[] } {
  return {
    sql: `
      select a.case_id as id, a.last_activity::text as "activityKey", c.*
        from case_access a
        join lateral (
          select c.number, c.alias_ct as "aliasCt", c.languages, c.opened_at as "openedAt", k.wrapped as "keyWrapped", k.key_id as "keyId"
            from case_record c left join case_key k on k.case_id = c.id
           where c.id = a.case_id and c.status = 'open' and c.rights_explained_on is null and c.responsible_unit_id = $1
          offset 0) c on true
       where a.holder_id = $1 ${after ? 'and (a.last_activity, a.case_id) < ($3::timestamptz, $4::uuid)' : ''}
       order by a.last_activity desc, a.case_id desc
       limit $2`,
    values: [unitId, limit + 1, ...(after ?? [])],
  };
}
