import type { MigrationInterface, QueryRunner } from 'typeorm';
import { units } from './1764100000002-agency-administration';
import { asBefore, bit, guarded, run } from './sql';

/** Rows of guard.referral_consent that a referral meets. */
const asked = `(m.service is null or m.service = r.service) and (m.need_code is null or m.need_code = r.need_code)`;

const forApp = [
  'guard.packet_identity(uuid)',
  'guard.put_packet_code(uuid, bytea)',
  'guard.answer_packet(bytea, text, text, text, text, jsonb)',
];
const inside = ['guard.packet_covered(uuid)', 'guard.move_outside(referral, text, text, timestamptz)'];
const triggers = ['guard.keep_outside_empty()'];

/** Bodies outside the system, and the one-time codes with which they answer a referral on paper. */
export class PaperPackets1764200000093 implements MigrationInterface {
  readonly name = 'PaperPackets1764200000093';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on packet_code to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...forApp, ...inside, ...triggers].join(', ')} from public`,
      `grant execute on function ${forApp.join(', ')} to himaya_app`,
      `grant execute on function ${triggers.join(', ')} to himaya_owner`,
      'reset role',
      `create trigger user_account_outside before insert or update of unit_id on user_account for each row
         execute function guard.keep_outside_empty()`,
      ...guarded('packet_code'),
      // The sender's, without the digest.
      `create policy packet_code_sender on packet_code for select to himaya_app
         using (exists (select 1 from referral r where r.id = referral_id and r.from_unit_id = (select guard.unit())))`,
      'grant select (referral_id, printed_at, expires_at) on packet_code to himaya_app',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger user_account_outside on user_account',
      'drop table packet_code',
      'set local role himaya_guard',
      `drop function ${[...forApp, ...inside, ...triggers].join(', ')}`,
      ...asBefore(units, ['save_unit']),
      'reset role',
      'alter table unit drop column outside',
    ]);
  }
}

const tables = [
  // True for a body of the directory in which nobody has an account: it is asked, and answers, on paper.
  'alter table unit add column outside boolean not null default false',
  // One code a referral; deleted by its use, replaced by the next printing.
  `create table packet_code (
     referral_id uuid not null constraint packet_code_pk primary key constraint packet_code_referral_fk references referral,
     code_digest bytea not null constraint packet_code_digest_uq unique constraint packet_code_digest_check check (octet_length(code_digest) = 32),
     printed_at timestamptz not null default now(),
     expires_at timestamptz not null)`,
];

const doors = [
  // As before, with the mark of a body outside: one with accounts is none.
  `create or replace function guard.save_unit(p_id uuid, p_version int, p_facts jsonb) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare u unit; agency text := guard.agency(); kind_of text := p_facts ->> 'kind'; desk jsonb := nullif(p_facts -> 'deskHours', 'null');
   begin
     if not coalesce('agency-admin' = any (guard.roles()), false) then return 'not-found'; end if;
     if p_version is not null then
       select * into u from unit where id = p_id and agency_id = agency for update;
       if u.id is null then return 'not-found'; end if;
       if u.version <> p_version then return 'conflict'; end if;
       if u.closed_at is not null then return 'unit.closed'; end if;
       kind_of := u.kind;
     elsif not exists (select from unit n where n.agency_id = agency and n.kind = kind_of) then
       return 'unit.kind-not-yours';
     end if;
     if exists (select from jsonb_array_elements(p_facts -> 'offers') o
                 where not exists (select from unit_offer f where f.unit_kind = kind_of and f.service = o ->> 'service')) then
       return 'unit.service';
     end if;
     if coalesce((p_facts ->> 'outside')::boolean, false) and exists (select from user_account a where a.unit_id = p_id) then
       return 'unit.has-users';
     end if;
     if p_version is null then
       insert into unit (id, agency_id, kind, name_ar, name_ckb, name_en, governorate)
         values (p_id, agency, kind_of, p_facts #>> '{name,ar}', p_facts #>> '{name,ckb}', p_facts #>> '{name,en}', p_facts ->> 'governorate');
     end if;
     update unit set name_ar = p_facts #>> '{name,ar}', name_ckb = p_facts #>> '{name,ckb}', name_en = p_facts #>> '{name,en}',
            governorate = p_facts ->> 'governorate', on_call_phone = p_facts ->> 'onCallPhone',
            desk_days = case when desk is null then null else array(select jsonb_array_elements_text(desk -> 'days')::int) end,
            desk_opens_at = (desk ->> 'opensAt')::int, desk_closes_at = (desk ->> 'closesAt')::int,
            refers_in = jsonb_array_length(p_facts -> 'offers') > 0,
            outside = coalesce((p_facts ->> 'outside')::boolean, outside),
            version = case when p_version is null then version else version + 1 end
      where id = p_id;
     delete from unit_service where unit_id = p_id;
     insert into unit_service (unit_id, service, person_category, free_places)
       select p_id, o ->> 'service', o ->> 'personCategory', o ->> 'freePlaces' from jsonb_array_elements(p_facts -> 'offers') o;
     delete from unit_language where unit_id = p_id;
     insert into unit_language (unit_id, language) select p_id, l from jsonb_array_elements_text(p_facts -> 'languages') l;
     return 'done';
   end $$`,
  // Nobody gets an account where nobody is to have one.
  `create function guard.keep_outside_empty() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if exists (select 1 from unit u where u.id = new.unit_id and u.outside) then
       raise exception 'unit.outside' using errcode = 'HM001';
     end if;
     return new;
   end $$`,
  // By the sender, for a referral to a body outside that still awaits its answer; the code ends with the referral's deadline.
  `create function guard.put_packet_code(p_referral uuid, p_digest bytea) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare r referral;
   begin
     select * into r from referral where id = p_referral for update;
     if r.id is null or r.from_unit_id is distinct from guard.unit() or not guard.is_party(r.id, r.case_id) then return 'not-found'; end if;
     if not exists (select 1 from unit u where u.id = r.to_unit_id and u.outside) then return 'packet.not-outside'; end if;
     if r.status not in ('requested', 'received') then return 'referral.not-now'; end if;
     if coalesce(r.decide_due_at, now()) <= now() then return 'packet.overdue'; end if;
     insert into packet_code as c (referral_id, code_digest, expires_at) values (r.id, p_digest, r.decide_due_at)
       on conflict on constraint packet_code_pk do update set code_digest = excluded.code_digest, printed_at = now(), expires_at = excluded.expires_at;
     return 'done';
   end $$`,
  // Consent or override, as consent_facts reads it for a party with a session.
  `create function guard.packet_covered(p_referral uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       select 1 from referral r left join consent c on c.id = r.consent_id
        where r.id = p_referral and case when r.override_id is not null
              then guard.override_covers(r.override_id, r.case_id, r.to_unit_id, r.packet_mask)
              else (c.purpose = 'referral' or exists (select 1 from guard.referral_consent m where ${asked} and m.purpose = c.purpose))
               and (c.given_by <> 'self' or not guard.is_child(r.case_id))
               and (r.packet_mask & ${bit.exploitation} = 0 or not guard.is_child(r.case_id))
               and guard.best_interests_stand(r.case_id, r.service, c.id)
               and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
               and c.valid_until >= (now() at time zone 'Asia/Baghdad')::date
               and (c.recipient_unit_id = r.to_unit_id
                    or (c.recipient_unit_id is null and c.recipient_agency_id = (select u.agency_id from unit u where u.id = r.to_unit_id)))
               and c.case_id = r.case_id and (r.packet_mask & ~${bit.identity}) & ~c.category_mask = 0
               and not exists (select 1 from guard.referral_consent m
                                where ${asked} and guard.consent_stands(r.case_id, m.purpose, r.to_unit_id) is null) end);
   end $$`,
  // Whether the identity goes on the sender's paper: where accept_referral would open its door to a receiver with accounts.
  `create function guard.packet_identity(p_referral uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       select 1 from referral r where r.id = p_referral and r.from_unit_id = guard.unit() and r.packet_mask & ${bit.identity} <> 0
          and (r.override_id is not null or guard.names_identity(r.consent_id, r.to_unit_id)
               or guard.consent_stands(r.case_id, 'share-identity', r.to_unit_id) is not null));
   end $$`,
  // The outside body's answer: a code that is wrong, used, replaced, run out, or whose packet no consent covers any more, is one and the
  // same. The moves are the machine's, the receiver's. No door opens: nobody is there to go through it.
  `create function guard.answer_packet(p_digest bytea, p_address text, p_request text, p_answer text, p_reason text, p_hours jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare mark bytea := guard.sign_in_key('packet|' || p_address); r referral; service_due timestamptz;
   begin
     perform pg_advisory_xact_lock(hashtextextended(encode(mark, 'hex'), 0));
     if (select count(*) from guard.sign_in_failure f where f.key = mark and f.at > clock_timestamp() - interval '1 hour') >= 5 then
       insert into audit_event (action, result, problem, address, request_id) values ('packet.answer', 'refused', 'rate.limited', p_address, p_request);
       return 'rate.limited';
     end if;
     select f.* into r from packet_code c join referral f on f.id = c.referral_id join unit u on u.id = f.to_unit_id
      where c.code_digest = p_digest and c.expires_at > clock_timestamp() and f.status in ('requested', 'received') and u.outside
        and (p_answer = 'reject' or guard.packet_covered(f.id))
        for update of f, c;
     if r.id is null then
       insert into guard.sign_in_failure (key) values (mark);
       insert into audit_event (action, result, problem, address, request_id) values ('packet.answer', 'refused', 'packet.code', p_address, p_request);
       return 'packet.code';
     end if;
     delete from packet_code where referral_id = r.id;
     if r.status = 'requested' then
       perform guard.move_outside(r, 'received', null, null);
       r.status := 'received'; r.version := r.version + 1;
     end if;
     if p_answer = 'accept' then
       service_due := now() + make_interval(hours => (p_hours ->> r.urgency)::int);
       perform guard.move_outside(r, 'accepted', null, service_due);
       insert into deadline (id, kind, step, subject_id, due_at)
         select gen_random_uuid(), 'referral-first-service', s.step, r.id, now() + (service_due - now()) * s.share
           from (values ('remind-desk', 0.5), ('tell-manager-and-sender', 1.0), ('tell-coordinator', 2.0)) s (step, share);
     else
       perform guard.move_outside(r, 'rejected', p_reason, null);
     end if;
     insert into audit_event (action, result, unit_id, case_id, subject_id, categories, address, request_id)
       values ('packet.answer', 'done', r.to_unit_id, r.case_id, r.id, ${bit.core}, p_address, p_request);
     return 'done';
   end $$`,
  `create function guard.move_outside(r referral, p_to text, p_reason text, p_service_due timestamptz) returns void language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   begin
     if not exists (select 1 from guard.referral_move m where m.from_status = r.status and m.to_status = p_to and m.party = 'receiver') then
       raise exception 'guard: no such move of a referral' using errcode = '42501';
     end if;
     update referral f set status = p_to, status_since = now(), version = f.version + 1, received_at = coalesce(f.received_at, now()),
            decided_at = case when p_to = 'received' then f.decided_at else now() end,
            ended_at = case when p_to = 'rejected' then now() else f.ended_at end,
            service_due_at = coalesce(p_service_due, f.service_due_at),
            due_at = case p_to when 'received' then f.decide_due_at when 'accepted' then p_service_due end,
            rejection_reason = p_reason
      where f.id = r.id;
     update deadline d set cancelled_at = now() where d.subject_id = r.id and d.fired_at is null and d.cancelled_at is null
        and (p_to <> 'received' or d.kind = 'referral-receive');
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), r.case_id, 'referral-' || p_to, ${bit.core}, r.to_unit_id, r.id,
               jsonb_strip_nulls(jsonb_build_object('service', r.service, 'urgency', r.urgency, 'reason', p_reason)));
     insert into outbox_event (kind, subject_id, payload)
       values ('referral-' || p_to, r.id, jsonb_strip_nulls(jsonb_build_object('reason', p_reason)));
   end $$`,
];
