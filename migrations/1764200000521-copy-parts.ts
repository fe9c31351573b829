import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as first } from './1764200000452-own-copies';
import { doors as fuller } from './1764200000488-fuller-copies';
import { addCodes, allOf, asBefore, bit, changed, dropCodes, oneOf, run } from './sql';

/** What each room's own sheet is made of, by the bit of its category; the first is the file itself. */
const piecesOfRoom: Readonly<Record<number, readonly string[]>> = {
  [bit.health]: ['care', 'appointments', 'visits', 'visit-words', 'medication', 'reports'],
  [bit.psychosocial]: ['care', 'appointments', 'visits', 'visit-words', 'medication', 'reports'],
  [bit.shelter]: ['stay', 'belongings'],
  [bit.legal]: ['legal-aid', 'hearings', 'claims'],
  [bit.repatriation]: ['return', 'journey'],
  [bit.reintegration]: ['programme', 'funding'],
};
const pieces = [...new Set(Object.values(piecesOfRoom).flat())];
const rooms = Object.keys(piecesOfRoom);
/** Of which no index yet has whichever files a case has. */
const files = ['care_episode', 'legal_matter', 'placement', 'programme'];
/** Of the record: what the unit that answers prints; those with a category of their own beside it. */
const sheets = { core: bit.core, identity: bit.identity, exploitation: bit.exploitation };
const inMask = { ...sheets, shelter: bit.shelter, proceedings: bit.proceedings, reintegration: bit.reintegration };
const recordParts = ['core', 'identity', 'exploitation', 'plan', 'documents', 'help', 'shelter', 'proceedings', 'reintegration'];

const duties = ['care-copy', 'legal-copy', 'placement-copy', 'programme-copy', 'return-copy'];
const notices = duties.map((duty) => `${duty}-owed`);
const paper = 'own-copy-part';
const withoutReferral = ['record-sheet', 'medical-report', 'erasure-certificate', 'own-copy'];
const standing = `('requested', 'reviewed')`;
const listed = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

const gone = ['guard.request_own_copy(uuid, uuid, text, text, date, text, text)', 'guard.prints_copy(uuid, int)'];
const told = 'guard.own_copy_told(uuid)';
const doorsOfApp = [
  'guard.request_own_copy(uuid, uuid, text, text, date, text, text, text)',
  'guard.open_copy_part(uuid, int)',
  'guard.copy_part_facts(uuid)',
  'guard.prints_copy(uuid, int, text[])',
  'guard.prints_copy_part(uuid, int, text[])',
];
const doorsOfOwner = ['guard.end_copy_parts()'];
const doorsInside = [
  'guard.copy_files(uuid)',
  'guard.copy_duty(int)',
  'guard.copy_pieces(int)',
  'guard.copy_proven(uuid)',
  'guard.has_copy_in_hand(own_copy)',
  'guard.call_off_copy_part(uuid)',
];

/** A person's copy has parts from each room's own hands; and a paper of it names its parts, and has none that was left out. */
export class CopyParts1764200000521 implements MigrationInterface {
  readonly name = 'CopyParts1764200000521';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy printed_paper_copy on printed_paper',
      'drop policy printed_paper_copy_only on printed_paper',
      ...columns,
      addCodes('own_copy_omission', 'category', pieces),
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', duties)),
      addCodes('printed_paper', 'kind', [paper]),
      'alter table printed_paper drop constraint printed_paper_referral_check',
      referralCheck([...withoutReferral, paper]),
      `alter table printed_paper add column parts text[] not null default '{}',
         add ${allOf('printed_paper_parts_check', 'parts', [...recordParts, ...pieces])},
         add constraint printed_paper_named_check check (kind in ('own-copy', '${paper}') or parts = '{}')`,
      'set local role himaya_guard',
      `drop function ${gone.join(', ')}`,
      `drop function ${told}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfOwner, ...doorsInside, told].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${told} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      'create trigger case_erasure_copy_parts after insert on case_erasure for each row execute function guard.end_copy_parts()',
      'drop policy own_copy_read on own_copy',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_erasure_copy_parts on case_erasure',
      'drop policy own_copy_read on own_copy',
      'drop policy printed_paper_copy on printed_paper',
      'drop policy printed_paper_copy_part on printed_paper',
      'drop policy printed_paper_copy_only on printed_paper',
      `delete from printed_paper where kind = '${paper}'`,
      'alter table printed_paper drop column parts',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfOwner, told].join(', ')}`,
      ...asBefore(first, ['request_own_copy', 'print_own_copy', 'hand_over_copy', 'move_own_copies', 'own_copy_told']),
      ...asBefore(fuller, ['decide_own_copy', 'prints_copy']),
      `drop function ${doorsInside.join(', ')}`,
      `revoke execute on function ${[...gone, told].join(', ')} from public`,
      `grant execute on function ${gone.join(', ')} to himaya_app`,
      `grant execute on function ${told} to himaya_worker`,
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind in (${listed(duties)})`),
      'reset role',
      'alter table printed_paper drop constraint printed_paper_referral_check',
      referralCheck(withoutReferral),
      dropCodes('printed_paper', 'kind', [paper]),
      `delete from notification_delivery where notification_id in (select id from notification where kind in (${listed(notices)}))`,
      `delete from notification where kind in (${listed(notices)})`,
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', duties)),
      'delete from own_copy_omission where copy_id in (select id from own_copy where room is not null)',
      'delete from own_copy where room is not null',
      ...columnsBefore,
      dropCodes('own_copy_omission', 'category', pieces),
      ...policiesBefore,
    ]);
  }
}

const referralCheck = (without: readonly string[]): string =>
  `alter table printed_paper add constraint printed_paper_referral_check check ((kind in (${listed(without)})) = (referral_id is null))`;

const handsCheck = (more: string): string =>
  `alter table own_copy add constraint own_copy_hands_check check (channel = 'in-person' or channel = 'to-' || asker ${more})`;

const columns = [
  `alter table own_copy
     add column part_of uuid constraint own_copy_part_of_fk references own_copy,
     -- The category of the room that this part comes from, and the file in it whose page shows the part; none of the record's own copy.
     add column room int constraint own_copy_room_check check (room in (${rooms.join(', ')})),
     add column file_id uuid,
     add column parts_by text not null default 'each-body',
     add ${oneOf('own_copy_parts_by_check', 'parts_by', ['each-body', 'closed-envelope'])},
     add constraint own_copy_part_check check (num_nonnulls(part_of, room, file_id) in (0, 3)),
     alter column requested_by drop not null`,
  addCodes('own_copy', 'state', ['called-off']),
  addCodes('own_copy', 'channel', ['in-envelope']),
  'alter table own_copy drop constraint own_copy_two_check',
  // Of a part, who opened it: nobody yet, or another than who looked it through. Only a part is called off.
  `alter table own_copy add constraint own_copy_two_check check (case state when 'requested' then reviewed_by is null
     when 'called-off' then room is not null else reviewed_by is not null and requested_by is not null and reviewed_by <> requested_by end)`,
  'alter table own_copy add constraint own_copy_asked_check check (room is not null or requested_by is not null)',
  'alter table own_copy drop constraint own_copy_hands_check',
  // Through the unit that answers only where the person chose it.
  handsCheck(`or channel = 'in-envelope' and room is not null and parts_by = 'closed-envelope'`),
  'drop index own_copy_standing_uq',
  `create unique index own_copy_standing_uq on own_copy (case_id) where room is null and state in ${standing}`,
  `create unique index own_copy_part_standing_uq on own_copy (case_id, unit_id, room) where room is not null and state in ${standing}`,
  'create index own_copy_part_of_ix on own_copy (part_of) where part_of is not null',
  ...files.map((table) => `create index ${table}_of_case_ix on ${table} (case_id)`),
];

const columnsBefore = [
  ...files.map((table) => `drop index ${table}_of_case_ix`),
  'drop index own_copy_standing_uq',
  'drop index own_copy_part_standing_uq',
  'alter table own_copy drop constraint own_copy_two_check, drop constraint own_copy_hands_check, drop constraint own_copy_asked_check',
  'alter table own_copy alter column requested_by set not null',
  `alter table own_copy drop column part_of, drop column room, drop column file_id, drop column parts_by`,
  dropCodes('own_copy', 'state', ['called-off']),
  dropCodes('own_copy', 'channel', ['in-envelope']),
  `alter table own_copy add constraint own_copy_two_check check ((state = 'requested') = (reviewed_by is null) and reviewed_by <> requested_by)`,
  handsCheck(''),
  `create unique index own_copy_standing_uq on own_copy (case_id) where state in ${standing}`,
];

const earlier = (name: string): string => asBefore(name === 'decide_own_copy' ? fuller : first, [name])[0]!;
/** Who may act on it: of the record's copy the unit that answers for the case, of a part the unit whose file it is. */
const mine = `if not guard.answers_copy(o.case_id) then
       raise exception 'guard: not a case that this session answers for' using errcode = '42501';
     end if;`;
const inHand = `if not guard.has_copy_in_hand(o) then
       raise exception 'guard: not a copy that this session answers' using errcode = '42501';
     end if;`;
const byHand = (name: string): string => changed(earlier(name), mine, inHand);
const cancelled = `perform guard.cancel_duties(p_id, 'own-copy')`;
const cancelledOfEither = `perform guard.cancel_duties(p_id, guard.copy_duty(o.room))`;
const notErased = `if exists (select 1 from case_erasure e where e.case_id = o.case_id) then return 'case.erased'; end if;`;

export const doors = [
  // Of the record's own copy there is no room.
  `create function guard.copy_duty(p_room int) returns text language sql immutable set search_path = public, guard, pg_temp as $$
     select case when p_room is null then 'own-copy' when p_room in (${bit.health}, ${bit.psychosocial}) then 'care-copy' when p_room = ${bit.legal} then 'legal-copy'
                 when p_room = ${bit.shelter} then 'placement-copy' when p_room = ${bit.reintegration} then 'programme-copy' else 'return-copy' end $$`,
  `create function guard.copy_pieces(p_room int) returns text[] language sql immutable set search_path = public, guard, pg_temp as $$
     select case p_room ${Object.entries(piecesOfRoom)
       .map(([room, own]) => `when ${room} then array[${listed(own)}]`)
       .join(' ')} else array[${listed(recordParts)}] end $$`,
  // Every body with a file of its own on the case, by room, with the file that was opened last.
  `create function guard.copy_files(p_case uuid) returns table (unit_id uuid, room int, file_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select distinct on (f.unit_id, f.room) f.unit_id, f.room, f.id from (
         select e.unit_id, e.category as room, e.id, e.opened_at as at from care_episode e where e.case_id = p_case
         union all select m.unit_id, ${bit.legal}, m.id, m.opened_at from legal_matter m where m.case_id = p_case
         union all select p.unit_id, ${bit.shelter}, p.id, p.waiting_since from placement p where p.case_id = p_case
         union all select g.unit_id, ${bit.reintegration}, g.id, g.opened_at from programme g where g.case_id = p_case
         union all select r.unit_id, ${bit.repatriation}, r.id, r.opened_at from repatriation r where r.case_id = p_case) f
       order by f.unit_id, f.room, f.at desc, f.id;
   end $$`,
  `create function guard.has_copy_in_hand(o own_copy) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if o.room is null then return guard.answers_copy(o.case_id); end if;
     return o.unit_id = guard.unit() and guard.reads() & guard.writes() & o.room <> 0 and not guard.hides_case(o.case_id);
   end $$`,
  // A second person of the unit that answers found that it is them: without it nothing leaves a room.
  `create function guard.copy_proven(p_copy uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from own_copy o where o.id = p_copy
       and (o.state in ('reviewed', 'handed-over') or o.state = 'refused' and o.refusal in ('endangers-person', 'endangers-others')));
   end $$`,
  // Of a part of one's own: whether it may leave, and where the person chose a closed envelope, who passes it on.
  `create function guard.copy_part_facts(p_id uuid) returns table (proven boolean, name_ar text, name_ckb text, name_en text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select guard.copy_proven(o.part_of), n.name_ar, n.name_ckb, n.name_en
         from own_copy o join case_record c on c.id = o.case_id left join unit n on n.id = c.responsible_unit_id and o.parts_by = 'closed-envelope'
        where o.id = p_id and o.room is not null and guard.has_copy_in_hand(o);
   end $$`,
  `create function guard.call_off_copy_part(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare kind text;
   begin
     update own_copy o set state = 'called-off', channel = null, version = o.version + 1 where o.id = p_id and o.state in ${standing}
       returning guard.copy_duty(o.room) into kind;
     if kind is not null then perform guard.cancel_duties(p_id, kind); end if;
   end $$`,
  // What the unit that answers prints of its own shelter or programme is on its own copy; of every other file whoever keeps it is asked.
  changed(
    changed(
      changed(
        changed(
          earlier('request_own_copy').replace('create or replace', 'create'),
          'p_language text, p_paper text)',
          'p_language text, p_paper text, p_parts_by text)',
        ),
        `paper_language, requested_by)
       values (p_id, p_case, guard.unit(), p_asker, p_check, p_on, p_language, p_paper, guard.user_id())
       on conflict (case_id) where state in ${standing} do nothing`,
        `paper_language, parts_by, requested_by)
       values (p_id, p_case, guard.unit(), p_asker, p_check, p_on, p_language, p_paper, p_parts_by, guard.user_id())
       on conflict (case_id) where room is null and state in ${standing} do nothing`,
      ),
      `insert into deadline (id, kind, step, subject_id, due_at)`,
      `insert into own_copy (id, case_id, unit_id, asker, identity_check, requested_on, language, paper_language, parts_by, part_of, room, file_id)
       select gen_random_uuid(), p_case, f.unit_id, p_asker, p_check, p_on, p_language, p_paper, p_parts_by, p_id, f.room, f.file_id
         from guard.copy_files(p_case) f where f.unit_id <> guard.unit() or f.room not in (${bit.shelter}, ${bit.reintegration})
       on conflict (case_id, unit_id, room) where room is not null and state in ${standing} do nothing;
     insert into deadline (id, kind, step, subject_id, due_at)`,
    ),
    `select gen_random_uuid(), 'own-copy', s.step, p_id, o.due_at - s.before
         from own_copy o, (values ('remind-desk', interval '10 days'), ('alert', interval '0')) s (step, before) where o.id = p_id`,
    `select gen_random_uuid(), guard.copy_duty(o.room), s.step, o.id, o.due_at - s.before
         from own_copy o, (values ('remind-desk', interval '10 days'), ('alert', interval '0')) s (step, before) where o.id = p_id or o.part_of = p_id`,
  ),
  // A first of the unit's members looks at what there is; another decides what is left out.
  `create function guard.open_copy_part(p_id uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o own_copy;
   begin
     select * into o from own_copy x where x.id = p_id for update;
     if o.id is null then return 'not-found'; end if;
     ${inHand}
     if o.version <> p_version then return 'conflict'; end if;
     if o.room is null or o.state <> 'requested' or o.requested_by is not null then return 'own-copy.not-now'; end if;
     ${notErased}
     update own_copy set requested_by = guard.user_id(), version = version + 1 where id = p_id;
     return 'done';
   end $$`,
  changed(
    changed(
      changed(byHand('decide_own_copy'), `if o.state <> 'requested' then`, `if o.state <> 'requested' or o.requested_by is null then`),
      `p_categories @> array[${listed(Object.keys(sheets))}]`,
      `not p_categories <@ guard.copy_pieces(o.room) then return 'body.invalid'; end if;
     if p_categories @> (case when o.room is null then array[${listed(Object.keys(sheets))}] else guard.copy_pieces(o.room) end)`,
    ),
    `if p_decision = 'refuse' then ${cancelled}; end if;`,
    `if p_decision = 'refuse' then ${cancelledOfEither}; end if;
     -- Nobody asked, or it is not them: then no room answers either. What endangers somebody, each judges of its own.
     if o.room is null and p_refusal in ('identity-not-proven', 'taken-back') then
       perform guard.call_off_copy_part(x.id) from own_copy x where x.part_of = p_id;
     end if;`,
  ),
  changed(
    byHand('print_own_copy'),
    `if o.state <> 'reviewed' then return 'own-copy.not-now'; end if;`,
    `if o.state <> 'reviewed' then return 'own-copy.not-now'; end if;
     if o.room is not null and not guard.copy_proven(o.part_of) then return 'own-copy.not-proven'; end if;
     ${notErased}`,
  ),
  changed(byHand('hand_over_copy'), cancelled, cancelledOfEither),
  changed(
    earlier('move_own_copies'),
    `where case_id = new.id and state in ${standing}`,
    `where case_id = new.id and room is null and state in ${standing}`,
  ),
  // Only what a second person looked through, nothing that was left out, and no part that the paper does not name.
  `create function guard.prints_copy(p_case uuid, p_mask int, p_parts text[]) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return guard.answers_copy(p_case) and cardinality(p_parts) > 0 and p_parts <@ guard.copy_pieces(null)
       and p_mask = ${Object.entries(inMask)
         .map(([part, mask]) => `case when '${part}' = any (p_parts) then ${mask} else 0 end`)
         .join(' + ')}
       and exists (select 1 from own_copy o where o.case_id = p_case and o.room is null and o.state = 'reviewed'
         and not exists (select 1 from own_copy_omission m where m.copy_id = o.id and m.category = any (p_parts)));
   end $$`,
  `create function guard.prints_copy_part(p_case uuid, p_mask int, p_parts text[]) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return cardinality(p_parts) > 0 and p_parts <@ guard.copy_pieces(p_mask)
       and exists (select 1 from own_copy o where o.case_id = p_case and o.unit_id = guard.unit() and o.room = p_mask and o.state = 'reviewed'
         and guard.has_copy_in_hand(o) and guard.copy_proven(o.part_of)
         and not exists (select 1 from own_copy_omission m where m.copy_id = o.id and m.category = any (p_parts)));
   end $$`,
  // Erased with the case: the files open no more, and there is nothing left to hand over.
  `create function guard.end_copy_parts() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     perform guard.call_off_copy_part(x.id) from own_copy x where x.case_id = new.case_id and x.room is not null and x.state in ${standing};
     return null;
   end $$`,
  `create function guard.own_copy_told(p_id uuid) returns table (case_id uuid, unit_id uuid, state text, duty text, file_id uuid) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select o.case_id, case when o.room is null then c.responsible_unit_id else o.unit_id end, o.state, guard.copy_duty(o.room), o.file_id
       from own_copy o join case_record c on c.id = o.case_id where o.id = p_id;
   end $$`,
];

const printedBy = 'unit_id = (select guard.unit()) and printed_by = (select guard.user_id()) and referral_id is null and report_id is null';
const policies = [
  // A part stands on the unit and the role, as the file that it comes from: no door to the case, and nobody else's.
  `create policy own_copy_read on own_copy for select to himaya_app using (unit_id = (select guard.unit())
     and (room is null and guard.reads_case(case_id, ${bit.core})
          or room is not null and (select guard.reads()) & room <> 0 and case_id <> all ((select guard.barred_cases())::uuid[])))`,
  `create policy printed_paper_copy on printed_paper for insert to himaya_app
     with check (kind = 'own-copy' and ${printedBy} and guard.prints_copy(case_id, categories, parts))`,
  `create policy printed_paper_copy_part on printed_paper for insert to himaya_app
     with check (kind = '${paper}' and ${printedBy} and guard.prints_copy_part(case_id, categories, parts))`,
  // Whatever else lets a paper be printed.
  `create policy printed_paper_copy_only on printed_paper as restrictive for insert to himaya_app
     with check (case kind when 'own-copy' then guard.prints_copy(case_id, categories, parts)
                           when '${paper}' then guard.prints_copy_part(case_id, categories, parts) else true end)`,
];

const policiesBefore = [
  `create policy own_copy_read on own_copy for select to himaya_app using (unit_id = (select guard.unit()) and guard.reads_case(case_id, ${bit.core}))`,
  `create policy printed_paper_copy on printed_paper for insert to himaya_app
     with check (kind = 'own-copy' and ${printedBy} and guard.prints_copy(case_id, categories))`,
  `create policy printed_paper_copy_only on printed_paper as restrictive for insert to himaya_app
     with check (kind <> 'own-copy' or guard.prints_copy(case_id, categories))`,
];
