import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfCases } from './1764000000002-cases';
import { doors as doorsOfReferrals } from './1764000000003-consents-and-referrals';
import { sharing as doorsOfOverrides } from './1764100000009-consent-overrides';
import { asBefore, bit, run } from './sql';

/** Consents a referral asks for besides the one it names; a test holds them against libs/domain's table. */
const besides: readonly (readonly [service: string | null, needCode: string | null, purpose: string])[] = [
  ['repatriation', null, 'repatriation'],
  [null, 'family-reunification', 'contact-family'],
];

/** Purposes whose consent may name nobody and then counts wherever it is asked for. */
const toNobody = ['assistance', 'contact-family', 'statistics', 'after-care'];

/** What each kind of consent opens, and what its withdrawal shuts (ADR 0026); a child's best interests before a guardian's word (ADR 0027). */
export class ConsentsOpen1764200000063 implements MigrationInterface {
  readonly name = 'ConsentsOpen1764200000063';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'set local role himaya_guard',
      ...rules,
      ...doors,
      `revoke execute on function ${[...inside, ...triggers].join(', ')} from public`,
      `grant execute on function ${triggers.join(', ')} to himaya_owner`,
      'grant execute on function guard.stands(uuid, text) to himaya_app',
      'reset role',
      ...checks,
    ]);
  }

  /** Refuses where a referral's door was opened twice, without the identity and with it. */
  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_plan_agreed on case_plan',
      'drop trigger task_after_care on task',
      'set local role himaya_guard',
      ...asBefore(doorsOfCases, ['end_grant']),
      ...asBefore(doorsOfReferrals, ['accept_referral', 'end_by_withdrawal']),
      ...asBefore(doorsOfOverrides, ['consent_facts', 'check_packet_of_child']),
      figures(''),
      `drop function ${[...inside, ...triggers].join(', ')}`,
      'drop table guard.referral_consent',
      'reset role',
      'drop index case_grant_referral_uq',
      'drop index case_grant_referral_ix',
      'alter table case_grant drop column consent_id, drop column override_id',
      'alter table case_grant add constraint case_grant_referral_uq unique (referral_id)',
    ]);
  }
}

const today = `(now() at time zone 'Asia/Baghdad')::date`;
/** Rows of guard.referral_consent that a referral meets. */
const asked = `(m.service is null or m.service = r.service) and (m.need_code is null or m.need_code = r.need_code)`;
const open = `('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold', 'completed')`;

const tables = [
  // What else than a referral's own consent opened the door: it ends with that.
  `alter table case_grant add column consent_id uuid constraint case_grant_consent_fk references consent,
     add column override_id uuid constraint case_grant_override_fk references consent_override`,
  'alter table case_grant drop constraint case_grant_referral_uq',
  // One live door a referral, and beside it the identity's own where another consent opened it.
  `create unique index case_grant_referral_uq on case_grant (referral_id) where ended_at is null and consent_id is null`,
  'create index case_grant_referral_ix on case_grant (referral_id) where referral_id is not null',
  'create index case_grant_consent_ix on case_grant (consent_id) where consent_id is not null',
  'create index case_grant_override_ix on case_grant (override_id) where override_id is not null',
];

export const rules = [
  `create table guard.referral_consent (service text, need_code text, purpose text not null,
     constraint referral_consent_uq unique nulls not distinct (service, need_code))`,
  `insert into guard.referral_consent values ${besides
    .map((row) => `(${row.map((word) => (word === null ? 'null' : `'${word}'`)).join(', ')})`)
    .join(', ')}`,
  // To this unit or its agency; one that names nobody, where its kind may, to everybody.
  `create function guard.consent_reaches(c consent, p_unit uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return coalesce(c.recipient_unit_id = p_unit, false)
         or (c.recipient_unit_id is null and c.recipient_agency_id is not null
             and c.recipient_agency_id = (select u.agency_id from unit u where u.id = p_unit))
         or (c.recipient_unit_id is null and c.recipient_agency_id is null and c.purpose in (${toNobody.map((one) => `'${one}'`).join(', ')}));
   end $$`,
  // The last day of the longest consent of a kind that stands; null where none does. A child's own word alone is none.
  `create function guard.consent_stands(p_case uuid, p_purpose text, p_unit uuid) returns date language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return (select max(c.valid_until) from consent c
              where c.case_id = p_case and c.purpose = p_purpose and c.valid_until >= ${today}
                and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
                and (c.given_by <> 'self' or not guard.is_child(p_case)) and guard.consent_reaches(c, p_unit));
   end $$`,
  // The same of the asker's own unit, of a case it reads: for what a screen has to say before anybody tries.
  `create function guard.stands(p_case uuid, p_purpose text) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return guard.reads_case(p_case, ${bit.core}) and guard.consent_stands(p_case, p_purpose, guard.unit()) is not null;
   end $$`,
  // Does the referral's own consent let the identity out? Not once a share-identity to the same receiver was taken back after it was given.
  `create function guard.names_identity(p_consent uuid, p_unit uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from consent c where c.id = p_consent and c.category_mask & ${bit.identity} <> 0
       and not exists (select 1 from consent s join consent_withdrawal w on w.consent_id = s.id
                        where s.case_id = c.case_id and s.purpose = 'share-identity' and w.withdrawn_at > c.recorded_at
                          and guard.consent_reaches(s, p_unit)));
   end $$`,
  // domain.md section 9: determined before a guardian's word shares a child's data, places it or sends it home. A court weighs it itself.
  `create function guard.best_interests_stand(p_case uuid, p_service text, p_consent uuid) returns boolean language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return not guard.is_child(p_case)
         or not exists (select 1 from consent c where c.id = p_consent and c.given_by in ('guardian-and-assent', 'guardian-conflict-path'))
         or not exists (
           select 1 from unnest(array['sharing', case p_service when 'shelter' then 'placement' when 'repatriation' then 'return' end]) n(purpose)
            where n.purpose is not null
              and not exists (select 1 from best_interests_determination d where d.case_id = p_case and d.purpose = n.purpose)
              and not (n.purpose = 'sharing' and exists (
                select 1 from consent_override o join best_interests b on b.override_id = o.id where o.case_id = p_case and o.status <> 'withdrawn')));
   end $$`,
];

/** A person who took the consent to being counted back is counted no more, nor in what was counted before. */
const uncounted = `
          and not (exists (select 1 from consent s join consent_withdrawal w on w.consent_id = s.id
                            where s.case_id = r.case_id and s.purpose = 'statistics')
                   and guard.consent_stands(r.case_id, 'statistics', r.from_unit_id) is null)`;

// For the fact store: codes, months and yes or no; no id, no case, no unit. A month is one of Iraq's.
const figures = (
  but: string,
): string => `create or replace function guard.referral_facts(p_from date, p_to date) returns table (month date, service text, urgency text, status text,
     crosses_line boolean, escalated boolean, answered_in_time boolean, again boolean, of_family boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select date_trunc('month', r.requested_at at time zone 'Asia/Baghdad')::date, r.service, r.urgency, r.status, r.crosses_line,
              exists (select 1 from escalation e where e.subject_id = r.id and e.step = 'tell-coordinator'),
              case when r.decided_at is not null then r.decided_at <= r.decide_due_at when r.decide_due_at < now() then false end,
              r.previous_id is not null, r.group_id is not null
         from referral r
        where r.requested_at >= p_from::timestamp at time zone 'Asia/Baghdad' and r.requested_at < p_to::timestamp at time zone 'Asia/Baghdad'${but};
   end $$`;

export const doors = [
  // The consent behind a referral, or the override in its place: whether it holds, until when, and for what. The identity is asked for apart:
  // without it the packet opens under the alias.
  `create or replace function guard.consent_facts(p_referral uuid) returns table (valid boolean, until date, categories int) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select case when r.override_id is not null then guard.override_covers(r.override_id, r.case_id, r.to_unit_id, r.packet_mask)
              else coalesce((c.purpose = 'referral' or exists (select 1 from guard.referral_consent m where ${asked} and m.purpose = c.purpose))
              -- Taken for an adult once and a child since: the guardian has not been asked.
              and (c.given_by <> 'self' or not guard.is_child(r.case_id))
              and (r.packet_mask & ${bit.exploitation} = 0 or not guard.is_child(r.case_id))
              and guard.best_interests_stand(r.case_id, r.service, c.id)
              and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
              and c.valid_until >= ${today}
              and (c.recipient_unit_id = r.to_unit_id
                   or (c.recipient_unit_id is null and c.recipient_agency_id = (select u.agency_id from unit u where u.id = r.to_unit_id)))
              and c.case_id = r.case_id and (r.packet_mask & ~${bit.identity}) & ~c.category_mask = 0
              and not exists (select 1 from guard.referral_consent m where ${asked} and guard.consent_stands(r.case_id, m.purpose, r.to_unit_id) is null),
              false) end,
              coalesce(least(c.valid_until, (select min(guard.consent_stands(r.case_id, m.purpose, r.to_unit_id)) from guard.referral_consent m where ${asked})),
                       o.valid_until),
              coalesce(c.category_mask | (r.packet_mask & ${bit.identity}), o.category_mask)
         from referral r left join consent c on c.id = r.consent_id left join consent_override o on o.id = r.override_id
        where r.id = p_referral and guard.is_party(r.id, r.case_id);
   end $$`,
  // Opens the packet at read and the service's own category at write, once per referral, until the consent's last day in Iraq is over. The
  // identity has a door of its own where another consent than the referral's opens it, and none where no consent does.
  `create or replace function guard.accept_referral(p_referral uuid) returns uuid language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare r referral; me uuid := guard.unit(); own int; f record; g uuid := gen_random_uuid(); named consent; mask int;
   begin
     select * into r from referral where id = p_referral for update;
     if me is null or r.id is null or r.to_unit_id <> me or guard.reads() & ${bit.core} = 0 or guard.hides_case(r.case_id) then
       raise exception 'guard: not a referral to this unit' using errcode = '42501';
     end if;
     if r.status <> 'accepted' or exists (select 1 from case_grant where referral_id = r.id) then
       raise exception 'guard: not a referral just accepted' using errcode = '42501';
     end if;
     select * into f from guard.consent_facts(r.id);
     if not coalesce(f.valid, false) then
       raise exception 'guard: no consent covers this packet' using errcode = '42501';
     end if;
     if not exists (select 1 from case_record c where c.id = r.case_id and c.status = 'open') then
       raise exception 'guard: the case is closed' using errcode = '42501';
     end if;
     select category into own from guard.service_category where service = r.service;
     mask := r.packet_mask;
     if mask & ${bit.identity} <> 0 and r.override_id is null and not guard.names_identity(r.consent_id, me) then
       mask := mask & ~${bit.identity};
       select c.* into named from consent c
        where c.case_id = r.case_id and c.purpose = 'share-identity' and guard.consent_reaches(c, me) and c.valid_until >= ${today}
          and (c.given_by <> 'self' or not guard.is_child(r.case_id)) and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
        order by c.valid_until desc, c.id limit 1;
     end if;
     insert into case_grant (id, case_id, unit_id, basis, referral_id, read_mask, write_mask, ends_at, opened_by)
       values (g, r.case_id, me, 'referral', r.id, mask | own, own, (f.until + 1)::timestamp at time zone 'Asia/Baghdad', guard.user_id());
     if named.id is not null then
       insert into case_grant (id, case_id, unit_id, basis, referral_id, consent_id, read_mask, write_mask, ends_at, opened_by)
         values (gen_random_uuid(), r.case_id, me, 'referral', r.id, named.id, ${bit.identity}, 0,
                 (least(f.until, named.valid_until) + 1)::timestamp at time zone 'Asia/Baghdad', guard.user_id());
     end if;
     perform guard.rebuild_access(me, r.case_id);
     return g;
   end $$`,
  // Ends what a withdrawn consent had opened; refuses where no withdrawal is written down. Tells whom to tell.
  `create or replace function guard.end_by_withdrawal(p_consent uuid)
   returns table (referral_id uuid, from_unit_id uuid, to_unit_id uuid, cancelled boolean) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare w consent_withdrawal; k consent; r record; g record; pending boolean;
   begin
     select * into w from consent_withdrawal where consent_id = p_consent;
     if w.consent_id is null or w.recorded_unit_id is distinct from guard.unit() then
       raise exception 'guard: no withdrawal written down' using errcode = '42501';
     end if;
     select * into k from consent where id = p_consent;
     -- All at once and before anything touches the case: an acceptance holds its referral and then asks for the case.
     perform 1 from referral f where f.consent_id = p_consent or (f.case_id = k.case_id and k.purpose <> 'referral' and f.status in ${open})
       order by f.id for update;
     for r in select f.id, f.case_id, f.from_unit_id, f.to_unit_id, f.status from referral f
               where (f.consent_id = p_consent
                      -- A kind that was asked for besides: unless another of it stands.
                      or (f.case_id = k.case_id and f.override_id is null and f.consent_id <> p_consent and guard.consent_reaches(k, f.to_unit_id)
                          and exists (select 1 from guard.referral_consent m where m.purpose = k.purpose
                                        and (m.service is null or m.service = f.service) and (m.need_code is null or m.need_code = f.need_code))
                          and guard.consent_stands(f.case_id, k.purpose, f.to_unit_id) is null))
                 and f.status in ${open}
               order by f.id loop
       pending := r.status in ('draft', 'requested', 'received');
       if pending then
         update referral set status = 'cancelled', cancellation_reason = 'consent-withdrawn', status_since = now(), ended_at = now(),
                due_at = null, version = version + 1 where id = r.id;
         update deadline set cancelled_at = now() where subject_id = r.id and fired_at is null and cancelled_at is null;
         -- Told here: whoever took the consent back may just have lost the case with it.
         insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
           values (gen_random_uuid(), r.case_id, 'referral-cancelled', ${bit.core}, guard.unit(), r.id, '{"reason": "consent-withdrawn"}');
       end if;
       update case_grant x set ended_at = now(), ending = 'withdrawn' where x.referral_id = r.id and x.ended_at is null;
       perform guard.rebuild_access(r.to_unit_id, r.case_id);
       return query select r.id, r.from_unit_id, r.to_unit_id, pending;
     end loop;
     -- The name is taken back from this receiver, by whichever paper it got it: the service goes on under the alias.
     if k.purpose = 'share-identity' then
       for g in select x.*, f.from_unit_id as sender from case_grant x join referral f on f.id = x.referral_id
                 where x.case_id = k.case_id and x.basis = 'referral' and x.ended_at is null and x.read_mask & ${bit.identity} <> 0
                   and f.override_id is null and guard.consent_reaches(k, x.unit_id)
                   and guard.consent_stands(x.case_id, 'share-identity', x.unit_id) is null
                   and (x.consent_id is not null or not guard.names_identity(f.consent_id, x.unit_id))
                 order by x.id for update of x loop
         update case_grant set ended_at = now(), ending = 'withdrawn' where id = g.id;
         if g.read_mask <> ${bit.identity} then
           insert into case_grant (id, case_id, unit_id, basis, referral_id, read_mask, write_mask, starts_at, ends_at, ending, opened_by)
             values (gen_random_uuid(), g.case_id, g.unit_id, 'referral', g.referral_id, g.read_mask & ~${bit.identity}, g.write_mask & ~${bit.identity},
                     now(), g.ends_at, g.ending, g.opened_by);
         end if;
         perform guard.rebuild_access(g.unit_id, g.case_id);
         return query select g.referral_id, g.sender, g.unit_id, false;
       end loop;
     end if;
     -- Nobody calls on a person whose case is closed and who does not wish it any more.
     if k.purpose = 'after-care' and guard.consent_stands(k.case_id, 'after-care', k.recorded_unit_id) is null then
       update task t set status = 'cancelled', closed_by = guard.user_id(), closed_at = now(), version = t.version + 1
         from case_record c where c.id = t.case_id and c.id = k.case_id and c.status = 'closed' and t.status = 'requested';
     end if;
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), k.case_id, 'consent-withdrawn', ${bit.core}, guard.unit(), k.id, jsonb_build_object('purpose', k.purpose));
   end $$`,
  // Shuts one door for good, and tells the case's timeline where it was a referral's last.
  `create or replace function guard.end_grant(p_grant uuid, p_ending text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g case_grant;
   begin
     update case_grant set ended_at = now(), ending = p_ending where id = p_grant and ended_at is null returning * into g;
     if g.id is null then return; end if;
     perform guard.rebuild_access(g.holder_id, g.case_id);
     if g.basis = 'referral' and not exists (select 1 from case_grant o where o.referral_id = g.referral_id and o.ended_at is null) then
       insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
         values (gen_random_uuid(), g.case_id, 'access-ended', ${bit.core}, g.unit_id, g.referral_id,
                 jsonb_build_object('service', (select r.service from referral r where r.id = g.referral_id), 'ending', p_ending));
     end if;
   end $$`,
  // Of a child: no own word alone, no exploitation record that nobody weighed, and no guardian's word before the best interests. What is
  // written down outside a session is history and was judged when it happened.
  `create or replace function guard.check_packet_of_child() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.is_child(new.case_id) and (
          exists (select 1 from consent c where c.id = new.consent_id and c.given_by = 'self')
          or (guard.user_id() is not null and new.consent_id is not null
              and not guard.best_interests_stand(new.case_id, new.service, new.consent_id))
          or (new.packet_mask & ${bit.exploitation} <> 0
              and not exists (select 1 from best_interests b where b.override_id = new.override_id and b.exploitation_ct is not null))) then
       raise exception 'guard: not a packet of a child' using errcode = '42501';
     end if;
     return new;
   end $$`,
  figures(uncounted),
  // A plan is agreed with who agreed to be helped.
  `create function guard.check_agreement() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is not null and guard.consent_stands(new.case_id, 'assistance', new.unit_id) is null then
       raise exception 'guard: nobody agreed to be helped' using errcode = '42501';
     end if;
     return new;
   end $$`,
  // After the case is closed nobody calls on the person who did not wish it.
  `create function guard.check_after_care() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is not null and exists (select 1 from case_record c where c.id = new.case_id and c.status = 'closed')
        and guard.consent_stands(new.case_id, 'after-care', new.unit_id) is null then
       raise exception 'guard: no after-care was agreed' using errcode = '42501';
     end if;
     return new;
   end $$`,
];

const inside = [
  'guard.consent_reaches(consent, uuid)',
  'guard.consent_stands(uuid, text, uuid)',
  'guard.stands(uuid, text)',
  'guard.names_identity(uuid, uuid)',
  'guard.best_interests_stand(uuid, text, uuid)',
];
const triggers = ['guard.check_agreement()', 'guard.check_after_care()'];

const checks = [
  `create trigger case_plan_agreed before insert on case_plan for each row when (new.agreement in ('agreed', 'agreed-in-part'))
     execute function guard.check_agreement()`,
  'create trigger task_after_care before insert on task for each row execute function guard.check_after_care()',
];
