import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rotationDoors } from './1764100000008-rotated-incident-keys';
import { keyTables as olderKeyTables } from './1764200000321-programmes';
import { addCodes, asBefore, dropCodes, guarded, oneOf, run } from './sql';

const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];
const reasons = ['wrong-file', 'replaced', 'unreadable', 'names-person'];
/** Files of one activity in one report that were not taken away. */
const most = 5;
const keyKind = 'plan-evidence';
const keyTables = [...olderKeyTables, [keyKind, 'subject_key', 'subject_id']] as const;
const replacedKeyDoors = ['key_versions', 'keys_under', 'rewrap_keys'] as const;
const speaks = `coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false) and agency_id = (select guard.agency())`;
const looksOn = `coalesce((select guard.roles())::text[] && array['secretariat-analyst', 'committee-chair'], false)`;
const doorsOfApp = [
  'guard.add_plan_evidence(uuid, uuid, text, text, int, bytea, bytea, text)',
  'guard.retract_plan_evidence(uuid, int, text)',
  'guard.remove_plan_evidence(uuid, int)',
  'guard.reads_plan_evidence(uuid)',
];
const inside = ['guard.drop_plan_evidence(uuid, text)'];
const ofOwner = ['guard.follow_plan_report()'];

/** Papers and pictures that show what a member reported: kept with the report, each under a key of its own. */
export class PlanEvidence1764200000478 implements MigrationInterface {
  readonly name = 'PlanEvidence1764200000478';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table plan_evidence (
         id uuid not null constraint plan_evidence_pk primary key,
         report_id uuid not null constraint plan_evidence_report_fk references plan_report,
         activity_id text not null,
         agency_id text not null constraint plan_evidence_agency_fk references agency,
         media_type text not null,
         size_bytes int not null constraint plan_evidence_size_bytes_check check (size_bytes > 0),
         file_name_ct bytea,
         submitted boolean not null default false,
         accepted boolean not null default false constraint plan_evidence_accepted_check check (submitted or not accepted),
         added_by uuid not null constraint plan_evidence_added_by_fk references user_account,
         added_at timestamptz not null default now(),
         removed_at timestamptz, removed_by uuid constraint plan_evidence_removed_by_fk references user_account, removal_reason text,
         version int not null default 1,
         ${oneOf('plan_evidence_media_type_check', 'media_type', mediaTypes)},
         ${oneOf('plan_evidence_removal_reason_check', 'removal_reason', reasons)},
         constraint plan_evidence_removed_check check ((removed_at is null) = (removal_reason is null) and (removed_at is null) = (removed_by is null)))`,
      'create index plan_evidence_report_ix on plan_evidence (report_id, activity_id, added_at, id)',
      addCodes('subject_key', 'kind', [keyKind]),
      ...guarded('plan_evidence'),
      'grant select, insert, update on plan_evidence to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      liveDocuments(`
       union all select e.id from plan_evidence e join subject_key k on k.kind = '${keyKind}' and k.subject_id = e.id where e.id = any (p_ids)`),
      ...asBefore(rotationDoors(keyTables), replacedKeyDoors),
      `revoke execute on function ${[...doorsOfApp, ...inside, ...ofOwner].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${ofOwner.join(', ')} to himaya_owner`,
      'reset role',
      `create policy plan_evidence_own on plan_evidence for select to himaya_app using (${speaks})`,
      `create policy plan_evidence_submitted on plan_evidence for select to himaya_app using (submitted and ${looksOn})`,
      `create policy subject_key_plan_evidence_read on subject_key for select to himaya_app
         using (kind = '${keyKind}' and guard.reads_plan_evidence(subject_id))`,
      'grant select on plan_evidence to himaya_app',
      `create trigger plan_report_evidence after update of status on plan_report for each row
         when (old.status <> new.status and new.status in ('submitted', 'accepted')) execute function guard.follow_plan_report()`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger plan_report_evidence on plan_report',
      'drop policy subject_key_plan_evidence_read on subject_key',
      'set local role himaya_guard',
      ...asBefore(rotationDoors(olderKeyTables), replacedKeyDoors),
      liveDocuments(''),
      `drop function ${[...doorsOfApp, ...inside, ...ofOwner].join(', ')}`,
      `delete from subject_key where kind = '${keyKind}'`,
      'reset role',
      'drop table plan_evidence cascade',
      dropCodes('subject_key', 'kind', [keyKind]),
    ]);
  }
}

const liveDocuments = (
  more: string,
): string => `create or replace function guard.live_documents(p_ids uuid[]) returns setof uuid language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select d.id from document d join document_key k on k.document_id = d.id where d.id = any (p_ids)
       union all select p.id from concern_photo p join subject_key k on k.kind = 'concern' and k.subject_id = p.id where p.id = any (p_ids)${more};
   end $$`;

const by = (role: string): string => `if guard.unit() is null or not coalesce('${role}' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to do' using errcode = '42501';
     end if;`;

const doors = [
  // As the table's own policies: asked key by key, so that no list of keys reads the table whole.
  `create function guard.reads_plan_evidence(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select from plan_evidence e where e.id = p_id
       and ('agency-focal-point' = any (guard.roles()) and e.agency_id = guard.agency()
         or e.submitted and guard.roles() && array['secretariat-analyst', 'committee-chair']));
   end $$`,
  `create function guard.add_plan_evidence(p_id uuid, p_report uuid, p_activity text, p_media_type text, p_size int, p_file_name bytea, p_wrapped bytea, p_key_id text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r plan_report;
   begin
     ${by('agency-focal-point')}
     select * into r from plan_report x where x.id = p_report and x.agency_id = guard.agency() for update;
     if not found then return 'not-found'; end if;
     if r.status not in ('draft', 'returned') then return 'plan-report.not-now'; end if;
     if not exists (select from guard.plan_activities_of(r.agency_id, r.month) a where a.id = p_activity) then return 'body.invalid'; end if;
     if (select count(*) from plan_evidence e where e.report_id = p_report and e.activity_id = p_activity and e.removed_at is null) >= ${most} then
       return 'plan-evidence.too-many';
     end if;
     insert into plan_evidence (id, report_id, activity_id, agency_id, media_type, size_bytes, file_name_ct, added_by)
       values (p_id, p_report, p_activity, r.agency_id, p_media_type, p_size, p_file_name, guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('${keyKind}', p_id, p_wrapped, p_key_id);
     return 'done';
   end $$`,
  // That it was there stays; what was in it opens for nobody any more.
  `create function guard.drop_plan_evidence(p_id uuid, p_reason text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update plan_evidence set removed_at = now(), removed_by = guard.user_id(), removal_reason = p_reason, version = version + 1 where id = p_id;
     delete from subject_key where kind = '${keyKind}' and subject_id = p_id;
   end $$`,
  // The member takes its own file back until the secretariat has accepted it.
  `create function guard.retract_plan_evidence(p_id uuid, p_version int, p_reason text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare e plan_evidence;
   begin
     ${by('agency-focal-point')}
     -- The report first, as whoever submits and accepts it does.
     perform from plan_report x where x.id = (select y.report_id from plan_evidence y where y.id = p_id) and x.agency_id = guard.agency() for update;
     if not found then return 'not-found'; end if;
     select * into e from plan_evidence x where x.id = p_id for update;
     if e.version <> p_version then return 'conflict'; end if;
     if e.removed_at is not null then return 'document.removed'; end if;
     if e.accepted then return 'plan-evidence.accepted'; end if;
     perform guard.drop_plan_evidence(p_id, p_reason);
     return 'done';
   end $$`,
  // Somebody stands in it: the secretariat takes it away whenever that is found.
  `create function guard.remove_plan_evidence(p_id uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare e plan_evidence;
   begin
     ${by('secretariat-analyst')}
     select * into e from plan_evidence x where x.id = p_id and x.submitted for update;
     if not found then return 'not-found'; end if;
     if e.version <> p_version then return 'conflict'; end if;
     if e.removed_at is not null then return 'document.removed'; end if;
     perform guard.drop_plan_evidence(p_id, 'names-person');
     return 'done';
   end $$`,
  // What goes to the secretariat with its report is seen by it from then on, and stays once the report is accepted.
  `create function guard.follow_plan_report() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.status = 'submitted' then
       update plan_evidence set submitted = true where report_id = new.id and removed_at is null and not submitted;
     else
       update plan_evidence set accepted = true where report_id = new.id and removed_at is null and submitted and not accepted;
     end if;
     return null;
   end $$`,
];
