import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, guarded, oneOf, run } from './sql';

/** Why somebody seen has no case: the reasons for which a concern has no ground. */
const reasons = [
  'no-signs-confirmed', 'labour-dispute-only', 'smuggling-without-exploitation', 'person-not-found', 'false-report', 'not-enough-information', 'other',
]; // prettier-ignore
const duty = 'concern-persons';
const notices = ['concern-persons-wait', 'concern-persons-overdue'];

/** Each person of a concern: a case, or the reason why there is none; until then they are owed one. */
export class PersonsOfConcerns1764200000087 implements MigrationInterface {
  readonly name = 'PersonsOfConcerns1764200000087';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      addCodes('deadline', 'kind', [duty]),
      addCodes('escalation', 'kind', [duty]),
      'grant select, insert, update, delete on concern_case to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      // What was accepted before this came with one case: its first person's.
      `insert into concern_case (concern_id, place, case_id, decided_by, unit_id, at)
         select c.id, 0, c.case_id, t.decided_by, t.unit_id, t.at from concern c
           cross join lateral (select * from concern_triage x where x.concern_id = c.id order by x.at desc, x.id desc limit 1) t
          where c.status = 'accepted'`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_erasure_concern_persons on case_erasure',
      'drop policy concern_of_person_read on concern',
      'drop policy concern_person_of_case_read on concern_person',
      'drop policy concern_identity_of_case_read on concern_identity',
      'drop policy subject_key_concern_of_person_read on subject_key',
      'drop table concern_case cascade',
      'drop index concern_persons_owed_ix',
      'alter table concern drop constraint concern_persons_owed_check, drop column persons_unit_id, drop column persons_due_at',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner].join(', ')}`,
      `delete from deadline where kind = '${duty}'`,
      `delete from notification where kind in ('${notices.join(`', '`)}')`,
      `delete from escalation where kind = '${duty}'`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('deadline', 'kind', [duty]),
      dropCodes('escalation', 'kind', [duty]),
    ]);
  }
}

const tables = [
  // `place` counts from 0 through all the people seen: those described (concern_person) first, then the others.
  `create table concern_case (
     concern_id uuid not null constraint concern_case_concern_fk references concern,
     place int not null constraint concern_case_place_check check (place between 0 and 499),
     case_id uuid constraint concern_case_case_fk references case_record,
     reason text,
     decided_by uuid not null constraint concern_case_decided_by_fk references user_account,
     unit_id uuid not null constraint concern_case_unit_fk references unit,
     at timestamptz not null default now(),
     constraint concern_case_pk primary key (concern_id, place),
     constraint concern_case_once_uq unique (concern_id, case_id),
     constraint concern_case_settled_check check (num_nonnulls(case_id, reason) = 1),
     ${oneOf('concern_case_reason_check', 'reason', reasons)})`,
  'create index concern_case_of_case_ix on concern_case (case_id, concern_id)',
  // Who owes the persons of an accepted concern a case, and by when: read for the unit's list of work.
  `alter table concern add column persons_unit_id uuid constraint concern_persons_unit_fk references unit,
     add column persons_due_at timestamptz,
     add constraint concern_persons_owed_check check (num_nonnulls(persons_unit_id, persons_due_at) in (0, 2) and (persons_due_at is null or status = 'accepted'))`,
  'create index concern_persons_owed_ix on concern (persons_unit_id, persons_due_at, id) where persons_due_at is not null',
];

const waiting = (concern: string): string => `exists (select 1 from concern_person p where p.concern_id = ${concern}
         and not exists (select 1 from concern_case k where k.concern_id = p.concern_id and k.place = p.place))`;
const acceptedBy = `(select t.unit_id from concern_triage t where t.concern_id = c.id and t.outcome in ('accepted-new-case', 'accepted-existing-case')
         order by t.at desc, t.id desc limit 1)`;

export const doors = [
  // Who accepted a concern keeps it in sight while somebody of it waits; a sealed case, and one the asker is barred from, hide it.
  `create function guard.settles_concern(p_concern uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return guard.unit() is not null and guard.has_duty('triage-concern') and exists (
       select 1 from concern c where c.id = p_concern and c.status = 'accepted' and c.persons_unit_id = guard.unit()
          and not guard.is_sealed(c.case_id) and not guard.hides_case(c.case_id));
   end $$`,
  // By the case of one of its persons, or by having to settle it. The category is asked of the case's reader; who settles it triaged it, names and all.
  `create function guard.reads_concern_by_person(p_concern uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern_case k where k.concern_id = p_concern and k.case_id is not null
                      and guard.reads_case(k.case_id, ${bit.exploitation}) and guard.reads_case(k.case_id, p_category))
         or guard.settles_concern(p_concern);
   end $$`,
  // One person's name: their own case's readers of identity, and who has to settle the concern.
  `create function guard.reads_person_seen(p_concern uuid, p_place int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern_case k where k.concern_id = p_concern and k.place = p_place and k.case_id is not null
                      and guard.reads_case(k.case_id, ${bit.exploitation}) and guard.reads_case(k.case_id, ${bit.identity}))
         or guard.settles_concern(p_concern);
   end $$`,
  // The case through which this session reads a concern; null where it reads none of them.
  `create function guard.case_of_concern(p_concern uuid) returns uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select k.case_id from (
       select c.case_id, -1 as place from concern c where c.id = p_concern
       union all select x.case_id, x.place from concern_case x where x.concern_id = p_concern) k
      where k.case_id is not null and guard.reads_case(k.case_id, ${bit.core}) order by k.place limit 1);
   end $$`,
  // A case for one person of an accepted concern, or why there is none, behind the concern's lock. The cases of one concern are linked.
  // Answers 'done' or the code of what is in the way.
  `create function guard.settle_person(p_concern uuid, p_place int, p_case uuid, p_reason text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c concern; known concern_case; span interval;
   begin
     select * into c from concern where id = p_concern for update;
     if c.id is null or not guard.has_duty('triage-concern')
        or not (guard.reads_concern(c.id, ${bit.exploitation}) or guard.reads_concern_by_person(c.id, ${bit.exploitation})
                -- Who has just accepted it, in the same transaction.
                or ${acceptedBy} = guard.unit() and exists (select 1 from concern x where x.id = c.id and x.xmin = pg_current_xact_id_if_assigned()::xid)) then
       return 'not-found';
     end if;
     if c.status <> 'accepted' then return 'concern.not-now'; end if;
     if p_place < 0 or p_place >= c.people_count then return 'concern.no-such-person'; end if;
     select * into known from concern_case k where k.concern_id = c.id and k.place = p_place;
     if known.case_id is not null then return 'concern.person-has-case'; end if;
     if p_case is null then
       insert into concern_case (concern_id, place, reason, decided_by, unit_id) values (c.id, p_place, p_reason, guard.user_id(), guard.unit())
         on conflict on constraint concern_case_pk do update
            set reason = excluded.reason, decided_by = excluded.decided_by, unit_id = excluded.unit_id, at = now();
     else
       if not guard.works_case(p_case, ${bit.core}) then return 'concern.no-such-case'; end if;
       if not exists (select 1 from case_record k where k.id = p_case and k.status = 'open') then return 'case.closed'; end if;
       if exists (select 1 from concern_case k where k.concern_id = c.id and k.case_id = p_case) then return 'concern.case-of-another'; end if;
       insert into concern_case (concern_id, place, case_id, decided_by, unit_id) values (c.id, p_place, p_case, guard.user_id(), guard.unit())
         on conflict on constraint concern_case_pk do update
            set case_id = excluded.case_id, reason = null, decided_by = excluded.decided_by, unit_id = excluded.unit_id, at = now();
       if p_case <> c.case_id then
         insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
           values (gen_random_uuid(), p_case, 'concern-accepted', ${bit.core}, guard.unit(), c.id, jsonb_build_object('channel', c.channel));
       end if;
       insert into case_link (id, from_case_id, to_case_id, kind, made_by, made_unit_id)
         select gen_random_uuid(), p_case, k.case_id, 'same-incident', guard.user_id(), guard.unit() from concern_case k
          where k.concern_id = c.id and k.case_id <> p_case on conflict do nothing;
     end if;
     if ${waiting('c.id')} then
       span := case when c.danger then interval '24 hours' else interval '72 hours' end;
       update concern set version = version + 1, persons_unit_id = ${acceptedBy}, persons_due_at = coalesce(c.persons_due_at, now() + span) where id = c.id;
       insert into deadline (id, kind, step, subject_id, due_at) values
         (gen_random_uuid(), '${duty}', 'remind-desk', c.id, now() + span / 2), (gen_random_uuid(), '${duty}', 'alert', c.id, now() + span)
         on conflict on constraint deadline_step_uq do nothing;
     else
       update concern set version = version + 1, persons_unit_id = null, persons_due_at = null where id = c.id;
       perform guard.cancel_duties(c.id, '${duty}');
     end if;
     return 'done';
   end $$`,
  // Takes the lock before a case is opened for somebody; true where they have one. Nothing is said of a concern that is not this session's.
  `create function guard.hold_person(p_concern uuid, p_place int) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not (guard.reads_concern(p_concern, ${bit.exploitation}) or guard.reads_concern_by_person(p_concern, ${bit.exploitation})) then return false; end if;
     perform 1 from concern c where c.id = p_concern for update;
     return exists (select 1 from concern_case k where k.concern_id = p_concern and k.place = p_place and k.case_id is not null);
   end $$`,
  // What was settled of somebody, for the answer to whoever settled it: the concern may be theirs no longer.
  `create function guard.settled_person(p_concern uuid, p_place int) returns table (version int, case_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select c.version, case when guard.reads_case(k.case_id, ${bit.core}) then k.case_id end
       from concern c join concern_case k on k.concern_id = c.id and k.place = p_place
      where c.id = p_concern and k.decided_by = guard.user_id();
   end $$`,
  // Who accepted a concern of which somebody still waits; nothing where nobody does.
  `create function guard.persons_owed(p_concern uuid) returns table (unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select c.persons_unit_id from concern c where c.id = p_concern and c.persons_due_at is not null;
   end $$`,
  // No word of a report can be cut by person: with any of its cases the report is erased.
  `create function guard.erase_concern_persons() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from subject_key where kind = 'concern' and subject_id in (
       select k.concern_id from concern_case k where k.case_id = new.case_id
       union all select p.id from concern_photo p join concern_case k on k.concern_id = p.concern_id where k.case_id = new.case_id);
     delete from concern_token where concern_id in (select k.concern_id from concern_case k where k.case_id = new.case_id);
     return null;
   end $$`,
];

const doorsOfApp = [
  'guard.settles_concern(uuid)',
  'guard.reads_concern_by_person(uuid, int)',
  'guard.reads_person_seen(uuid, int)',
  'guard.case_of_concern(uuid)',
  'guard.settle_person(uuid, int, uuid, text)',
  'guard.hold_person(uuid, int)',
  'guard.settled_person(uuid, int)',
];
const doorsOfWorker = ['guard.persons_owed(uuid)'];
const doorsOfOwner = ['guard.erase_concern_persons()'];

const policies = [
  'create trigger case_erasure_concern_persons after insert on case_erasure for each row execute function guard.erase_concern_persons()',
  ...guarded('concern_case'),
  `create policy concern_case_read on concern_case for select to himaya_app
     using (guard.reads_concern(concern_case.concern_id, ${bit.exploitation}) or guard.reads_concern_by_person(concern_case.concern_id, ${bit.exploitation}))`,
  'grant select on concern_case to himaya_app',
  // Beside the policies that stand: the readers of a further person's case, of what was seen and of that person's name.
  `create policy concern_of_person_read on concern for select to himaya_app
     using (status = 'accepted' and guard.reads_concern_by_person(id, ${bit.exploitation}))`,
  `create policy concern_person_of_case_read on concern_person for select to himaya_app
     using (guard.reads_concern_by_person(concern_person.concern_id, ${bit.exploitation}))`,
  `create policy concern_identity_of_case_read on concern_identity for select to himaya_app
     using (guard.reads_person_seen(concern_identity.concern_id, concern_identity.place))`,
  `create policy subject_key_concern_of_person_read on subject_key for select to himaya_app
     using (kind = 'concern' and guard.reads_concern_by_person(subject_id, ${bit.exploitation}))`,
];
