import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, run } from './sql';

const services = [
  'shelter', 'medical', 'psychological', 'legal-aid', 'interpretation', 'repatriation', 'reintegration', 'financial-aid',
  'education', 'employment',
]; // prettier-ignore
const answers = ['yes', 'partly', 'no'];

/** The region a governorate is counted in; a test holds it against libs/domain's table. */
const regionOf: Readonly<Record<string, readonly string[]>> = {
  baghdad: ['baghdad'],
  north: ['nineveh', 'kirkuk', 'salah-al-din'],
  west: ['anbar', 'diyala'],
  'middle-euphrates': ['babil', 'karbala', 'najaf', 'qadisiyah'],
  south: ['wasit', 'muthanna', 'dhi-qar', 'maysan', 'basra'],
  'kurdistan-region': ['erbil', 'sulaymaniyah', 'duhok', 'halabja'],
};
const regions = Object.keys(regionOf);

/** What people say of a service with a one-time code, tied to nobody. */
export class ServiceFeedback1764200000043 implements MigrationInterface {
  readonly name = 'ServiceFeedback1764200000043';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on feedback_offer, feedback_code, feedback_answer to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...doorsOfApp, 'guard.forget_feedback()'].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'grant execute on function guard.forget_feedback() to himaya_worker',
      'reset role',
      // Nobody's to look into; what may be known of it, the functions say.
      ...['feedback_offer', 'feedback_code', 'feedback_answer'].flatMap((table) => [
        ...guarded(table),
        `create policy ${table}_closed on ${table} for select to himaya_app, himaya_worker using (false)`,
      ]),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table feedback_answer, feedback_code, feedback_offer cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, 'guard.forget_feedback()'].join(', ')}`,
      'reset role',
    ]);
  }
}

const tables = [
  // How often a slip was handed out for a service; not which.
  `create table feedback_offer (
     referral_id uuid not null constraint feedback_offer_pk primary key constraint feedback_offer_referral_fk references referral,
     times int not null constraint feedback_offer_times_check check (times between 1 and 3))`,
  // Deleted by its use. The day it ends is the last of a month, so that it says no day on which it was made.
  `create table feedback_code (
     code_hash bytea not null constraint feedback_code_pk primary key constraint feedback_code_hash_check check (octet_length(code_hash) = 32),
     service text not null,
     agency_id text not null constraint feedback_code_agency_fk references agency,
     region text,
     expires_on date not null,
     ${oneOf('feedback_code_service_check', 'service', services)},
     ${oneOf('feedback_code_region_check', 'region', regions)})`,
  `create table feedback_answer (
     id uuid not null constraint feedback_answer_pk primary key,
     service text not null,
     agency_id text not null constraint feedback_answer_agency_fk references agency,
     region text,
     month date not null constraint feedback_answer_month_check check (extract(day from month) = 1),
     respect int not null constraint feedback_answer_respect_check check (respect between 1 and 5),
     help int not null constraint feedback_answer_help_check check (help between 1 and 5),
     safe text not null, understood text not null,
     words_ct bytea,
     ${oneOf('feedback_answer_service_check', 'service', services)},
     ${oneOf('feedback_answer_region_check', 'region', regions)},
     ${oneOf('feedback_answer_safe_check', 'safe', answers)},
     ${oneOf('feedback_answer_understood_check', 'understood', answers)})`,
  'create index feedback_answer_agency_ix on feedback_answer (agency_id, region, service, month)',
  'create index feedback_answer_words_ix on feedback_answer (month desc, id desc) where words_ct is not null',
];

const doorsOfApp = [
  'guard.offer_feedback(uuid, bytea)',
  'guard.answer_feedback(bytea, text, uuid, int, int, text, text, bytea)',
  'guard.feedback_counts()',
  'guard.feedback_words(date, uuid, int)',
];

const regionCase = `case ${regions.map((region) => `when u.governorate in (${regionOf[region]!.map((g) => `'${g}'`).join(', ')}) then '${region}'`).join(' ')} end`;
const today = `(now() at time zone 'Asia/Baghdad')::date`;

const doors = [
  // By the unit that gives the service, while it runs or once it is done.
  `create function guard.offer_feedback(p_referral uuid, p_code_hash bytea) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare r referral; n int;
   begin
     select * into r from referral where id = p_referral;
     if r.id is null or r.to_unit_id is distinct from guard.unit() or r.status not in ('accepted', 'in-progress', 'on-hold', 'completed')
        or guard.reads() & ${bit.core} = 0 or guard.hides_case(r.case_id) then return 'not-found'; end if;
     insert into feedback_offer as o (referral_id, times) values (p_referral, 1)
       on conflict on constraint feedback_offer_pk do update set times = o.times + 1 where o.times < 3;
     get diagnostics n = row_count;
     if n = 0 then return 'feedback.offered'; end if;
     insert into feedback_code (code_hash, service, agency_id, region, expires_on)
       select p_code_hash, r.service, u.agency_id, ${regionCase}, (date_trunc('month', ${today}) + interval '4 months' - interval '1 day')::date
         from unit u where u.id = r.to_unit_id;
     return 'done';
   end $$`,
  // Five tries an hour and address that fit no code. Who answers leaves nothing but the answer.
  `create function guard.answer_feedback(p_code_hash bytea, p_address text, p_id uuid, p_respect int, p_help int, p_safe text, p_understood text,
     p_words bytea) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare mark bytea := guard.sign_in_key('feedback|' || p_address); c feedback_code;
   begin
     perform pg_advisory_xact_lock(hashtextextended(encode(mark, 'hex'), 0));
     if (select count(*) from guard.sign_in_failure f where f.key = mark and f.at > clock_timestamp() - interval '1 hour') >= 5 then
       return 'rate.limited';
     end if;
     delete from feedback_code k where k.code_hash = p_code_hash and k.expires_on >= ${today} returning * into c;
     if c.code_hash is null then
       insert into guard.sign_in_failure (key) values (mark);
       return 'feedback.code';
     end if;
     insert into feedback_answer (id, service, agency_id, region, month, respect, help, safe, understood, words_ct)
       values (p_id, c.service, c.agency_id, c.region, date_trunc('month', ${today})::date, p_respect, p_help, p_safe, p_understood, p_words);
     return 'done';
   end $$`,
  // Blocks of whole quarters that are over, each with ten answers at least that no earlier block has: what a block shows never changes,
  // so that nobody learns an answer by looking again.
  `create function guard.feedback_counts() returns table (service text, from_month date, to_month date, answers int, counts jsonb)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare
     my_agency text; my_region text; s text; q record; ids uuid[] := '{}'; since date;
   begin
     if guard.unit() is null or guard.reads() & ${bit.core} = 0 then return; end if;
     select u.agency_id, ${regionCase} into my_agency, my_region from unit u where u.id = guard.unit();
     for s in select distinct a.service from feedback_answer a where a.agency_id = my_agency and a.region is not distinct from my_region order by 1 loop
       ids := '{}'; since := null;
       for q in select date_trunc('quarter', a.month)::date as quarter, array_agg(a.id) as ids from feedback_answer a
                 where a.agency_id = my_agency and a.region is not distinct from my_region and a.service = s
                   and a.month < date_trunc('quarter', ${today})
                 group by 1 order by 1 loop
         ids := ids || q.ids; since := coalesce(since, q.quarter);
         if cardinality(ids) >= 10 then
           return query
             select s, since, (q.quarter + interval '2 months')::date, cardinality(ids),
                    (select jsonb_object_agg(x.question || '|' || x.answer, x.n) from (
                       select v.question, v.answer, count(*) as n from feedback_answer a,
                              lateral (values ('respect', a.respect::text), ('help', a.help::text), ('safe', a.safe), ('understood', a.understood)) v (question, answer)
                        where a.id = any (ids) group by 1, 2) x);
           ids := '{}'; since := null;
         end if;
       end loop;
     end loop;
   end $$`,
  // Words may name somebody: the data protection officer's alone.
  `create function guard.feedback_words(p_before date, p_before_id uuid, p_limit int)
   returns table (id uuid, service text, agency_id text, region text, month date, words_ct bytea) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if guard.roles() is null or not 'data-protection-officer' = any (guard.roles()) then
       raise exception 'guard: not an officer' using errcode = '42501';
     end if;
     return query
       select a.id, a.service, a.agency_id, a.region, a.month, a.words_ct from feedback_answer a
        where a.words_ct is not null and (a.month, a.id) < (p_before, p_before_id)
        order by a.month desc, a.id desc limit least(p_limit, 101);
   end $$`,
  // Words for twelve months, codes for their time.
  `create function guard.forget_feedback() returns int language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare n int;
   begin
     delete from feedback_code where expires_on < ${today};
     update feedback_answer set words_ct = null where words_ct is not null and month < date_trunc('month', ${today}) - interval '12 months';
     get diagnostics n = row_count;
     return n;
   end $$`,
];
