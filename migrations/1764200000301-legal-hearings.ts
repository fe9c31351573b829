import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as matterDoors } from './1764200000281-legal-aid';
import { addCodes, allOf, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const courts = ['investigation', 'juvenile', 'misdemeanour', 'felony', 'cassation', 'civil', 'labour', 'personal-status'];
const purposes = [
  'statement', 'identification-parade', 'trial', 'verdict', 'appeal', 'compensation', 'guardianship', 'residence', 'other-purpose',
]; // prettier-ignore
const protections = [
  'closed-session', 'screen', 'video-link', 'recorded-statement', 'identity-withheld', 'voice-or-face-changed', 'separate-waiting-room', 'escort',
]; // prettier-ignore
const attendants = ['client', 'lawyer', 'support-person', 'interpreter', 'guardian', 'social-worker'];
const reasons = [
  'court-postponed', 'client-unwell', 'client-absent', 'lawyer-absent', 'interpreter-absent', 'protection-missing', 'other-side-absent', 'settled',
  'withdrawn',
]; // prettier-ignore
const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil', 'karbala',
  'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const duty = 'legal-hearing';
const notice = 'legal-hearing-near';
const replaced = ['end_legal_matter'];

/** The office's hearings: who is heard where and when, how they are protected, and a lawyer who is in one place at a time. */
export class LegalHearings1764200000301 implements MigrationInterface {
  readonly name = 'LegalHearings1764200000301';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      'grant select, insert, update on legal_hearing to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      ...endAfterHearings,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside, facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${facts} to himaya_facts`,
      'reset role',
      ...guarded('legal_hearing'),
      `create policy legal_hearing_own on legal_hearing for select to himaya_app
         using (unit_id = (select guard.unit()) and (select guard.reads()) & ${bit.legal} <> 0
                and legal_hearing.case_id <> all ((select guard.barred_cases())::uuid[]))`,
      'grant select on legal_hearing to himaya_app',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table legal_hearing cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside, facts].join(', ')}`,
      ...asBefore(matterDoors, replaced),
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind = '${notice}'`,
      'reset role',
      dropCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const tables = [
  `create table legal_hearing (
     id uuid not null constraint legal_hearing_pk primary key,
     matter_id uuid not null constraint legal_hearing_matter_fk references legal_matter,
     case_id uuid not null constraint legal_hearing_case_fk references case_record,
     unit_id uuid not null constraint legal_hearing_unit_fk references unit,
     lawyer_id uuid not null constraint legal_hearing_lawyer_fk references lawyer,
     court text not null, governorate text not null, purpose text not null,
     starts_at timestamptz not null, ends_at timestamptz not null,
     protections text[] not null, given text[] not null default '{}',
     interpreter_asked boolean not null,
     attended text[] not null default '{}',
     status text not null default 'planned',
     reason text,
     -- The hearing that this one was adjourned from.
     follows_id uuid constraint legal_hearing_follows_fk references legal_hearing constraint legal_hearing_follows_uq unique,
     planned_by uuid not null constraint legal_hearing_planned_by_fk references user_account,
     planned_at timestamptz not null default now(),
     version int not null default 1,
     -- Nobody pleads in two rooms at once, whatever any code does.
     constraint legal_hearing_lawyer_excl exclude using gist (lawyer_id with =, tstzrange(starts_at, ends_at) with &&) where (status = 'planned'),
     constraint legal_hearing_span_check check (ends_at > starts_at and ends_at <= starts_at + interval '12 hours'),
     constraint legal_hearing_reason_given_check check ((status in ('adjourned', 'cancelled')) = (reason is not null)),
     ${oneOf('legal_hearing_court_check', 'court', courts)},
     ${oneOf('legal_hearing_governorate_check', 'governorate', governorates)},
     ${oneOf('legal_hearing_purpose_check', 'purpose', purposes)},
     ${oneOf('legal_hearing_status_check', 'status', ['planned', 'held', 'adjourned', 'cancelled'])},
     ${oneOf('legal_hearing_reason_check', 'reason', reasons)},
     ${allOf('legal_hearing_protections_check', 'protections', protections)},
     ${allOf('legal_hearing_given_check', 'given', protections)},
     ${allOf('legal_hearing_attended_check', 'attended', attendants)})`,
  'create index legal_hearing_calendar_ix on legal_hearing (unit_id, starts_at, id)',
  `create index legal_hearing_owed_ix on legal_hearing (unit_id, starts_at, id) where status = 'planned'`,
  'create index legal_hearing_matter_ix on legal_hearing (matter_id, starts_at desc, id desc)',
];

const doorsOfApp = [
  'guard.plan_hearing(uuid, uuid, uuid, text, text, text, timestamptz, timestamptz, text[], boolean, uuid)',
  'guard.move_hearing(uuid, int, text, uuid, uuid, timestamptz, timestamptz, text[], text[], text)',
];
const doorsOfWorker = ['guard.hearing_told(uuid)'];
const doorsInside = ['guard.set_hearing_clock(uuid, timestamptz)'];
const facts = 'guard.hearing_facts(date, date)';

export const doors = [
  `create function guard.set_hearing_clock(p_hearing uuid, p_at timestamptz) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update deadline set cancelled_at = now() where subject_id = p_hearing and fired_at is null and cancelled_at is null;
     if p_at is null then return; end if;
     insert into deadline (id, kind, step, subject_id, due_at) values (gen_random_uuid(), '${duty}', 'remind-desk', p_hearing, p_at - interval '24 hours')
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
   end $$`,
  // The exclusion constraint decides who pleads where; the lawyer's row makes racers queue.
  `create function guard.plan_hearing(p_id uuid, p_matter uuid, p_lawyer uuid, p_court text, p_governorate text, p_purpose text, p_from timestamptz,
     p_to timestamptz, p_protections text[], p_interpreter boolean, p_follows uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare m legal_matter := guard.lock_legal_matter(p_matter);
   begin
     if m.status = 'ended' then return 'legal.not-now'; end if;
     perform 1 from lawyer l where l.id = p_lawyer and l.unit_id = m.unit_id and l.active for no key update;
     if not found then return 'legal.lawyer-unknown'; end if;
     if exists (select 1 from lawyer_conflict x where x.case_id = m.case_id and x.lawyer_id = p_lawyer) then return 'legal.lawyer-conflicted'; end if;
     if guard.is_child(m.case_id) then
       if not exists (select 1 from lawyer l where l.id = p_lawyer and l.trained_for_children) then return 'legal.lawyer-untrained'; end if;
       if p_court <> 'juvenile' and not p_protections && array['closed-session', 'video-link'] then return 'hearing.child-unprotected'; end if;
     end if;
     insert into legal_hearing (id, matter_id, case_id, unit_id, lawyer_id, court, governorate, purpose, starts_at, ends_at, protections, interpreter_asked,
                                follows_id, planned_by)
       values (p_id, p_matter, m.case_id, m.unit_id, p_lawyer, p_court, p_governorate, p_purpose, p_from, p_to, p_protections, p_interpreter, p_follows,
               guard.user_id());
     perform guard.set_hearing_clock(p_id, p_from);
     return 'done';
   exception when exclusion_violation then
     return 'hearing.lawyer-booked';
   end $$`,
  `create function guard.move_hearing(p_id uuid, p_version int, p_move text, p_next uuid, p_lawyer uuid, p_from timestamptz, p_to timestamptz,
     p_attended text[], p_given text[], p_reason text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare h legal_hearing; m legal_matter; answer text;
   begin
     m := guard.lock_legal_matter((select x.matter_id from legal_hearing x where x.id = p_id));
     select * into h from legal_hearing where id = p_id for update;
     if h.version <> p_version then return 'conflict'; end if;
     if h.status <> 'planned' or m.status = 'ended' or (p_move = 'hold' and h.starts_at > now()) then return 'hearing.not-now'; end if;
     if p_move = 'change-lawyer' then
       perform 1 from lawyer l where l.id = p_lawyer and l.unit_id = m.unit_id and l.active
          and (l.trained_for_children or not guard.is_child(m.case_id)) for no key update;
       if not found then return 'legal.lawyer-unknown'; end if;
       if exists (select 1 from lawyer_conflict x where x.case_id = m.case_id and x.lawyer_id = p_lawyer) then return 'legal.lawyer-conflicted'; end if;
       update legal_hearing set lawyer_id = p_lawyer, version = version + 1 where id = p_id;
       return 'done';
     end if;
     update legal_hearing set status = case p_move when 'hold' then 'held' when 'adjourn' then 'adjourned' else 'cancelled' end, reason = p_reason,
            attended = coalesce(p_attended, '{}'), given = coalesce(p_given, '{}'), version = version + 1 where id = p_id;
     perform guard.set_hearing_clock(p_id, null);
     if p_move = 'adjourn' and p_from is not null then
       answer := guard.plan_hearing(p_next, h.matter_id, h.lawyer_id, h.court, h.governorate, h.purpose, p_from, p_to, h.protections, h.interpreter_asked, p_id);
       if answer <> 'done' then raise exception 'guard: %', answer using errcode = 'HM001', detail = answer; end if;
     end if;
     return 'done';
   exception
     when exclusion_violation then return 'hearing.lawyer-booked';
     when sqlstate 'HM001' then
       get stacked diagnostics answer = pg_exception_detail;
       return answer;
   end $$`,
  // For the worker: which matter is heard, and whether it still is; never who or where.
  `create function guard.hearing_told(p_id uuid) returns table (matter_id uuid, case_id uuid, unit_id uuid, status text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select h.matter_id, h.case_id, h.unit_id, h.status from legal_hearing h where h.id = p_id;
   end $$`,
  // For the fact store: hearings held, by court and what protected whoever was heard; no id, no person, no date but the day's window.
  `create function guard.hearing_facts(p_from date, p_to date) returns table (court text, governorate text, purpose text, age_band text, hearings int,
     with_support int, with_interpreter int, protected int) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select h.court, h.governorate, h.purpose, c.age_band, count(*)::int, count(*) filter (where 'support-person' = any (h.attended))::int,
              count(*) filter (where 'interpreter' = any (h.attended))::int, count(*) filter (where cardinality(h.given) > 0)::int
         from legal_hearing h join case_record c on c.id = h.case_id
        where h.status = 'held' and h.starts_at >= p_from::timestamp at time zone 'Asia/Baghdad' and h.starts_at < p_to::timestamp at time zone 'Asia/Baghdad'
        group by h.court, h.governorate, h.purpose, c.age_band;
   end $$`,
];

/** As it stood, and: a matter with a hearing ahead does not end. */
export const endAfterHearings = asBefore(matterDoors, replaced).map((door) =>
  changed(
    door,
    `     update deadline set cancelled_at`,
    `     if exists (select 1 from legal_hearing h where h.matter_id = p_id and h.status = 'planned') then return 'legal.hearing-planned'; end if;
     update deadline set cancelled_at`,
  ),
);
