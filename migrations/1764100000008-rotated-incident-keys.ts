import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as keyDoors, keyTables as olderKeyTables, ofKind } from './1764100000005-documents-and-keys';
import { asBefore, guarded, run } from './sql';

/** Each kind of subject that has data keys, from now on: its name, the table of its keys, and the column that names the subject. */
export const keyTables = [...olderKeyTables, ['incident', 'incident_key', 'incident_id']] as const;

const replaced = ['key_versions', 'keys_under', 'rewrap_keys', 'retire_keys'] as const;
const rules = 'guard.anomaly_rules()';
const changeRule = 'guard.change_anomaly_rule(text, int, int, int)';
const reporting = 'guard.reporting_incident(uuid)';
const reported = ['incident_key', 'incident_case', 'incident_deadline'] as const;

/** Incidents' keys rotate with all others, only its reporter and the officers add to an incident, and what counts as unusual can be changed. */
export class RotatedIncidentKeys1764100000008 implements MigrationInterface {
  readonly name = 'RotatedIncidentKeys1764100000008';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on anomaly_rule_change to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      'reset role',
      'create trigger incident_key_version before insert or update on incident_key for each row execute function guard.check_key_version()',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...reported.flatMap((table) => [
        `drop policy ${table}_report on ${table}`,
        `create policy ${table}_report on ${table} for insert to himaya_app with check ((select guard.unit()) is not null)`,
      ]),
      'drop trigger incident_key_version on incident_key',
      'drop index incident_key_version_ix',
      'set local role himaya_guard',
      `drop function ${rules}, ${changeRule}, ${reporting}`,
      ...asBefore(keyDoors, replaced),
      'reset role',
      'drop table anomaly_rule_change cascade',
      'alter table anomaly_rule drop column version, drop constraint anomaly_rule_limits_check',
    ]);
  }
}

const tables = [
  'create index incident_key_version_ix on incident_key (key_id)',
  // No rule can be set so high, or so short, that it never speaks; a night is a night.
  `alter table anomaly_rule add column version int not null default 1,
     add constraint anomaly_rule_limits_check check (threshold <= 1000 and minutes between
       (case kind when 'night-access' then 600 else 15 end) and
       (case kind when 'night-access' then 600 when 'break-glass-repeats' then 10080 else 1440 end))`,
  // What each change set, by whom: the trail's line says that there was one.
  `create table anomaly_rule_change (
     kind text not null constraint anomaly_rule_change_rule_fk references anomaly_rule,
     version int not null, threshold int not null, minutes int not null,
     changed_by uuid not null constraint anomaly_rule_change_changed_by_fk references user_account,
     changed_at timestamptz not null default now(),
     constraint anomaly_rule_change_pk primary key (kind, version))`,
];

/** Rotation and its counts over the kinds of subject in `tables`; each later kind replaces them with its own among the others. */
export const rotationDoors = (tables: readonly (readonly [kind: string, table: string, subject: string])[]): string[] => [
  `create or replace function guard.key_versions() returns table (subject text, key_id text, keys int) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query ${tables
       .map(([kind, table]) => `select '${kind}', k.key_id, count(*)::int from ${table} k where ${ofKind(kind, table)} group by k.key_id`)
       .join(' union all ')};
   end $$`,
  `create or replace function guard.keys_under(p_kind text, p_other_than text, p_limit int) returns table (subject_id uuid, wrapped bytea, key_id text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     ${tables
       .map(
         ([kind, table, subject]) => `if p_kind = '${kind}' then return query
       select k.${subject}, k.wrapped, k.key_id from ${table} k where k.key_id <> p_other_than and ${ofKind(kind, table)} limit p_limit; end if;`,
       )
       .join('\n     ')}
   end $$`,
  `create or replace function guard.rewrap_keys(p_kind text, p_subjects uuid[], p_before bytea[], p_after bytea[], p_key_id text) returns int
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare n int := 0;
   begin
     ${tables
       .map(
         ([kind, table, subject]) => `if p_kind = '${kind}' then
       update ${table} k set wrapped = u.after, key_id = p_key_id
         from unnest(p_subjects, p_before, p_after) as u (subject, before, after)
        where k.${subject} = u.subject and k.wrapped = u.before and ${ofKind(kind, table)};
       get diagnostics n = row_count; end if;`,
       )
       .join('\n     ')}
     return n;
   end $$`,
  `create or replace function guard.retire_keys(p_keep text, p_older text[]) returns int language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare n int;
   begin
     lock table ${[...new Set(tables.map(([, table]) => table))].join(', ')} in share row exclusive mode;
     select coalesce(sum(keys), 0) into n from guard.key_versions() where key_id <> p_keep;
     if n > 0 then return n; end if;
     insert into retired_key (key_id) select older from unnest(p_older) as older where older <> p_keep
       on conflict on constraint retired_key_pk do nothing;
     update key_rotation set ended_at = now() where key_id = p_keep and ended_at is null;
     return 0;
   end $$`,
];

export const doors = [
  ...rotationDoors(keyTables),
  // True inside the transaction in which this user reports the incident: who reports need not be able to read it.
  `create function ${reporting.replace('uuid', 'p_incident uuid')} returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from incident i where i.id = p_incident and i.reported_by = guard.user_id() and i.closed_at is null
                      and i.xmin = pg_current_xact_id_if_assigned()::xid);
   end $$`,
  `create function guard.anomaly_rules() returns table (kind text, version int, threshold int, minutes int, changed_at timestamptz) language plpgsql
   stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.oversees() then return; end if;
     return query
       select r.kind, r.version, r.threshold, r.minutes, c.changed_at
         from anomaly_rule r left join anomaly_rule_change c on c.kind = r.kind and c.version = r.version order by r.kind;
   end $$`,
  // The new version, or null where it was changed since.
  `create function guard.change_anomaly_rule(p_kind text, p_version int, p_threshold int, p_minutes int) returns int language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare v int;
   begin
     if not guard.oversees() then return null; end if;
     update anomaly_rule r set threshold = p_threshold, minutes = p_minutes, version = r.version + 1
      where r.kind = p_kind and r.version = p_version returning r.version into v;
     if v is null then return null; end if;
     insert into anomaly_rule_change (kind, version, threshold, minutes, changed_by) values (p_kind, v, p_threshold, p_minutes, guard.user_id());
     return v;
   end $$`,
  `revoke execute on function ${rules}, ${changeRule}, ${reporting} from public`,
  `grant execute on function ${rules}, ${changeRule}, ${reporting} to himaya_app`,
];

const policies = [
  ...guarded('anomaly_rule_change'),
  'create policy anomaly_rule_change_guard on anomaly_rule_change to himaya_guard using (true)',
  // Whoever reports an incident writes its key, its clocks and its cases with it; cases that come up later, the officers.
  ...reported.flatMap((table) => [
    `drop policy ${table}_report on ${table}`,
    `create policy ${table}_report on ${table} for insert to himaya_app
       with check (guard.reporting_incident(incident_id)${table === 'incident_case' ? ' or (select guard.oversees())' : ''})`,
  ]),
];
