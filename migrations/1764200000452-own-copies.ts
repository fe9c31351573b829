import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, guarded, oneOf, run } from './sql';

const states = ['requested', 'reviewed', 'handed-over', 'refused'];
const askers = ['person', 'guardian', 'lawyer'];
const checks = ['known-to-caseworker', 'document-seen', 'guardianship-seen', 'mandate-seen'];
const channels = ['in-person', 'to-guardian', 'to-lawyer'];
const reasons = ['others-data', 'others-legal-secrecy', 'endangers-person', 'endangers-others', 'harms-investigation'];
const refusals = ['identity-not-proven', 'endangers-person', 'endangers-others', 'taken-back'];
const categories = ['core', 'identity', 'exploitation'];
const duty = 'own-copy';
const notice = 'own-copy-owed';
const paper = 'own-copy';
const withoutReferral = ['record-sheet', 'medical-report', 'erasure-certificate'];
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const standing = `('requested', 'reviewed')`;

const doorsOfApp = [
  'guard.request_own_copy(uuid, uuid, text, text, date, text, text)',
  'guard.decide_own_copy(uuid, int, text, text[], text[], text, text)',
  'guard.print_own_copy(uuid)',
  'guard.hand_over_copy(uuid, int, date)',
  'guard.copy_readers(uuid)',
  'guard.prints_copy(uuid, int)',
];
const doorsOfWorker = ['guard.own_copy_told(uuid)'];
const doorsOfOwner = ['guard.move_own_copies()'];
const doorsInside = ['guard.answers_copy(uuid)'];

/** A person's right to a copy of what is kept of them (standards.md section 7): asked for, looked through by a second person, given by hand. */
export class OwnCopies1764200000452 implements MigrationInterface {
  readonly name = 'OwnCopies1764200000452';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      addCodes('printed_paper', 'kind', [paper]),
      'alter table printed_paper drop constraint printed_paper_referral_check',
      referralCheck([...withoutReferral, paper]),
      'grant select, insert, update on own_copy to himaya_guard',
      'grant select, insert on own_copy_omission to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      `create trigger case_record_own_copy after update of responsible_unit_id on case_record for each row
         when (old.responsible_unit_id is distinct from new.responsible_unit_id) execute function guard.move_own_copies()`,
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_record_own_copy on case_record',
      'drop policy printed_paper_copy on printed_paper',
      'drop policy printed_paper_copy_only on printed_paper',
      'drop table own_copy_omission, own_copy cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      'reset role',
      `delete from printed_paper where kind = '${paper}'`,
      'alter table printed_paper drop constraint printed_paper_referral_check',
      referralCheck(withoutReferral),
      dropCodes('printed_paper', 'kind', [paper]),
      `delete from notification_delivery where notification_id in (select id from notification where kind = '${notice}')`,
      `delete from notification where kind = '${notice}'`,
      dropCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const referralCheck = (without: readonly string[]): string =>
  `alter table printed_paper add constraint printed_paper_referral_check
     check ((kind in (${without.map((kind) => `'${kind}'`).join(', ')})) = (referral_id is null))`;

const tables = [
  `create table own_copy (
     id uuid not null constraint own_copy_pk primary key,
     case_id uuid not null constraint own_copy_case_fk references case_record,
     unit_id uuid not null constraint own_copy_unit_fk references unit,
     asker text not null, identity_check text not null,
     requested_on date not null,
     -- Nine in the evening of the last day to answer, in Iraq.
     due_at timestamptz generated always as (((requested_on + 30)::timestamp + interval '21 hours') at time zone 'Asia/Baghdad') stored,
     language text not null constraint own_copy_language_check check (language ~ '^[a-z]{2,3}$'),
     paper_language text not null,
     state text not null default 'requested',
     requested_by uuid not null constraint own_copy_requested_by_fk references user_account,
     recorded_at timestamptz not null default now(),
     reviewed_by uuid constraint own_copy_reviewed_by_fk references user_account, reviewed_at timestamptz,
     channel text, refusal text,
     printed_at timestamptz,
     handed_over_on date, handed_over_by uuid constraint own_copy_handed_over_by_fk references user_account,
     version int not null default 1,
     ${oneOf('own_copy_asker_check', 'asker', askers)},
     ${oneOf('own_copy_identity_check_check', 'identity_check', checks)},
     ${oneOf('own_copy_paper_language_check', 'paper_language', ['ar', 'ckb', 'en'])},
     ${oneOf('own_copy_state_check', 'state', states)},
     ${oneOf('own_copy_channel_check', 'channel', channels)},
     ${oneOf('own_copy_refusal_check', 'refusal', refusals)},
     constraint own_copy_shown_check check (case asker when 'person' then identity_check in ('known-to-caseworker', 'document-seen')
       when 'guardian' then identity_check = 'guardianship-seen' else identity_check = 'mandate-seen' end),
     constraint own_copy_hands_check check (channel = 'in-person' or channel = 'to-' || asker),
     constraint own_copy_two_check check ((state = 'requested') = (reviewed_by is null) and reviewed_by <> requested_by),
     constraint own_copy_decided_check check ((state in ('reviewed', 'handed-over')) = (channel is not null) and (state = 'refused') = (refusal is not null)),
     constraint own_copy_given_check check ((state = 'handed-over') = (handed_over_on is not null) and (handed_over_on is null) = (handed_over_by is null)
       and (handed_over_on is null or printed_at is not null)))`,
  `create unique index own_copy_standing_uq on own_copy (case_id) where state in ${standing}`,
  'create index own_copy_case_ix on own_copy (case_id, recorded_at desc, id desc)',
  `create index own_copy_owed_ix on own_copy (unit_id, due_at, id) where state in ${standing}`,
  `create table own_copy_omission (
     copy_id uuid not null constraint own_copy_omission_copy_fk references own_copy,
     category text not null, reason text not null,
     constraint own_copy_omission_pk primary key (copy_id, category),
     ${oneOf('own_copy_omission_category_check', 'category', categories)},
     ${oneOf('own_copy_omission_reason_check', 'reason', reasons)})`,
];

const mine = (caseId: string): string => `if not guard.answers_copy(${caseId}) then
       raise exception 'guard: not a case that this session answers for' using errcode = '42501';
     end if;`;

export const doors = [
  `create function guard.answers_copy(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return guard.has_duty('close-case') and guard.reads_case(p_case, ${bit.core})
        and exists (select 1 from case_record c where c.id = p_case and c.responsible_unit_id = guard.unit());
   end $$`,
  // A closed case too: the right lasts as long as the record.
  `create function guard.request_own_copy(p_id uuid, p_case uuid, p_asker text, p_check text, p_on date, p_language text, p_paper text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     ${mine('p_case')}
     perform 1 from case_record c where c.id = p_case for share;
     if exists (select 1 from case_erasure e where e.case_id = p_case) then return 'case.erased'; end if;
     if p_on > ${today} or p_on < ${today} - 30 then return 'body.invalid'; end if;
     insert into own_copy (id, case_id, unit_id, asker, identity_check, requested_on, language, paper_language, requested_by)
       values (p_id, p_case, guard.unit(), p_asker, p_check, p_on, p_language, p_paper, guard.user_id())
       on conflict (case_id) where state in ${standing} do nothing;
     if not found then return 'own-copy.already'; end if;
     insert into deadline (id, kind, step, subject_id, due_at)
       select gen_random_uuid(), '${duty}', s.step, p_id, o.due_at - s.before
         from own_copy o, (values ('remind-desk', interval '10 days'), ('alert', interval '0')) s (step, before) where o.id = p_id;
     return 'done';
   end $$`,
  `create function guard.decide_own_copy(p_id uuid, p_version int, p_decision text, p_categories text[], p_reasons text[], p_channel text, p_refusal text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o own_copy;
   begin
     select * into o from own_copy x where x.id = p_id for update;
     if o.id is null then return 'not-found'; end if;
     ${mine('o.case_id')}
     if o.version <> p_version then return 'conflict'; end if;
     if o.state <> 'requested' then return 'own-copy.not-now'; end if;
     if o.requested_by = guard.user_id() then return 'own-copy.same-person'; end if;
     if cardinality(p_categories) >= ${categories.length} then return 'own-copy.nothing-left'; end if;
     update own_copy set state = case p_decision when 'refuse' then 'refused' else 'reviewed' end, reviewed_by = guard.user_id(), reviewed_at = now(),
            channel = p_channel, refusal = p_refusal, version = version + 1 where id = p_id;
     insert into own_copy_omission (copy_id, category, reason) select p_id, u.c, u.r from unnest(p_categories, p_reasons) as u (c, r);
     if p_decision = 'refuse' then perform guard.cancel_duties(p_id, '${duty}'); end if;
     return 'done';
   end $$`,
  `create function guard.print_own_copy(p_id uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o own_copy;
   begin
     select * into o from own_copy x where x.id = p_id for update;
     if o.id is null then return 'not-found'; end if;
     ${mine('o.case_id')}
     if o.state <> 'reviewed' then return 'own-copy.not-now'; end if;
     update own_copy set printed_at = now() where id = p_id;
     return 'done';
   end $$`,
  `create function guard.hand_over_copy(p_id uuid, p_version int, p_on date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o own_copy;
   begin
     select * into o from own_copy x where x.id = p_id for update;
     if o.id is null then return 'not-found'; end if;
     ${mine('o.case_id')}
     if o.version <> p_version then return 'conflict'; end if;
     if o.state <> 'reviewed' or o.printed_at is null then return 'own-copy.not-now'; end if;
     if p_on > ${today} or p_on < (o.printed_at at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     update own_copy set state = 'handed-over', handed_over_on = p_on, handed_over_by = guard.user_id(), version = version + 1 where id = p_id;
     perform guard.cancel_duties(p_id, '${duty}');
     return 'done';
   end $$`,
  // Who saw the file, by body: how often, and first and last when; no name of a person, and not what they looked for.
  `create function guard.copy_readers(p_id uuid) returns table (name_ar text, name_ckb text, name_en text, times int, first_at timestamptz, last_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare o own_copy;
   begin
     select * into o from own_copy x where x.id = p_id;
     if o.id is null or o.state <> 'reviewed' or not guard.answers_copy(o.case_id) then return; end if;
     return query
       select n.name_ar, n.name_ckb, n.name_en, count(*)::int, min(e.at), max(e.at)
         from (select x.unit_id, x.at from audit_event x where x.case_id = o.case_id and x.result = 'done'
               union all
               select x.unit_id, x.at from audit_event_case l join audit_event x on x.at = l.at and x.id = l.id where l.case_id = o.case_id and x.result = 'done') e
         join unit n on n.id = e.unit_id
        group by n.id, n.name_ar, n.name_ckb, n.name_en order by min(e.at), n.id limit 200;
   end $$`,
  // Only what a second person looked through, and none of what was left out.
  `create function guard.prints_copy(p_case uuid, p_mask int) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return guard.answers_copy(p_case) and exists (select 1 from own_copy o where o.case_id = p_case and o.state = 'reviewed'
       and not exists (select 1 from own_copy_omission m where m.copy_id = o.id
         and p_mask & (case m.category when 'core' then ${bit.core} when 'identity' then ${bit.identity} else ${bit.exploitation} end) <> 0));
   end $$`,
  // Whoever answers for the case answers the request.
  `create function guard.move_own_copies() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update own_copy set unit_id = new.responsible_unit_id where case_id = new.id and state in ${standing};
     return null;
   end $$`,
  `create function guard.own_copy_told(p_id uuid) returns table (case_id uuid, unit_id uuid, state text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select o.case_id, c.responsible_unit_id, o.state from own_copy o join case_record c on c.id = o.case_id where o.id = p_id;
   end $$`,
];

const policies = [
  ...['own_copy', 'own_copy_omission'].flatMap(guarded),
  `create policy own_copy_read on own_copy for select to himaya_app using (unit_id = (select guard.unit()) and guard.reads_case(case_id, ${bit.core}))`,
  `create policy own_copy_omission_read on own_copy_omission for select to himaya_app
     using (exists (select 1 from own_copy o where o.id = own_copy_omission.copy_id))`,
  'grant select on own_copy, own_copy_omission to himaya_app',
  `create policy printed_paper_copy on printed_paper for insert to himaya_app
     with check (kind = '${paper}' and unit_id = (select guard.unit()) and printed_by = (select guard.user_id()) and referral_id is null
       and report_id is null and guard.prints_copy(case_id, categories))`,
  // Whatever else lets a paper be printed.
  `create policy printed_paper_copy_only on printed_paper as restrictive for insert to himaya_app
     with check (kind <> '${paper}' or guard.prints_copy(case_id, categories))`,
];
