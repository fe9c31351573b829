import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

const anomalyKinds = [
  'many-cases', 'night-access', 'own-name-search', 'same-name-searched', 'repeated-refusals', 'refusals-of-an-address',
  'sealed-case-attempt', 'mass-export', 'break-glass-repeats',
]; // prettier-ignore
const explanations = [
  'usual-duty', 'on-call', 'supervision', 'import-or-migration', 'shared-name', 'technical-fault', 'training', 'other',
]; // prettier-ignore
const incidentKinds = [
  'lost-device', 'wrong-recipient', 'suspected-leak', 'stolen-account', 'unlawful-access', 'lost-paper', 'published-by-media',
  'system-fault', 'other',
]; // prettier-ignore
const incidentSteps = [
  'acknowledge', 'contain', 'assess', 'plan-safety', 'tell-authority', 'waive-authority', 'tell-persons', 'withhold-persons', 'close',
]; // prettier-ignore

/** The seals over the audit trail, what is unusual in it, and the register of incidents. */
export class AuditSealsAndIncidents1764100000007 implements MigrationInterface {
  readonly name = 'AuditSealsAndIncidents1764100000007';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select on audit_seal to himaya_guard',
      'grant select, insert, update on anomaly, anomaly_rule to himaya_guard',
      'grant select, insert, update, delete on incident, incident_key, incident_case, incident_step, incident_deadline to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy audit_event_sealer on audit_event',
      'revoke select on audit_event from himaya_sealer',
      'drop table incident_deadline, incident_step, incident_case, incident_key, anomaly, incident, anomaly_rule, audit_seal cascade',
      'set local role himaya_guard',
      `drop function guard.audit_page(timestamptz, timestamptz, uuid, uuid, text, text, uuid, timestamptz, uuid, int),
         guard.anomaly_page(text, text, uuid, timestamptz, uuid, int), guard.review_anomaly(uuid, int, text, text, uuid),
         guard.find_anomalies(timestamptz), guard.officer_units(), guard.audit_lines(xid8, xid8),
         guard.oversees()`,
      'reset role',
    ]);
  }
}

const tables = [
  // A seal covers all lines of the transactions from xact_from up to, not including, xact_to; next_xact is the first number that no
  // transaction had yet when it was made. leaves: 16 bytes of the line's id and 32 of its SHA-256, line by line.
  `create table audit_seal (
     seq bigint not null constraint audit_seal_pk primary key constraint audit_seal_seq_check check (seq > 0),
     first_line bigint not null, last_line bigint not null,
     xact_from xid8 not null, xact_to xid8 not null, next_xact xid8 not null,
     at timestamptz not null, first_at timestamptz not null, last_at timestamptz not null,
     previous bytea not null, hash bytea not null, leaves bytea not null,
     key_id text not null, signature bytea not null,
     constraint audit_seal_lines_check check (octet_length(leaves) = 48 * (last_line - first_line + 1) and last_line >= first_line),
     constraint audit_seal_digests_check check (octet_length(previous) = 32 and octet_length(hash) = 32 and octet_length(signature) = 64),
     constraint audit_seal_range_check check (xact_from < xact_to and xact_to <= next_xact))`,
  'create index audit_seal_last_at_ix on audit_seal (last_at)',
  // From how many on, within how many minutes, something counts as unusual.
  `create table anomaly_rule (
     kind text not null constraint anomaly_rule_pk primary key, threshold int not null, minutes int not null,
     ${oneOf('anomaly_rule_kind_check', 'kind', anomalyKinds)},
     constraint anomaly_rule_threshold_check check (threshold > 0 and minutes between 1 and 10080))`,
  `insert into anomaly_rule values ('many-cases', 40, 60), ('night-access', 5, 600), ('own-name-search', 1, 1440), ('same-name-searched', 3, 1440),
     ('repeated-refusals', 15, 60), ('refusals-of-an-address', 30, 60), ('sealed-case-attempt', 1, 1440), ('mass-export', 3, 1440),
     ('break-glass-repeats', 2, 10080)`,
  `create table incident (
     id uuid not null constraint incident_pk primary key,
     kind text not null,
     reported_by uuid not null constraint incident_reported_by_fk references user_account,
     reported_unit_id uuid not null constraint incident_reported_unit_fk references unit,
     reported_at timestamptz not null default now(), noticed_at timestamptz not null,
     description_ct bytea not null,
     risk text,
     closed_at timestamptz,
     version int not null default 1,
     ${oneOf('incident_kind_check', 'kind', incidentKinds)},
     ${oneOf('incident_risk_check', 'risk', ['none', 'possible', 'high'])})`,
  'create index incident_reported_ix on incident (reported_at desc, id desc)',
  `create table incident_key (
     incident_id uuid not null constraint incident_key_pk primary key constraint incident_key_incident_fk references incident,
     wrapped bytea not null, key_id text not null)`,
  `create table incident_case (
     incident_id uuid not null constraint incident_case_incident_fk references incident,
     case_id uuid not null,
     constraint incident_case_pk primary key (incident_id, case_id))`,
  `create table incident_step (
     incident_id uuid not null constraint incident_step_incident_fk references incident,
     step text not null, at timestamptz not null default now(),
     taken_by uuid not null constraint incident_step_taken_by_fk references user_account,
     way text, note_ct bytea,
     constraint incident_step_pk primary key (incident_id, step),
     ${oneOf('incident_step_step_check', 'step', incidentSteps)},
     ${oneOf('incident_step_way_check', 'way', ['in-person', 'through-caseworker', 'safe-contact'])})`,
  `create table incident_deadline (
     incident_id uuid not null constraint incident_deadline_incident_fk references incident,
     clock text not null, call text not null, due_at timestamptz not null,
     fired_at timestamptz, stopped_at timestamptz,
     constraint incident_deadline_pk primary key (incident_id, clock, call),
     ${oneOf('incident_deadline_clock_check', 'clock', ['officer', 'authority'])},
     ${oneOf('incident_deadline_call_check', 'call', ['remind', 'overdue'])})`,
  'create index incident_deadline_due_ix on incident_deadline (due_at) where fired_at is null and stopped_at is null',
  `create table anomaly (
     id uuid not null default gen_random_uuid() constraint anomaly_pk primary key,
     occasion text not null constraint anomaly_occasion_uq unique,
     kind text not null, user_id uuid, unit_id uuid, address text,
     from_at timestamptz not null, to_at timestamptz not null, count int not null,
     state text not null default 'new', explanation text,
     incident_id uuid constraint anomaly_incident_fk references incident,
     reviewed_by uuid, reviewed_at timestamptz,
     version int not null default 1,
     ${oneOf('anomaly_kind_check', 'kind', anomalyKinds)},
     ${oneOf('anomaly_state_check', 'state', ['new', 'seen', 'explained', 'incident'])},
     ${oneOf('anomaly_explanation_check', 'explanation', explanations)},
     constraint anomaly_review_check check ((state = 'explained') = (explanation is not null) and (state = 'incident') = (incident_id is not null)))`,
  'create index anomaly_to_ix on anomaly (to_at desc, id desc)',
];

/** What one finding needs: its rows of the trail, what it is counted by, and since when the finding's span began. */
const finding = (
  kind: string,
  facts: { since?: string; where: string; by: string; count?: string; user?: string; unit?: string; address?: string; joins?: string },
): string => `
  insert into anomaly (occasion, kind, user_id, unit_id, address, from_at, to_at, count)
  select '${kind}|' || (${facts.by}), '${kind}', ${facts.user ?? 'null::uuid'}, ${facts.unit ?? 'null::uuid'}, ${facts.address ?? 'null'},
         min(e.at), max(e.at), ${facts.count ?? 'count(*)'}
    from audit_event e ${facts.joins ?? ''} join anomaly_rule r on r.kind = '${kind}'
   where e.at >= ${facts.since ?? 'p_since'} and ${facts.where}
   group by ${facts.by}, r.threshold having ${facts.count ?? 'count(*)'} >= r.threshold
  on conflict on constraint anomaly_occasion_uq do update set count = excluded.count, to_at = excluded.to_at where anomaly.state = 'new';`;

const ofUser = { user: '(min(e.user_id::text))::uuid', unit: '(min(e.unit_id::text))::uuid' };
/** The whole span of a rule, reckoned from 1970: what falls into one span is one occasion. */
const span = `floor(extract(epoch from e.at) / (60 * r.minutes))::bigint`;
const localTime = `(e.at at time zone 'Asia/Baghdad')`;

export const doors = [
  `create function guard.oversees() returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin return coalesce('data-protection-officer' = any (guard.roles()), false); end $$`,
  `create function guard.audit_page(p_from timestamptz, p_to timestamptz, p_user uuid, p_unit uuid, p_action text, p_result text, p_case uuid,
     p_before timestamptz, p_before_id uuid, p_limit int)
   returns table (id uuid, at timestamptz, action text, result text, problem text, user_id uuid, user_name text, unit_id uuid,
                  unit_name_ar text, unit_name_ckb text, unit_name_en text, case_id uuid, subject_id uuid, categories int, cases_shown int,
                  address text, route text)
   language plpgsql volatile security definer set search_path = public, guard, pg_temp set plan_cache_mode = force_custom_plan as $$
   begin
     if not guard.oversees() then return; end if;
     insert into audit_event (action, result, user_id, unit_id) values ('audit.page', 'done', guard.user_id(), guard.unit());
     return query
       select e.id, e.at, e.action, e.result, e.problem, e.user_id, u.display_name, e.unit_id, n.name_ar, n.name_ckb, n.name_en, e.case_id,
              e.subject_id, e.categories, cardinality(e.case_ids), e.address, e.route
         from (select x.* from audit_event x
                where x.at >= p_from and x.at < p_to and (x.at, x.id) < (p_before, p_before_id)
                  and (p_user is null or x.user_id = p_user) and (p_unit is null or x.unit_id = p_unit)
                  and (p_action is null or x.action = p_action) and (p_case is null or x.case_id = p_case)
                  and (p_result is null or x.result = p_result)
                order by x.at desc, x.id desc limit least(p_limit, 200)) e
         left join user_account u on u.id = e.user_id left join unit n on n.id = e.unit_id
        order by e.at desc, e.id desc;
   end $$`,
  `create function guard.anomaly_page(p_state text, p_kind text, p_id uuid, p_before timestamptz, p_before_id uuid, p_limit int)
   returns table (id uuid, version int, kind text, user_id uuid, user_name text, unit_id uuid, unit_name_ar text, unit_name_ckb text, unit_name_en text,
                  address text, from_at timestamptz, to_at timestamptz, count int, state text, explanation text, incident_id uuid, reviewed_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp set plan_cache_mode = force_custom_plan as $$
   begin
     if not guard.oversees() then return; end if;
     return query
       select a.id, a.version, a.kind, a.user_id, u.display_name, a.unit_id, n.name_ar, n.name_ckb, n.name_en, a.address, a.from_at, a.to_at, a.count,
              a.state, a.explanation, a.incident_id, a.reviewed_at
         from anomaly a left join user_account u on u.id = a.user_id left join unit n on n.id = a.unit_id
        where (p_id is null or a.id = p_id) and (p_before is null or (a.to_at, a.id) < (p_before, p_before_id)) and (p_state is null or a.state = p_state) and (p_kind is null or a.kind = p_kind)
        order by a.to_at desc, a.id desc limit least(p_limit, 200);
   end $$`,
  // The new version, or null where there is none to review or it was reviewed since.
  `create function guard.review_anomaly(p_id uuid, p_version int, p_state text, p_explanation text, p_incident uuid) returns int
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare v int;
   begin
     if not guard.oversees() then return null; end if;
     update anomaly set state = p_state, explanation = p_explanation, incident_id = p_incident, reviewed_by = guard.user_id(), reviewed_at = now(),
            version = version + 1
      where anomaly.id = p_id and version = p_version and p_state <> 'new' returning version into v;
     return v;
   end $$`,
  // Looks through the lines since then, by the times of their partitions' index; what was found before is only counted on.
  `create function guard.find_anomalies(p_since timestamptz) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp set timezone = 'UTC' as $$
   begin
     ${finding('many-cases', {
       ...ofUser,
       where: `e.result = 'done' and e.case_id is not null and e.user_id is not null`,
       by: `e.user_id || '|' || ${span}`,
       count: 'count(distinct e.case_id)',
     })}
     ${finding('night-access', {
       ...ofUser,
       joins: 'join unit d on d.id = e.unit_id',
       where: `e.case_id is not null and (extract(hour from ${localTime}) >= 22 or extract(hour from ${localTime}) < 6)
          and not coalesce(extract(dow from ${localTime})::int = any (d.desk_days)
            and extract(hour from ${localTime}) * 60 + extract(minute from ${localTime}) between d.desk_opens_at and d.desk_closes_at, false)`,
       by: `e.user_id || '|' || (${localTime} - interval '12 hours')::date`,
     })}
     ${finding('own-name-search', { ...ofUser, where: 'e.own_name', by: `e.user_id || '|' || ${span}` })}
     ${finding('same-name-searched', {
       where: 'e.search_mark is not null',
       by: `encode(e.search_mark, 'hex') || '|' || ${span}`,
       count: 'count(distinct e.user_id)',
     })}
     ${finding('repeated-refusals', { ...ofUser, where: `e.result = 'refused' and e.user_id is not null`, by: `e.user_id || '|' || ${span}` })}
     ${finding('refusals-of-an-address', {
       address: 'min(e.address)',
       where: `e.result = 'refused' and e.user_id is null and e.address is not null`,
       by: `e.address || '|' || ${span}`,
     })}
     ${finding('sealed-case-attempt', { user: '(min(e.subject_id::text))::uuid', where: `e.action = 'seal.attempt'`, by: `e.subject_id || '|' || ${span}` })}
     ${finding('mass-export', { ...ofUser, where: `e.action in ('audit.export', 'case.export')`, by: `e.user_id || '|' || ${span}` })}
     ${finding('break-glass-repeats', {
       ...ofUser,
       since: `p_since - interval '7 days'`,
       where: `e.action = 'break-glass.open' and e.result = 'done'`,
       by: `e.user_id || '|' || ${span}`,
     })}
   end $$`,
  // Where the officers sit: whom the worker tells, never who they are.
  `create function guard.officer_units() returns setof uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select distinct u.unit_id from user_account u join user_role r on r.user_id = u.id
       where r.role = 'data-protection-officer' and u.disabled_at is null;
   end $$`,
  `create function guard.audit_seals(p_from timestamptz, p_to timestamptz) returns setof audit_seal language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.oversees() then return; end if;
     return query select * from audit_seal s where s.last_at >= p_from and s.first_at < p_to order by s.seq;
   end $$`,
  `create function guard.audit_lines(p_from xid8, p_to xid8) returns setof audit_event language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.oversees() then return; end if;
     return query select * from audit_event e where e.xact >= p_from and e.xact < p_to order by e.xact, e.at, e.id;
   end $$`,
  `revoke execute on function guard.oversees(), guard.audit_page(timestamptz, timestamptz, uuid, uuid, text, text, uuid, timestamptz, uuid, int),
     guard.anomaly_page(text, text, uuid, timestamptz, uuid, int), guard.review_anomaly(uuid, int, text, text, uuid), guard.find_anomalies(timestamptz),
     guard.officer_units(), guard.audit_seals(timestamptz, timestamptz), guard.audit_lines(xid8, xid8) from public`,
  `grant execute on function guard.oversees(), guard.audit_page(timestamptz, timestamptz, uuid, uuid, text, text, uuid, timestamptz, uuid, int),
     guard.anomaly_page(text, text, uuid, timestamptz, uuid, int), guard.review_anomaly(uuid, int, text, text, uuid),
     guard.audit_seals(timestamptz, timestamptz), guard.audit_lines(xid8, xid8) to himaya_app`,
  'grant execute on function guard.find_anomalies(timestamptz), guard.officer_units() to himaya_worker',
];

const oversees = '(select guard.oversees())';

const policies = [
  ...['audit_seal', 'anomaly_rule', 'anomaly', 'incident', 'incident_key', 'incident_case', 'incident_step', 'incident_deadline'].flatMap(
    guarded,
  ),
  'create policy audit_seal_sealer on audit_seal for select to himaya_sealer using (true)',
  'create policy audit_seal_append on audit_seal for insert to himaya_sealer with check (true)',
  'grant select, insert on audit_seal to himaya_sealer',
  'create policy audit_event_sealer on audit_event for select to himaya_sealer using (true)',
  'grant select on audit_event to himaya_sealer',
  // Through the guard's functions alone.
  'create policy anomaly_guard on anomaly to himaya_guard using (true)',
  'create policy anomaly_rule_guard on anomaly_rule to himaya_guard using (true)',

  // Anybody reports, in their own name; the officers alone read.
  `create policy incident_report on incident for insert to himaya_app
     with check (reported_by = (select guard.user_id()) and reported_unit_id = (select guard.unit()) and risk is null and closed_at is null)`,
  `create policy incident_read on incident for select to himaya_app using (${oversees})`,
  `create policy incident_step_on on incident for update to himaya_app using (${oversees}) with check (${oversees})`,
  'grant select, insert, update (risk, closed_at, version) on incident to himaya_app',
  ...['incident_key', 'incident_case', 'incident_deadline'].flatMap((table) => [
    `create policy ${table}_report on ${table} for insert to himaya_app with check ((select guard.unit()) is not null)`,
    `create policy ${table}_read on ${table} for select to himaya_app using (${oversees})`,
    `grant select, insert on ${table} to himaya_app`,
  ]),
  `create policy incident_deadline_stop on incident_deadline for update to himaya_app using (${oversees}) with check (${oversees})`,
  'grant update (stopped_at) on incident_deadline to himaya_app',
  `create policy incident_step_take on incident_step for insert to himaya_app with check (${oversees} and taken_by = (select guard.user_id()))`,
  `create policy incident_step_read on incident_step for select to himaya_app using (${oversees})`,
  'grant select, insert on incident_step to himaya_app',
  'create policy incident_deadline_worker on incident_deadline to himaya_worker using (true) with check (true)',
  'grant select, update (fired_at) on incident_deadline to himaya_worker',
];
