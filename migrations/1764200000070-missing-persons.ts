import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askedByService, dutiesOf } from './1764200000065-work-of-deadlines';
import { addCodes, bit, dropCodes, guarded, oneOf, reads, run } from './sql';

const circumstances = ['left-place', 'did-not-return', 'missed-appointment', 'out-of-contact', 'taken', 'unknown'];
const endings = ['found-safe', 'found-harmed', 'came-back', 'in-custody', 'deceased', 'entered-in-error'];
const timelineKinds = ['missing-raised', 'missing-reviewed', 'missing-ended'];
const noticeKinds = ['missing-raised', 'missing-ended', 'missing-review-reminder', 'missing-review-overdue'];
const taskKind = 'tell-guardian';
const duty = 'missing-review';
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Somebody gone missing: an alert on the case, a search, and a look at it every seven days until it ends with a reason. */
export class MissingPersons1764200000070 implements MigrationInterface {
  readonly name = 'MissingPersons1764200000070';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('timeline_event', 'kind', timelineKinds),
      addCodes('notification', 'kind', noticeKinds),
      addCodes('task', 'kind', [taskKind]),
      ...['deadline', 'escalation', 'duty'].map((table) => addCodes(table, 'kind', [duty])),
      'alter table case_filter add column alert text',
      `alter table case_filter add constraint case_filter_alert_check check (alert = any (array['missing']))`,
      'alter table case_filter drop constraint case_filter_some_check, drop constraint case_filter_once_uq',
      'alter table case_filter add constraint case_filter_some_check check (num_nonnulls(status, governorate, step, assignee, alert) > 0)',
      'alter table case_filter add constraint case_filter_once_uq unique nulls not distinct (user_id, status, governorate, step, assignee, alert)',
      'grant select, insert, update, delete on missing_alert, missing_review to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      dutiesOf(askedByService, missingReviews),
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table missing_review, missing_alert cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside].join(', ')}`,
      dutiesOf(askedByService),
      ...['deadline', 'escalation', 'duty'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in (${quoted(noticeKinds)})`,
      `delete from timeline_event where kind in (${quoted(timelineKinds)})`,
      `delete from task where kind = '${taskKind}'`,
      'delete from case_filter where alert is not null',
      'reset role',
      'alter table case_filter drop constraint case_filter_some_check, drop constraint case_filter_once_uq',
      'alter table case_filter drop column alert',
      'alter table case_filter add constraint case_filter_some_check check (num_nonnulls(status, governorate, step, assignee) > 0)',
      'alter table case_filter add constraint case_filter_once_uq unique nulls not distinct (user_id, status, governorate, step, assignee)',
      dropCodes('timeline_event', 'kind', timelineKinds),
      dropCodes('notification', 'kind', noticeKinds),
      dropCodes('task', 'kind', [taskKind]),
      ...['deadline', 'escalation', 'duty'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

/** What the search for somebody awaits, as a part of the union of guard.duties_of. */
export const missingReviews = `
         union all
         select '${duty}', r.id, c.responsible_unit_id, r.due_at from missing_review r join missing_alert a on a.id = r.alert_id and a.ended_at is null
          where r.case_id = c.id and r.done_at is null`;

const tables = [
  `create table missing_alert (
     id uuid not null constraint missing_alert_pk primary key,
     case_id uuid not null constraint missing_alert_case_fk references case_record,
     unit_id uuid not null constraint missing_alert_unit_fk references unit,
     raised_by uuid not null constraint missing_alert_raised_by_fk references user_account,
     raised_at timestamptz not null default now(),
     circumstance text not null,
     last_seen_on date not null,
     -- Under the case's key, as are the words of a review and of the ending.
     words_ct bytea,
     -- What was given to the unit with it; they end together.
     tasks uuid[] not null,
     ended_at timestamptz, ended_by uuid constraint missing_alert_ended_by_fk references user_account,
     ending text, ending_words_ct bytea,
     version int not null default 1,
     ${oneOf('missing_alert_circumstance_check', 'circumstance', circumstances)},
     ${oneOf('missing_alert_ending_check', 'ending', endings)},
     constraint missing_alert_ended_check check ((ended_at is null) = (ending is null) and (ended_at is null) = (ended_by is null)))`,
  'create unique index missing_alert_standing_uq on missing_alert (case_id) where ended_at is null',
  'create index missing_alert_case_ix on missing_alert (case_id, raised_at desc, id desc)',
  `create table missing_review (
     id uuid not null constraint missing_review_pk primary key,
     alert_id uuid not null constraint missing_review_alert_fk references missing_alert,
     case_id uuid not null constraint missing_review_case_fk references case_record,
     due_at timestamptz not null,
     done_at timestamptz, done_by uuid constraint missing_review_done_by_fk references user_account,
     words_ct bytea,
     constraint missing_review_done_check check ((done_at is null) = (done_by is null)))`,
  `create unique index missing_review_awaited_uq on missing_review (alert_id) where done_at is null`,
  'create index missing_review_case_ix on missing_review (case_id, due_at desc, id desc)',
];

const tellTimeline = (kind: string, of: string): string =>
  `insert into timeline_event (id, case_id, kind, category, unit_id, subject_id)
     values (gen_random_uuid(), ${of}.case_id, '${kind}', ${bit.core}, guard.unit(), ${of}.id)`;

const doors = [
  // The next look at a search: seven days from now, its unit reminded the day before.
  `create function guard.await_missing_review(p_alert uuid, p_case uuid) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare review uuid := gen_random_uuid(); due timestamptz := now() + interval '7 days';
   begin
     insert into missing_review (id, alert_id, case_id, due_at) values (review, p_alert, p_case, due);
     insert into deadline (id, kind, step, subject_id, due_at)
       values (gen_random_uuid(), '${duty}', 'remind-desk', review, due - interval '1 day'), (gen_random_uuid(), '${duty}', 'alert', review, due);
   end $$`,
  // Whoever works on the case says that its person is gone. The unit gets the search; a child's guardian is told within the hour.
  `create function guard.raise_missing(p_id uuid, p_case uuid, p_circumstance text, p_last_seen date, p_words bytea) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; a missing_alert; wait interval; search uuid := gen_random_uuid(); guardian uuid := gen_random_uuid(); child boolean;
   begin
     select * into c from case_record where id = p_case for update;
     if c.id is null or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_last_seen > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     if exists (select 1 from missing_alert m where m.case_id = p_case and m.ended_at is null) then return 'missing.already'; end if;
     child := guard.is_child(p_case);
     wait := case when child then interval '1 hour' else interval '24 hours' end;
     insert into missing_alert (id, case_id, unit_id, raised_by, circumstance, last_seen_on, words_ct, tasks)
       values (p_id, p_case, guard.unit(), guard.user_id(), p_circumstance, p_last_seen, p_words,
               case when child then array[search, guardian] else array[search] end)
       returning * into a;
     insert into task (id, case_id, unit_id, kind, due_at, created_by) values (search, p_case, guard.unit(), 'search-missing', now() + wait, guard.user_id());
     if child then
       insert into task (id, case_id, unit_id, kind, due_at, created_by) values (guardian, p_case, guard.unit(), '${taskKind}', now() + wait, guard.user_id());
     end if;
     perform guard.await_missing_review(p_id, p_case);
     ${tellTimeline('missing-raised', 'a')};
     return 'done';
   end $$`,
  // A look at the search, or its end, by whoever works on the case.
  `create function guard.step_missing(p_id uuid, p_step text, p_ending text, p_words bytea, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a missing_alert; awaited uuid;
   begin
     select * into a from missing_alert where id = p_id for update;
     if a.id is null or not guard.works_case(a.case_id, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if a.version <> p_version then return 'conflict'; end if;
     if a.ended_at is not null then return 'missing.ended'; end if;
     if (p_step = 'end') <> (p_ending is not null) or p_step not in ('review', 'end') then return 'body.invalid'; end if;
     select r.id into awaited from missing_review r where r.alert_id = p_id and r.done_at is null;
     perform guard.cancel_duties(awaited, '${duty}');
     if p_step = 'review' then
       update missing_review set done_at = now(), done_by = guard.user_id(), words_ct = p_words where id = awaited;
       perform guard.await_missing_review(p_id, a.case_id);
       update missing_alert set version = version + 1 where id = p_id;
       ${tellTimeline('missing-reviewed', 'a')};
     else
       update missing_alert set ended_at = now(), ended_by = guard.user_id(), ending = p_ending, ending_words_ct = p_words, version = version + 1
        where id = p_id;
       update task t set status = case p_ending when 'entered-in-error' then 'cancelled' else 'completed' end, closed_by = guard.user_id(),
              closed_at = now(), version = t.version + 1
        where t.id = any (a.tasks) and t.status = 'requested';
       ${tellTimeline('missing-ended', 'a')};
     end if;
     return 'done';
   end $$`,
  // Whom the worker tells of an alert: who answers for the case, who raised it, and the police of the governorate (of a sealed case only
  // those who hold it). \`knows\` says who may be told which case it is.
  `create function guard.missing_told(p_alert uuid) returns table (unit_id uuid, knows boolean, role text, case_id uuid, responsible uuid)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare a missing_alert; c case_record; place text;
   begin
     select * into a from missing_alert where id = p_alert;
     select * into c from case_record where id = a.case_id;
     select case when c.governorate in ('unknown', 'outside-country') then u.governorate else c.governorate end into place
       from unit u where u.id = c.responsible_unit_id;
     return query
       select u.id, holds.it, case when u.kind = 'police-section' then 'police-supervisor' end, a.case_id, c.responsible_unit_id
         from unit u cross join lateral (select exists (
           select 1 from case_access x where x.holder_id = u.id and x.case_id = c.id and now() < x.valid_to) as it) holds
        where u.id in (c.responsible_unit_id, a.unit_id)
           or (u.kind = 'police-section' and u.closed_at is null and u.governorate = place and (holds.it or not guard.is_sealed(c.id)));
   end $$`,
  // What the review of a deadline is still about; nothing where it is not awaited any more.
  `create function guard.missing_duty(p_review uuid) returns table (alert_id uuid, case_id uuid, unit_id uuid) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select a.id, c.id, c.responsible_unit_id
       from missing_review r join missing_alert a on a.id = r.alert_id and a.ended_at is null
       join case_record c on c.id = r.case_id and c.status = 'open'
      where r.id = p_review and r.done_at is null;
   end $$`,
];

const doorsOfApp = ['guard.raise_missing(uuid, uuid, text, date, bytea)', 'guard.step_missing(uuid, text, text, bytea, int)'];
const doorsOfWorker = ['guard.missing_told(uuid)', 'guard.missing_duty(uuid)'];
const doorsInside = ['guard.await_missing_review(uuid, uuid)'];

const policies = [
  ...[
    ['missing_alert', 'insert or update of ended_at'],
    ['missing_review', 'insert or update of done_at'],
  ].map(
    ([table, on]) => `create constraint trigger ${table}_duties after ${on} on ${table} deferrable initially deferred
       for each row execute function guard.follow_duties('case_id')`,
  ),
  ...['missing_alert', 'missing_review'].flatMap((table) => [
    ...guarded(table),
    `create policy ${table}_read on ${table} for select to himaya_app using (${reads(`${table}.case_id`, `${bit.core}`)})`,
    `grant select on ${table} to himaya_app`,
  ]),
];
