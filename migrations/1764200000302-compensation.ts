import type { MigrationInterface, QueryRunner } from 'typeorm';
import { endAfterHearings } from './1764200000301-legal-hearings';
import { addCodes, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const residenceKinds = ['permit', 'extension', 'fine-waiver', 'exit-permission'];
const venues = ['criminal-court', 'civil-court', 'labour-court', 'fund'];
const claimStatuses = ['filed', 'awarded', 'refused', 'appealed', 'final', 'withdrawn'];
/** [move, from, to]: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, readonly string[], string])[] = [
  ['award', ['filed', 'appealed'], 'awarded'],
  ['refuse', ['filed', 'appealed'], 'refused'],
  ['appeal', ['awarded', 'refused'], 'appealed'],
  ['make-final', ['awarded'], 'final'],
  ['withdraw', ['filed', 'appealed'], 'withdrawn'],
];
const duty = 'residence-ends';
const notice = 'residence-ending';
const dinars = (column: string): string => `check (${column} between 1 and 10000000000)`;
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const fileTables = ['residence_application', 'compensation_claim', 'compensation_payment'];

/** The right to stay, compensation and its payment: what was asked, decided and paid, never twice and never above the award. */
export class Compensation1764200000302 implements MigrationInterface {
  readonly name = 'Compensation1764200000302';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      `grant select, insert, update on ${fileTables.join(', ')} to himaya_guard`,
      'grant select, insert on victims_fund to himaya_guard',
      'set local role himaya_guard',
      `create table guard.claim_move (move text not null, from_status text not null, to_status text not null, constraint claim_move_pk primary key (move, from_status))`,
      `insert into guard.claim_move values ${moves.flatMap(([move, from, to]) => from.map((one) => `('${move}', '${one}', '${to}')`)).join(', ')}`,
      ...doors,
      ...endAfterClaims,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${facts.join(', ')} to himaya_facts`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table compensation_payment, compensation_claim, residence_application, victims_fund cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...facts].join(', ')}`,
      ...endAfterHearings,
      'drop table guard.claim_move',
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind = '${notice}'`,
      'reset role',
      dropCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const ofMatter = (table: string): string => `id uuid not null constraint ${table}_pk primary key,
     matter_id uuid not null constraint ${table}_matter_fk references legal_matter,
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit,
     recorded_by uuid not null constraint ${table}_recorded_by_fk references user_account,
     recorded_at timestamptz not null default clock_timestamp()`;

const tables = [
  // Whether the victims' assistance fund pays: versions, the latest that is in force counts. None: it was never activated.
  `create table victims_fund (
     version int not null constraint victims_fund_pk primary key,
     active boolean not null,
     from_day date not null,
     set_by uuid not null constraint victims_fund_set_by_fk references user_account,
     set_at timestamptz not null default now())`,
  `create table residence_application (
     ${ofMatter('residence_application')},
     kind text not null, status text not null default 'asked',
     asked_on date not null, decided_on date, until date,
     -- The end of its last day in Iraq, for the list of work.
     ends_at timestamptz generated always as ((until + 1)::timestamp at time zone 'Asia/Baghdad') stored,
     version int not null default 1,
     ${oneOf('residence_application_kind_check', 'kind', residenceKinds)},
     ${oneOf('residence_application_status_check', 'status', ['asked', 'granted', 'refused', 'withdrawn'])},
     constraint residence_application_decided_check check ((status = 'asked') = (decided_on is null) and decided_on >= asked_on),
     constraint residence_application_until_check check ((status = 'granted') = (until is not null) and until >= decided_on))`,
  'create index residence_application_matter_ix on residence_application (matter_id, asked_on desc, id desc)',
  `create index residence_application_ends_ix on residence_application (unit_id, ends_at, id) where status = 'granted'`,
  `create table compensation_claim (
     ${ofMatter('compensation_claim')},
     venue text not null, status text not null default 'filed',
     -- Whole dinars; what is paid is kept here so that one constraint, not a sum somewhere else, holds it under the award.
     amount bigint not null constraint compensation_claim_amount_check ${dinars('amount')},
     award bigint constraint compensation_claim_award_check ${dinars('award')},
     paid bigint not null default 0,
     filed_on date not null, decided_on date, final_on date,
     version int not null default 1,
     constraint compensation_claim_paid_check check (paid >= 0 and paid <= coalesce(award, 0)),
     constraint compensation_claim_awarded_check check (status not in ('awarded', 'final') or (award is not null and decided_on is not null)),
     constraint compensation_claim_final_check check ((status = 'final') = (final_on is not null) and final_on >= decided_on and decided_on >= filed_on),
     ${oneOf('compensation_claim_venue_check', 'venue', venues)},
     ${oneOf('compensation_claim_status_check', 'status', claimStatuses)})`,
  'create index compensation_claim_matter_ix on compensation_claim (matter_id, filed_on desc, id desc)',
  `create table compensation_payment (
     ${ofMatter('compensation_payment')},
     claim_id uuid not null constraint compensation_payment_claim_fk references compensation_claim,
     entry text not null, payer text not null,
     amount bigint not null constraint compensation_payment_amount_check ${dinars('amount')},
     paid_on date not null,
     voucher text not null constraint compensation_payment_voucher_check check (voucher ~ '^[A-Z0-9][A-Z0-9/-]{0,29}$'),
     reversed boolean not null default false,
     -- What a counter-entry takes back: once, and whole.
     reverses_id uuid constraint compensation_payment_reverses_fk references compensation_payment constraint compensation_payment_reverses_uq unique,
     constraint compensation_payment_reversal_check check ((entry = 'reversal') = (reverses_id is not null)),
     ${oneOf('compensation_payment_entry_check', 'entry', ['payment', 'reversal'])},
     ${oneOf('compensation_payment_payer_check', 'payer', ['fund', 'convicted'])})`,
  // A voucher pays once; what was taken back as a mistake is written down again under the same one.
  `create unique index compensation_payment_voucher_uq on compensation_payment (claim_id, payer, voucher) where entry = 'payment' and not reversed`,
  'create index compensation_payment_claim_ix on compensation_payment (claim_id, recorded_at, id)',
  'create index compensation_payment_matter_ix on compensation_payment (matter_id, recorded_at, id)',
];

const doorsOfApp = [
  'guard.ask_residence(uuid, uuid, text, date)',
  'guard.decide_residence(uuid, int, text, date, date)',
  'guard.file_claim(uuid, uuid, text, bigint, date)',
  'guard.move_claim(uuid, int, text, date, bigint)',
  'guard.pay_compensation(uuid, uuid, text, bigint, date, text)',
  'guard.reverse_payment(uuid, uuid, date)',
  'guard.set_fund(boolean, date, int)',
  'guard.fund()',
];
const doorsOfWorker = ['guard.residence_told(uuid)'];
const facts = ['guard.residence_facts(date, date)', 'guard.compensation_facts(date, date)'];

export const doors = [
  `create function guard.ask_residence(p_id uuid, p_matter uuid, p_kind text, p_on date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare m legal_matter := guard.lock_legal_matter(p_matter);
   begin
     if m.status = 'ended' then return 'legal.not-now'; end if;
     insert into residence_application (id, matter_id, case_id, unit_id, recorded_by, kind, asked_on)
       values (p_id, p_matter, m.case_id, m.unit_id, guard.user_id(), p_kind, p_on);
     return 'done';
   end $$`,
  // The office is reminded thirty days before a right to stay ends.
  `create function guard.decide_residence(p_id uuid, p_version int, p_status text, p_on date, p_until date) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare r residence_application; m legal_matter;
   begin
     m := guard.lock_legal_matter((select x.matter_id from residence_application x where x.id = p_id));
     select * into r from residence_application where id = p_id for update;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status <> 'asked' then return 'residence.decided'; end if;
     update residence_application set status = p_status, decided_on = p_on, until = p_until, version = version + 1 where id = p_id;
     if p_status = 'granted' and m.status <> 'ended' then
       insert into deadline (id, kind, step, subject_id, due_at)
         values (gen_random_uuid(), '${duty}', 'remind-desk', p_id, (p_until - 30 + time '09:00') at time zone 'Asia/Baghdad');
     end if;
     return 'done';
   end $$`,
  `create function guard.file_claim(p_id uuid, p_matter uuid, p_venue text, p_amount bigint, p_on date) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare m legal_matter := guard.lock_legal_matter(p_matter);
   begin
     if m.status = 'ended' then return 'legal.not-now'; end if;
     insert into compensation_claim (id, matter_id, case_id, unit_id, recorded_by, venue, amount, filed_on)
       values (p_id, p_matter, m.case_id, m.unit_id, guard.user_id(), p_venue, p_amount, p_on);
     return 'done';
   end $$`,
  `create function guard.move_claim(p_id uuid, p_version int, p_move text, p_on date, p_award bigint) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare c compensation_claim; k guard.claim_move;
   begin
     perform guard.lock_legal_matter((select x.matter_id from compensation_claim x where x.id = p_id));
     select * into c from compensation_claim where id = p_id for update;
     if c.version <> p_version then return 'conflict'; end if;
     select * into k from guard.claim_move x where x.move = p_move and x.from_status = c.status;
     if k.move is null then return 'claim.not-now'; end if;
     update compensation_claim set status = k.to_status, version = version + 1,
            award = case p_move when 'award' then p_award when 'refuse' then null else c.award end,
            decided_on = case when p_move in ('award', 'refuse') then p_on else c.decided_on end,
            final_on = case p_move when 'make-final' then p_on end
      where id = p_id;
     return 'done';
   exception when check_violation then
     return 'claim.already-paid';
   end $$`,
  // Whether the fund pays today.
  `create function guard.fund(out version int, out active boolean, out from_day date) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     select coalesce(max(f.version), 0) into version from victims_fund f;
     select f.active, f.from_day into active, from_day from victims_fund f where f.from_day <= ${today} order by f.version desc limit 1;
     active := coalesce(active, false);
   end $$`,
  `create function guard.set_fund(p_active boolean, p_from date, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare last int;
   begin
     if not coalesce('system-admin' = any (guard.roles()), false) then raise exception 'guard: not this session''s fund' using errcode = '42501'; end if;
     select coalesce(max(f.version), 0) into last from victims_fund f;
     if last <> p_version then return 'conflict'; end if;
     if p_from < ${today} then return 'body.invalid'; end if;
     insert into victims_fund (version, active, from_day, set_by) values (last + 1, p_active, p_from, guard.user_id());
     return 'done';
   exception when unique_violation then
     return 'conflict';
   end $$`,
  // The claim's row is held; the constraint on what is paid decides, whatever was read before.
  `create function guard.pay_compensation(p_id uuid, p_claim uuid, p_payer text, p_amount bigint, p_on date, p_voucher text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c compensation_claim; broken text;
   begin
     perform guard.lock_legal_matter((select x.matter_id from compensation_claim x where x.id = p_claim));
     select * into c from compensation_claim where id = p_claim for update;
     if c.status <> 'final' then return 'claim.not-final'; end if;
     if p_payer = 'fund' and not (select f.active from guard.fund() f) then return 'fund.not-active'; end if;
     insert into compensation_payment (id, matter_id, case_id, unit_id, recorded_by, claim_id, entry, payer, amount, paid_on, voucher)
       values (p_id, c.matter_id, c.case_id, c.unit_id, guard.user_id(), p_claim, 'payment', p_payer, p_amount, p_on, p_voucher);
     update compensation_claim set paid = paid + p_amount, version = version + 1 where id = p_claim;
     return 'done';
   exception
     when unique_violation then return 'claim.paid-twice';
     when check_violation then
       get stacked diagnostics broken = constraint_name;
       return case broken when 'compensation_claim_paid_check' then 'claim.above-award' else 'body.invalid' end;
   end $$`,
  // A mistake is taken back by a counter-entry; nothing is deleted.
  `create function guard.reverse_payment(p_id uuid, p_payment uuid, p_on date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare p compensation_payment;
   begin
     perform guard.lock_legal_matter((select x.matter_id from compensation_payment x where x.id = p_payment));
     perform 1 from compensation_claim c where c.id = (select x.claim_id from compensation_payment x where x.id = p_payment) for update;
     select * into p from compensation_payment where id = p_payment;
     if p.entry <> 'payment' then return 'claim.not-now'; end if;
     insert into compensation_payment (id, matter_id, case_id, unit_id, recorded_by, claim_id, entry, payer, amount, paid_on, voucher, reverses_id)
       values (p_id, p.matter_id, p.case_id, p.unit_id, guard.user_id(), p.claim_id, 'reversal', p.payer, p.amount, p_on, p.voucher, p_payment);
     update compensation_payment set reversed = true where id = p_payment;
     update compensation_claim set paid = paid - p.amount, version = version + 1 where id = p.claim_id;
     return 'done';
   exception when unique_violation then
     return 'claim.not-now';
   end $$`,
  `create function guard.residence_told(p_id uuid) returns table (matter_id uuid, case_id uuid, unit_id uuid, status text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select r.matter_id, r.case_id, r.unit_id, case m.status when 'ended' then 'ended' else r.status end
       from residence_application r join legal_matter m on m.id = r.matter_id where r.id = p_id;
   end $$`,
  // For the fact store (measure victims-granted-residence): one row a person and decision's month; no id.
  `create function guard.residence_facts(p_from date, p_to date) returns table (kind text, governorate text, sex text, age_band text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select distinct on (r.case_id, r.kind) r.kind, c.governorate, c.sex, c.age_band from residence_application r join case_record c on c.id = r.case_id
        where r.status = 'granted' and r.decided_on >= p_from and r.decided_on < p_to order by r.case_id, r.kind;
   end $$`,
  // For the fact store (measures victims-compensated, compensation-amount): awards made final in the period, what was paid of them apart.
  `create function guard.compensation_facts(p_from date, p_to date) returns table (venue text, governorate text, sex text, age_band text, award bigint,
     paid bigint) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select k.venue, c.governorate, c.sex, c.age_band, k.award, k.paid from compensation_claim k join case_record c on c.id = k.case_id
        where k.status = 'final' and k.final_on >= p_from and k.final_on < p_to;
   end $$`,
];

/** As it stood, and: what nobody has decided keeps a matter open, unless the person or the lawyer is gone; its reminders end with it. */
const endAfterClaims = endAfterHearings.map((door) =>
  changed(
    door,
    `     update deadline set cancelled_at`,
    `     if p_outcome not in ('client-declined', 'client-unreachable', 'handed-to-other-lawyer', 'client-deceased')
        and (exists (select 1 from residence_application r where r.matter_id = p_id and r.status = 'asked')
             or exists (select 1 from compensation_claim k where k.matter_id = p_id and k.status in ('filed', 'appealed', 'awarded'))) then
       return 'legal.claim-pending';
     end if;
     update deadline set cancelled_at = now() where fired_at is null and cancelled_at is null
        and subject_id in (select r.id from residence_application r where r.matter_id = p_id);
     update deadline set cancelled_at`,
  ),
);

const policies = [
  ...['victims_fund', ...fileTables].flatMap(guarded),
  'create policy victims_fund_guard on victims_fund to himaya_guard using (true)',
  ...fileTables.flatMap((table) => [
    `create policy ${table}_own on ${table} for select to himaya_app
       using (unit_id = (select guard.unit()) and (select guard.reads()) & ${bit.legal} <> 0 and ${table}.case_id <> all ((select guard.barred_cases())::uuid[]))`,
    `grant select on ${table} to himaya_app`,
  ]),
];
