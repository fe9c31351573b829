import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofProgramme, ownFile } from './1764200000321-programmes';
import { doors as fundingDoors } from './1764200000322-funding';
import { doors as followUpDoors } from './1764200000323-follow-ups';
import { addCodes, asBefore, changed, dropCodes, oneOf, run } from './sql';

const statuses = ['due', 'repaid', 'missed', 'forgiven', 'called-off'];
const reasons = ['illness', 'no-income', 'business-failed', 'no-contact', 'refused', 'other-cause'];
const visitStatuses = ['due', 'answered', 'called-off'];
const answers = ['running', 'changed', 'stopped', 'not-known', 'not-reached'];
const duties = ['programme-repayment', 'programme-visit'];
const [repayment, visit] = duties as [string, string];
const notices = duties.map((kind) => `${kind}-due`);
/** [move, from, to (null where the status stays), forgiveness asked (null: either), by another]: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, readonly string[], string | null, boolean | null, boolean])[] = [
  ['miss', ['due'], 'missed', null, false],
  ['put-off', ['due', 'missed'], 'due', null, false],
  ['ask-forgiveness', ['due', 'missed'], null, false, false],
  ['forgive', ['due', 'missed'], 'forgiven', true, true],
  ['keep', ['due', 'missed'], null, true, false],
];
const events = [...moves.map(([move]) => move), 'repay', 'take-back'];
const open = `('planned', 'running')`;
const owed = `('due', 'missed')`;
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const ownTables = ['funding_instalment', 'instalment_event', 'livelihood_visit'];
const replaced = ['pay_funding', 'reverse_funding', 'follow_strand_end'];
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
/** Nine in the morning of its day in Iraq, for the list of work. */
const dueAt = `due_at timestamptz not null generated always as ((due_on::timestamp + interval '9 hours') at time zone 'Asia/Baghdad') stored`;
const hush = (kind: string, subjects: string): string => `
     update deadline set cancelled_at = now() where kind = '${kind}' and fired_at is null and cancelled_at is null and subject_id in (${subjects});`;
/** Called off, with their bells; `which` says of which visits, named f. */
const callOffVisits = (which: string): string => `${hush(visit, `select f.id from livelihood_visit f where f.status = 'due' and ${which}`)}
     update livelihood_visit f set status = 'called-off', version = version + 1 where f.status = 'due' and ${which};`;

/** What becomes of a loan once it is paid out: each repayment with its day; and looks at what a loan or a grant was for, after three, six and twelve months. */
export class LoanFollowUp1764200000401 implements MigrationInterface {
  readonly name = 'LoanFollowUp1764200000401';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', duties)),
      `grant select, insert, update on ${ownTables.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      `create table guard.instalment_move (move text not null, from_status text not null, to_status text not null, asked boolean, by_another boolean not null,
         constraint instalment_move_pk primary key (move, from_status))`,
      `insert into guard.instalment_move values ${moves
        .flatMap(([move, from, to, asked, another]) => from.map((one) => `('${move}', '${one}', '${to ?? one}', ${asked}, ${another})`))
        .join(', ')}`,
      ...doors,
      ...paying,
      ...closing,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      ...ownTables.flatMap(ownFile),
      'create trigger consent_withdrawal_visit after insert on consent_withdrawal for each row execute function guard.visit_withdrawal()',
      'create trigger case_erasure_money after insert on case_erasure for each row execute function guard.forget_money()',
      ...ofEarlier,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_erasure_money on case_erasure',
      'drop trigger consent_withdrawal_visit on consent_withdrawal',
      `drop table ${ownTables.toReversed().join(', ')} cascade`,
      'set local role himaya_guard',
      ...asBefore(fundingDoors, replaced),
      ...asBefore(followUpDoors, ['keep_follow_ups']),
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      'drop table guard.instalment_move',
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind in (${quoted(duties)})`),
      `delete from notification where kind in (${quoted(notices)})`,
      'reset role',
      'alter table funding_application drop constraint funding_application_repaid_check, drop column repaid, drop column forgiven',
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', duties)),
    ]);
  }
}

const tables = [
  `alter table funding_application
     -- What came back and what is asked for no more stand on the loan, so that one constraint holds them under what was paid out.
     add repaid bigint not null default 0, add forgiven bigint not null default 0,
     add constraint funding_application_repaid_check check (repaid >= 0 and forgiven >= 0 and repaid + forgiven <= paid)`,
  `create table funding_instalment (
     ${ofProgramme('funding_instalment')},
     application_id uuid not null constraint funding_instalment_application_fk references funding_application,
     number int not null constraint funding_instalment_number_check check (number between 1 and 60),
     -- The day of the plan, and the day it was put off to.
     planned_on date not null,
     due_on date not null,
     ${dueAt},
     amount bigint not null constraint funding_instalment_amount_check check (amount between 1 and 1000000000),
     repaid bigint not null default 0, forgiven bigint not null default 0,
     status text not null default 'due', reason text,
     asked_by uuid constraint funding_instalment_asked_by_fk references user_account,
     forgiven_by uuid constraint funding_instalment_forgiven_by_fk references user_account,
     version int not null default 1,
     ${oneOf('funding_instalment_status_check', 'status', statuses)},
     ${oneOf('funding_instalment_reason_check', 'reason', reasons)},
     constraint funding_instalment_reason_given_check check ((status = 'missed') = (reason is not null)),
     constraint funding_instalment_money_check check (repaid >= 0 and forgiven >= 0 and repaid + forgiven <= amount
       and (status = 'repaid') = (repaid = amount) and (status = 'forgiven') = (forgiven > 0) and (status <> 'forgiven' or repaid + forgiven = amount)
       and (status <> 'called-off' or repaid = 0)),
     -- Nobody forgives what they asked for themselves, whatever any code does.
     constraint funding_instalment_two_people_check check ((status = 'forgiven') = (forgiven_by is not null)
       and (forgiven_by is null or (asked_by is not null and forgiven_by <> asked_by))))`,
  `create unique index funding_instalment_number_uq on funding_instalment (application_id, number) where status <> 'called-off'`,
  'create index funding_instalment_programme_ix on funding_instalment (programme_id, application_id, number, id)',
  `create index funding_instalment_due_ix on funding_instalment (unit_id, due_at, id) where status = 'due'`,
  `create index funding_instalment_case_ix on funding_instalment (case_id) where status in ${owed}`,
  `create table instalment_event (
     ${ofProgramme('instalment_event')},
     instalment_id uuid not null constraint instalment_event_instalment_fk references funding_instalment,
     event text not null,
     happened_on date not null,
     amount bigint constraint instalment_event_amount_check check (amount between 1 and 1000000000),
     receipt text constraint instalment_event_receipt_check check (receipt ~ '^[A-Z0-9][A-Z0-9/-]{0,29}$'),
     reason text, due_on date,
     reversed boolean not null default false,
     -- What a counter-entry takes back: once, and whole.
     reverses_id uuid constraint instalment_event_reverses_fk references instalment_event constraint instalment_event_reverses_uq unique,
     ${oneOf('instalment_event_event_check', 'event', events)},
     ${oneOf('instalment_event_reason_check', 'reason', reasons)},
     constraint instalment_event_money_check check ((event in ('repay', 'take-back')) = (receipt is not null)
       and (event in ('repay', 'take-back', 'forgive')) = (amount is not null) and (event = 'take-back') = (reverses_id is not null)),
     constraint instalment_event_move_check check ((event in ('miss', 'put-off', 'ask-forgiveness')) = (reason is not null) and (event = 'put-off') = (due_on is not null)))`,
  // A receipt of a unit counts once; what was taken back as a mistake is written down again under the same one.
  `create unique index instalment_event_receipt_uq on instalment_event (unit_id, receipt) where event = 'repay' and not reversed`,
  'create index instalment_event_programme_ix on instalment_event (programme_id, recorded_at desc, id desc)',
  `create table livelihood_visit (
     ${ofProgramme('livelihood_visit')},
     strand_id uuid not null constraint livelihood_visit_strand_fk references programme_strand,
     month int not null constraint livelihood_visit_month_check check (month = 3 or month = 6 or month = 12),
     due_on date not null,
     ${dueAt},
     status text not null default 'due',
     -- Nobody was reached the first time, and what was written of it; under the programme's key, as the words of the visit.
     tried_on date, tried_ct bytea,
     visited_on date, answer text, words_ct bytea,
     version int not null default 1,
     ${oneOf('livelihood_visit_status_check', 'status', visitStatuses)},
     ${oneOf('livelihood_visit_answer_check', 'answer', answers)},
     constraint livelihood_visit_answered_check check ((status = 'answered') = (visited_on is not null) and (status = 'answered') = (answer is not null)),
     constraint livelihood_visit_month_uq unique (strand_id, month))`,
  `create index livelihood_visit_due_ix on livelihood_visit (unit_id, due_at, id) where status = 'due'`,
  'create index livelihood_visit_programme_ix on livelihood_visit (programme_id, due_on, id)',
  `create index livelihood_visit_case_ix on livelihood_visit (case_id) where status = 'due'`,
];

const doorsOfApp = [
  'guard.repay_instalment(uuid, uuid, bigint, date, text)',
  'guard.reverse_repayment(uuid, uuid, date)',
  'guard.move_instalment(uuid, int, uuid, text, date, text, date)',
  'guard.record_visit(uuid, int, date, text, bytea)',
];
const doorsOfWorker = ['guard.instalment_told(uuid)', 'guard.visit_told(uuid)'];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.visit_withdrawal()', 'guard.forget_money()'];
const doorsInside = [
  'guard.ring_on(text, uuid)',
  'guard.lay_instalments(uuid)',
  'guard.cut_instalments(uuid)',
  'guard.plan_visits(uuid)',
  'guard.may_ask_on(uuid, uuid, date)',
];

export const doors = [
  // The unit hears on the day, and who leads it two weeks later; what is moved rings anew.
  `create function guard.ring_on(p_kind text, p_subject uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare at timestamptz := case p_kind when '${repayment}' then (select i.due_at from funding_instalment i where i.id = p_subject)
                                         when '${visit}' then (select v.due_at from livelihood_visit v where v.id = p_subject)
                                         else (select f.due_at from programme_follow_up f where f.id = p_subject) end;
   begin
     insert into deadline (id, kind, step, subject_id, due_at)
       values (gen_random_uuid(), p_kind, 'remind-desk', p_subject, at), (gen_random_uuid(), p_kind, 'alert', p_subject, at + interval '14 days')
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
   end $$`,
  // With the first money of a loan its plan stands: equal monthly parts, the first ones taking what does not divide, as libs/domain counts them.
  `create function guard.lay_instalments(p_application uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a funding_application; i funding_instalment;
   begin
     select * into a from funding_application where id = p_application for update;
     if a.instalments is null or a.paid = 0 or exists (select 1 from funding_instalment x where x.application_id = p_application and x.status <> 'called-off') then return; end if;
     for i in
       insert into funding_instalment (id, programme_id, case_id, unit_id, recorded_by, application_id, number, planned_on, due_on, amount)
         select gen_random_uuid(), a.programme_id, a.case_id, a.unit_id, guard.user_id(), a.id, n + 1, d.day, d.day, d.amount
           from generate_series(0, a.instalments - 1) n
           cross join lateral (select (a.first_due_on + make_interval(months => n))::date as day,
                                      a.approved / a.instalments + case when n < a.approved % a.instalments then 1 else 0 end as amount) d
          where d.amount > 0
         returning *
     loop perform guard.ring_on('${repayment}', i.id); end loop;
   end $$`,
  // What was never paid out is not paid back: once nothing more will be paid, or all of it was taken back, the plan ends where the money does.
  `create function guard.cut_instalments(p_application uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a funding_application; i funding_instalment; excess bigint; cut bigint;
   begin
     select * into a from funding_application where id = p_application for update;
     if a.paid > 0 and exists (select 1 from programme_strand s where s.id = a.strand_id and s.status in ${open}) then return; end if;
     excess := coalesce((select sum(x.amount) from funding_instalment x where x.application_id = p_application and x.status <> 'called-off'), 0) - a.paid;
     for i in select * from funding_instalment x where x.application_id = p_application and x.status in ${owed} order by x.number desc for update loop
       exit when excess <= 0;
       cut := least(excess, i.amount - i.repaid);
       if cut = i.amount - i.repaid then
         update funding_instalment set status = case when i.repaid = 0 then 'called-off' else 'repaid' end, reason = null, asked_by = null,
                amount = case when i.repaid = 0 then amount else i.repaid end, version = version + 1 where id = i.id;${hush(repayment, 'i.id')}
       else
         update funding_instalment set amount = amount - cut, version = version + 1 where id = i.id;
       end if;
       excess := excess - cut;
     end loop;
   end $$`,
  `create function guard.repay_instalment(p_id uuid, p_instalment uuid, p_amount bigint, p_on date, p_receipt text) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare a funding_application; i funding_instalment; broken text; whole boolean;
   begin
     perform guard.lock_programme((select x.programme_id from funding_instalment x where x.id = p_instalment));
     select * into a from funding_application where id = (select x.application_id from funding_instalment x where x.id = p_instalment) for update;
     select * into i from funding_instalment where id = p_instalment for update;
     if i.status not in ${owed} then return 'funding.not-now'; end if;
     if p_on > ${today} or p_on < a.decided_on then return 'body.invalid'; end if;
     if p_amount > i.amount - i.repaid then return 'funding.above-instalment'; end if;
     whole := p_amount = i.amount - i.repaid;
     insert into instalment_event (id, programme_id, case_id, unit_id, recorded_by, instalment_id, event, happened_on, amount, receipt)
       values (p_id, i.programme_id, i.case_id, i.unit_id, guard.user_id(), p_instalment, 'repay', p_on, p_amount, p_receipt);
     update funding_instalment set repaid = repaid + p_amount, version = version + 1, status = case when whole then 'repaid' else status end,
            reason = case when whole then null else reason end, asked_by = case when whole then null else asked_by end where id = p_instalment;
     update funding_application set repaid = repaid + p_amount, version = version + 1 where id = a.id;
     if whole then${hush(repayment, 'p_instalment')}
     end if;
     return 'done';
   exception
     when unique_violation then return 'funding.paid-twice';
     when check_violation then
       get stacked diagnostics broken = constraint_name;
       return case broken when 'funding_application_repaid_check' then 'funding.above-paid' else 'body.invalid' end;
   end $$`,
  // A mistake is taken back by a counter-entry; what was whole is owed again and rings again.
  `create function guard.reverse_repayment(p_id uuid, p_event uuid, p_on date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare e instalment_event; i funding_instalment;
   begin
     perform guard.lock_programme((select x.programme_id from instalment_event x where x.id = p_event));
     perform 1 from funding_application a where a.id = (select x.application_id from funding_instalment x join instalment_event y on y.instalment_id = x.id where y.id = p_event) for update;
     select * into e from instalment_event where id = p_event;
     select * into i from funding_instalment where id = e.instalment_id for update;
     if e.event <> 'repay' or e.reversed or i.status not in ('due', 'missed', 'repaid') then return 'funding.not-now'; end if;
     insert into instalment_event (id, programme_id, case_id, unit_id, recorded_by, instalment_id, event, happened_on, amount, receipt, reverses_id)
       values (p_id, e.programme_id, e.case_id, e.unit_id, guard.user_id(), i.id, 'take-back', p_on, e.amount, e.receipt, p_event);
     update instalment_event set reversed = true where id = p_event;
     update funding_instalment set repaid = repaid - e.amount, version = version + 1, status = case status when 'repaid' then 'due' else status end where id = i.id;
     update funding_application set repaid = repaid - e.amount, version = version + 1 where id = i.application_id;
     if i.status = 'repaid' then perform guard.ring_on('${repayment}', i.id); end if;
     return 'done';
   exception when unique_violation then
     return 'funding.not-now';
   end $$`,
  `create function guard.move_instalment(p_id uuid, p_version int, p_event uuid, p_move text, p_on date, p_reason text, p_due date) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare i funding_instalment; m guard.instalment_move; broken text;
   begin
     perform guard.lock_programme((select x.programme_id from funding_instalment x where x.id = p_id));
     perform 1 from funding_application a where a.id = (select x.application_id from funding_instalment x where x.id = p_id) for update;
     select * into i from funding_instalment where id = p_id for update;
     if i.version <> p_version then return 'conflict'; end if;
     select * into m from guard.instalment_move x where x.move = p_move and x.from_status = i.status;
     if m.move is null or m.asked <> (i.asked_by is not null) then return 'funding.not-now'; end if;
     if m.by_another and i.asked_by = guard.user_id() then return 'funding.same-person'; end if;
     if p_on > ${today} or (p_move = 'miss' and p_on < i.due_on) or p_due <= greatest(i.due_on, ${today}) or p_due > ${today} + 366 then return 'body.invalid'; end if;
     insert into instalment_event (id, programme_id, case_id, unit_id, recorded_by, instalment_id, event, happened_on, amount, reason, due_on)
       values (p_event, i.programme_id, i.case_id, i.unit_id, guard.user_id(), p_id, p_move, p_on, case p_move when 'forgive' then i.amount - i.repaid end, p_reason, p_due);
     update funding_instalment set status = m.to_status, version = version + 1, due_on = coalesce(p_due, due_on),
            reason = case p_move when 'miss' then p_reason else case m.to_status when 'missed' then reason end end,
            asked_by = case p_move when 'ask-forgiveness' then guard.user_id() when 'keep' then null else asked_by end,
            forgiven_by = case p_move when 'forgive' then guard.user_id() end,
            forgiven = case p_move when 'forgive' then amount - repaid else 0 end where id = p_id;
     if p_move = 'forgive' then
       update funding_application set forgiven = forgiven + i.amount - i.repaid, version = version + 1 where id = i.application_id;
     end if;
     if p_move = 'put-off' then
       perform guard.ring_on('${repayment}', p_id);
     elsif m.to_status <> 'due' then${hush(repayment, 'p_id')}
     end if;
     return 'done';
   exception when check_violation then
     get stacked diagnostics broken = constraint_name;
     return case broken when 'funding_application_repaid_check' then 'funding.above-paid' else 'body.invalid' end;
   end $$`,
  `create function guard.plan_visits(p_strand uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare v livelihood_visit;
   begin
     for v in
       insert into livelihood_visit (id, programme_id, case_id, unit_id, recorded_by, strand_id, month, due_on)
         select gen_random_uuid(), s.programme_id, s.case_id, s.unit_id, coalesce(guard.user_id(), s.recorded_by), s.id, m, (${today} + make_interval(months => m))::date
           from programme_strand s join programme p on p.id = s.programme_id cross join unnest(array[3, 6, 12]) m
          where s.id = p_strand and p.sharing_ended_at is null and guard.after_care_stands(s.case_id, s.unit_id)
            and exists (select 1 from funding_application a where a.strand_id = s.id and a.status = 'approved'
                          and a.purpose in ('small-business', 'tools', 'training-costs', 'other-purpose'))
         returning *
     loop perform guard.ring_on('${visit}', v.id); end loop;
   end $$`,
  // Whether somebody may still be asked on that day: while the case is open, else as far as the word about after-care goes.
  `create function guard.may_ask_on(p_case uuid, p_unit uuid, p_day date) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_record c where c.id = p_case and c.status = 'open') or coalesce(guard.consent_stands(p_case, 'after-care', p_unit) >= p_day, false);
   end $$`,
  // Not reached once: a second try two weeks later, as long as the word holds; that one is the last.
  `create function guard.record_visit(p_id uuid, p_version int, p_on date, p_answer text, p_words bytea) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare p programme; v livelihood_visit;
   begin
     p := guard.lock_programme((select x.programme_id from livelihood_visit x where x.id = p_id));
     select * into v from livelihood_visit where id = p_id for update;
     if v.version <> p_version then return 'conflict'; end if;
     if p_on > ${today} then return 'body.invalid'; end if;
     if not guard.after_care_stands(p.case_id, p.unit_id) then return 'follow-up.no-after-care'; end if;
     if v.status <> 'due' then return 'follow-up.not-now'; end if;
     if p_on < v.due_on - 30 or (p_answer = 'not-reached' and p_on < v.tried_on + 14) then return 'follow-up.not-yet'; end if;
     if p_answer = 'not-reached' and v.tried_on is null and guard.may_ask_on(p.case_id, p.unit_id, p_on + 14) then
       update livelihood_visit set tried_on = p_on, tried_ct = p_words, due_on = p_on + 14, recorded_by = guard.user_id(), version = version + 1 where id = p_id;
       perform guard.ring_on('${visit}', p_id);
       return 'done';
     end if;
     update livelihood_visit set status = 'answered', visited_on = p_on, answer = p_answer, words_ct = p_words, recorded_by = guard.user_id(),
            recorded_at = clock_timestamp(), version = version + 1 where id = p_id;${hush(visit, 'p_id')}
     return 'done';
   end $$`,
  // The word taken back: on help, on contact after the closing, or on the referral behind the programme. What is owed stays owed; nobody is visited.
  `create function guard.visit_withdrawal() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare word text := (select c.purpose from consent c where c.id = new.consent_id);
   begin ${callOffVisits(`f.case_id = new.case_id and (word = 'assistance'
        or word = 'after-care' and not guard.after_care_stands(f.case_id, f.unit_id)
        or exists (select 1 from programme p join referral r on r.id = p.referral_id where p.id = f.programme_id and r.consent_id = new.consent_id))`)}
     return null;
   end $$`,
  // Erased with the case: nobody is visited, and nothing is asked back from whom nobody knows.
  `create function guard.forget_money() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin ${callOffVisits('f.case_id = new.case_id')}${hush(repayment, `select i.id from funding_instalment i where i.case_id = new.case_id and i.status in ${owed}`)}
     update funding_instalment i set status = case when i.repaid = 0 then 'called-off' else 'repaid' end, amount = case when i.repaid = 0 then i.amount else i.repaid end,
            reason = null, asked_by = null, version = version + 1 where i.case_id = new.case_id and i.status in ${owed};
     return null;
   end $$`,
  // For the worker: whose it is, never whose money. Owed while something was paid out that has not come back.
  `create function guard.instalment_told(p_id uuid) returns table (programme_id uuid, case_id uuid, unit_id uuid, owed boolean) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select i.programme_id, i.case_id, i.unit_id, i.status = 'due' and a.repaid + a.forgiven < a.paid
       from funding_instalment i join funding_application a on a.id = i.application_id where i.id = p_id;
   end $$`,
  `create function guard.visit_told(p_id uuid) returns table (programme_id uuid, case_id uuid, unit_id uuid, owed boolean) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select v.programme_id, v.case_id, v.unit_id, v.status = 'due' and guard.after_care_stands(v.case_id, v.unit_id) from livelihood_visit v where v.id = p_id;
   end $$`,
];

/** As they stood, and: the plan stands with the first money; what came back is not taken away under it; and a strand's end ends what was never paid. */
const paying = asBefore(fundingDoors, replaced).map((door) => {
  if (door.includes('guard.pay_funding(')) {
    return changed(
      door,
      `version = version + 1 where id = p_application;`,
      `version = version + 1 where id = p_application;
     perform guard.lay_instalments(p_application);`,
    );
  }
  if (door.includes('guard.reverse_funding(')) {
    return changed(
      changed(
        door,
        `version = version + 1 where id = p.application_id;`,
        `version = version + 1 where id = p.application_id;
     perform guard.cut_instalments(p.application_id);`,
      ),
      `   exception when unique_violation then
     return 'funding.not-now';`,
      `   exception
     when unique_violation then return 'funding.not-now';
     when check_violation then return 'funding.repaid-already';`,
    );
  }
  return changed(
    door,
    '     return null;',
    `     perform guard.cut_instalments(a.id) from funding_application a where a.strand_id = new.id and a.status = 'approved';
     if new.status = 'achieved' then perform guard.plan_visits(new.id); end if;
     return null;`,
  );
});

/** As it stood, and: of a closed case nobody is visited beyond the word about after-care. */
const closing = asBefore(followUpDoors, ['keep_follow_ups']).map((door) =>
  changed(door, '\n   end $$', `${callOffVisits('f.case_id = p_case and (p_until is null or f.due_on > p_until)')}\n   end $$`),
);

/** Loans that were paid before: their plan as it was said, for whoever has it in hand. */
const ofEarlier = [
  'set local role himaya_guard',
  `insert into funding_instalment (id, programme_id, case_id, unit_id, recorded_by, application_id, number, planned_on, due_on, amount)
     select gen_random_uuid(), a.programme_id, a.case_id, a.unit_id, coalesce(a.decided_by, a.recorded_by), a.id, n + 1, d.day, d.day, d.amount
       from funding_application a cross join lateral generate_series(0, a.instalments - 1) n
       cross join lateral (select (a.first_due_on + make_interval(months => n))::date as day,
                                  a.approved / a.instalments + case when n < a.approved % a.instalments then 1 else 0 end as amount) d
      where a.instalments is not null and a.paid > 0 and d.amount > 0 and not exists (select 1 from case_erasure e where e.case_id = a.case_id)`,
  `select guard.ring_on('${repayment}', i.id) from funding_instalment i`,
  'select guard.cut_instalments(a.id) from funding_application a where a.instalments is not null and a.paid > 0',
  'reset role',
];
