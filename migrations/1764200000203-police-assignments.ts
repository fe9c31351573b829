import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfOverrides } from './1764100000009-consent-overrides';
import { doors as doorsOfPackets } from './1764200000201-packet-fields';
import { addCodes, asBefore, bit, dropCodes, run } from './sql';

const events = ['police-told', 'police-released'];

/** Roles that lead a provider's or a desk's work on a case; a test holds them against libs/auth's table. */
const telling = ['case-coordinator', 'shelter-caseworker', 'shelter-manager', 'health-provider', 'legal-aid-provider'];

/** Police see a case that a provider opened only under the person's consent, or an override: domain.md section 1. */
export class PoliceAssignments1764200000203 implements MigrationInterface {
  readonly name = 'PoliceAssignments1764200000203';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', events),
      addCodes('timeline_event', 'kind', events),
      addCodes('consent_override', 'purpose', ['law-enforcement']),
      'set local role himaya_guard',
      `insert into guard.role_duty values ${telling.map((role) => `('tell-police', '${role}')`).join(', ')}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...inside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'grant execute on function guard.check_police_transfer() to himaya_owner',
      'reset role',
      'create trigger case_transfer_police before insert or update of status on case_transfer for each row execute function guard.check_police_transfer()',
    ]);
  }

  /** Refuses where an override was asked for the police: it has no purpose to go back to. */
  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_transfer_police on case_transfer',
      'set local role himaya_guard',
      ...asBefore(doorsOfOverrides, ['request_override', 'end_override']),
      ...asBefore(doorsOfPackets, ['end_by_withdrawal']),
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...inside].join(', ')}`,
      `delete from guard.role_duty where duty = 'tell-police'`,
      `delete from notification where kind in (${events.map((kind) => `'${kind}'`).join(', ')})`,
      `delete from timeline_event where kind in (${events.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', events),
      dropCodes('timeline_event', 'kind', events),
      `alter table consent_override drop constraint consent_override_purpose_check`,
      `alter table consent_override add constraint consent_override_purpose_check check (purpose = 'referral')`,
    ]);
  }
}

const today = `(now() at time zone 'Asia/Baghdad')::date`;

/** The one statement of an earlier migration's list that creates a function, with one passage of it replaced. */
function changed(statements: readonly string[], name: string, ...passages: readonly (readonly [was: string, is: string])[]): string {
  const [statement = ''] = asBefore(statements, [name]);
  return passages.reduce((text, [was, is]) => {
    if (!text.includes(was)) throw new Error(`guard.${name} has no such passage`);
    return text.replace(was, is);
  }, statement);
}

export const doors = [
  // Does anything let this section see these categories of this case? Answers until when, or null: by a consent to it or its agency, given by
  // whoever may, covering them; or by an override. Never a child's exploitation record that nobody weighed.
  `create function guard.police_until(p_case uuid, p_to uuid, p_mask int, p_consent uuid, p_override uuid) returns date language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     if p_override is not null then
       return (select o.valid_until from consent_override o left join best_interests b on b.override_id = o.id
                where o.id = p_override and o.case_id = p_case and o.unit_id = guard.unit() and o.recipient_unit_id = p_to
                  and o.purpose = 'law-enforcement' and o.status = 'approved' and o.valid_until >= ${today} and o.category_mask & p_mask = p_mask
                  and (not guard.is_child(p_case) or (o.coordination_approved_by is not null and b.override_id is not null
                    and (p_mask & ${bit.exploitation} = 0 or b.exploitation_ct is not null))));
     end if;
     return (select c.valid_until from consent c
              where c.id = p_consent and c.case_id = p_case and c.purpose = 'law-enforcement' and c.valid_until >= ${today}
                and guard.consent_reaches(c, p_to) and c.category_mask & p_mask = p_mask
                and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
                and (not guard.is_child(p_case) or (c.given_by <> 'self' and p_mask & ${bit.exploitation} = 0))
                and guard.best_interests_stand(p_case, '', c.id));
   end $$`,
  // Opens the case to a section: by the unit that answers for it, with what the consent or the override covers and the unit reads itself. What
  // the section finds is its own to write: proceedings.
  `create function guard.tell_police(p_grant uuid, p_case uuid, p_to uuid, p_mask int, p_consent uuid, p_override uuid) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; until date; held int;
   begin
     select * into c from case_record where id = p_case for update;
     if c.id is null or p_mask & ${bit.core} = 0 or num_nonnulls(p_consent, p_override) <> 1 or not guard.has_duty('tell-police')
        or not guard.works_case(p_case, ${bit.core}) or not guard.shares(p_case, p_mask) then
       raise exception 'guard: not to be told by this session' using errcode = '42501';
     end if;
     if not guard.answers_for(p_case) then return 'assignment.not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if not exists (select 1 from unit u where u.id = p_to and u.kind = 'police-section' and u.closed_at is null) then return 'assignment.unit-not-eligible'; end if;
     if exists (select 1 from case_grant g where g.case_id = p_case and g.unit_id = p_to and g.user_id is null and g.ended_at is null) then
       return 'assignment.exists';
     end if;
     -- Whoever takes it back at this moment waits, or is waited for.
     perform 1 from consent k where k.id = p_consent for update;
     perform 1 from consent_override o where o.id = p_override for update;
     until := guard.police_until(p_case, p_to, p_mask, p_consent, p_override);
     if until is null then return 'consent.law-enforcement'; end if;
     select a.field_mask into held from case_access a where a.holder_id = guard.unit() and a.case_id = p_case;
     insert into case_grant (id, case_id, unit_id, basis, consent_id, override_id, read_mask, write_mask, field_mask, ends_at, opened_by)
       values (p_grant, p_case, p_to, 'assignment', p_consent, p_override, p_mask | ${bit.proceedings}, ${bit.proceedings},
               -- Nobody passes on a field that is not theirs; what the section finds is whole.
               (held & guard.fields_of(p_mask)) | guard.fields_of(${bit.proceedings}),
               (until + 1)::timestamp at time zone 'Asia/Baghdad', guard.user_id());
     perform guard.rebuild_access(p_to, p_case);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id)
       values (gen_random_uuid(), p_case, 'police-told', ${bit.core}, guard.unit(), p_grant);
     return 'done';
   end $$`,
  // Shuts what was opened to a section, and whatever it waits for in that case: an offer of responsibility rests on the same word.
  `create function guard.shut_police(p_grant uuid, p_ending text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g case_grant; t record;
   begin
     select * into g from case_grant where id = p_grant and ended_at is null for update;
     if g.id is null then return; end if;
     perform guard.end_grant(p_grant, p_ending);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id)
       values (gen_random_uuid(), g.case_id, 'police-released', ${bit.core}, guard.unit(), p_grant);
     for t in update case_transfer x set status = 'withdrawn', version = version + 1, decided_by = guard.user_id(), decided_at = now()
               where x.case_id = g.case_id and x.to_unit_id = g.unit_id and x.status = 'offered' returning x.id loop
       perform guard.cancel_duties(t.id, 'transfer-decide');
       perform guard.transfer_told(t.id, 'transfer-withdrawn', '{}');
     end loop;
   end $$`,
  `create function guard.end_police_assignment(p_grant uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g case_grant;
   begin
     select x.* into g from case_grant x join unit u on u.id = x.unit_id and u.kind = 'police-section'
      where x.id = p_grant and x.basis = 'assignment' and num_nonnulls(x.consent_id, x.override_id) = 1;
     if g.id is null or not guard.has_duty('tell-police') or not guard.works_case(g.case_id, ${bit.core}) or not guard.answers_for(g.case_id) then
       raise exception 'guard: not to be ended by this session' using errcode = '42501';
     end if;
     if g.ended_at is not null then return 'grant.not-open'; end if;
     perform guard.shut_police(p_grant, 'given-back');
     return 'done';
   end $$`,
  // Of which case, to which section, by whom it was answered for: for the notices.
  `create function guard.police_told(p_grant uuid) returns table (case_id uuid, unit_id uuid, responsible_id uuid) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select g.case_id, g.unit_id, c.responsible_unit_id from case_grant g join case_record c on c.id = g.case_id where g.id = p_grant;
   end $$`,
  // What a withdrawn consent, or an ended override, had told the police: the grants, for those who hold them.
  `create function guard.police_under(p_basis uuid) returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return array(select g.id from case_grant g where p_basis in (g.consent_id, g.override_id) and g.basis = 'assignment' and g.ending = 'withdrawn');
   end $$`,
  // May the case's responsibility go to this police section? Where police opened it or were let in; a provider's case is not handed to them
  // behind the person's back.
  `create function guard.check_police_transfer() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is not null and new.status in ('offered', 'accepted') and not guard.police_know(new.case_id, new.to_unit_id) then
       raise exception 'guard: the police were not told of this case' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create function guard.police_know(p_case uuid, p_to uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return not exists (select 1 from unit u where u.id = p_to and u.kind = 'police-section')
         or exists (select 1 from case_grant g join unit u on u.id = g.unit_id and u.kind = 'police-section'
                     where g.case_id = p_case and g.user_id is null and g.basis in ('ownership', 'transfer'))
         or exists (select 1 from case_grant g where g.case_id = p_case and g.unit_id = p_to and g.user_id is null and g.basis = 'assignment'
                      and g.ended_at is null and (g.ends_at is null or g.ends_at > now()));
   end $$`,
  // As above, for who offers the case, and for who was offered it.
  `create function guard.police_may_take(p_case uuid, p_to uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return guard.police_know(p_case, p_to)
        and (guard.reads_case(p_case, ${bit.core}) or exists (
          select 1 from case_transfer t where t.case_id = p_case and t.to_unit_id = p_to and p_to = guard.unit() and t.status = 'offered'));
   end $$`,
  changed(
    doorsOfPackets,
    'end_by_withdrawal',
    ['g record; pending boolean;', 'g record; told uuid; pending boolean;'],
    [
      '-- Nobody calls on a person',
      `for told in select x.id from case_grant x where x.consent_id = p_consent and x.basis = 'assignment' and x.ended_at is null order by x.id loop
       perform guard.shut_police(told, 'withdrawn');
     end loop;
     -- Nobody calls on a person`,
    ],
  ),
  changed(
    doorsOfOverrides,
    'end_override',
    ['r record; stopped', 'r record; told uuid; stopped'],
    [
      `perform guard.override_told(p_id, 'override-ended');`,
      `for told in select x.id from case_grant x where x.override_id = p_id and x.basis = 'assignment' and x.ended_at is null order by x.id loop
       perform guard.shut_police(told, 'withdrawn');
     end loop;
     perform guard.override_told(p_id, 'override-ended');`,
    ],
  ),
  // A police section takes no referrals: what is asked for it is the telling, by those who tell.
  changed(
    doorsOfOverrides,
    'request_override',
    [
      'u.refers_in and u.closed_at',
      `(u.refers_in or (u.kind = 'police-section' and not exists (select 1 from unit m where m.id = me and m.kind = 'police-section'))) and u.closed_at`,
    ],
    [
      'recipient_unit_id, coordination_unit_id, ground, category_mask',
      'recipient_unit_id, coordination_unit_id, ground, purpose, category_mask',
    ],
    [
      'me, p_to, desk, p_ground, p_mask',
      `me, p_to, desk, p_ground,
               case when exists (select 1 from unit u where u.id = p_to and u.kind = 'police-section') then 'law-enforcement' else 'referral' end, p_mask`,
    ],
  ),
];

const doorsOfApp = [
  'guard.tell_police(uuid, uuid, uuid, int, uuid, uuid)',
  'guard.end_police_assignment(uuid)',
  'guard.police_may_take(uuid, uuid)',
  'guard.police_under(uuid)',
];
const doorsOfWorker = ['guard.police_told(uuid)'];
const inside = [
  'guard.police_know(uuid, uuid)',
  'guard.police_until(uuid, uuid, int, uuid, uuid)',
  'guard.shut_police(uuid, text)',
  'guard.check_police_transfer()',
];
