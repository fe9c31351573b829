import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rotationDoors } from './1764100000008-rotated-incident-keys';
import { closingWithReturns, keyTables as olderKeyTables } from './1764200000311-repatriation';
import { addCodes, allOf, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const services = `('reintegration', 'financial-aid', 'education', 'employment')`;
const kinds = ['family-tracing', 'reunification', 'school-return', 'training', 'work-placement', 'loan', 'grant'];
const strandStatuses = ['planned', 'running', 'achieved', 'not-achieved', 'declined-by-person'];
const reasons = [
  'family-not-found', 'family-refused', 'family-unsafe', 'no-place-found', 'papers-missing', 'not-eligible', 'funding-refused', 'dropped-out',
  'ill-health', 'moved-away', 'work-not-decent', 'person-unreachable', 'programme-ended', 'other-reason',
]; // prettier-ignore
const safeties = ['safe', 'safe-with-support', 'not-safe'];
const familyRoles = ['not-involved', 'involved', 'not-known'];
const levels = [
  'literacy', 'kindergarten', 'primary', 'accelerated-learning', 'intermediate', 'secondary', 'vocational-school', 'university',
]; // prettier-ignore
const fields = [
  'sewing', 'hairdressing', 'cooking', 'computing', 'electrical-work', 'construction', 'agriculture', 'care-work', 'language', 'small-business',
  'other-field',
]; // prettier-ignore
const workKinds = ['employed', 'self-employed'];
const checks = ['documents-with-person', 'wage-paid', 'contract-written', 'hours-lawful', 'free-to-leave', 'age-allowed'];
const outcomes = [
  'goals-met', 'goals-partly-met', 'goals-not-met', 'handed-to-other-unit', 'person-stopped', 'person-out-of-reach', 'left-country', 'sharing-over',
  'person-deceased',
]; // prettier-ignore

/** [move, from, to (null where the status stays), kinds (null for all)]: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, readonly string[], string | null, readonly string[] | null])[] = [
  ['assess-family', ['planned', 'running'], null, ['reunification']],
  ['check-work', ['running'], null, ['work-placement']],
  ['begin', ['planned'], 'running', null],
  ['achieve', ['running'], 'achieved', null],
  ['not-achieve', ['planned', 'running'], 'not-achieved', null],
  ['decline', ['planned', 'running'], 'declined-by-person', null],
];

const open = `('planned', 'running')`;
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const keyKind = 'reintegration';
export const keyTables = [...olderKeyTables, [keyKind, 'subject_key', 'subject_id']] as const;
const replacedKeyDoors = ['key_versions', 'keys_under', 'rewrap_keys'] as const;
const ownTables = ['programme', 'programme_strand', 'strand_event'];

/** Reintegration as the unit that gives it keeps it: one programme a referral, the strands it is made of, and what protects somebody from their family. */
export class Programmes1764200000321 implements MigrationInterface {
  readonly name = 'Programmes1764200000321';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('subject_key', 'kind', [keyKind]),
      'grant select, insert, update on programme, programme_strand to himaya_guard',
      // History: once written nobody changes it, the guard neither.
      'grant select, insert on strand_event to himaya_guard',
      'set local role himaya_guard',
      `create table guard.strand_move (move text not null, kind text not null, from_status text not null, to_status text not null,
         constraint strand_move_pk primary key (move, kind, from_status))`,
      `insert into guard.strand_move values ${moves
        .flatMap(([move, from, to, of]) =>
          (of ?? kinds).flatMap((kind) => from.map((one) => `('${move}', '${kind}', '${one}', '${to ?? one}')`)),
        )
        .join(', ')}`,
      ...doors,
      ...closingWithProgrammes,
      ...asBefore(rotationDoors(keyTables), replacedKeyDoors),
      `revoke execute on function ${[...doorsOfApp, ...doorsOfOwner, ...doorsInside, facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      `grant execute on function ${facts} to himaya_facts`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_grant_programme on case_grant',
      'drop trigger consent_withdrawal_programme on consent_withdrawal',
      'drop trigger case_erasure_programme on case_erasure',
      'drop policy subject_key_programme_read on subject_key',
      'set local role himaya_guard',
      ...closingWithReturns,
      ...asBefore(rotationDoors(olderKeyTables), replacedKeyDoors),
      `drop function ${[...doorsOfApp, ...doorsOfOwner, ...doorsInside, facts].join(', ')}`,
      'drop table guard.strand_move',
      `delete from subject_key where kind = '${keyKind}'`,
      'reset role',
      `drop table ${ownTables.toReversed().join(', ')} cascade`,
      dropCodes('subject_key', 'kind', [keyKind]),
    ]);
  }
}

export const ofProgramme = (table: string): string => `id uuid not null constraint ${table}_pk primary key,
     programme_id uuid not null constraint ${table}_programme_fk references programme,
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit,
     recorded_by uuid not null constraint ${table}_recorded_by_fk references user_account,
     recorded_at timestamptz not null default clock_timestamp()`;

const tables = [
  `create table programme (
     id uuid not null constraint programme_pk primary key,
     case_id uuid not null constraint programme_case_fk references case_record,
     unit_id uuid not null constraint programme_unit_fk references unit,
     referral_id uuid constraint programme_referral_fk references referral,
     -- Under the programme's own key: the unit still knows whose programme it is when the case is no longer its to open.
     called_ct bytea,
     urgency text not null,
     priority int not null generated always as (case urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end) stored,
     status text not null default 'planned',
     status_since timestamptz not null default now(),
     opened_at timestamptz not null default now(),
     opened_by uuid not null constraint programme_opened_by_fk references user_account,
     sharing_ended_at timestamptz,
     ended_at timestamptz, outcome text,
     version int not null default 1,
     ${oneOf('programme_urgency_check', 'urgency', ['immediate', 'urgent', 'standard'])},
     ${oneOf('programme_status_check', 'status', ['planned', 'running', 'ended'])},
     ${oneOf('programme_outcome_check', 'outcome', outcomes)},
     constraint programme_ended_check check ((status = 'ended') = (ended_at is not null) and (status = 'ended') = (outcome is not null)))`,
  'create unique index programme_referral_uq on programme (referral_id) where referral_id is not null',
  `create unique index programme_own_uq on programme (case_id, unit_id) where referral_id is null and status in ${open}`,
  `create index programme_case_ix on programme (case_id) where status in ${open}`,
  'create index programme_list_ix on programme (unit_id, status, priority, opened_at, id)',
  `create index programme_ended_ix on programme (unit_id, ended_at desc, id desc) where status = 'ended'`,
  `create table programme_strand (
     ${ofProgramme('programme_strand')},
     kind text not null, status text not null default 'planned',
     school_level text, training_field text, work_kind text,
     -- The last assessment of the family and the last look at the work; the history has each.
     family_safety text, family_role text, checks text[] not null default '{}',
     begun_on date, ended_on date, reason text,
     version int not null default 1,
     ${oneOf('programme_strand_kind_check', 'kind', kinds)},
     ${oneOf('programme_strand_status_check', 'status', strandStatuses)},
     ${oneOf('programme_strand_school_level_check', 'school_level', levels)},
     ${oneOf('programme_strand_training_field_check', 'training_field', fields)},
     ${oneOf('programme_strand_work_kind_check', 'work_kind', workKinds)},
     ${oneOf('programme_strand_family_safety_check', 'family_safety', safeties)},
     ${oneOf('programme_strand_family_role_check', 'family_role', familyRoles)},
     ${oneOf('programme_strand_reason_check', 'reason', reasons)},
     ${allOf('programme_strand_checks_check', 'checks', checks)},
     constraint programme_strand_detail_check check ((kind = 'school-return') = (school_level is not null)
       and (kind = 'training') = (training_field is not null) and (kind = 'work-placement') = (work_kind is not null)),
     constraint programme_strand_begun_check check (status not in ('running', 'achieved') or begun_on is not null),
     constraint programme_strand_over_check check ((status in ${open}) = (ended_on is null) and (status = 'not-achieved') = (reason is not null)),
     -- Nobody is sent back to a family that is not safe or took part, whatever any code does.
     constraint programme_strand_family_check check (kind <> 'reunification' or status not in ('running', 'achieved')
       or (family_safety in ('safe', 'safe-with-support') and family_role = 'not-involved')),
     constraint programme_strand_work_check check (kind <> 'work-placement' or status <> 'achieved'
       or checks @> array['documents-with-person', 'wage-paid']))`,
  'create index programme_strand_programme_ix on programme_strand (programme_id, recorded_at, id)',
  `create table strand_event (
     ${ofProgramme('strand_event')},
     strand_id uuid not null constraint strand_event_strand_fk references programme_strand,
     move text not null,
     happened_on date not null,
     -- The reason, the answers about the family, or what was found of the work.
     codes text[] not null default '{}',
     -- Under the programme's key.
     words_ct bytea,
     ${oneOf(
       'strand_event_move_check',
       'move',
       moves.map(([move]) => move),
     )},
     ${allOf('strand_event_codes_check', 'codes', [...reasons, ...safeties, ...familyRoles, ...checks])})`,
  'create index strand_event_programme_ix on strand_event (programme_id, recorded_at desc, id desc)',
];

const doorsOfApp = [
  'guard.owed_programmes()',
  'guard.reads_programme_key(uuid)',
  'guard.programme_facts(uuid)',
  'guard.open_programme(uuid, uuid, uuid, bytea, bytea, text)',
  'guard.plan_strand(uuid, uuid, text, text, text, text)',
  'guard.move_strand(uuid, int, uuid, text, date, text, text, text, text[], bytea)',
  'guard.end_programme(uuid, int, text)',
];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.follow_programme_grant_end()', 'guard.follow_programme_withdrawal()', 'guard.forget_programme_keys()'];
const doorsInside = [
  'guard.lock_programme(uuid)',
  'guard.unshare_programme(uuid)',
  'guard.end_strands(uuid)',
  'guard.best_interests_of_family(uuid)',
];
const facts = 'guard.reintegration_facts(date, date)';

export const doors = [
  // Accepted referrals that nobody opened a programme on.
  `create function guard.owed_programmes() returns table (referral_id uuid, case_id uuid, service text, urgency text, sex text, age_band text,
     accepted_at timestamptz) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare bars uuid[] := guard.barred_cases();
   begin
     if guard.reads() & ${bit.reintegration} = 0 then return; end if;
     return query
       select r.id, r.case_id, r.service, r.urgency, r.sex, r.age_band, r.decided_at from referral r
        where r.to_unit_id = guard.unit() and r.service in ${services} and r.status in ('accepted', 'in-progress') and r.case_id <> all (bars)
          and not exists (select 1 from programme p where p.referral_id = r.id)
        order by case r.urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end, r.decided_at, r.id limit 50;
   end $$`,
  `create function guard.reads_programme_key(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return guard.reads() & ${bit.reintegration} <> 0
        and exists (select 1 from programme p where p.id = p_id and p.unit_id = guard.unit() and not guard.hides_case(p.case_id));
   end $$`,
  // A child goes to live with its family only where that was determined to be best for it.
  `create function guard.best_interests_of_family(p_case uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from best_interests_determination d where d.case_id = p_case and d.purpose in ('placement', 'return'));
   end $$`,
  // What the rules ask of the person of an own programme, also when the case is not the unit's to open any more: yes or no, no name.
  `create function guard.programme_facts(p_programme uuid) returns json language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.reads() & ${bit.reintegration} = 0 then return null; end if;
     return (select json_build_object('child', guard.is_child(p.case_id),
                'contactFamily', guard.consent_stands(p.case_id, 'contact-family', p.unit_id) is not null,
                'bestInterests', guard.best_interests_of_family(p.case_id))
               from programme p where p.id = p_programme and p.unit_id = guard.unit() and not guard.hides_case(p.case_id));
   end $$`,
  // The programme of this session's own unit, behind its referral, in which order whoever withdraws, cancels or fails one locks them too.
  `create function guard.lock_programme(p_id uuid) returns programme language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p programme;
   begin
     perform 1 from referral r where r.id = (select x.referral_id from programme x where x.id = p_id) for update;
     select * into p from programme where id = p_id for update;
     if p.id is null or p.unit_id is distinct from guard.unit() or guard.writes() & ${bit.reintegration} = 0 or guard.hides_case(p.case_id) then
       raise exception 'guard: not a programme of this session''s' using errcode = '42501';
     end if;
     return p;
   end $$`,
  `create function guard.open_programme(p_id uuid, p_case uuid, p_referral uuid, p_called bytea, p_wrapped bytea, p_key_id text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); c case_record; r referral;
   begin
     -- Shared: of a closing at the same moment one comes first.
     select * into c from case_record where id = p_case for share;
     if me is null or c.id is null or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, ${bit.reintegration}) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_referral is null and not guard.answers_for(p_case) then return 'reintegration.no-referral'; end if;
     if p_referral is not null then
       select * into r from referral where id = p_referral and case_id = p_case and to_unit_id = me and service in ${services}
          and status in ('accepted', 'in-progress') for share;
       if r.id is null or exists (select 1 from programme p where p.referral_id = p_referral) then return 'reintegration.no-referral'; end if;
     end if;
     insert into programme (id, case_id, unit_id, referral_id, called_ct, urgency, opened_by)
       values (p_id, p_case, me, p_referral, p_called, coalesce(r.urgency, 'standard'), guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('${keyKind}', p_id, p_wrapped, p_key_id);
     return 'done';
   exception when unique_violation then
     return 'reintegration.already';
   end $$`,
  `create function guard.plan_strand(p_id uuid, p_programme uuid, p_kind text, p_level text, p_field text, p_work text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p programme := guard.lock_programme(p_programme);
   begin
     if p.status = 'ended' then return 'reintegration.not-now'; end if;
     insert into programme_strand (id, programme_id, case_id, unit_id, recorded_by, kind, school_level, training_field, work_kind)
       values (p_id, p_programme, p.case_id, p.unit_id, guard.user_id(), p_kind, p_level, p_field, p_work);
     return 'done';
   end $$`,
  // The programme first, then the strand: as ending and withdrawing lock them. A programme runs from its first strand on.
  `create function guard.move_strand(p_id uuid, p_version int, p_event uuid, p_move text, p_on date, p_reason text, p_safety text, p_role text,
     p_checks text[], p_words bytea) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p programme; s programme_strand; m guard.strand_move; child boolean; next text;
   begin
     p := guard.lock_programme((select x.programme_id from programme_strand x where x.id = p_id));
     select * into s from programme_strand where id = p_id for update;
     if s.version <> p_version then return 'conflict'; end if;
     select * into m from guard.strand_move x where x.move = p_move and x.kind = s.kind and x.from_status = s.status;
     if p.status = 'ended' or m.move is null then return 'reintegration.not-now'; end if;
     if p_on > ${today} or p_on < s.begun_on then return 'body.invalid'; end if;
     child := guard.is_child(s.case_id);
     if p_move in ('begin', 'achieve') then
       if s.kind in ('family-tracing', 'reunification') and guard.consent_stands(s.case_id, 'contact-family', s.unit_id) is null then
         return 'reintegration.contact-consent';
       end if;
       if s.kind = 'reunification' then
         if coalesce(s.family_safety not in ('safe', 'safe-with-support') or s.family_role <> 'not-involved', true) then return 'reintegration.family-unfit'; end if;
         if child and not guard.best_interests_of_family(s.case_id) then return 'reintegration.best-interests'; end if;
       end if;
     end if;
     if p_move = 'achieve' and s.kind = 'work-placement'
        and not s.checks @> (array['documents-with-person', 'wage-paid'] || case when child then array['age-allowed'] else '{}' end) then
       return 'reintegration.work-not-decent';
     end if;
     -- A family found unfit while somebody is on the way back to it: the way back is over with it.
     next := case when p_move = 'assess-family' and s.status = 'running' and (p_safety = 'not-safe' or p_role <> 'not-involved')
                  then 'not-achieved' else m.to_status end;
     update programme_strand set status = next, version = version + 1,
            begun_on = case p_move when 'begin' then p_on else begun_on end,
            ended_on = case when next in ${open} then null else p_on end,
            reason = case next when 'not-achieved' then coalesce(p_reason, 'family-unsafe') end,
            family_safety = coalesce(p_safety, family_safety), family_role = coalesce(p_role, family_role), checks = coalesce(p_checks, checks)
      where id = p_id;
     insert into strand_event (id, programme_id, case_id, unit_id, recorded_by, strand_id, move, happened_on, codes, words_ct)
       values (p_event, s.programme_id, s.case_id, s.unit_id, guard.user_id(), p_id, p_move, p_on,
               array_remove(array[p_reason, p_safety, p_role] || coalesce(p_checks, '{}'), null), p_words);
     if next = 'running' and p.status = 'planned' then
       update programme set status = 'running', status_since = clock_timestamp(), version = version + 1 where id = p.id;
     end if;
     return 'done';
   end $$`,
  // What is still open when a programme is over came to nothing, and the history says so.
  `create function guard.end_strands(p_programme uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into strand_event (id, programme_id, case_id, unit_id, recorded_by, strand_id, move, happened_on, codes)
       select gen_random_uuid(), s.programme_id, s.case_id, s.unit_id, coalesce(guard.user_id(), s.recorded_by), s.id, 'not-achieve', ${today},
              array['programme-ended'] from programme_strand s where s.programme_id = p_programme and s.status in ${open};
     update programme_strand set status = 'not-achieved', reason = 'programme-ended', ended_on = ${today}, version = version + 1
      where programme_id = p_programme and status in ${open};
   end $$`,
  `create function guard.end_programme(p_id uuid, p_version int, p_outcome text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare p programme := guard.lock_programme(p_id);
   begin
     if p.version <> p_version then return 'conflict'; end if;
     if p.status = 'ended' then return 'reintegration.not-now'; end if;
     if p_outcome in ('goals-met', 'goals-partly-met', 'goals-not-met')
        and exists (select 1 from programme_strand s where s.programme_id = p_id and s.status in ${open}) then return 'reintegration.strand-open'; end if;
     if p_outcome in ('goals-met', 'goals-partly-met')
        and not exists (select 1 from programme_strand s where s.programme_id = p_id and s.status = 'achieved') then
       return 'reintegration.nothing-achieved';
     end if;
     perform guard.end_strands(p_id);
     update programme set status = 'ended', status_since = clock_timestamp(), ended_at = clock_timestamp(), outcome = p_outcome, version = version + 1
      where id = p_id;
     return 'done';
   end $$`,
  // Sharing is over: what nobody had begun is over too; what runs goes on, and the case is not opened any more (domain.md section 5).
  `create function guard.unshare_programme(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p programme;
   begin
     select * into p from programme where id = p_id for update;
     if p.status = 'planned' then
       perform guard.end_strands(p_id);
       update programme set status = 'ended', status_since = clock_timestamp(), ended_at = clock_timestamp(), outcome = 'sharing-over',
              sharing_ended_at = clock_timestamp(), version = version + 1 where id = p_id;
     elsif p.status = 'running' and p.sharing_ended_at is null then
       update programme set sharing_ended_at = clock_timestamp(), version = version + 1 where id = p_id;
     end if;
   end $$`,
  `create function guard.follow_programme_grant_end() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select p.id from programme p where p.referral_id = new.referral_id and p.status in ${open} order by p.id loop
       perform guard.unshare_programme(k);
     end loop;
     return null;
   end $$`,
  // In a unit's own case, assistance is what it acts on. Whoever speaks to a family does so on the word about the family: taken back, that stops at once.
  `create function guard.follow_programme_withdrawal() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid; s programme_strand; word text := (select c.purpose from consent c where c.id = new.consent_id);
   begin
     if word = 'assistance' then
       for k in select p.id from programme p where p.case_id = new.case_id and p.referral_id is null and p.status in ${open} order by p.id loop
         perform guard.unshare_programme(k);
       end loop;
     elsif word = 'contact-family' then
       for k in select p.id from programme p where p.case_id = new.case_id and p.status in ${open}
                   and guard.consent_stands(p.case_id, 'contact-family', p.unit_id) is null order by p.id loop
         perform 1 from programme p where p.id = k for update;
         for s in select * from programme_strand x where x.programme_id = k and x.kind in ('family-tracing', 'reunification') and x.status = 'running'
                   order by x.id for update loop
           update programme_strand set status = 'declined-by-person', ended_on = ${today}, version = version + 1 where id = s.id;
           insert into strand_event (id, programme_id, case_id, unit_id, recorded_by, strand_id, move, happened_on)
             values (gen_random_uuid(), s.programme_id, s.case_id, s.unit_id, coalesce(guard.user_id(), s.recorded_by), s.id, 'decline', ${today});
         end loop;
       end loop;
     end if;
     return null;
   end $$`,
  // Erased with the case: what the unit wrote of the person opens no more.
  `create function guard.forget_programme_keys() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from subject_key where kind = '${keyKind}' and subject_id in (select p.id from programme p where p.case_id = new.case_id);
     return null;
   end $$`,
  // For the fact store (measures victims-reintegrated, vocational-training, school-return): strands that ended in the period, one row a person, kind and result;
  // no id, no case, no words.
  `create function guard.reintegration_facts(p_from date, p_to date) returns table (kind text, result text, reason text, governorate text, sex text, age_band text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select distinct on (s.case_id, s.kind, s.status) s.kind, s.status, s.reason, c.governorate, c.sex, c.age_band
         from programme_strand s join case_record c on c.id = s.case_id
        where s.ended_on >= p_from and s.ended_on < p_to order by s.case_id, s.kind, s.status, s.ended_on desc, s.id;
   end $$`,
];

/** Programmes of whatever unit that have not ended. */
const openProgrammes = `(select count(*)::int from programme p where p.case_id = p_case and p.status in ${open})`;

/** As they stood, and: a case is not closed past a programme, whose end asks after its strands. */
export const closingWithProgrammes = closingWithReturns.map((door) =>
  door.includes('guard.closing_facts')
    ? changed(door, `'missingDays', o.missing_days,`, `'openProgrammes', ${openProgrammes}, 'missingDays', o.missing_days,`)
    : changed(
        door,
        `if o.withdrawals > 0 then`,
        `if ${openProgrammes} > 0 then return 'case.programme-open'; end if;
     if o.withdrawals > 0 then`,
      ),
);

/** The unit's own file: it stands on the unit and the role, not on a door to the case, and no other unit reads it (domain.md section 3). */
export const ownFile = (table: string): string[] => [
  ...guarded(table),
  `create policy ${table}_own on ${table} for select to himaya_app
     using (unit_id = (select guard.unit()) and (select guard.reads()) & ${bit.reintegration} <> 0
            and ${table}.case_id <> all ((select guard.barred_cases())::uuid[]))`,
  `grant select on ${table} to himaya_app`,
];

const policies = [
  ...ownTables.flatMap(ownFile),
  `create policy subject_key_programme_read on subject_key for select to himaya_app
     using (kind = '${keyKind}' and guard.reads_programme_key(subject_id))`,
  `create trigger case_grant_programme after update of ended_at on case_grant for each row
     when (old.ended_at is null and new.ended_at is not null and new.referral_id is not null and new.ending in ('withdrawn', 'cancelled', 'failed', 'expired'))
     execute function guard.follow_programme_grant_end()`,
  'create trigger consent_withdrawal_programme after insert on consent_withdrawal for each row execute function guard.follow_programme_withdrawal()',
  'create trigger case_erasure_programme after insert on case_erasure for each row execute function guard.forget_programme_keys()',
];
