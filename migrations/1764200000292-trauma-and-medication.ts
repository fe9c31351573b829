import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, run } from './sql';

const kinds = ['medicine', 'allergy'];
const changes = [
  'dose-changed', 'corrected', 'completed', 'side-effects', 'not-effective', 'person-wished', 'not-available', 'no-longer-so', 'entered-in-error',
]; // prettier-ignore
const stops = changes.slice(2);
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const doorsOfApp = [
  'guard.record_trauma(uuid, uuid, date, date, bytea, boolean)',
  'guard.write_medication(uuid, uuid, int, text, bytea, date, date, text)',
];

/** Short sheets about trauma, and the medicines of people in care: both sealed to the facility that wrote them, and never changed. */
export class TraumaAndMedication1764200000292 implements MigrationInterface {
  readonly name = 'TraumaAndMedication1764200000292';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert on trauma_screening, medication_line to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfApp.join(', ')}`,
      'reset role',
      'drop table medication_line, trauma_screening cascade',
    ]);
  }
}

const owned = (table: string): string => `
     episode_id uuid not null constraint ${table}_episode_fk references care_episode,
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit,
     category int not null constraint ${table}_category_check check (category in (${bit.health}, ${bit.psychosocial})),
     recorded_by uuid not null constraint ${table}_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now(),`;

const tables = [
  `create table trauma_screening (
     id uuid not null constraint trauma_screening_pk primary key, ${owned('trauma_screening')}
     instrument text not null,
     held_on date not null,
     again_on date,
     trained_staff boolean not null,
     -- Every answer, under the episode's key: neither they nor their sum lie readable.
     answers_ct bytea not null,
     constraint trauma_screening_again_check check (again_on > held_on),
     ${oneOf('trauma_screening_instrument_check', 'instrument', ['pc-ptsd-5'])})`,
  'create index trauma_screening_episode_ix on trauma_screening (episode_id, held_on desc, id desc)',
  `create table medication_line (
     id uuid not null, version int not null, ${owned('medication_line')}
     kind text not null,
     -- Name, dose and how often, under the episode's key.
     words_ct bytea not null,
     from_on date not null, until_on date,
     change text,
     constraint medication_line_pk primary key (id, version),
     ${oneOf('medication_line_kind_check', 'kind', kinds)},
     ${oneOf('medication_line_change_check', 'change', changes)},
     constraint medication_line_until_check check (until_on >= from_on),
     constraint medication_line_changed_check check ((version > 1) = (change is not null)))`,
  'create index medication_line_episode_ix on medication_line (episode_id, from_on desc, id desc)',
];

const doors = [
  `create function guard.record_trauma(p_id uuid, p_episode uuid, p_on date, p_again date, p_answers bytea, p_trained boolean) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o record; e care_episode;
   begin
     select * into o from guard.own_care(p_episode, true);
     e := o.e;
     if o.problem is not null then return o.problem; end if;
     -- The sheet is an adult's.
     if guard.is_child(e.case_id) then return 'care.adult-instrument'; end if;
     if p_on > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     insert into trauma_screening (id, episode_id, case_id, unit_id, category, recorded_by, instrument, held_on, again_on, trained_staff, answers_ct)
       values (p_id, p_episode, e.case_id, e.unit_id, e.category, guard.user_id(), 'pc-ptsd-5', p_on, p_again, p_trained, p_answers);
     return 'done';
   end $$`,
  `create function guard.write_medication(p_id uuid, p_episode uuid, p_version int, p_kind text, p_words bytea, p_from date, p_until date, p_change text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o record; e care_episode; last medication_line;
   begin
     select * into o from guard.own_care(p_episode, true);
     e := o.e;
     if o.problem is not null then return o.problem; end if;
     select * into last from medication_line m where m.id = p_id and m.episode_id = p_episode order by m.version desc limit 1;
     if coalesce(last.version, 0) <> p_version then return 'conflict'; end if;
     if last.change in (${quoted(stops)}) then return 'medication.stopped'; end if;
     insert into medication_line (id, version, episode_id, case_id, unit_id, category, recorded_by, kind, words_ct, from_on, until_on, change)
       values (p_id, p_version + 1, p_episode, e.case_id, e.unit_id, e.category, guard.user_id(), p_kind, p_words, p_from, p_until, p_change);
     return 'done';
   end $$`,
];

const own = (table: string): string =>
  `unit_id = (select guard.unit()) and (select guard.reads()) & category <> 0 and ${table}.case_id <> all ((select guard.barred_cases())::uuid[])`;

const policies = ['trauma_screening', 'medication_line'].flatMap((table) => [
  ...guarded(table),
  `create policy ${table}_own on ${table} for select to himaya_app using (${own(table)})`,
  `grant select on ${table} to himaya_app`,
]);
