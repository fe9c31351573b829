import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

const kinds = ['committee-session', 'sub-committee', 'half-year-expert-meeting'];
const states = ['draft', 'closed', 'confirmed'];
const attendances = ['present', 'represented', 'excused', 'absent'];
const followUps = ['finding', 'answer'];
const findings = ['done', 'not-done'];
const tables = ['meeting', 'meeting_attendance', 'meeting_attendance_correction', 'meeting_decision', 'decision_follow_up'];

const doorsOfApp = [
  'guard.record_meeting(uuid, text, int, date, text)',
  'guard.write_meeting(uuid, int, jsonb)',
  'guard.close_meeting(uuid, int)',
  'guard.confirm_meeting(uuid, int)',
  'guard.correct_attendance(uuid, int, text, text)',
  'guard.follow_decision_up(uuid, int, text, text)',
  'guard.answer_decision(uuid, int, text)',
  'guard.meeting_hands(uuid)',
  'guard.meetings_of_body(uuid, date, uuid, int)',
  'guard.sessions_attended(date, date)',
];
const ofOwner = ['guard.keep_meeting_as_it_is()', 'guard.keep_minutes_as_they_are()', 'guard.keep_meeting_entries()'];

/** The committee's meetings: minutes written and closed by the secretariat, confirmed by the chair, and what became of each decision (ADR 127). */
export class Meetings1764200000501 implements MigrationInterface {
  readonly name = 'Meetings1764200000501';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...made,
      'grant select, insert, update on meeting to himaya_guard',
      // The minutes of a draft are written anew as a whole; `update` locks a decision while somebody answers it.
      'grant select, insert, delete on meeting_attendance to himaya_guard',
      'grant select, insert, update, delete on meeting_decision to himaya_guard',
      'grant select, insert on meeting_attendance_correction, decision_follow_up to himaya_guard',
      'set local role himaya_guard',
      ...doorsOfMeetings,
      `revoke execute on function ${[...doorsOfApp, ...ofOwner].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${ofOwner.join(', ')} to himaya_owner`,
      'reset role',
      ...frozen('meeting', 'keep_meeting_as_it_is'),
      ...['meeting_attendance', 'meeting_decision'].flatMap((table) => frozen(table, 'keep_minutes_as_they_are')),
      ...['meeting_attendance_correction', 'decision_follow_up'].flatMap((table) => frozen(table, 'keep_meeting_entries')),
      ...tables.flatMap((table) => [
        ...guarded(table),
        `create policy ${table}_read on ${table} for select to himaya_app using (((select guard.roles())::text[]) && ${readers})`,
        `grant select on ${table} to himaya_app`,
      ]),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfApp.join(', ')}`,
      'reset role',
      `drop table ${tables.toReversed().join(', ')}`,
      'set local role himaya_guard',
      `drop function ${ofOwner.join(', ')}`,
      'reset role',
    ]);
  }
}

const writers = `array['secretariat-analyst']`;
const chair = `array['committee-chair']`;
const readers = `array['secretariat-analyst', 'committee-chair']`;

const frozen = (table: string, by: string): string[] => [
  `create trigger ${table}_frozen before insert or update or delete on ${table} for each row execute function guard.${by}()`,
];

const made = [
  // `hands`: whoever wrote in the minutes, closed them or corrected them.
  `create table meeting (
     id uuid not null constraint meeting_pk primary key,
     version int not null default 1,
     kind text not null,
     number int not null constraint meeting_number_check check (number between 1 and 9999),
     held_on date not null,
     place text not null,
     agenda text[] not null default '{}',
     state text not null default 'draft',
     hands uuid[] not null,
     closed_by uuid constraint meeting_closed_by_fk references user_account,
     closed_at timestamptz,
     confirmed_by uuid constraint meeting_confirmed_by_fk references user_account,
     confirmed_at timestamptz,
     ${oneOf('meeting_kind_check', 'kind', kinds)},
     ${oneOf('meeting_state_check', 'state', states)},
     constraint meeting_number_uq unique (kind, number),
     constraint meeting_hands_check check (cardinality(hands) > 0),
     constraint meeting_closed_check check ((state = 'draft') = (closed_by is null) and (closed_by is null) = (closed_at is null)),
     constraint meeting_confirmed_check check ((state = 'confirmed') = (confirmed_by is not null) and (confirmed_by is null) = (confirmed_at is null)),
     constraint meeting_two_check check (confirmed_by is null or confirmed_by <> all (hands)))`,
  'create index meeting_list_ix on meeting (held_on desc, id desc)',
  `create table meeting_attendance (
     meeting_id uuid not null constraint meeting_attendance_meeting_fk references meeting,
     agency_id text not null constraint meeting_attendance_agency_fk references agency,
     attendance text not null,
     ${oneOf('meeting_attendance_attendance_check', 'attendance', attendances)},
     constraint meeting_attendance_pk primary key (meeting_id, agency_id))`,
  `create table meeting_attendance_correction (
     id bigint generated always as identity constraint meeting_attendance_correction_pk primary key,
     meeting_id uuid not null constraint meeting_attendance_correction_meeting_fk references meeting,
     agency_id text not null constraint meeting_attendance_correction_agency_fk references agency,
     attendance text not null,
     by uuid not null constraint meeting_attendance_correction_by_fk references user_account,
     at timestamptz not null default now(),
     ${oneOf('meeting_attendance_correction_attendance_check', 'attendance', attendances)})`,
  'create index meeting_attendance_correction_meeting_ix on meeting_attendance_correction (meeting_id, id)',
  `create table meeting_decision (
     id uuid not null constraint meeting_decision_pk primary key,
     meeting_id uuid not null constraint meeting_decision_meeting_fk references meeting,
     position int not null,
     text_ar text not null, text_ckb text, text_en text,
     agency_id text constraint meeting_decision_agency_fk references agency,
     due_on date,
     constraint meeting_decision_position_uq unique (meeting_id, position))`,
  'create index meeting_decision_agency_ix on meeting_decision (agency_id, meeting_id) where agency_id is not null',
  `create table decision_follow_up (
     id bigint generated always as identity constraint decision_follow_up_pk primary key,
     decision_id uuid not null constraint decision_follow_up_decision_fk references meeting_decision,
     kind text not null, finding text, note text not null,
     by uuid not null constraint decision_follow_up_by_fk references user_account,
     at timestamptz not null default now(),
     ${oneOf('decision_follow_up_kind_check', 'kind', followUps)},
     ${oneOf('decision_follow_up_finding_check', 'finding', findings)},
     constraint decision_follow_up_found_check check ((kind = 'finding') = (finding is not null)))`,
  'create index decision_follow_up_decision_ix on decision_follow_up (decision_id, id)',
];

const of = (roles: string): string =>
  `if guard.user_id() is null or not coalesce(guard.roles() && ${roles}, false) then return 'role.forbidden'; end if;`;

/** The meeting m, locked, as the caller last saw it and in one of the states. */
const locked = (inStates: readonly string[]): string => `select * into m from meeting x where x.id = p_id for update;
     if m.id is null then return 'not-found'; end if;
     if m.version <> p_version then return 'conflict'; end if;
     if m.state not in (${inStates.map((state) => `'${state}'`).join(', ')}) then return 'meeting.not-now'; end if;`;

/** The decision d of closed minutes, locked; its version counts what was said of it. */
const lockedDecision = (
  where: string,
): string => `select x.* into d from meeting_decision x join meeting m on m.id = x.meeting_id and m.state <> 'draft'
      where x.id = p_id${where} for update of x;
     if d.id is null then return 'not-found'; end if;
     if (select count(*) + 1 from decision_follow_up f where f.decision_id = p_id) <> p_version then return 'conflict'; end if;`;

export const doorsOfMeetings = [
  // Whoever writes, the owner too: closed minutes change in whether they are confirmed, and in whose hands they were.
  `create function guard.keep_meeting_as_it_is() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if tg_op = 'INSERT' and new.state = 'draft' then return new; end if;
     if tg_op = 'UPDATE' then
       if new.id = old.id and new.hands @> old.hands then
         if old.state = 'draft' and new.state in ('draft', 'closed') then return new; end if;
         if (old.state, new.state) in (('closed', 'closed'), ('closed', 'confirmed'), ('confirmed', 'closed'))
            and (old.kind, old.number, old.held_on, old.place, old.agenda, old.closed_by, old.closed_at)
                is not distinct from (new.kind, new.number, new.held_on, new.place, new.agenda, new.closed_by, new.closed_at) then
           return new;
         end if;
       end if;
     end if;
     raise exception 'guard: minutes are frozen' using errcode = '42501';
   end $$`,
  `create function guard.keep_minutes_as_they_are() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare those uuid[] := array[]::uuid[];
   begin
     if tg_op <> 'INSERT' then those := those || old.meeting_id; end if;
     if tg_op <> 'DELETE' then those := those || new.meeting_id; end if;
     if exists (select from meeting m where m.id = any (those) and m.state <> 'draft') then
       raise exception 'guard: minutes are frozen' using errcode = '42501';
     end if;
     if tg_op = 'DELETE' then return old; end if;
     return new;
   end $$`,
  `create function guard.keep_meeting_entries() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if tg_op = 'INSERT' then return new; end if;
     raise exception 'guard: an entry stays' using errcode = '42501';
   end $$`,
  `create function guard.record_meeting(p_id uuid, p_kind text, p_number int, p_held_on date, p_place text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     ${of(writers)}
     if p_held_on > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     insert into meeting (id, kind, number, held_on, place, hands) values (p_id, p_kind, p_number, p_held_on, p_place, array[guard.user_id()])
       on conflict on constraint meeting_number_uq do nothing;
     if not found then return 'meeting.number-taken'; end if;
     return 'done';
   end $$`,
  // The domain has held the body against the lists of bodies.
  `create function guard.write_meeting(p_id uuid, p_version int, p_body jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m meeting; me uuid := guard.user_id();
   begin
     ${of(writers)}
     ${locked(['draft'])}
     if (p_body->>'heldOn')::date > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     begin
       update meeting set kind = p_body->>'kind', number = (p_body->>'number')::int, held_on = (p_body->>'heldOn')::date, place = p_body->>'place',
              agenda = array(select jsonb_array_elements_text(p_body->'agenda')), version = version + 1,
              hands = case when me = any (hands) then hands else hands || me end
        where id = p_id;
     exception when unique_violation then
       return 'meeting.number-taken';
     end;
     delete from meeting_attendance a where a.meeting_id = p_id;
     insert into meeting_attendance (meeting_id, agency_id, attendance)
       select p_id, e->>'agencyId', e->>'attendance' from jsonb_array_elements(p_body->'attendance') e;
     delete from meeting_decision d where d.meeting_id = p_id;
     insert into meeting_decision (id, meeting_id, position, text_ar, text_ckb, text_en, agency_id, due_on)
       select gen_random_uuid(), p_id, e.at, e.d->>'textAr', e.d->>'textCkb', e.d->>'textEn', e.d->>'agencyId', (e.d->>'dueOn')::date
         from jsonb_array_elements(p_body->'decisions') with ordinality e (d, at);
     return 'done';
   end $$`,
  `create function guard.close_meeting(p_id uuid, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m meeting; me uuid := guard.user_id();
   begin
     ${of(writers)}
     ${locked(['draft'])}
     update meeting set state = 'closed', closed_by = me, closed_at = now(), version = version + 1,
            hands = case when me = any (hands) then hands else hands || me end
      where id = p_id;
     return 'done';
   end $$`,
  `create function guard.confirm_meeting(p_id uuid, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m meeting; me uuid := guard.user_id();
   begin
     ${of(chair)}
     ${locked(['closed'])}
     if me = any (m.hands) then return 'meeting.second-person'; end if;
     update meeting set state = 'confirmed', confirmed_by = me, confirmed_at = now(), version = version + 1 where id = p_id;
     return 'done';
   end $$`,
  // What the chair confirmed is not changed behind its back: corrected minutes wait for the chair again.
  `create function guard.correct_attendance(p_id uuid, p_version int, p_agency text, p_attendance text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m meeting; me uuid := guard.user_id();
   begin
     ${of(writers)}
     ${locked(['closed', 'confirmed'])}
     insert into meeting_attendance_correction (meeting_id, agency_id, attendance, by) values (p_id, p_agency, p_attendance, me);
     update meeting set state = 'closed', confirmed_by = null, confirmed_at = null, version = version + 1,
            hands = case when me = any (hands) then hands else hands || me end
      where id = p_id;
     return 'done';
   end $$`,
  `create function guard.follow_decision_up(p_id uuid, p_version int, p_finding text, p_note text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare d meeting_decision;
   begin
     ${of(writers)}
     ${lockedDecision('')}
     insert into decision_follow_up (decision_id, kind, finding, note, by) values (p_id, 'finding', p_finding, p_note, guard.user_id());
     return 'done';
   end $$`,
  // The body that the decision names, and no other, says what it did.
  `create function guard.answer_decision(p_id uuid, p_version int, p_note text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare d meeting_decision;
   begin
     ${of(`array['agency-focal-point']`)}
     ${lockedDecision(' and x.agency_id = guard.agency()')}
     insert into decision_follow_up (decision_id, kind, note, by) values (p_id, 'answer', p_note, guard.user_id());
     return 'done';
   end $$`,
  `create function guard.meeting_hands(p_id uuid) returns table (user_id uuid, name text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is null or not coalesce(guard.roles() && ${readers}, false) then return; end if;
     return query select u.id, u.display_name from user_account u
       where u.id in (select unnest(m.hands) from meeting m where m.id = p_id union select m.confirmed_by from meeting m where m.id = p_id
                      union select f.by from decision_follow_up f join meeting_decision d on d.id = f.decision_id where d.meeting_id = p_id);
   end $$`,
  // To a body's focal point: that a meeting was, whether its own body came (the last entry stands), and what was given to its body; nothing else of it.
  `create function guard.meetings_of_body(p_decision uuid, p_day date, p_after uuid, p_limit int) returns table (id uuid, kind text, number int, held_on date,
     attendance text[], decisions jsonb)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare mine text := guard.agency();
   begin
     if mine is null or not coalesce('agency-focal-point' = any (guard.roles()), false) then return; end if;
     return query select m.id, m.kind, m.number, m.held_on,
            array(select a.attendance from meeting_attendance a where a.meeting_id = m.id and a.agency_id = mine)
              || array(select c.attendance from meeting_attendance_correction c where c.meeting_id = m.id and c.agency_id = mine order by c.id),
            (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'textAr', d.text_ar, 'textCkb', d.text_ckb, 'textEn', d.text_en, 'dueOn', d.due_on, 'followUps',
                (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'finding', f.finding, 'note', f.note, 'at', f.at) order by f.id), '[]')
                   from decision_follow_up f where f.decision_id = d.id)) order by d.position), '[]')
               from meeting_decision d where d.meeting_id = m.id and d.agency_id = mine)
       from meeting m
      where m.state <> 'draft' and (p_decision is null or m.id = (select d.meeting_id from meeting_decision d where d.id = p_decision and d.agency_id = mine)) and (p_day is null or (m.held_on, m.id) < (p_day, p_after))
        and (exists (select from meeting_attendance a where a.meeting_id = m.id and a.agency_id = mine)
          or exists (select from meeting_decision d where d.meeting_id = m.id and d.agency_id = mine))
      order by m.held_on desc, m.id desc limit p_limit;
   end $$`,
  // Confirmed sessions of the committee, the entries in the order in which they were made; to a focal point its own body's alone.
  `create function guard.sessions_attended(p_from date, p_to date) returns table (meeting_id uuid, held_on date, agency_id text, attendance text, corrected boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare everybody boolean := coalesce(guard.roles() && array['secretariat-analyst', 'committee-chair', 'external-evaluator'], false);
     mine text := case when coalesce('agency-focal-point' = any (guard.roles()), false) then guard.agency() end;
   begin
     return query select m.id, m.held_on, e.agency_id, e.attendance, e.at > 0
       from meeting m cross join lateral (select a.agency_id, a.attendance, 0::bigint as at from meeting_attendance a where a.meeting_id = m.id
              union all select c.agency_id, c.attendance, c.id from meeting_attendance_correction c where c.meeting_id = m.id) e
      where m.kind = 'committee-session' and m.state = 'confirmed' and m.held_on between p_from and p_to and (everybody or e.agency_id = mine)
      order by m.held_on, m.id, e.at;
   end $$`,
];
