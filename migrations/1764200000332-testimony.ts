import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, guarded, oneOf, reads, run } from './sql';

const persons = ['victim', 'witness', 'family-member'];
const measures = [
  'hidden-identity', 'changed-data', 'voice-or-face-changed', 'guarded-home', 'court-escort', 'phone-watched', 'police-line', 'temporary-home',
  'workplace-changed',
]; // prettier-ignore
const kinds = [
  'interpreter', 'screen', 'separate-room', 'video-link', 'support-person', 'recorded-once', 'trained-interviewer', 'closed-session', ...measures,
]; // prettier-ignore
/** [move, from, to, court's alone, has a review]: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, readonly string[], string, boolean, boolean])[] = [
  ['grant', ['asked'], 'granted', true, true],
  ['refuse', ['asked'], 'refused', true, false],
  ['renew', ['granted'], 'granted', true, true],
  ['end', ['asked', 'granted'], 'ended', false, false],
];
const duty = 'testimony-review';
const notice = 'testimony-review-due';
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** What ties a proceeding to a case, for those who have both; and what somebody needs to be heard, and is protected with. */
export class Testimony1764200000332 implements MigrationInterface {
  readonly name = 'Testimony1764200000332';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      'grant select, insert, update on testimony_measure to himaya_guard',
      'set local role himaya_guard',
      `create table guard.testimony_move (move text not null, from_status text not null, to_status text not null, court boolean not null,
         reviews boolean not null, constraint testimony_move_pk primary key (move, from_status))`,
      `insert into guard.testimony_move values ${moves
        .flatMap(([move, from, to, court, review]) => from.map((one) => `('${move}', '${one}', '${to}', ${court}, ${review})`))
        .join(', ')}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker].join(', ')}`,
      'drop table guard.testimony_move',
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind = '${notice}'`,
      'reset role',
      'drop policy proceeding_case_read on proceeding_case',
      'revoke select on proceeding_case from himaya_app',
      'drop table testimony_measure cascade',
      dropCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const tables = [
  `create table testimony_measure (
     id uuid not null constraint testimony_measure_pk primary key,
     case_id uuid not null constraint testimony_measure_case_fk references case_record,
     -- Who asked: whose work the review is.
     unit_id uuid not null constraint testimony_measure_unit_fk references unit,
     person text not null, kind text not null,
     status text not null default 'asked',
     asked_on date not null,
     asked_by uuid not null constraint testimony_measure_asked_by_fk references user_account,
     asked_at timestamptz not null default now(),
     decided_on date, review_on date, ended_on date,
     version int not null default 1,
     ${oneOf('testimony_measure_person_check', 'person', persons)},
     ${oneOf('testimony_measure_kind_check', 'kind', kinds)},
     ${oneOf('testimony_measure_status_check', 'status', ['asked', 'granted', 'refused', 'ended'])},
     constraint testimony_measure_days_check check (
       decided_on >= asked_on and (status in ('granted', 'refused')) <= (decided_on is not null) and (status = 'ended') = (ended_on is not null)
       and (status = 'asked') <= (decided_on is null) and ended_on >= coalesce(decided_on, asked_on)
       and (review_on is null or (decided_on is not null and review_on > asked_on))
       and (kind not in (${quoted(measures)}) or status <> 'granted' or review_on is not null)))`,
  'create index testimony_measure_case_ix on testimony_measure (case_id, asked_at desc, id desc)',
  `create unique index testimony_measure_open_uq on testimony_measure (case_id, person, kind) where status in ('asked', 'granted') and person = 'victim'`,
];

const doorsOfApp = [
  'guard.link_proceeding(uuid, uuid, uuid)',
  'guard.end_proceeding_link(uuid)',
  'guard.proceedings_of_case(uuid)',
  'guard.proceeding_status(uuid)',
  'guard.ask_testimony(uuid, uuid, text, text, date)',
  'guard.move_testimony(uuid, int, text, date, date)',
];
const doorsOfWorker = ['guard.testimony_told(uuid)'];

const doors = [
  // Whoever ties the two together has both: the case, whose proceedings they write, and the proceeding.
  `create function guard.link_proceeding(p_id uuid, p_case uuid, p_proceeding uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record;
   begin
     select * into c from case_record where id = p_case for share;
     if c.id is null or not guard.reads_case(p_case, ${bit.proceedings}) or not guard.has_proceeding(p_proceeding) then
       raise exception 'guard: not this session''s to tie' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, ${bit.proceedings}) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     insert into proceeding_case (id, proceeding_id, case_id, linked_by, linked_unit_id) values (p_id, p_proceeding, p_case, guard.user_id(), guard.unit());
     return 'done';
   exception when unique_violation then
     return 'proceeding.already-linked';
   end $$`,
  `create function guard.end_proceeding_link(p_id uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare l proceeding_case;
   begin
     select * into l from proceeding_case where id = p_id for update;
     if l.id is null or not guard.reads_case(l.case_id, ${bit.proceedings}) or not guard.has_proceeding(l.proceeding_id) then
       raise exception 'guard: not this session''s to untie' using errcode = '42501';
     end if;
     if not guard.writes_case(l.case_id, ${bit.proceedings}) then return 'case.category-not-yours'; end if;
     if l.ended_at is not null then return 'proceeding.not-now'; end if;
     update proceeding_case set ended_at = now(), ended_by = guard.user_id() where id = p_id;
     return 'done';
   end $$`,
  // How far the proceedings of a case have come, for whoever reads that category of it: no number, no defendant, no id.
  `create function guard.proceedings_of_case(p_case uuid) returns table (court text, stage text, stage_since timestamptz, link_id uuid, proceeding_id uuid)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     if not guard.reads_case(p_case, ${bit.proceedings}) then return; end if;
     return query
       select k.court, k.stage, k.stage_since, case when h.has then l.id end, case when h.has then k.id end
         from proceeding_case l join criminal_proceeding k on k.id = l.proceeding_id, lateral (select guard.has_proceeding(k.id) as has) h
        where l.case_id = p_case and l.ended_at is null order by l.linked_at desc, l.id desc limit 50;
   end $$`,
  // One word for a shelter that has the person (domain.md section 4: status): what still goes on before what is over. Null where there is none.
  `create function guard.proceeding_status(p_case uuid) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not (guard.roles() && array['shelter-caseworker', 'shelter-manager'] and guard.reads_case(p_case, ${bit.core}))
        and not guard.reads_case(p_case, ${bit.proceedings}) then return null; end if;
     return (select k.stage from proceeding_case l join criminal_proceeding k on k.id = l.proceeding_id
              where l.case_id = p_case and l.ended_at is null order by array_position(array['in-court', 'investigated', 'judged'], k.stage) limit 1);
   end $$`,
  `create function guard.ask_testimony(p_id uuid, p_case uuid, p_person text, p_kind text, p_on date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record;
   begin
     select * into c from case_record where id = p_case for share;
     if c.id is null or not guard.reads_case(p_case, ${bit.proceedings}) then
       raise exception 'guard: not this session''s to ask' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, ${bit.proceedings}) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_on > ${today} then return 'body.invalid'; end if;
     insert into testimony_measure (id, case_id, unit_id, person, kind, asked_on, asked_by) values (p_id, p_case, guard.unit(), p_person, p_kind, p_on, guard.user_id());
     return 'done';
   exception when unique_violation then
     return 'testimony.already';
   end $$`,
  `create function guard.move_testimony(p_id uuid, p_version int, p_move text, p_on date, p_review date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare t testimony_measure; k guard.testimony_move;
   begin
     select * into t from testimony_measure where id = p_id for update;
     if t.id is null or not guard.reads_case(t.case_id, ${bit.proceedings}) then
       raise exception 'guard: not this session''s to move' using errcode = '42501';
     end if;
     if not guard.writes_case(t.case_id, ${bit.proceedings}) then return 'case.category-not-yours'; end if;
     if t.version <> p_version then return 'conflict'; end if;
     select * into k from guard.testimony_move x where x.move = p_move and x.from_status = t.status;
     if k.move is null then return 'testimony.not-now'; end if;
     if k.court and not coalesce('court-liaison' = any (guard.roles()), false) then return 'proceeding.courts-to-record'; end if;
     if p_on > ${today} or p_on < coalesce(t.decided_on, t.asked_on) or (p_review is not null and (not k.reviews or p_review <= p_on)) then return 'body.invalid'; end if;
     update testimony_measure set status = k.to_status, version = version + 1,
            decided_on = case when k.to_status = 'ended' then t.decided_on else p_on end,
            review_on = case when k.reviews then p_review end,
            ended_on = case when k.to_status = 'ended' then p_on end
      where id = p_id;
     update deadline set cancelled_at = now() where subject_id = p_id and fired_at is null and cancelled_at is null;
     if k.reviews and p_review is not null then
       insert into deadline (id, kind, step, subject_id, due_at)
         values (gen_random_uuid(), '${duty}', 'remind-desk', p_id, (p_review + time '08:00') at time zone 'Asia/Baghdad')
         on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
     end if;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // For the worker: whose review is due, and of which case; never what it is.
  `create function guard.testimony_told(p_id uuid) returns table (case_id uuid, unit_id uuid, status text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select t.case_id, t.unit_id, t.status from testimony_measure t where t.id = p_id;
   end $$`,
];

const policies = [
  ...guarded('testimony_measure'),
  // Both, or nothing: from a defendant nobody comes to a victim, nor the other way round, who does not have the other already.
  `create policy proceeding_case_read on proceeding_case for select to himaya_app
     using (${reads('proceeding_case.case_id', `${bit.proceedings}`)} and (select guard.keeps_proceedings())
            and exists (select 1 from proceeding_unit p where p.proceeding_id = proceeding_case.proceeding_id and p.unit_id = (select guard.unit())))`,
  `create policy testimony_measure_read on testimony_measure for select to himaya_app using (${reads('testimony_measure.case_id', `${bit.proceedings}`)})`,
  'grant select on proceeding_case, testimony_measure to himaya_app',
];
