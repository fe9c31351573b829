import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as programmeDoors, ofProgramme, ownFile } from './1764200000321-programmes';
import { asBefore, changed, oneOf, run } from './sql';

const statuses = ['applied', 'approved', 'refused', 'withdrawn'];
const purposes = ['small-business', 'tools', 'rent', 'school-costs', 'training-costs', 'living-costs', 'other-purpose'];
const refusals = ['not-eligible', 'plan-not-workable', 'papers-missing', 'no-budget', 'funded-elsewhere', 'risk-of-debt'];
/** [decision, to, by another than who applied], each out of `applied`: a test holds it against libs/domain's table. */
const decisions: readonly (readonly [string, string, boolean])[] = [
  ['approve', 'approved', true],
  ['refuse', 'refused', true],
  ['withdraw', 'withdrawn', false],
];
const open = `('planned', 'running')`;
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const dinars = (column: string): string => `check (${column} between 1 and 1000000000)`;
const replaced = ['move_strand'];
const ownTables = ['funding_application', 'funding_payment'];

/** Loans and grants of a programme: applied for, decided by another person, and paid, never twice and never above what was approved. */
export class Funding1764200000322 implements MigrationInterface {
  readonly name = 'Funding1764200000322';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      `grant select, insert, update on ${ownTables.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      `create table guard.funding_decision (decision text not null constraint funding_decision_pk primary key, to_status text not null, by_another boolean not null)`,
      `insert into guard.funding_decision values ${decisions.map(([decision, to, another]) => `('${decision}', '${to}', ${another})`).join(', ')}`,
      ...doors,
      ...movedAfterPaying,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfOwner, facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      `grant execute on function ${facts} to himaya_facts`,
      'reset role',
      ...ownTables.flatMap(ownFile),
      `create trigger programme_strand_funding after update of status on programme_strand for each row
         when (old.status in ${open} and new.status not in ${open}) execute function guard.follow_strand_end()`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger programme_strand_funding on programme_strand',
      'drop table funding_payment, funding_application cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfOwner, facts].join(', ')}`,
      ...asBefore(programmeDoors, replaced),
      'drop table guard.funding_decision',
      'reset role',
    ]);
  }
}

const tables = [
  `create table funding_application (
     ${ofProgramme('funding_application')},
     strand_id uuid not null constraint funding_application_strand_fk references programme_strand,
     purpose text not null, status text not null default 'applied',
     -- Whole dinars; what is paid is kept here so that one constraint, not a sum somewhere else, holds it under what was approved.
     asked bigint not null constraint funding_application_asked_check ${dinars('asked')},
     approved bigint constraint funding_application_approved_check ${dinars('approved')},
     paid bigint not null default 0,
     applied_on date not null,
     decided_on date, refusal text,
     decided_by uuid constraint funding_application_decided_by_fk references user_account,
     -- Of a loan: in how many monthly instalments it is paid back, and when the first is due.
     instalments int constraint funding_application_instalments_check check (instalments between 1 and 60),
     first_due_on date,
     version int not null default 1,
     ${oneOf('funding_application_purpose_check', 'purpose', purposes)},
     ${oneOf('funding_application_status_check', 'status', statuses)},
     ${oneOf('funding_application_refusal_check', 'refusal', refusals)},
     constraint funding_application_paid_check check (paid >= 0 and paid <= coalesce(approved, 0)),
     constraint funding_application_asked_for_check check (approved <= asked),
     -- Nobody decides what they applied for, whatever any code does.
     constraint funding_application_two_people_check check (status not in ('approved', 'refused') or (decided_by is not null and decided_by <> recorded_by)),
     constraint funding_application_decision_check check ((status = 'applied') = (decided_on is null) and decided_on >= applied_on
       and (status = 'approved') = (approved is not null) and (status = 'refused') = (refusal is not null)),
     constraint funding_application_plan_check check ((instalments is null) = (first_due_on is null) and (instalments is null or status = 'approved')))`,
  // One at a time: what waits or was granted is not asked for again beside it.
  `create unique index funding_application_standing_uq on funding_application (strand_id) where status in ('applied', 'approved')`,
  'create index funding_application_programme_ix on funding_application (programme_id, recorded_at desc, id desc)',
  `create table funding_payment (
     ${ofProgramme('funding_payment')},
     application_id uuid not null constraint funding_payment_application_fk references funding_application,
     entry text not null,
     amount bigint not null constraint funding_payment_amount_check ${dinars('amount')},
     paid_on date not null,
     voucher text not null constraint funding_payment_voucher_check check (voucher ~ '^[A-Z0-9][A-Z0-9/-]{0,29}$'),
     reversed boolean not null default false,
     -- What a counter-entry takes back: once, and whole.
     reverses_id uuid constraint funding_payment_reverses_fk references funding_payment constraint funding_payment_reverses_uq unique,
     constraint funding_payment_reversal_check check ((entry = 'reversal') = (reverses_id is not null)),
     ${oneOf('funding_payment_entry_check', 'entry', ['payment', 'reversal'])})`,
  // A voucher of a unit pays once; what was taken back as a mistake is written down again under the same one.
  `create unique index funding_payment_voucher_uq on funding_payment (unit_id, voucher) where entry = 'payment' and not reversed`,
  'create index funding_payment_programme_ix on funding_payment (programme_id, recorded_at, id)',
];

const doorsOfApp = [
  'guard.apply_funding(uuid, uuid, bigint, text, date)',
  'guard.decide_funding(uuid, int, text, date, bigint, text, int, date)',
  'guard.pay_funding(uuid, uuid, bigint, date, text)',
  'guard.reverse_funding(uuid, uuid, date)',
];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.follow_strand_end()'];
const facts = 'guard.livelihood_facts(date, date)';

export const doors = [
  `create function guard.apply_funding(p_id uuid, p_strand uuid, p_amount bigint, p_purpose text, p_on date) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare p programme; s programme_strand;
   begin
     p := guard.lock_programme((select x.programme_id from programme_strand x where x.id = p_strand));
     select * into s from programme_strand where id = p_strand for update;
     if p.status = 'ended' or s.kind not in ('loan', 'grant') or s.status not in ${open} then return 'funding.not-now'; end if;
     if p_on > ${today} then return 'body.invalid'; end if;
     insert into funding_application (id, programme_id, case_id, unit_id, recorded_by, strand_id, purpose, asked, applied_on)
       values (p_id, s.programme_id, s.case_id, s.unit_id, guard.user_id(), p_strand, p_purpose, p_amount, p_on);
     return 'done';
   exception when unique_violation then
     return 'funding.already';
   end $$`,
  `create function guard.decide_funding(p_id uuid, p_version int, p_decision text, p_on date, p_amount bigint, p_refusal text, p_instalments int,
     p_first date) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a funding_application; d guard.funding_decision; s programme_strand;
   begin
     perform guard.lock_programme((select x.programme_id from funding_application x where x.id = p_id));
     select * into a from funding_application where id = p_id for update;
     select * into s from programme_strand where id = a.strand_id;
     if a.version <> p_version then return 'conflict'; end if;
     select * into d from guard.funding_decision x where x.decision = p_decision;
     if d.decision is null or a.status <> 'applied' then return 'funding.not-now'; end if;
     if d.by_another and a.recorded_by = guard.user_id() then return 'funding.same-person'; end if;
     if p_amount > a.asked then return 'funding.above-asked'; end if;
     if p_on > ${today} or (p_decision = 'approve' and s.kind = 'loan') <> (p_instalments is not null) then return 'body.invalid'; end if;
     update funding_application set status = d.to_status, decided_on = p_on, decided_by = guard.user_id(), approved = p_amount, refusal = p_refusal,
            instalments = p_instalments, first_due_on = p_first, version = version + 1 where id = p_id;
     return 'done';
   end $$`,
  // The application's row is held; the constraint on what is paid decides, whatever was read before.
  `create function guard.pay_funding(p_id uuid, p_application uuid, p_amount bigint, p_on date, p_voucher text) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare a funding_application; p programme; broken text;
   begin
     p := guard.lock_programme((select x.programme_id from funding_application x where x.id = p_application));
     select * into a from funding_application where id = p_application for update;
     if p.status = 'ended' or a.status <> 'approved' or not exists (select 1 from programme_strand s where s.id = a.strand_id and s.status in ${open}) then
       return 'funding.not-now';
     end if;
     if p_on > ${today} or p_on < a.decided_on then return 'body.invalid'; end if;
     insert into funding_payment (id, programme_id, case_id, unit_id, recorded_by, application_id, entry, amount, paid_on, voucher)
       values (p_id, a.programme_id, a.case_id, a.unit_id, guard.user_id(), p_application, 'payment', p_amount, p_on, p_voucher);
     update funding_application set paid = paid + p_amount, version = version + 1 where id = p_application;
     return 'done';
   exception
     when unique_violation then return 'funding.paid-twice';
     when check_violation then
       get stacked diagnostics broken = constraint_name;
       return case broken when 'funding_application_paid_check' then 'funding.above-approved' else 'body.invalid' end;
   end $$`,
  // A mistake is taken back by a counter-entry, also after the programme; nothing is deleted.
  `create function guard.reverse_funding(p_id uuid, p_payment uuid, p_on date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare p funding_payment;
   begin
     perform guard.lock_programme((select x.programme_id from funding_payment x where x.id = p_payment));
     perform 1 from funding_application a where a.id = (select x.application_id from funding_payment x where x.id = p_payment) for update;
     select * into p from funding_payment where id = p_payment;
     if p.entry <> 'payment' then return 'funding.not-now'; end if;
     insert into funding_payment (id, programme_id, case_id, unit_id, recorded_by, application_id, entry, amount, paid_on, voucher, reverses_id)
       values (p_id, p.programme_id, p.case_id, p.unit_id, guard.user_id(), p.application_id, 'reversal', p.amount, p_on, p.voucher, p_payment);
     update funding_payment set reversed = true where id = p_payment;
     update funding_application set paid = paid - p.amount, version = version + 1 where id = p.application_id;
     return 'done';
   exception when unique_violation then
     return 'funding.not-now';
   end $$`,
  // What nobody had decided when its strand is over is asked for no more.
  `create function guard.follow_strand_end() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update funding_application set status = 'withdrawn', decided_on = greatest(${today}, applied_on), version = version + 1
      where strand_id = new.id and status = 'applied';
     return null;
   end $$`,
  // For the fact store (measures loans-and-grants-beneficiaries, loans-and-grants-amount): what was approved in the period and what is paid of it; no id, no case.
  `create function guard.livelihood_facts(p_from date, p_to date) returns table (kind text, purpose text, governorate text, sex text, age_band text,
     approved bigint, paid bigint) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select s.kind, a.purpose, c.governorate, c.sex, c.age_band, a.approved, a.paid
         from funding_application a join programme_strand s on s.id = a.strand_id join case_record c on c.id = a.case_id
        where a.status = 'approved' and a.decided_on >= p_from and a.decided_on < p_to;
   end $$`,
];

/** As it stood, and: a loan or a grant is achieved once what was approved is paid. */
export const movedAfterPaying = asBefore(programmeDoors, replaced).map((door) =>
  changed(
    door,
    `     -- A family found unfit`,
    `     if p_move = 'achieve' and s.kind in ('loan', 'grant')
        and not exists (select 1 from funding_application a where a.strand_id = p_id and a.status = 'approved' and a.paid = a.approved) then
       return 'funding.unpaid';
     end if;
     -- A family found unfit`,
  ),
);
