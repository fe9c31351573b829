import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

/** [kind, agency]: a test holds it against libs/domain's table. */
const givers: readonly (readonly [string, string])[] = [
  ['convicts', 'ministry-of-justice'],
  ['juveniles-placed', 'ministry-of-labour-and-social-affairs'],
  ['juveniles-convicted', 'ministry-of-labour-and-social-affairs'],
];
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const doorsOfApp = ['guard.give_custody_return(uuid, text, date, int, int)'];
const facts = ['guard.custody_facts(date)', 'guard.proceeding_facts(date, date)', 'guard.proceeding_lengths(date, date)'];

/** How many convicts and juveniles Justice and Labour hold, as they say it; and the series of proceedings for the fact store. */
export class CustodyReturns1764200000333 implements MigrationInterface {
  readonly name = 'CustodyReturns1764200000333';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert on custody_return to himaya_guard',
      'set local role himaya_guard',
      `create table guard.custody_giver (kind text not null constraint custody_giver_pk primary key, agency_id text not null)`,
      `insert into guard.custody_giver values ${givers.map(([kind, agency]) => `('${kind}', '${agency}')`).join(', ')}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${facts.join(', ')} to himaya_facts`,
      'reset role',
      ...guarded('custody_return'),
      `create policy custody_return_own on custody_return for select to himaya_app
         using (unit_id = (select guard.unit()) and coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false))`,
      'grant select on custody_return to himaya_app',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table custody_return cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...facts].join(', ')}`,
      'drop table guard.custody_giver',
      'reset role',
    ]);
  }
}

const tables = [
  // Counts of a day and a unit, of nobody by name. What was given wrongly is given again: the latest version counts, the others stay.
  `create table custody_return (
     id uuid not null constraint custody_return_pk primary key,
     unit_id uuid not null constraint custody_return_unit_fk references unit,
     kind text not null,
     as_of date not null,
     version int not null,
     males int not null constraint custody_return_males_check check (males between 0 and 100000),
     females int not null constraint custody_return_females_check check (females between 0 and 100000),
     given_by uuid not null constraint custody_return_given_by_fk references user_account,
     given_at timestamptz not null default now(),
     ${oneOf(
       'custody_return_kind_check',
       'kind',
       givers.map(([kind]) => kind),
     )},
     constraint custody_return_uq unique (unit_id, kind, as_of, version))`,
  'create index custody_return_list_ix on custody_return (unit_id, as_of desc, given_at desc, id desc)',
];

export const doors = [
  `create function guard.give_custody_return(p_id uuid, p_kind text, p_as_of date, p_males int, p_females int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare mine text;
   begin
     if guard.unit() is null or not coalesce('agency-focal-point' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to give' using errcode = '42501';
     end if;
     select u.agency_id into mine from unit u where u.id = guard.unit() for no key update;
     if not exists (select 1 from guard.custody_giver g where g.kind = p_kind and g.agency_id = mine) then return 'custody.not-yours'; end if;
     if p_as_of > ${today} then return 'body.invalid'; end if;
     insert into custody_return (id, unit_id, kind, as_of, version, males, females, given_by)
       select p_id, guard.unit(), p_kind, p_as_of, coalesce(max(r.version), 0) + 1, p_males, p_females, guard.user_id()
         from custody_return r where r.unit_id = guard.unit() and r.kind = p_kind and r.as_of = p_as_of;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // For the fact store (measures convicts-by-sex, juvenile-detainees, juveniles-convicted): the last count up to a day of each unit and kind.
  `create function guard.custody_facts(p_on date) returns table (kind text, agency_id text, governorate text, as_of date, males int, females int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select distinct on (r.unit_id, r.kind) r.kind, u.agency_id, u.governorate, r.as_of, r.males, r.females
         from custody_return r join unit u on u.id = r.unit_id where r.as_of <= p_on order by r.unit_id, r.kind, r.as_of desc, r.version desc;
   end $$`,
  // For the fact store (measures arrests, prosecutions, convictions, sentences, appeals, asset-seizures and beside them compensation, sanctions and
  // placements): entries that stand, by kind and month; no id, no name, no day. Article and outcome are those of the charge and of the entry.
  `create function guard.proceeding_facts(p_from date, p_to date) returns table (kind text, month date, governorate text, form text, article text, outcome text,
     sex text, juvenile boolean, nationality text, defendants int, entries int, amount bigint)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select e.kind, date_trunc('month', e.happened_on)::date, k.governorate, k.form, coalesce(e.article, c.article),
              coalesce(e.verdict, e.sentence, e.decision, e.property, e.sanction), coalesce(d.sex, 'company'),
              coalesce(d.age_band in ('0-8', '9-14', '15-17', 'child'), false),
              case when d.kind = 'company' then null when d.nationality = 'IQ' then 'iraqi' when d.nationality is null then 'unknown' else 'foreign' end,
              count(distinct e.defendant_id)::int, count(*)::int, sum(e.amount)::bigint
         from proceeding_event e join criminal_proceeding k on k.id = e.proceeding_id join defendant d on d.id = e.defendant_id
              left join proceeding_event c on c.id = e.charge_id
        where e.entry = 'entry' and not e.reversed and e.happened_on >= p_from and e.happened_on < p_to
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
   end $$`,
  // How long it took (M44): days from the first arrest to the first charge, from there to the trial, from the trial to the first verdict, of what came to pass
  // in the period; one row a defendant and step, with no id and no day.
  `create function guard.proceeding_lengths(p_from date, p_to date) returns table (step text, governorate text, form text, days int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select s.step, f.governorate, f.form, s.until - s.since
         from (select k.governorate, k.form, min(e.happened_on) filter (where e.kind = 'arrest') as arrested,
                      min(e.happened_on) filter (where e.kind = 'charge') as charged, min(e.happened_on) filter (where e.kind = 'prosecution') as tried,
                      min(e.happened_on) filter (where e.kind = 'verdict') as judged
                 from proceeding_event e join criminal_proceeding k on k.id = e.proceeding_id
                where e.entry = 'entry' and not e.reversed and e.kind in ('arrest', 'charge', 'prosecution', 'verdict') group by e.defendant_id, k.governorate, k.form) f,
              lateral (values ('arrest-to-charge', f.arrested, f.charged), ('charge-to-trial', f.charged, f.tried), ('trial-to-verdict', f.tried, f.judged))
                as s (step, since, until)
        where s.until >= s.since and s.until >= p_from and s.until < p_to;
   end $$`,
];
