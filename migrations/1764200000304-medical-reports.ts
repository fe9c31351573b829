import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as paperDoors } from './1764200000092-printed-papers';
import { doors as careDoors } from './1764200000291-care-episodes';
import { addCodes, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const languages = ['ar', 'ckb', 'en'];
const withdrawals = ['wrong-person', 'wrong-findings', 'issued-too-early'];

/** [move, from, to], '' where the draft is gone: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, string, string])[] = [
  ['issue', 'draft', 'issued'],
  ['discard', 'draft', ''],
  ['withdraw', 'issued', 'withdrawn'],
];

const doorsOfApp = [
  'guard.draft_report(uuid, uuid, uuid, text, text, date, bytea, bytea, bytea, text)',
  'guard.change_report(uuid, int, text, date, bytea, bytea)',
  'guard.move_report(uuid, text, int, bytea, text)',
  'guard.reads_report_key(uuid)',
  'guard.prints_report(uuid, uuid, int)',
  'guard.report_months(uuid)',
];
const doorsInside = ['guard.own_report(uuid, int)', 'guard.write_report_parts(medical_report, bytea, bytea)'];
/** Whoever makes a trigger must be allowed to run its function. */
const triggers = ['guard.keep_issued_report()', 'guard.keep_issued_parts()'];
const check = 'guard.check_paper(bytea, bytea, text)';

/** Medical reports: drafted, issued once and never changed, each part of a category of its own, and printed over and over with a fresh signature. */
export class MedicalReports1764200000304 implements MigrationInterface {
  readonly name = 'MedicalReports1764200000304';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on medical_report, medical_report_part to himaya_guard',
      addCodes('printed_paper', 'kind', ['medical-report']),
      'alter table printed_paper add column report_id uuid constraint printed_paper_report_fk references medical_report',
      'alter table printed_paper drop constraint printed_paper_referral_check',
      `alter table printed_paper add constraint printed_paper_referral_check check ((kind in ('record-sheet', 'medical-report')) = (referral_id is null))`,
      `alter table printed_paper add constraint printed_paper_report_check check ((kind = 'medical-report') = (report_id is not null))`,
      'set local role himaya_guard',
      'create table guard.report_move (move text not null constraint report_move_pk primary key, from_status text not null, to_status text not null)',
      `insert into guard.report_move values ${moves.map((move) => `(${move.map((word) => `'${word}'`).join(', ')})`).join(', ')}`,
      ...doors,
      forgettingReports,
      `drop function ${check}`,
      checking,
      `revoke execute on function ${[...doorsOfApp, ...doorsInside, ...triggers, check].join(', ')} from public`,
      `grant execute on function ${[...doorsOfApp, check].join(', ')} to himaya_app`,
      `grant execute on function ${triggers.join(', ')} to himaya_owner`,
      'reset role',
      ...policies,
      'drop policy printed_paper_print on printed_paper',
      printing(`or report_id is not null and guard.prints_report(report_id, case_id, categories)`),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy printed_paper_print on printed_paper',
      `delete from printed_paper where kind = 'medical-report'`,
      'alter table printed_paper drop constraint printed_paper_report_check',
      'alter table printed_paper drop constraint printed_paper_referral_check',
      'alter table printed_paper drop column report_id',
      dropCodes('printed_paper', 'kind', ['medical-report']),
      `alter table printed_paper add constraint printed_paper_referral_check check ((kind = 'record-sheet') = (referral_id is null))`,
      printing(''),
      'drop policy subject_key_report_read on subject_key',
      'set local role himaya_guard',
      `delete from subject_key where kind = 'care' and subject_id in (select r.id from medical_report r)`,
      `drop function ${[...doorsOfApp, ...doorsInside, check].join(', ')}`,
      'drop table guard.report_move',
      ...asBefore(careDoors, ['forget_care_keys']),
      ...asBefore(paperDoors, ['check_paper']),
      `revoke execute on function ${check} from public`,
      `grant execute on function ${check} to himaya_app`,
      'reset role',
      'drop table medical_report_part, medical_report cascade',
      'set local role himaya_guard',
      `drop function ${triggers.join(', ')}`,
      'reset role',
    ]);
  }
}

const owned = (table: string): string => `
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit,
     category int not null constraint ${table}_category_check check (category in (${bit.health}, ${bit.psychosocial})),`;

const tables = [
  // Its words lie in its parts, under the report's own key: whoever is given one report opens no other.
  `create table medical_report (
     id uuid not null constraint medical_report_pk primary key,
     episode_id uuid not null constraint medical_report_episode_fk references care_episode, ${owned('medical_report')}
     kind text not null,
     language text not null,
     examined_on date not null,
     status text not null default 'draft',
     edition int not null default 1 constraint medical_report_edition_check check (edition >= 1),
     -- One line of editions, without branches.
     replaces_id uuid constraint medical_report_replaces_fk references medical_report constraint medical_report_replaces_uq unique,
     drafted_by uuid not null constraint medical_report_drafted_by_fk references user_account,
     drafted_at timestamptz not null default now(),
     issued_by uuid constraint medical_report_issued_by_fk references user_account,
     issued_at timestamptz,
     -- Name and title as they stand on the paper.
     signed_ct bytea,
     withdrawal text,
     withdrawn_at timestamptz,
     version int not null default 1,
     ${oneOf('medical_report_kind_check', 'kind', ['medical-report', 'forensic-report'])},
     ${oneOf('medical_report_language_check', 'language', languages)},
     ${oneOf('medical_report_status_check', 'status', ['draft', 'issued', 'superseded', 'withdrawn'])},
     ${oneOf('medical_report_withdrawal_check', 'withdrawal', withdrawals)},
     constraint medical_report_first_check check ((edition = 1) = (replaces_id is null)),
     constraint medical_report_issued_check check ((status = 'draft') = (issued_at is null) and (issued_at is null) = (issued_by is null)
       and (issued_at is null) = (signed_ct is null)),
     constraint medical_report_withdrawn_check check ((status = 'withdrawn') = (withdrawal is not null) and (withdrawal is null) = (withdrawn_at is null)))`,
  'create index medical_report_episode_ix on medical_report (episode_id, drafted_at desc, id desc)',
  `create index medical_report_issued_ix on medical_report (case_id) where status = 'issued'`,
  `create table medical_report_part (
     report_id uuid not null constraint medical_report_part_report_fk references medical_report, ${owned('medical_report_part')}
     words_ct bytea not null,
     constraint medical_report_part_pk primary key (report_id, category))`,
];

const readable = `raise exception 'guard: what was issued is not changed' using errcode = '42501'`;

export const doors = [
  // What was issued stands as it was: no function of ours changes it, and none that may come will.
  `create function guard.keep_issued_report() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if old.status = 'draft' then
       if tg_op = 'DELETE' then return old; end if;
       return new;
     end if;
     if tg_op = 'DELETE' or (new.kind, new.language, new.examined_on, new.edition, new.category, new.unit_id, new.case_id, new.episode_id, new.issued_by,
                             new.issued_at, new.signed_ct) is distinct from
                            (old.kind, old.language, old.examined_on, old.edition, old.category, old.unit_id, old.case_id, old.episode_id, old.issued_by,
                             old.issued_at, old.signed_ct) or new.status = 'draft' then
       ${readable};
     end if;
     return new;
   end $$`,
  `create function guard.keep_issued_parts() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if exists (select 1 from medical_report r where r.id = old.report_id and r.status <> 'draft') then ${readable}; end if;
     if tg_op = 'DELETE' then return old; end if;
     return new;
   end $$`,
  `create function guard.write_report_parts(p medical_report, p_health bytea, p_psychosocial bytea) returns void language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from medical_report_part where report_id = p.id;
     insert into medical_report_part (report_id, case_id, unit_id, category, words_ct)
       select p.id, p.case_id, p.unit_id, x.category, x.words from (values (${bit.health}, p_health), (${bit.psychosocial}, p_psychosocial)) x (category, words)
        where x.words is not null;
   end $$`,
  `create function guard.draft_report(p_id uuid, p_episode uuid, p_replaces uuid, p_kind text, p_language text, p_on date, p_health bytea,
     p_psychosocial bytea, p_wrapped bytea, p_key_id text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o record; e care_episode; former medical_report; r medical_report;
     mask int := case when p_health is null then 0 else ${bit.health} end | case when p_psychosocial is null then 0 else ${bit.psychosocial} end;
   begin
     select * into o from guard.own_care(p_episode, false);
     e := o.e;
     if e.status not in ('active', 'finished') then return 'care.not-now'; end if;
     if not exists (select 1 from subject_key k where k.kind = 'care' and k.subject_id = p_episode) then return 'case.erased'; end if;
     if mask & e.category = 0 or p_on > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     if guard.writes() & mask <> mask then return 'case.category-not-yours'; end if;
     if p_replaces is not null then
       select * into former from medical_report f where f.id = p_replaces and f.episode_id = p_episode for update;
       if former.id is null or former.status = 'draft' or exists (select 1 from medical_report n where n.replaces_id = p_replaces) then
         return 'medical-report.not-now';
       end if;
       if former.kind <> p_kind then return 'body.invalid'; end if;
     end if;
     insert into medical_report (id, episode_id, case_id, unit_id, category, kind, language, examined_on, edition, replaces_id, drafted_by)
       values (p_id, p_episode, e.case_id, e.unit_id, e.category, p_kind, p_language, p_on, coalesce(former.edition, 0) + 1, p_replaces, guard.user_id())
       returning * into r;
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('care', p_id, p_wrapped, p_key_id);
     perform guard.write_report_parts(r, p_health, p_psychosocial);
     return 'done';
   end $$`,
  // The report, locked, where this session writes every part of it.
  `create function guard.own_report(p_id uuid, p_version int, out r medical_report, out problem text) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     perform guard.own_care((select x.episode_id from medical_report x where x.id = p_id), false);
     select * into r from medical_report x where x.id = p_id for update;
     if exists (select 1 from medical_report_part p where p.report_id = p_id and guard.writes() & p.category = 0) then problem := 'case.category-not-yours';
     elsif r.version <> p_version then problem := 'conflict';
     end if;
   end $$`,
  `create function guard.change_report(p_id uuid, p_version int, p_language text, p_on date, p_health bytea, p_psychosocial bytea) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o record; r medical_report;
   begin
     select * into o from guard.own_report(p_id, p_version);
     r := o.r;
     if o.problem is not null then return o.problem; end if;
     if r.status <> 'draft' then return 'medical-report.not-now'; end if;
     if (case r.category when ${bit.health} then p_health else p_psychosocial end) is null or p_on > (now() at time zone 'Asia/Baghdad')::date then
       return 'body.invalid';
     end if;
     if p_health is not null and guard.writes() & ${bit.health} = 0 or p_psychosocial is not null and guard.writes() & ${bit.psychosocial} = 0 then
       return 'case.category-not-yours';
     end if;
     update medical_report set language = p_language, examined_on = p_on, version = version + 1 where id = p_id;
     perform guard.write_report_parts(r, p_health, p_psychosocial);
     return 'done';
   end $$`,
  `create function guard.move_report(p_id uuid, p_move text, p_version int, p_signed bytea, p_reason text) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare o record; r medical_report;
   begin
     select * into o from guard.own_report(p_id, p_version);
     r := o.r;
     if o.problem is not null then return o.problem; end if;
     if not exists (select 1 from guard.report_move m where m.move = p_move and m.from_status = r.status) then return 'medical-report.not-now'; end if;
     if p_move = 'issue' then
       if p_signed is null then return 'body.invalid'; end if;
       update medical_report set status = 'superseded', version = version + 1 where id = r.replaces_id and status = 'issued';
       update medical_report set status = 'issued', issued_by = guard.user_id(), issued_at = now(), signed_ct = p_signed, version = version + 1 where id = p_id;
     elsif p_move = 'withdraw' then
       if p_reason is null then return 'body.invalid'; end if;
       update medical_report set status = 'withdrawn', withdrawal = p_reason, withdrawn_at = now(), version = version + 1 where id = p_id;
     else
       delete from medical_report_part where report_id = p_id;
       delete from subject_key where kind = 'care' and subject_id = p_id;
       delete from medical_report where id = p_id;
     end if;
     return 'done';
   end $$`,
  `create function guard.reads_report_key(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from medical_report r where r.id = p_id and r.unit_id = guard.unit() and guard.reads() & r.category <> 0
                       and not guard.hides_case(r.case_id));
   end $$`,
  // The whole report goes on its paper: by who keeps both of its parts, also once the case is not the unit's to open.
  `create function guard.prints_report(p_id uuid, p_case uuid, p_mask int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       select 1 from medical_report r
        where r.id = p_id and r.case_id = p_case and r.unit_id = guard.unit() and r.status in ('issued', 'superseded') and not guard.hides_case(r.case_id)
          and p_mask = (select bit_or(p.category) from medical_report_part p where p.report_id = r.id) and guard.reads() & guard.writes() & p_mask = p_mask);
   end $$`,
  // For who reads the case: that a report was issued, and in which month; not whose, on which day, nor what it says.
  `create function guard.report_months(p_case uuid) returns table (category text, month date) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.reads_case(p_case, ${bit.core}) then return; end if;
     return query
       select case p.category when ${bit.health} then 'health' else 'psychosocial' end, date_trunc('month', max(r.issued_at) at time zone 'Asia/Baghdad')::date
         from medical_report r join medical_report_part p on p.report_id = r.id
        where r.case_id = p_case and r.status = 'issued' group by p.category;
   end $$`,
];

/** As it stood, and of the keys of the reports too. */
const forgettingReports = changed(
  asBefore(careDoors, ['forget_care_keys'])[0]!,
  'select e.id from care_episode e where e.case_id = new.case_id',
  'select e.id from care_episode e where e.case_id = new.case_id union all select r.id from medical_report r where r.case_id = new.case_id',
);

/** As it stood, with the kind of the paper, and of a report whether what it says still stands; a changed file comes before that. */
const checking = [
  ['returns table (finding text,', 'returns table (finding text, kind text,'],
  [`select 'limited', null::date`, `select 'limited', null::text, null::date`],
  [`select 'unknown', null::date`, `select 'unknown', null::text, null::date`],
  [
    `select case when p_content is null then 'issued' when p_content = p.content_hash then 'unchanged' else 'changed' end,
              (p.printed_at at time zone 'Asia/Baghdad')::date, u.kind
         from unit u where u.id = p.unit_id`,
    `select case when p_content <> p.content_hash then 'changed' when r.status in ('superseded', 'withdrawn') then r.status
                   when p_content is null then 'issued' else 'unchanged' end,
              p.kind, (coalesce(r.issued_at, p.printed_at) at time zone 'Asia/Baghdad')::date, u.kind
         from unit u left join medical_report r on r.id = p.report_id where u.id = p.unit_id`,
  ],
].reduce(
  (statement, [from, to]) => changed(statement, from!, to!),
  asBefore(paperDoors, ['check_paper'])[0]!.replace('create or replace function', 'create function'),
);

const printing = (more: string): string => `create policy printed_paper_print on printed_paper for insert to himaya_app
     with check (unit_id = (select guard.unit()) and printed_by = (select guard.user_id())
       and (referral_id is null ${more === '' ? '' : 'and report_id is null '}and guard.prints_case(case_id, categories)
            or exists (select 1 from referral r where r.id = referral_id and r.case_id = printed_paper.case_id
                          and r.from_unit_id = (select guard.unit()) and guard.shares(r.case_id, printed_paper.categories))
            ${more}))`;

/** The unit's own record, as all of its care; each part stands on its own category. */
const own = (table: string): string =>
  `unit_id = (select guard.unit()) and (select guard.reads()) & category <> 0 and ${table}.case_id <> all ((select guard.barred_cases())::uuid[])`;

const policies = [
  ...['medical_report', 'medical_report_part'].flatMap((table) => [
    ...guarded(table),
    `create policy ${table}_own on ${table} for select to himaya_app using (${own(table)})`,
    `grant select on ${table} to himaya_app`,
  ]),
  "create policy subject_key_report_read on subject_key for select to himaya_app using (kind = 'care' and guard.reads_report_key(subject_id))",
  'create trigger medical_report_kept before update or delete on medical_report for each row execute function guard.keep_issued_report()',
  'create trigger medical_report_part_kept before update or delete on medical_report_part for each row execute function guard.keep_issued_parts()',
];
