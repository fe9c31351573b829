import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfConcerns } from './1764200000001-concerns';
import { addCodes, allOf, asBefore, changed, dropCodes, run } from './sql';

const signs = [
  'documents-held', 'not-free-to-leave', 'violence', 'threats', 'debt', 'no-pay', 'long-hours', 'bad-housing', 'residence-tied', 'false-promise',
  'does-not-know-where', 'speech-controlled', 'not-the-guardian', 'child-at-work', 'begging', 'sexual-exploitation', 'organ-removal', 'forced-marriage',
  'armed-group', 'other',
]; // prettier-ignore
const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil', 'karbala',
  'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const notices = ['labour-matter-arrived', 'labour-matter-returned'];
const duties = [
  ['answer-labour', 'frontline-reporter'],
  ['count-sorting', 'secretariat-analyst'],
  ['count-sorting', 'external-evaluator'],
] as const;

/** Labour matters and trafficking are told apart from both sides: what is no trafficking goes to the labour inspection, and comes back where it turns out to be. */
export class LabourSorting1764200000211 implements MigrationInterface {
  readonly name = 'LabourSorting1764200000211';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('concern', 'status', ['labour-matter']),
      addCodes('concern_triage', 'outcome', ['labour-matter', 'trafficking-found']),
      addCodes('notification', 'kind', notices),
      'set local role himaya_guard',
      `insert into guard.role_duty values ${duties.map(([duty, role]) => `('${duty}', '${role}')`).join(', ')}`,
      ...doors,
      ...replaced,
      `revoke execute on function ${[...doorsOfApp, ...inside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy subject_key_labour_read on subject_key',
      'drop policy concern_labour_read on concern',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...inside].join(', ')}`,
      ...asBefore(doorsOfConcerns, ['triage_concern', 'settle_receipts', 'labour_counts']),
      `delete from guard.role_duty where duty in ('answer-labour', 'count-sorting')`,
      `delete from notification where kind in ('${notices.join(`', '`)}')`,
      `delete from concern_triage where outcome in ('labour-matter', 'trafficking-found')`,
      `update concern set status = 'no-ground', labour_unit_id = null where status = 'labour-matter'`,
      // One that was kept and came back is, for the older rules, a suspicion from the start.
      `update concern set labour_decision = 'suspected-trafficking' where labour_decision = 'labour-violation' and status <> 'labour-violation'`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      `alter table concern_triage drop constraint concern_triage_facts_check,
         add constraint concern_triage_facts_check check ((outcome = 'no-ground') = (reason is not null) and (outcome = 'passed-on') = (to_unit_id is not null))`,
      dropCodes('concern_triage', 'outcome', ['labour-matter', 'trafficking-found']),
      'drop index concern_kept_ix, concern_triage_sorted_ix',
      `alter table concern drop column labour_unit_id, drop column found_signs, drop constraint concern_labour_check`,
      dropCodes('concern', 'status', ['labour-matter']),
      `alter table concern add constraint concern_labour_check check ((kind = 'labour-case') = (labour_decision is not null)
         and (labour_decision is not distinct from 'labour-violation') = (status = 'labour-violation') and (status = 'labour-violation') = (queue is null))`,
    ]);
  }
}

const tables = [
  // Whose it is once it was found to be a labour matter; the queue stays the triagers', who know it should it come back.
  `alter table concern add column labour_unit_id uuid constraint concern_labour_unit_fk references unit,
     add column found_signs text[] not null default '{}',
     add ${allOf('concern_found_signs_check', 'found_signs', signs)},
     add constraint concern_labour_unit_check check ((status = 'labour-matter') = (labour_unit_id is not null)),
     drop constraint concern_labour_check,
     -- What the inspection decided when it reported stays written, also of one that went to the police later.
     add constraint concern_labour_check check ((kind = 'labour-case') = (labour_decision is not null)
       and (status <> 'labour-violation' or labour_decision is not distinct from 'labour-violation') and (status = 'labour-violation') = (queue is null))`,
  'create index concern_labour_unit_ix on concern (labour_unit_id, sent_at desc, id desc) where labour_unit_id is not null',
  `create index concern_kept_ix on concern (reported_unit_id, sent_at desc, id desc) where status = 'labour-violation'`,
  `alter table concern_triage drop constraint concern_triage_facts_check,
     add constraint concern_triage_facts_check check ((outcome = 'no-ground') = (reason is not null)
       and (outcome in ('passed-on', 'labour-matter')) = (to_unit_id is not null))`,
  `create index concern_triage_sorted_ix on concern_triage (at) where outcome in ('labour-matter', 'trafficking-found')`,
];

/** The labour inspection: a front-line post of the ministry of labour. */
const inspection = (unit: string): string =>
  `${unit}.kind = 'frontline-post' and ${unit}.agency_id = 'ministry-of-labour-and-social-affairs'`;

const limit = (danger: string): string => `case when ${danger} then interval '1 hour' else interval '24 hours' end`;

/** Figures under this are held back; standards.md section 6. */
const least = 10;

export const doors = [
  // This session's unit where it is the labour inspection's; null otherwise.
  `create function guard.labour_unit() returns uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.has_duty('answer-labour') then return null; end if;
     return (select u.id from unit u where u.id = guard.unit() and ${inspection('u')});
   end $$`,
  // The key of a labour matter of one's own unit; names, telephones and pictures keep their own policies.
  `create function guard.reads_labour_matter(p_concern uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern c where c.id = p_concern
                      and (c.status = 'labour-matter' and c.labour_unit_id = guard.labour_unit()
                           or c.status = 'labour-violation' and c.reported_unit_id = guard.labour_unit()));
   end $$`,
  // Back to the police, whole: the same concern with what was found beside what was reported. Answers 'done' or the code of what is in the way.
  `create function guard.return_labour_matter(p_id uuid, p_version int, p_signs text[], p_danger boolean) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c concern;
   begin
     select * into c from concern where id = p_id for update;
     if c.id is null or not guard.reads_labour_matter(c.id) then return 'not-found'; end if;
     if c.version <> p_version then return 'conflict'; end if;
     update concern set status = 'received', queue = coalesce(c.queue, guard.triage_queue(c.governorate)), labour_unit_id = null, found_signs = p_signs,
            danger = c.danger or p_danger, due_at = now() + ${limit('c.danger or p_danger')}, version = c.version + 1 where id = c.id;
     -- An inspection's own case is open again for it; another reporter is told nothing of what became of theirs.
     update concern_receipt set state = 'received', answer = null where concern_id = c.id and kind = 'labour-case';
     insert into concern_triage (id, concern_id, decided_by, unit_id, outcome)
       values (gen_random_uuid(), c.id, guard.user_id(), guard.unit(), 'trafficking-found');
     perform guard.start_triage(c.id, now(), c.danger or p_danger);
     return 'done';
   end $$`,
  // How many went each way, by governorate and month, for months that are over. Every month and governorate there is comes back, and what is
  // under the least figure as null: nobody learns where there was something. What is shown is rounded to five.
  `create function guard.labour_sorting(p_months int) returns table (month text, governorate text, to_labour int, to_police int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare this_month timestamp := date_trunc('month', now() at time zone 'Asia/Baghdad'); first_at timestamptz;
   begin
     if not guard.has_duty('count-sorting') then return; end if;
     first_at := (this_month - make_interval(months => p_months)) at time zone 'Asia/Baghdad';
     return query
       with moved (month, governorate, outcome) as (
         select to_char(t.at at time zone 'Asia/Baghdad', 'YYYY-MM'), c.governorate, t.outcome
           from concern_triage t join concern c on c.id = t.concern_id
          where t.outcome in ('labour-matter', 'trafficking-found') and t.at >= first_at and t.at < this_month at time zone 'Asia/Baghdad'
         union all
         -- What the inspection sent to the police as it reported.
         select to_char(c.sent_at at time zone 'Asia/Baghdad', 'YYYY-MM'), c.governorate, 'trafficking-found' from concern c
          where c.kind = 'labour-case' and c.labour_decision = 'suspected-trafficking'
            and c.sent_at >= first_at and c.sent_at < this_month at time zone 'Asia/Baghdad')
       select to_char(m.at, 'YYYY-MM'), g.code, guard.protected_count(count(*) filter (where v.outcome = 'labour-matter')),
              guard.protected_count(count(*) filter (where v.outcome = 'trafficking-found'))
         from generate_series(this_month - make_interval(months => p_months), this_month - interval '1 month', interval '1 month') m (at)
           cross join unnest(array['${governorates.join(`', '`)}']) with ordinality g (code, place)
           left join moved v on v.month = to_char(m.at, 'YYYY-MM') and v.governorate = g.code
        group by m.at, g.code, g.place order by m.at desc, g.place;
   end $$`,
  `create function guard.protected_count(p_count bigint) returns int language sql immutable set search_path = public, guard, pg_temp as $$
     select case when p_count >= ${least} then (round(p_count / 5.0) * 5)::int end
   $$`,
];

const doorsOfApp = [
  'guard.labour_unit()',
  'guard.reads_labour_matter(uuid)',
  'guard.return_labour_matter(uuid, int, text[], boolean)',
  'guard.labour_sorting(int)',
];
const inside = ['guard.protected_count(bigint)'];

const [triage, receipts, counts] = asBefore(doorsOfConcerns, ['triage_concern', 'settle_receipts', 'labour_counts']) as [
  string,
  string,
  string,
];

const replaced = [
  changed(
    triage,
    `     elsif p_outcome = 'passed-on' then`,
    `     elsif p_outcome = 'labour-matter' then
       select * into target from unit u where u.id = p_to and u.closed_at is null and ${inspection('u')};
       if target.id is null then return 'concern.no-such-body'; end if;
       update concern set status = 'labour-matter', labour_unit_id = p_to, due_at = null, version = version + 1 where id = p_id;
       perform guard.settle_receipts(p_id, 'labour-matter');
     elsif p_outcome = 'passed-on' then`,
  ),
  changed(
    receipts,
    `when 'no-ground' then 'not-trafficking' end`,
    `when 'no-ground' then 'not-trafficking' when 'labour-matter' then 'not-trafficking' end`,
  ),
  changed(
    counts,
    `when 'no-ground' then 'not-trafficking' else`,
    `when 'no-ground' then 'not-trafficking' when 'labour-matter' then 'not-trafficking' else`,
  ),
];

const policies = [
  `create policy concern_labour_read on concern for select to himaya_app
     using (status = 'labour-matter' and labour_unit_id = (select guard.labour_unit())
         or status = 'labour-violation' and reported_unit_id = (select guard.labour_unit()))`,
  `create policy subject_key_labour_read on subject_key for select to himaya_app
     using (kind = 'concern' and guard.reads_labour_matter(subject_id))`,
  'grant select (labour_unit_id) on concern to himaya_worker',
];
