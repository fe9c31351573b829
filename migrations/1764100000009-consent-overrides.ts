import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfSharing } from './1764000000003-consents-and-referrals';
import { addCodes, asBefore, bit, dropCodes, guarded, oneOf, run } from './sql';

const grounds = ['vital-interest', 'child-protection', 'court-order'];
const statuses = ['requested', 'approved', 'refused', 'withdrawn', 'ended'];
const refusals = ['consent-possible', 'ground-not-met', 'too-much', 'wrong-recipient', 'other'];
const endings = ['consent-given', 'ground-passed', 'person-objects', 'asked-in-error', 'other'];

/** Roles that approve for their own unit; a test holds them against libs/auth's table. */
const approving = ['police-supervisor', 'shelter-manager', 'case-coordinator', 'health-provider', 'legal-aid-provider'];

const notices = [
  'consent-withdrawn-in-service', 'override-asked', 'override-approved', 'override-refused', 'override-used', 'override-ended',
  'override-reminder', 'override-overdue',
]; // prettier-ignore
const events = ['override-requested', 'override-approved', 'override-refused', 'override-ended'];
const duty = 'override-approval';

/** Sharing without consent: overrides with a second person's approval, and a child's best interests beside them. */
export class ConsentOverrides1764100000009 implements MigrationInterface {
  readonly name = 'ConsentOverrides1764100000009';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      addCodes('timeline_event', 'kind', events),
      addCodes('deadline', 'kind', [duty]),
      addCodes('escalation', 'kind', [duty]),
      'grant select, insert, update, delete on consent_override, consent_override_words, best_interests to himaya_guard',
      'set local role himaya_guard',
      `insert into guard.role_duty values ${approving.map((role) => `('override', '${role}')`).join(', ')}`,
      ...doors,
      ...sharing,
      `revoke execute on function ${[...doorsOfApp, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...policies,
    ]);
  }

  /** Refuses where a referral was made under an override: it has no consent to go back to. */
  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy referral_send on referral',
      'drop index referral_override_ix',
      'alter table referral drop constraint referral_basis_check, drop column override_id, alter column consent_id set not null',
      'drop table best_interests, consent_override_words, consent_override cascade',
      sendingPolicy(consentStands),
      'set local role himaya_guard',
      ...asBefore(doorsOfSharing, ['consent_facts', 'check_packet_of_child']),
      `drop function ${[...doorsOfApp, ...doorsInside].join(', ')}`,
      `delete from guard.role_duty where duty = 'override'`,
      `delete from deadline where kind = '${duty}'`,
      `delete from escalation where kind = '${duty}'`,
      `delete from notification where kind in (${notices.map((kind) => `'${kind}'`).join(', ')})`,
      `delete from timeline_event where kind in (${events.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('timeline_event', 'kind', events),
      dropCodes('deadline', 'kind', [duty]),
      dropCodes('escalation', 'kind', [duty]),
    ]);
  }
}

const tables = [
  // Facts of one request, each written once; what it says of the person in words lies apart.
  `create table consent_override (
     id uuid not null constraint consent_override_pk primary key,
     case_id uuid not null constraint consent_override_case_fk references case_record,
     requested_by uuid not null constraint consent_override_requested_by_fk references user_account,
     unit_id uuid not null constraint consent_override_unit_fk references unit,
     recipient_unit_id uuid not null constraint consent_override_recipient_fk references unit,
     coordination_unit_id uuid constraint consent_override_coordination_fk references unit,
     ground text not null, purpose text not null default 'referral',
     category_mask int not null constraint consent_override_mask_check check (category_mask between 1 and 8191),
     child boolean not null,
     court_ordered_on date,
     status text not null default 'requested',
     requested_at timestamptz not null default now(),
     answer_due_at timestamptz not null,
     unit_approved_by uuid constraint consent_override_unit_approver_fk references user_account, unit_approved_at timestamptz,
     coordination_approved_by uuid constraint consent_override_desk_approver_fk references user_account, coordination_approved_at timestamptz,
     valid_until date,
     refusal text, ending text,
     closed_by uuid constraint consent_override_closed_by_fk references user_account, closed_at timestamptz,
     version int not null default 1,
     ${oneOf('consent_override_ground_check', 'ground', grounds)},
     constraint consent_override_purpose_check check (purpose = 'referral'),
     ${oneOf('consent_override_status_check', 'status', statuses)},
     ${oneOf('consent_override_refusal_check', 'refusal', refusals)},
     ${oneOf('consent_override_ending_check', 'ending', endings)},
     constraint consent_override_units_check check (unit_id <> recipient_unit_id and coordination_unit_id is distinct from recipient_unit_id),
     constraint consent_override_court_check check ((ground = 'court-order') = (court_ordered_on is not null)),
     constraint consent_override_desk_check check (child = (coordination_unit_id is not null)),
     constraint consent_override_second_person_check check (unit_approved_by <> requested_by and coordination_approved_by <> requested_by),
     constraint consent_override_approved_check check ((valid_until is not null) = (status in ('approved', 'ended'))
       and (valid_until is null or (unit_approved_by is not null and (not child or coordination_approved_by is not null)))),
     constraint consent_override_closed_check check ((closed_at is null) = (status in ('requested', 'approved')) and (closed_at is null) = (closed_by is null)
       and (refusal is not null) = (status = 'refused') and (ending is not null) = (status in ('withdrawn', 'ended'))))`,
  `create unique index consent_override_waiting_uq on consent_override (case_id, recipient_unit_id) where status = 'requested'`,
  'create index consent_override_case_ix on consent_override (case_id, requested_at desc, id desc)',
  `create index consent_override_of_unit_ix on consent_override (unit_id, requested_at, id) where status = 'requested' and unit_approved_by is null`,
  `create index consent_override_of_desk_ix on consent_override (coordination_unit_id, requested_at, id)
     where status = 'requested' and coordination_approved_by is null`,
  // Under the case's key, like every word about the person.
  `create table consent_override_words (
     override_id uuid not null constraint consent_override_words_pk primary key constraint consent_override_words_fk references consent_override,
     reason_ct bytea not null, court_reference_ct bytea)`,
  // domain.md section 9: determined before a child's data are shared without consent.
  `create table best_interests (
     override_id uuid not null constraint best_interests_pk primary key constraint best_interests_override_fk references consent_override,
     determined_on date not null,
     determined_by_ct bytea not null, considerations_ct bytea not null, conclusion_ct bytea not null,
     exploitation_ct bytea,
     recorded_by uuid not null constraint best_interests_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now())`,
  'alter table referral alter column consent_id drop not null',
  'alter table referral add column override_id uuid constraint referral_override_fk references consent_override',
  'alter table referral add constraint referral_basis_check check (num_nonnulls(consent_id, override_id) = 1)',
  'create index referral_override_ix on referral (override_id)',
];

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const validDays = `case o.ground when 'vital-interest' then 14 else 90 end`;
const answerTime = `case p_ground when 'vital-interest' then interval '2 hours' else interval '24 hours' end`;

export const doors = [
  // The requester's unit, the responsible unit and the approving desk, as far as they read the case; the desk also where it does not.
  // Not every reader of the core: to whom something goes can say where the person sleeps.
  `create function guard.sees_override(p_case uuid, p_unit uuid, p_desk uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     return (me = p_unit or coalesce(me = p_desk, false) or me = (select c.responsible_unit_id from case_record c where c.id = p_case))
            and guard.reads_case(p_case, ${bit.core})
         or coalesce(p_desk = me and 'case-coordinator' = any (guard.roles()) and not guard.hides_case(p_case), false);
   end $$`,
  // The words are the requester's unit's, the approving desk's and the responsible unit's, where they read the case; never the receiver's.
  `create function guard.reads_override_words(p_override uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from consent_override o join case_record c on c.id = o.case_id
                     where o.id = p_override and guard.unit() in (o.unit_id, o.coordination_unit_id, c.responsible_unit_id)
                       and guard.unit() <> o.recipient_unit_id and guard.reads_case(o.case_id, ${bit.core}));
   end $$`,
  // The number that stands on an override: whoever is asked to approve must be able to say which case.
  `create function guard.override_numbers(p_ids uuid[]) returns table (id uuid, number text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select o.id, c.number from consent_override o join case_record c on c.id = o.case_id
       where o.id = any (p_ids) and guard.sees_override(o.case_id, o.unit_id, o.coordination_unit_id);
   end $$`,
  `create function guard.override_told(p_override uuid, p_kind text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       select gen_random_uuid(), o.case_id, p_kind, ${bit.core}, guard.unit(), o.id, jsonb_build_object('ground', o.ground)
         from consent_override o where o.id = p_override;
   end $$`,
  // The request: by a unit that works the case and reads all it would share. Answers 'done' or the code of what misses.
  `create function guard.request_override(p_id uuid, p_case uuid, p_to uuid, p_mask int, p_ground text, p_reason bytea, p_court bytea, p_court_on date,
     p_determined_by bytea, p_determined_on date, p_considerations bytea, p_conclusion bytea, p_exploitation bytea) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; me uuid := guard.unit(); young boolean; desk uuid;
   begin
     select * into c from case_record where id = p_case for update;
     if me is null or c.id is null or p_mask & ${bit.core} = 0 or not guard.shares(p_case, p_mask) or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session shares' using errcode = '42501';
     end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_to = me or not exists (select 1 from unit u where u.id = p_to and u.refers_in and u.closed_at is null) then
       return 'referral.unit-not-eligible';
     end if;
     if p_ground = 'court-order' and (p_court is null or p_court_on is null or p_court_on > ${today}) then return 'body.invalid'; end if;
     young := guard.is_child(p_case);
     if young then
       if p_determined_by is null or p_determined_on is null or p_determined_on > ${today} or p_considerations is null or p_conclusion is null
          or (p_mask & ${bit.exploitation} <> 0 and p_exploitation is null) then
         return 'override.child';
       end if;
       select u.id into desk from unit u where u.kind = 'coordination-desk' and u.closed_at is null and u.governorate in (c.governorate, 'baghdad')
        order by u.governorate <> c.governorate, u.id limit 1;
       if desk is null then return 'override.child'; end if;
     end if;
     if exists (select 1 from consent_override o where o.case_id = p_case and o.recipient_unit_id = p_to and o.status = 'requested'
                   and o.requested_at > now() - interval '7 days') then
       return 'override.already-asked';
     end if;
     -- One that nobody answered in its time makes room for the next.
     update consent_override o set status = 'withdrawn', ending = 'other', closed_by = o.requested_by, closed_at = now(), version = version + 1
      where o.case_id = p_case and o.recipient_unit_id = p_to and o.status = 'requested';
     insert into consent_override (id, case_id, requested_by, unit_id, recipient_unit_id, coordination_unit_id, ground, category_mask, child,
                                   court_ordered_on, answer_due_at)
       values (p_id, p_case, guard.user_id(), me, p_to, desk, p_ground, p_mask, young, p_court_on, now() + ${answerTime});
     insert into consent_override_words (override_id, reason_ct, court_reference_ct) values (p_id, p_reason, p_court);
     if young then
       insert into best_interests (override_id, determined_on, determined_by_ct, considerations_ct, conclusion_ct, exploitation_ct, recorded_by)
         values (p_id, p_determined_on, p_determined_by, p_considerations, p_conclusion,
                 case when p_mask & ${bit.exploitation} <> 0 then p_exploitation end, guard.user_id());
     end if;
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), '${duty}', 'remind-desk', p_id, now() + ${answerTime} / 2),
       (gen_random_uuid(), '${duty}', 'alert', p_id, now() + ${answerTime});
     perform guard.override_told(p_id, 'override-requested');
     return 'done';
   end $$`,
  // The missing parts of the approval that this session can give, of a request that waits: never the requester, never the receiver.
  `create function guard.override_parts(p_id uuid) returns text[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare o consent_override; me uuid := guard.unit();
   begin
     select * into o from consent_override where id = p_id;
     if me is null or o.id is null or o.requested_by = guard.user_id() or me = o.recipient_unit_id then return '{}'; end if;
     return array_remove(array[
       case when o.unit_approved_by is null and o.unit_id = me and guard.has_duty('override') and guard.holds_case(o.case_id, ${bit.core})
         then 'unit' end,
       case when o.coordination_approved_by is null and o.coordination_unit_id = me and 'case-coordinator' = any (guard.roles())
             and not guard.hides_case(o.case_id) then 'coordination' end], null);
   end $$`,
  // The last missing approval makes it hold, from now on for its ground's days. Every fact is looked at again: who asked may have left,
  // the unit may have lost the case, and an adult may have turned out to be a child.
  `create function guard.approve_override(p_id uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o consent_override; parts text[]; who uuid := guard.user_id();
   begin
     select * into o from consent_override where id = p_id for update;
     parts := guard.override_parts(p_id);
     if o.id is null or parts = '{}' then raise exception 'guard: not to be approved here' using errcode = '42501'; end if;
     if o.version <> p_version then return 'conflict'; end if;
     if o.status <> 'requested' or o.requested_at <= now() - interval '7 days' then return 'override.not-now'; end if;
     if not exists (select 1 from case_record c where c.id = o.case_id and c.status = 'open')
        or not exists (select 1 from case_access a where a.holder_id = o.unit_id and a.case_id = o.case_id and now() < a.valid_to
                          and a.read_mask & o.category_mask = o.category_mask and a.write_mask <> 0)
        or not exists (select 1 from user_account u where u.id = o.requested_by and u.unit_id = o.unit_id and u.disabled_at is null)
        or exists (select 1 from case_bar b where b.user_id = o.requested_by and b.case_id = o.case_id and b.lifted_at is null) then
       return 'override.not-now';
     end if;
     if guard.is_child(o.case_id) and not exists (select 1 from best_interests b where b.override_id = o.id) then return 'override.child'; end if;
     update consent_override set version = version + 1,
            unit_approved_by = case when 'unit' = any (parts) then who else o.unit_approved_by end,
            unit_approved_at = case when 'unit' = any (parts) then now() else o.unit_approved_at end,
            coordination_approved_by = case when 'coordination' = any (parts) then who else o.coordination_approved_by end,
            coordination_approved_at = case when 'coordination' = any (parts) then now() else o.coordination_approved_at end
      where id = p_id returning * into o;
     if o.unit_approved_by is null or (o.coordination_unit_id is not null and o.coordination_approved_by is null) then return 'done'; end if;
     update consent_override set status = 'approved', valid_until = ${today} + ${validDays} where id = p_id;
     perform guard.cancel_duties(p_id, '${duty}');
     perform guard.override_told(p_id, 'override-approved');
     return 'done';
   end $$`,
  `create function guard.refuse_override(p_id uuid, p_reason text, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o consent_override;
   begin
     select * into o from consent_override where id = p_id for update;
     if o.id is null or guard.override_parts(p_id) = '{}' then raise exception 'guard: not to be refused here' using errcode = '42501'; end if;
     if o.version <> p_version then return 'conflict'; end if;
     if o.status <> 'requested' or o.requested_at <= now() - interval '7 days' then return 'override.not-now'; end if;
     update consent_override set status = 'refused', refusal = p_reason, closed_by = guard.user_id(), closed_at = now(), version = version + 1
      where id = p_id;
     perform guard.cancel_duties(p_id, '${duty}');
     perform guard.override_told(p_id, 'override-refused');
     return 'done';
   end $$`,
  // Takes a request back, or ends what was approved: that shuts, like a withdrawal of consent, all that was shared under it. Answers the
  // referrals it stopped; null where somebody was quicker.
  `create function guard.end_override(p_id uuid, p_reason text, p_version int) returns uuid[] language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o consent_override; r record; stopped uuid[] := '{}';
   begin
     select * into o from consent_override where id = p_id for update;
     if o.id is null or guard.unit() is null or not coalesce(guard.unit() in (o.unit_id, o.coordination_unit_id), false)
        or not guard.sees_override(o.case_id, o.unit_id, o.coordination_unit_id)
        or (guard.unit() = o.unit_id and not guard.holds_case(o.case_id, ${bit.core})) then
       raise exception 'guard: not to be ended here' using errcode = '42501';
     end if;
     if o.version <> p_version then return null; end if;
     if o.status not in ('requested', 'approved') then raise exception 'guard: it is over' using errcode = '42501'; end if;
     update consent_override set status = case o.status when 'requested' then 'withdrawn' else 'ended' end, ending = p_reason,
            closed_by = guard.user_id(), closed_at = now(), version = version + 1 where id = p_id;
     perform guard.cancel_duties(p_id, '${duty}');
     -- All at once and before anything touches the case: an acceptance holds its referral and then asks for the case.
     perform 1 from referral f where f.override_id = p_id order by f.id for update;
     for r in select f.id, f.case_id, f.to_unit_id, f.status from referral f
               where f.override_id = p_id and f.status in ('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold', 'completed')
               order by f.id loop
       if r.status in ('draft', 'requested', 'received') then
         update referral set status = 'cancelled', cancellation_reason = 'other', status_since = now(), ended_at = now(), due_at = null,
                version = version + 1 where id = r.id;
         update deadline set cancelled_at = now() where subject_id = r.id and fired_at is null and cancelled_at is null;
         insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
           values (gen_random_uuid(), r.case_id, 'referral-cancelled', ${bit.core}, guard.unit(), r.id, '{"reason": "other"}');
       end if;
       update case_grant g set ended_at = now(), ending = 'withdrawn' where g.referral_id = r.id and g.ended_at is null;
       perform guard.rebuild_access(r.to_unit_id, r.case_id);
       stopped := stopped || r.id;
     end loop;
     perform guard.override_told(p_id, 'override-ended');
     return stopped;
   end $$`,
];

export const sharing = [
  // Does this override let this packet go to this unit now? For a child only with the desk's approval, the best interests on paper,
  // and the exploitation record weighed by name where it goes along.
  `create function guard.override_covers(p_override uuid, p_case uuid, p_to uuid, p_mask int) returns boolean language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       select 1 from consent_override o left join best_interests b on b.override_id = o.id
        where o.id = p_override and o.case_id = p_case and o.recipient_unit_id = p_to and o.purpose = 'referral' and o.status = 'approved'
          and o.valid_until >= ${today} and o.category_mask & p_mask = p_mask
          and (not guard.is_child(p_case) or (o.coordination_approved_by is not null and b.override_id is not null
            and (p_mask & ${bit.exploitation} = 0 or b.exploitation_ct is not null))));
   end $$`,
  // As above, by the unit that asked for it: an approval is no permission for others.
  `create function guard.shares_under(p_override uuid, p_case uuid, p_to uuid, p_mask int) returns boolean language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from consent_override o where o.id = p_override and o.unit_id = guard.unit())
        and guard.override_covers(p_override, p_case, p_to, p_mask);
   end $$`,
  // The consent behind a referral, or the override in its place: whether it holds, until when, and for what.
  `create or replace function guard.consent_facts(p_referral uuid) returns table (valid boolean, until date, categories int) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select case when r.override_id is not null then guard.override_covers(r.override_id, r.case_id, r.to_unit_id, r.packet_mask)
              else coalesce(c.purpose = 'referral'
              -- Taken for an adult once and a child since: the guardian has not been asked.
              and (c.given_by <> 'self' or not guard.is_child(r.case_id))
              and (r.packet_mask & ${bit.exploitation} = 0 or not guard.is_child(r.case_id))
              and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
              and c.valid_until >= ${today}
              and (c.recipient_unit_id = r.to_unit_id
                   or (c.recipient_unit_id is null and c.recipient_agency_id = (select u.agency_id from unit u where u.id = r.to_unit_id)))
              and c.case_id = r.case_id and c.category_mask & r.packet_mask = r.packet_mask, false) end,
              coalesce(c.valid_until, o.valid_until), coalesce(c.category_mask, o.category_mask)
         from referral r left join consent c on c.id = r.consent_id left join consent_override o on o.id = r.override_id
        where r.id = p_referral and guard.is_party(r.id, r.case_id);
   end $$`,
  `create or replace function guard.check_packet_of_child() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.is_child(new.case_id) and (
          exists (select 1 from consent c where c.id = new.consent_id and c.given_by = 'self')
          or (new.packet_mask & ${bit.exploitation} <> 0
              and not exists (select 1 from best_interests b where b.override_id = new.override_id and b.exploitation_ct is not null))) then
       raise exception 'guard: not a packet of a child' using errcode = '42501';
     end if;
     return new;
   end $$`,
];

const doorsOfApp = [
  'guard.sees_override(uuid, uuid, uuid)',
  'guard.reads_override_words(uuid)',
  'guard.override_numbers(uuid[])',
  'guard.request_override(uuid, uuid, uuid, int, text, bytea, bytea, date, bytea, date, bytea, bytea, bytea)',
  'guard.approve_override(uuid, int)',
  'guard.refuse_override(uuid, text, int)',
  'guard.end_override(uuid, text, int)',
  'guard.shares_under(uuid, uuid, uuid, int)',
];
const doorsInside = ['guard.override_told(uuid, text)', 'guard.override_parts(uuid)', 'guard.override_covers(uuid, uuid, uuid, int)'];

const consentStands = 'exists (select 1 from consent c where c.id = consent_id and c.case_id = referral.case_id)';
const sendingPolicy = (basis: string): string => `create policy referral_send on referral for insert to himaya_app
  with check (from_unit_id = (select guard.unit()) and created_by = (select guard.user_id()) and status in ('draft', 'requested')
    and packet_mask & ${bit.core} <> 0 and guard.shares(case_id, packet_mask)
    and ${basis})`;

const policies = [
  ...['consent_override', 'consent_override_words', 'best_interests'].flatMap(guarded),
  `create policy consent_override_seen on consent_override for select to himaya_app using (guard.sees_override(case_id, unit_id, coordination_unit_id))`,
  'grant select on consent_override to himaya_app',
  `create policy consent_override_worker on consent_override for select to himaya_worker using (true)`,
  `grant select (id, case_id, requested_by, unit_id, recipient_unit_id, coordination_unit_id, ground, child, status, requested_at, unit_approved_by,
     coordination_approved_by, refusal, ending) on consent_override to himaya_worker`,
  `create policy consent_override_words_read on consent_override_words for select to himaya_app using (guard.reads_override_words(override_id))`,
  `create policy best_interests_read on best_interests for select to himaya_app using (guard.reads_override_words(override_id))`,
  'grant select on consent_override_words, best_interests to himaya_app',
  'drop policy referral_send on referral',
  sendingPolicy(`(${consentStands} or guard.shares_under(override_id, case_id, to_unit_id, packet_mask))`),
];
