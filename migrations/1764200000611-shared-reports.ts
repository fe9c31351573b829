import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as retentionDoors, erasing, held } from './1764200000381-retention';
import { asBefore, changed, run } from './sql';

const doorsOfApp = ['guard.held(uuid)'];

/** A report is let go of however it ended without a case, and kept while a case that began with it is held. */
export class SharedReports1764200000611 implements MigrationInterface {
  readonly name = 'SharedReports1764200000611';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      holding,
      ...asking.map(([name, caseId]) => changed(asBefore(retentionDoors, [name])[0]!, held(caseId), `guard.held(${caseId})`)),
      changed(erasing, held('p_case'), 'guard.held(p_case)').replace('create function', 'create or replace function'),
      letting,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(retentionDoors, [...asking.map(([name]) => name), 'erase_old_concerns']),
      erasing,
      `drop function ${doorsOfApp.join(', ')}`,
      'reset role',
    ]);
  }
}

/** Doors that ask whether a case is held, and what they call it. */
const asking = [
  ['case_retention', 'p_case'],
  ['propose_erasure', 'c.id'],
  ['decide_erasure', 'o.case_id'],
  ['carry_out_erasure', 'o.case_id'],
] as const;

// No word of a report can be cut by person: with any of its cases it goes, so what holds one of them holds all.
const holding = `create function guard.held(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       with report (id) as (
         select c.id from concern c where c.case_id = p_case
         union select k.concern_id from concern_case k where k.case_id = p_case)
       select 1 from legal_hold h where h.state in ('asked', 'standing')
          and (h.case_id = p_case
            or h.case_id in (select c.case_id from report r join concern c on c.id = r.id)
            or h.case_id in (select k.case_id from report r join concern_case k on k.concern_id = r.id)));
   end $$`;

/** Where a concern may end without a case; a joined one ends as the one it follows. The days of a labour matter begin as it is passed on. */
const letting = `create or replace function guard.erase_old_concerns(p_before timestamptz, p_limit int) returns int language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare gone uuid[];
   begin
     select array_agg(x.id) into gone from (select c.id from concern c join subject_key k on k.kind = 'concern' and k.subject_id = c.id
          join concern f on f.id = coalesce(c.joined_to, c.id)
        where c.sent_at < p_before and f.sent_at < p_before and c.case_id is null and f.case_id is null
          and f.status in ('no-ground', 'labour-violation', 'labour-matter')
          and (f.status <> 'labour-matter' or not exists (select 1 from concern_triage t where t.concern_id = f.id and t.at >= p_before))
        order by c.sent_at limit p_limit for update of c skip locked) x;
     if gone is null then return 0; end if;
     delete from subject_key k where k.kind = 'concern' and k.subject_id in (
       select unnest(gone) union all select p.id from concern_photo p where p.concern_id = any (gone));
     delete from concern_token k where k.concern_id = any (gone);
     insert into audit_event (action, result, subject_id) select 'concern.erase', 'done', unnest(gone);
     return cardinality(gone);
   end $$`;
