import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, run } from './sql';

const seats = [
  'karkh', 'rusafa', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil', 'karbala',
  'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan',
]; // prettier-ignore
const courts = [
  ...['investigation', 'felony', 'juvenile'].flatMap((kind) => seats.map((seat) => `${kind}-${seat}`)),
  'federal-cassation', 'kurdistan-cassation',
]; // prettier-ignore
const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil', 'karbala',
  'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const forms = [
  'forced-labour', 'domestic-servitude', 'sexual-exploitation', 'begging', 'organ-removal', 'medical-experiments', 'servitude', 'slavery',
  'child-labour', 'forced-marriage', 'child-soldiering', 'forced-crime', 'illegal-adoption', 'other', 'unknown',
]; // prettier-ignore
const bands = ['0-8', '9-14', '15-17', 'child', '18-29', '30-59', '60-plus', 'adult', 'unknown'];
const juvenileBands = `('0-8', '9-14', '15-17', 'child')`;
const articles = [
  'trafficking-28-2012-art-5-first', 'trafficking-28-2012-art-5-second', 'trafficking-28-2012-art-6', 'trafficking-28-2012-art-7',
  'trafficking-28-2012-art-8', 'trafficking-28-2012-art-9', 'organ-transplant-11-2016', 'prostitution-8-1988', 'penal-code-111-1969',
  'residence-76-2017', 'labour-37-2015', 'aml-cft-39-2015',
]; // prettier-ignore
const sentences = ['imprisonment', 'life', 'death', 'fine', 'juvenile-measure'];
const properties = ['money', 'bank-account', 'real-estate', 'vehicle', 'business', 'documents-and-devices', 'other-property'];
const sanctions = ['company-fine', 'suspended', 'closed', 'dissolved', 'licence-withdrawn'];

/** [kind, court's alone, of, state, needed fields, other fields, kinds that stand on it]: a test holds it against libs/domain's table. */
const rules: readonly (readonly [string, boolean, string, string, readonly string[], readonly string[], readonly string[]])[] = [
  ['arrest', false, 'person', 'free', [], [], ['remand', 'release', 'juvenile-placement']],
  ['remand', true, 'person', 'held', [], [], ['release']],
  ['release', false, 'person', 'held', [], [], ['arrest', 'remand', 'juvenile-placement']],
  ['juvenile-placement', true, 'person', 'held', [], [], ['release']],
  ['charge', true, 'either', 'article-uncharged', ['article'], [], ['prosecution', 'verdict']],
  ['prosecution', true, 'either', 'charged-untried', [], [], ['verdict']],
  ['verdict', true, 'either', 'undecided', ['chargeId', 'verdict'], [], ['sentence', 'appeal', 'compensation-order', 'company-sanction']],
  ['sentence', true, 'either', 'convicted', ['chargeId', 'sentence'], ['months', 'amount'], ['appeal']],
  ['appeal', true, 'either', 'decided', ['chargeId'], [], ['appeal-decision']],
  ['appeal-decision', true, 'either', 'appealed', ['chargeId', 'decision'], [],
    ['verdict', 'sentence', 'appeal', 'compensation-order', 'company-sanction']],
  ['asset-seizure', false, 'either', 'any', ['property'], ['amount'], []],
  ['compensation-order', true, 'either', 'some-conviction', ['amount'], [], []],
  ['company-sanction', true, 'company', 'some-conviction', ['sanction'], ['amount'], []],
]; // prettier-ignore
const kinds = rules.map(([kind]) => kind);
const today = `(now() at time zone 'Asia/Baghdad')::date`;

const ownTables = ['criminal_proceeding', 'proceeding_unit', 'defendant', 'proceeding_event'];
const tablesOfRoom = [...ownTables, 'proceeding_case'];
const tablesOfGuard = ['proceeding_rule', 'proceeding_field', 'proceeding_under'];

/** Criminal proceedings as police and courts keep them: defendants and a log of what happened to each, apart from any victim's case. */
export class Proceedings1764200000331 implements MigrationInterface {
  readonly name = 'Proceedings1764200000331';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      `grant select, insert, update on ${tablesOfRoom.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      ...ruleTables,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy subject_key_proceeding_read on subject_key',
      ...ownTables.map((table) => `drop policy ${table}_own on ${table}`),
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsInside].join(', ')}`,
      `delete from subject_key where kind = 'proceeding'`,
      `drop table ${tablesOfGuard.map((table) => `guard.${table}`).join(', ')}`,
      'reset role',
      `drop table ${tablesOfRoom.toReversed().join(', ')} cascade`,
    ]);
  }
}

const tables = [
  `create table criminal_proceeding (
     id uuid not null constraint criminal_proceeding_pk primary key,
     court text not null,
     governorate text not null,
     form text not null,
     -- Under the proceeding's own key, as its defendants' names are: no victim's key opens them, and no proceeding's a victim's.
     number_ct bytea,
     opened_on date not null,
     opened_by uuid not null constraint criminal_proceeding_opened_by_fk references user_account,
     opened_unit_id uuid not null constraint criminal_proceeding_unit_fk references unit,
     opened_at timestamptz not null default now(),
     stage text not null default 'investigated',
     stage_since timestamptz not null default now(),
     defendants int not null default 0,
     ${oneOf('criminal_proceeding_court_check', 'court', courts)},
     ${oneOf('criminal_proceeding_governorate_check', 'governorate', governorates)},
     ${oneOf('criminal_proceeding_form_check', 'form', forms)},
     ${oneOf('criminal_proceeding_stage_check', 'stage', ['investigated', 'in-court', 'judged'])})`,
  // Who has it: the section or office that opened it, and whom that let in.
  `create table proceeding_unit (
     proceeding_id uuid not null constraint proceeding_unit_proceeding_fk references criminal_proceeding,
     unit_id uuid not null constraint proceeding_unit_unit_fk references unit,
     opened_at timestamptz not null,
     let_in_by uuid not null constraint proceeding_unit_let_in_by_fk references user_account,
     let_in_at timestamptz not null default now(),
     constraint proceeding_unit_pk primary key (proceeding_id, unit_id))`,
  'create index proceeding_unit_list_ix on proceeding_unit (unit_id, opened_at desc, proceeding_id desc)',
  `create table defendant (
     id uuid not null constraint defendant_pk primary key,
     proceeding_id uuid not null constraint defendant_proceeding_fk references criminal_proceeding,
     kind text not null,
     name_ct bytea,
     sex text, age_band text,
     nationality text constraint defendant_nationality_check check (nationality ~ '^[A-Z]{2}$'),
     added_by uuid not null constraint defendant_added_by_fk references user_account,
     added_at timestamptz not null default clock_timestamp(),
     ${oneOf('defendant_kind_check', 'kind', ['person', 'company'])},
     ${oneOf('defendant_sex_check', 'sex', ['female', 'male', 'other', 'unknown'])},
     ${oneOf('defendant_age_band_check', 'age_band', bands)},
     constraint defendant_person_check check ((kind = 'person') = (sex is not null) and (kind = 'person') = (age_band is not null)
                                              and (kind = 'person' or nationality is null)))`,
  'create index defendant_proceeding_ix on defendant (proceeding_id, added_at, id)',
  `create table proceeding_event (
     id uuid not null constraint proceeding_event_pk primary key,
     proceeding_id uuid not null constraint proceeding_event_proceeding_fk references criminal_proceeding,
     defendant_id uuid not null constraint proceeding_event_defendant_fk references defendant,
     -- The order in which things were written down, which the rules read; days can be the same.
     seq bigint not null generated always as identity,
     kind text not null,
     entry text not null,
     happened_on date not null,
     charge_id uuid constraint proceeding_event_charge_fk references proceeding_event,
     article text, verdict text, sentence text,
     months int constraint proceeding_event_months_check check (months between 1 and 300),
     amount bigint constraint proceeding_event_amount_check check (amount between 1 and 1000000000000),
     decision text, property text, sanction text,
     -- A mistake is taken back by a counter-entry, once; both stay.
     reverses_id uuid constraint proceeding_event_reverses_fk references proceeding_event constraint proceeding_event_reverses_uq unique,
     reversed boolean not null default false,
     recorded_by uuid not null constraint proceeding_event_recorded_by_fk references user_account,
     recorded_unit_id uuid not null constraint proceeding_event_unit_fk references unit,
     recorded_at timestamptz not null default clock_timestamp(),
     ${oneOf('proceeding_event_kind_check', 'kind', kinds)},
     ${oneOf('proceeding_event_entry_check', 'entry', ['entry', 'reversal'])},
     ${oneOf('proceeding_event_article_check', 'article', articles)},
     ${oneOf('proceeding_event_verdict_check', 'verdict', ['convicted', 'acquitted', 'dismissed'])},
     ${oneOf('proceeding_event_sentence_check', 'sentence', sentences)},
     ${oneOf('proceeding_event_decision_check', 'decision', ['upheld', 'overturned', 'sent-back'])},
     ${oneOf('proceeding_event_property_check', 'property', properties)},
     ${oneOf('proceeding_event_sanction_check', 'sanction', sanctions)},
     constraint proceeding_event_reversal_check check ((entry = 'reversal') = (reverses_id is not null) and (entry = 'entry' or not reversed)),
     constraint proceeding_event_fields_check check (
       (kind = 'charge') = (article is not null) and (kind = 'verdict') = (verdict is not null) and (kind = 'sentence') = (sentence is not null)
       and (kind = 'appeal-decision') = (decision is not null) and (kind = 'asset-seizure') = (property is not null)
       and (kind = 'company-sanction') = (sanction is not null)
       and (kind in ('verdict', 'sentence', 'appeal', 'appeal-decision')) = (charge_id is not null)
       and (months is not null) = (coalesce(sentence, '') in ('imprisonment', 'juvenile-measure'))
       and case kind when 'sentence' then (amount is not null) = (sentence = 'fine') when 'company-sanction' then (amount is not null) = (sanction = 'company-fine')
                     when 'compensation-order' then amount is not null when 'asset-seizure' then true else amount is null end))`,
  'create index proceeding_event_timeline_ix on proceeding_event (proceeding_id, happened_on desc, seq desc)',
  `create index proceeding_event_defendant_ix on proceeding_event (defendant_id, seq) where entry = 'entry' and not reversed`,
  `create index proceeding_event_series_ix on proceeding_event (kind, happened_on) where entry = 'entry' and not reversed`,
  // What ties it to a victim's case; nobody reads it here yet but the bar below.
  `create table proceeding_case (
     id uuid not null constraint proceeding_case_pk primary key,
     proceeding_id uuid not null constraint proceeding_case_proceeding_fk references criminal_proceeding,
     case_id uuid not null constraint proceeding_case_case_fk references case_record,
     linked_by uuid not null constraint proceeding_case_linked_by_fk references user_account,
     linked_unit_id uuid not null constraint proceeding_case_unit_fk references unit,
     linked_at timestamptz not null default now(),
     ended_at timestamptz,
     ended_by uuid constraint proceeding_case_ended_by_fk references user_account,
     constraint proceeding_case_ended_check check ((ended_at is null) = (ended_by is null)))`,
  'create unique index proceeding_case_uq on proceeding_case (case_id, proceeding_id) where ended_at is null',
  'create index proceeding_case_of_proceeding_ix on proceeding_case (proceeding_id, linked_at, id) where ended_at is null',
];

const ruleTables = [
  `create table guard.proceeding_rule (kind text not null constraint proceeding_rule_pk primary key, court boolean not null, defendant text not null,
     state text not null)`,
  `insert into guard.proceeding_rule values ${rules.map(([kind, court, of, state]) => `('${kind}', ${court}, '${of}', '${state}')`).join(', ')}`,
  `create table guard.proceeding_field (kind text not null, field text not null, needed boolean not null,
     constraint proceeding_field_pk primary key (kind, field))`,
  `insert into guard.proceeding_field values ${rules
    .flatMap(([kind, , , , needs, may]) => [
      ...needs.map((field) => `('${kind}', '${field}', true)`),
      ...may.map((field) => `('${kind}', '${field}', false)`),
    ])
    .join(', ')}`,
  `create table guard.proceeding_under (kind text not null, later text not null, constraint proceeding_under_pk primary key (kind, later))`,
  `insert into guard.proceeding_under values ${rules.flatMap(([kind, , , , , , under]) => under.map((later) => `('${kind}', '${later}')`)).join(', ')}`,
];

const doorsOfApp = [
  'guard.keeps_proceedings()',
  'guard.barred_proceedings()',
  'guard.has_proceeding(uuid)',
  'guard.units_of_proceeding(uuid)',
  'guard.proceeding_bodies(uuid)',
  'guard.open_proceeding(uuid, text, text, text, bytea, date, bytea, text)',
  'guard.share_proceeding(uuid, uuid)',
  'guard.add_defendant(uuid, uuid, text, bytea, text, text, text)',
  'guard.record_proceeding_event(uuid, uuid, text, date, uuid, text, text, text, int, bigint, text, text, text)',
  'guard.take_back_proceeding_event(uuid, uuid)',
];
const doorsInside = ['guard.lock_proceeding(uuid)', 'guard.charge_standing(uuid)', 'guard.set_proceeding_stage(uuid)'];

/** Of a defendant, entries that stand, in their order. */
const standing = (of: string): string =>
  `select * from proceeding_event e where e.defendant_id = ${of} and e.entry = 'entry' and not e.reversed`;

const doors = [
  `create function guard.keeps_proceedings() returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin return guard.unit() is not null and guard.reads() & guard.writes() & ${bit.proceedings} <> 0; end $$`,
  // Whoever is barred from a case is barred from the proceedings it is tied to: the suspect may be whom they are close to.
  `create function guard.barred_proceedings() returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return array(select l.proceeding_id from case_bar b join proceeding_case l on l.case_id = b.case_id and l.ended_at is null
                   where b.user_id = guard.user_id() and b.lifted_at is null);
   end $$`,
  `create function guard.has_proceeding(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin return guard.keeps_proceedings() and p_id <> all (guard.barred_proceedings())
     and exists (select 1 from proceeding_unit p where p.proceeding_id = p_id and p.unit_id = guard.unit()); end $$`,
  // Which units have it, for those who have it too.
  `create function guard.units_of_proceeding(p_id uuid) returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.has_proceeding(p_id) then return '{}'; end if;
     return (select array_agg(p.unit_id order by p.let_in_at, p.unit_id) from proceeding_unit p where p.proceeding_id = p_id);
   end $$`,
  // Sections and courts' offices that could be let in, those of its governorate first.
  `create function guard.proceeding_bodies(p_id uuid) returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.has_proceeding(p_id) then return '{}'; end if;
     return coalesce((select array_agg(x.id order by x.n) from (
       select u.id, row_number() over (order by u.governorate <> k.governorate, u.kind, u.governorate, u.name_en, u.id) as n
         from unit u, criminal_proceeding k
        where k.id = p_id and u.kind in ('police-section', 'court') and u.closed_at is null
          and not exists (select 1 from proceeding_unit p where p.proceeding_id = p_id and p.unit_id = u.id)
        order by n limit 100) x), '{}');
   end $$`,
  `create function guard.lock_proceeding(p_id uuid) returns criminal_proceeding language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare k criminal_proceeding;
   begin
     select * into k from criminal_proceeding where id = p_id for update;
     if k.id is null or not guard.has_proceeding(p_id) then raise exception 'guard: not a proceeding of this session''s' using errcode = '42501'; end if;
     return k;
   end $$`,
  `create function guard.open_proceeding(p_id uuid, p_court text, p_governorate text, p_form text, p_number bytea, p_on date, p_wrapped bytea, p_key_id text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.keeps_proceedings() then raise exception 'guard: not this session''s to open' using errcode = '42501'; end if;
     if p_on > ${today} then return 'body.invalid'; end if;
     insert into criminal_proceeding (id, court, governorate, form, number_ct, opened_on, opened_by, opened_unit_id)
       values (p_id, p_court, p_governorate, p_form, p_number, p_on, guard.user_id(), guard.unit());
     insert into proceeding_unit (proceeding_id, unit_id, opened_at, let_in_by)
       select k.id, guard.unit(), k.opened_at, guard.user_id() from criminal_proceeding k where k.id = p_id;
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('proceeding', p_id, p_wrapped, p_key_id);
     return 'done';
   end $$`,
  `create function guard.share_proceeding(p_id uuid, p_unit uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare k criminal_proceeding := guard.lock_proceeding(p_id);
   begin
     if not (p_unit = any (guard.proceeding_bodies(p_id))) then return 'proceeding.unit-not-eligible'; end if;
     insert into proceeding_unit (proceeding_id, unit_id, opened_at, let_in_by) values (p_id, p_unit, k.opened_at, guard.user_id());
     return 'done';
   end $$`,
  `create function guard.add_defendant(p_id uuid, p_proceeding uuid, p_kind text, p_name bytea, p_sex text, p_age text, p_nationality text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     perform guard.lock_proceeding(p_proceeding);
     insert into defendant (id, proceeding_id, kind, name_ct, sex, age_band, nationality, added_by)
       values (p_id, p_proceeding, p_kind, p_name, p_sex, p_age, p_nationality, guard.user_id());
     update criminal_proceeding set defendants = defendants + 1 where id = p_proceeding;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // What holds of a charge now: its entries read in their order.
  `create function guard.charge_standing(p_charge uuid, out verdict text, out sentences text[], out pending boolean, out last_on date)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare e proceeding_event;
   begin
     sentences := '{}'; pending := false;
     for e in select * from proceeding_event x where (x.id = p_charge or x.charge_id = p_charge) and x.entry = 'entry' and not x.reversed order by x.seq loop
       last_on := e.happened_on;
       case e.kind
         when 'verdict' then verdict := e.verdict; sentences := '{}';
         when 'sentence' then sentences := sentences || e.sentence;
         when 'appeal' then pending := true;
         when 'appeal-decision' then
           pending := false;
           if e.decision <> 'upheld' then
             verdict := case e.decision when 'overturned' then 'acquitted' end; sentences := '{}';
           end if;
         else null;
       end case;
     end loop;
   end $$`,
  // How far it has come, from its entries alone.
  `create function guard.set_proceeding_stage(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare next text; charges int; open int;
   begin
     select count(*)::int, count(*) filter (where s.verdict is null or s.pending)::int into charges, open
       from proceeding_event c, lateral guard.charge_standing(c.id) s
      where c.proceeding_id = p_id and c.kind = 'charge' and c.entry = 'entry' and not c.reversed
        and exists (select 1 from proceeding_event t where t.defendant_id = c.defendant_id and t.kind = 'prosecution' and t.entry = 'entry' and not t.reversed);
     next := case when charges > 0 and open = 0 then 'judged'
                  when exists (select 1 from proceeding_event t where t.proceeding_id = p_id and t.kind = 'prosecution' and t.entry = 'entry' and not t.reversed)
                    then 'in-court' else 'investigated' end;
     update criminal_proceeding set stage = next, stage_since = clock_timestamp() where id = p_id and stage <> next;
   end $$`,
  `create function guard.record_proceeding_event(p_id uuid, p_defendant uuid, p_kind text, p_on date, p_charge uuid, p_article text, p_verdict text,
     p_sentence text, p_months int, p_amount bigint, p_decision text, p_property text, p_sanction text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare d defendant; r guard.proceeding_rule; c record; art text; custody proceeding_event; tried date; first_charge date; convicted date; since date;
           holds boolean; juvenile boolean;
   begin
     select * into d from defendant where id = p_defendant;
     perform guard.lock_proceeding(d.proceeding_id);
     select * into r from guard.proceeding_rule x where x.kind = p_kind;
     if r.kind is null or p_on > ${today} then return 'body.invalid'; end if;
     if r.court and not coalesce('court-liaison' = any (guard.roles()), false) then return 'proceeding.courts-to-record'; end if;
     if r.defendant not in ('either', d.kind) then return 'proceeding.not-now'; end if;
     juvenile := d.kind = 'person' and d.age_band in ${juvenileBands};
     select * into custody from (${standing('p_defendant')}) e where e.kind in ('arrest', 'remand', 'juvenile-placement', 'release') order by e.seq desc limit 1;
     select max(e.happened_on) filter (where e.kind = 'prosecution'), min(e.happened_on) filter (where e.kind = 'charge') into tried, first_charge
       from (${standing('p_defendant')}) e;
     select min(s.last_on) into convicted from (${standing('p_defendant')}) e, lateral guard.charge_standing(e.id) s where e.kind = 'charge' and s.verdict = 'convicted';
     if p_charge is not null then
       select e.article into art from (${standing('p_defendant')}) e where e.id = p_charge and e.kind = 'charge';
       if art is null then return 'proceeding.not-now'; end if;
     end if;
     select * into c from guard.charge_standing(p_charge);
     holds := coalesce(case r.state
       when 'any' then true
       when 'free' then custody.id is null or custody.kind = 'release'
       when 'held' then custody.kind <> 'release'
       when 'article-uncharged' then not exists (select 1 from (${standing('p_defendant')}) e where e.kind = 'charge' and e.article = p_article)
       when 'charged-untried' then first_charge is not null and tried is null
       when 'undecided' then tried is not null and art is not null and c.verdict is null and not c.pending
       when 'convicted' then c.verdict = 'convicted' and not c.pending
       when 'decided' then c.verdict is not null and not c.pending
       when 'appealed' then c.pending
       when 'some-conviction' then convicted is not null end, false);
     if not holds or (p_kind = 'juvenile-placement' and not juvenile)
        or (p_kind = 'appeal-decision' and p_decision = 'overturned' and c.verdict is distinct from 'convicted') then
       return 'proceeding.not-now';
     end if;
     since := case when r.state in ('free', 'held') then custody.happened_on when r.state = 'charged-untried' then first_charge
                   when r.state = 'undecided' then greatest(tried, c.last_on) when r.state = 'some-conviction' then convicted
                   when p_charge is not null then c.last_on end;
     if p_on < since then return 'body.invalid'; end if;
     if p_kind = 'sentence' then
       if not (case p_sentence when 'juvenile-measure' then juvenile
                else not (juvenile and p_sentence in ('life', 'death')) and (d.kind = 'person' or p_sentence = 'fine') end) then
         return 'proceeding.penalty';
       end if;
       if exists (select 1 from unnest(c.sentences) s where (s = 'fine') = (p_sentence = 'fine')) then return 'proceeding.not-now'; end if;
     end if;
     insert into proceeding_event (id, proceeding_id, defendant_id, kind, entry, happened_on, charge_id, article, verdict, sentence, months, amount, decision,
                                   property, sanction, recorded_by, recorded_unit_id)
       values (p_id, d.proceeding_id, p_defendant, p_kind, 'entry', p_on, p_charge, p_article, p_verdict, p_sentence, p_months, p_amount, p_decision,
               p_property, p_sanction, guard.user_id(), guard.unit());
     perform guard.set_proceeding_stage(d.proceeding_id);
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  `create function guard.take_back_proceeding_event(p_id uuid, p_event uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o proceeding_event; charge uuid;
   begin
     perform guard.lock_proceeding((select x.proceeding_id from proceeding_event x where x.id = p_event));
     select * into o from proceeding_event where id = p_event;
     if o.entry <> 'entry' or o.reversed then return 'proceeding.not-now'; end if;
     if o.recorded_unit_id <> guard.unit() then return 'proceeding.not-yours'; end if;
     charge := case o.kind when 'charge' then o.id else o.charge_id end;
     if exists (select 1 from (${standing('o.defendant_id')}) x join guard.proceeding_under u on u.kind = o.kind and u.later = x.kind
                 where x.seq > o.seq and (charge is null or x.charge_id is null or x.charge_id = charge)) then
       return 'proceeding.stands-on';
     end if;
     insert into proceeding_event (id, proceeding_id, defendant_id, kind, entry, happened_on, charge_id, article, verdict, sentence, months, amount, decision,
                                   property, sanction, reverses_id, recorded_by, recorded_unit_id)
       values (p_id, o.proceeding_id, o.defendant_id, o.kind, 'reversal', ${today}, o.charge_id, o.article, o.verdict, o.sentence, o.months, o.amount,
               o.decision, o.property, o.sanction, o.id, guard.user_id(), guard.unit());
     update proceeding_event set reversed = true where id = p_event;
     perform guard.set_proceeding_stage(o.proceeding_id);
     return 'done';
   end $$`,
];

/** Of the units that have it, and there of whoever writes proceedings: police and courts' offices, and no provider (domain.md sections 3 and 7). */
const has = (proceeding: string): string =>
  `(select guard.keeps_proceedings()) and ${proceeding} <> all ((select guard.barred_proceedings())::uuid[])
   and exists (select 1 from proceeding_unit p where p.proceeding_id = ${proceeding} and p.unit_id = (select guard.unit()))`;

const policies = [
  ...tablesOfRoom.flatMap(guarded),
  `create policy proceeding_unit_own on proceeding_unit for select to himaya_app 
     using ((select guard.keeps_proceedings()) and unit_id = (select guard.unit()) and proceeding_id <> all ((select guard.barred_proceedings())::uuid[]))`,
  `create policy criminal_proceeding_own on criminal_proceeding for select to himaya_app using (${has('criminal_proceeding.id')})`,
  ...['defendant', 'proceeding_event'].map(
    (table) => `create policy ${table}_own on ${table} for select to himaya_app using (${has(`${table}.proceeding_id`)})`,
  ),
  `grant select on ${ownTables.join(', ')} to himaya_app`,
  `create policy subject_key_proceeding_read on subject_key for select to himaya_app using (kind = 'proceeding' and guard.has_proceeding(subject_id))`,
];
