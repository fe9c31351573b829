import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfPolice } from './1764200000203-police-assignments';
import { doors as doorsOfReports } from './1764200000304-medical-reports';
import { asBefore, bit, changed, guarded, oneOf, run } from './sql';

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const purposes = ['referral', 'law-enforcement'];

const doorsOfApp = [
  'guard.report_bases(uuid)',
  'guard.report_courts(uuid)',
  'guard.disclose_report(uuid, uuid, uuid, uuid, uuid)',
  'guard.disclosure_open(uuid)',
  'guard.report_open(uuid, int)',
];
const doorsInside = ['guard.before_court(uuid, uuid)', 'guard.report_basis_holds(uuid, uuid, uuid, uuid, int)'];

/** Forensic reports before courts' offices: given on a consent or a court's order, to be looked at while that holds, and on no other ground. */
export class ReportsToCourts1764200000305 implements MigrationInterface {
  readonly name = 'ReportsToCourts1764200000305';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert on report_disclosure to himaya_guard',
      'alter table consent_override drop constraint consent_override_purpose_check',
      `alter table consent_override add ${oneOf('consent_override_purpose_check', 'purpose', [...purposes, 'share-health'])}`,
      'set local role himaya_guard',
      ...doors,
      keyOfReports,
      ordersToCourts,
      `revoke execute on function ${[...doorsOfApp, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy medical_report_court on medical_report',
      'drop policy medical_report_part_court on medical_report_part',
      'drop table report_disclosure',
      'set local role himaya_guard',
      ...asBefore(doorsOfReports, ['reads_report_key']),
      ...asBefore(doorsOfPolice, ['request_override']),
      `drop function ${[...doorsOfApp, ...doorsInside].join(', ')}`,
      'reset role',
      'alter table consent_override drop constraint consent_override_purpose_check',
      `alter table consent_override add ${oneOf('consent_override_purpose_check', 'purpose', purposes)}`,
    ]);
  }
}

const tables = [
  // Who was given what, when, and on what basis; whether it is still open follows from the basis itself, asked at each look.
  `create table report_disclosure (
     id uuid not null constraint report_disclosure_pk primary key,
     report_id uuid not null constraint report_disclosure_report_fk references medical_report,
     case_id uuid not null constraint report_disclosure_case_fk references case_record,
     unit_id uuid not null constraint report_disclosure_unit_fk references unit,
     category int not null constraint report_disclosure_category_check check (category in (${bit.health}, ${bit.psychosocial})),
     -- The parts that the basis covers.
     part_mask int not null constraint report_disclosure_parts_check check (part_mask <> 0 and part_mask & ~${bit.health | bit.psychosocial} = 0),
     recipient_unit_id uuid not null constraint report_disclosure_recipient_fk references unit,
     consent_id uuid constraint report_disclosure_consent_fk references consent,
     override_id uuid constraint report_disclosure_override_fk references consent_override,
     disclosed_by uuid not null constraint report_disclosure_by_fk references user_account,
     disclosed_at timestamptz not null default now(),
     constraint report_disclosure_basis_check check (num_nonnulls(consent_id, override_id) = 1),
     constraint report_disclosure_once_uq unique nulls not distinct (report_id, recipient_unit_id, consent_id, override_id))`,
  'create index report_disclosure_court_ix on report_disclosure (recipient_unit_id, disclosed_at desc, id desc)',
];

export const doors = [
  `create function guard.before_court(p_case uuid, p_court uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_grant g join unit u on u.id = g.unit_id and u.kind = 'court'
                     where g.case_id = p_case and g.unit_id = p_court and g.basis = 'assignment' and g.user_id is null
                       and g.ended_at is null and now() < coalesce(g.ends_at, 'infinity'));
   end $$`,
  // Does this consent, or this order, let these parts go to this office today? A child's own word alone is none, and of an order a child's has both approvals.
  `create function guard.report_basis_holds(p_case uuid, p_court uuid, p_consent uuid, p_override uuid, p_mask int) returns boolean language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return case when p_consent is not null then exists (
         select 1 from consent c
          where c.id = p_consent and c.case_id = p_case and c.purpose = 'share-health' and c.category_mask & p_mask = p_mask and c.valid_until >= ${today}
            and (c.given_by <> 'self' or not guard.is_child(p_case)) and guard.consent_reaches(c, p_court)
            and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id))
       else exists (
         select 1 from consent_override o
          where o.id = p_override and o.case_id = p_case and o.recipient_unit_id = p_court and o.purpose = 'share-health' and o.ground = 'court-order'
            and o.status = 'approved' and o.valid_until >= ${today} and o.category_mask & p_mask = p_mask
            and (not guard.is_child(p_case)
                 or (o.coordination_approved_by is not null and exists (select 1 from best_interests b where b.override_id = o.id)))) end;
   end $$`,
  // Offices that the case of an own report lies before.
  `create function guard.report_courts(p_report uuid) returns setof uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select distinct g.unit_id from medical_report r join case_grant g on g.case_id = r.case_id
        where r.id = p_report and r.unit_id = guard.unit() and guard.reads() & r.category <> 0 and not guard.hides_case(r.case_id)
          and guard.before_court(r.case_id, g.unit_id);
   end $$`,
  // What would let an own report go to which of them, and which parts of it.
  `create function guard.report_bases(p_report uuid) returns table (court uuid, consent uuid, override uuid, part_mask int, until date) language plpgsql
   stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare r medical_report; whole int;
   begin
     select * into r from medical_report x where x.id = p_report and x.unit_id = guard.unit();
     select bit_or(p.category) into whole from medical_report_part p where p.report_id = p_report;
     return query
       select u.id, b.consent, b.override, b.mask & whole, b.until
         from guard.report_courts(p_report) as u (id)
         join lateral (select c.id as consent, null::uuid as override, c.category_mask as mask, c.valid_until as until from consent c
                        where c.case_id = r.case_id and c.purpose = 'share-health'
                       union all
                       select null, o.id, o.category_mask, o.valid_until from consent_override o
                        where o.case_id = r.case_id and o.unit_id = r.unit_id and o.purpose = 'share-health' and o.status = 'approved') b
           on b.mask & whole <> 0 and guard.report_basis_holds(r.case_id, u.id, b.consent, b.override, b.mask & whole)
        order by b.until desc, coalesce(b.consent, b.override) limit 100;
   end $$`,
  `create function guard.disclose_report(p_id uuid, p_report uuid, p_to uuid, p_consent uuid, p_override uuid) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare r medical_report; mask int;
   begin
     perform guard.own_care((select x.episode_id from medical_report x where x.id = p_report), false);
     select * into r from medical_report x where x.id = p_report for update;
     if r.kind <> 'forensic-report' or r.status <> 'issued' then return 'medical-report.not-now'; end if;
     if not guard.before_court(r.case_id, p_to) then return 'medical-report.not-before-court'; end if;
     select b.part_mask into mask from guard.report_bases(p_report) b
      where b.court = p_to and b.consent is not distinct from p_consent and b.override is not distinct from p_override;
     if mask is null then return 'medical-report.no-basis'; end if;
     insert into report_disclosure (id, report_id, case_id, unit_id, category, part_mask, recipient_unit_id, consent_id, override_id, disclosed_by)
       values (p_id, p_report, r.case_id, r.unit_id, r.category, mask, p_to, p_consent, p_override, guard.user_id());
     return 'done';
   exception when unique_violation then
     return 'medical-report.not-now';
   end $$`,
  // Is it open to whom it was given? The liaison of that office, where the case still lies, while the basis holds: withdrawal shuts it in the statement
  // after, an order does not fall with it.
  `create function guard.disclosure_open(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       select 1 from report_disclosure d
        where d.id = p_id and not guard.hides_case(d.case_id) and guard.before_court(d.case_id, d.recipient_unit_id)
          and guard.report_basis_holds(d.case_id, d.recipient_unit_id, d.consent_id, d.override_id, d.part_mask)
          and (d.unit_id = guard.unit() or d.recipient_unit_id = guard.unit() and coalesce('court-liaison' = any (guard.roles()), false)));
   end $$`,
  `create function guard.report_open(p_report uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from report_disclosure d where d.report_id = p_report and d.recipient_unit_id = guard.unit() and d.part_mask & p_category <> 0
                       and guard.disclosure_open(d.id));
   end $$`,
];

/** As it stood, and of what lies open before the own office. */
const keyOfReports = changed(
  asBefore(doorsOfReports, ['reads_report_key'])[0]!,
  'and not guard.hides_case(r.case_id));',
  `and not guard.hides_case(r.case_id)) or guard.report_open(p_id, ${bit.health | bit.psychosocial});`,
);

/** As it stood; a court's office is asked for on the ground of its own order alone, where the case lies before it, and what is shared so is records of health. */
const ordersToCourts = changed(
  changed(
    asBefore(doorsOfPolice, ['request_override'])[0]!,
    '(u.refers_in or (u.kind',
    `(u.refers_in or (u.kind = 'court' and p_ground = 'court-order' and guard.before_court(p_case, u.id)) or (u.kind`,
  ),
  `then 'law-enforcement' else 'referral' end`,
  `then 'law-enforcement'
                    when exists (select 1 from unit u where u.id = p_to and u.kind = 'court') then 'share-health' else 'referral' end`,
);

const liaises = `(select coalesce('court-liaison' = any (guard.roles()), false))`;

const policies = [
  ...guarded('report_disclosure'),
  `create policy report_disclosure_own on report_disclosure for select to himaya_app
     using (unit_id = (select guard.unit()) and (select guard.reads()) & category <> 0 and case_id <> all ((select guard.barred_cases())::uuid[]))`,
  `create policy report_disclosure_court on report_disclosure for select to himaya_app
     using (recipient_unit_id = (select guard.unit()) and ${liaises} and guard.disclosure_open(id))`,
  'grant select on report_disclosure to himaya_app',
  `create policy medical_report_court on medical_report for select to himaya_app
     using (${liaises} and guard.report_open(id, ${bit.health | bit.psychosocial}))`,
  `create policy medical_report_part_court on medical_report_part for select to himaya_app
     using (${liaises} and guard.report_open(report_id, category))`,
];
