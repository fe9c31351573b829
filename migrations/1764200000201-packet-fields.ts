import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfCases } from './1764000000002-cases';
import { doors as doorsOfConcerns } from './1764200000001-concerns';
import { doors as doorsOfConsents } from './1764200000063-consents-open';
import { doors as doorsOfPersons } from './1764200000087-persons-of-concerns';
import { asBefore, bit, reads, readsField, run } from './sql';

type Letter = keyof typeof bit;

/** Each field of a packet with its category; its bit is its place in this list, for ever. A test holds it against libs/domain. */
const fields: readonly (readonly [string, Letter])[] = [
  ['core-documents', 'core'],
  ['identity-name', 'identity'],
  ['identity-age', 'identity'],
  ['identity-nationality', 'identity'],
  ['identity-phone', 'identity'],
  ['identity-documents', 'identity'],
  ['exploitation-forms', 'exploitation'],
  ['exploitation-means', 'exploitation'],
  ['exploitation-screening', 'exploitation'],
  ['exploitation-findings', 'exploitation'],
  ['exploitation-documents', 'exploitation'],
  ['risk-assessments', 'risk'],
  ['risk-documents', 'risk'],
  ['shelter-documents', 'shelter'],
  ['proceedings-documents', 'proceedings'],
  ['repatriation-documents', 'repatriation'],
  ['reintegration-documents', 'reintegration'],
  ['family-guardianship', 'family'],
  ['family-best-interests', 'family'],
  ['family-documents', 'family'],
];
const field = (code: string): number => {
  const place = fields.findIndex(([name]) => name === code);
  if (place === -1) throw new Error(`no field ${code}`);
  return 1 << place;
};
const everyField = 2_147_483_647;
/** The person's own data; a row of them is there for whoever holds any. */
const personal = field('identity-name') | field('identity-age') | field('identity-nationality') | field('identity-phone');
/** What the names and photographs of a report go with: the whole identity. */
const nameSeen = personal | field('identity-documents');
const sealedToWriter = bit.health | bit.psychosocial | bit.legal | bit.notes;
/** The field that a document of each category belongs to; those sealed to their writer belong to none. */
const documentField = `(case document.category ${fields
  .filter(([code]) => code.endsWith('-documents'))
  .map(([code, category]) => `when ${bit[category]} then ${field(code)}`)
  .join(' ')} else 0 end)`;

/** Each table of which a packet can leave rows out: policy, category, field. */
const narrowed: readonly (readonly [table: string, category: number, field: number])[] = [
  ['person_identity', bit.identity, personal],
  ['exploitation_record', bit.exploitation, field('exploitation-forms')],
  ['screening_sitting', bit.exploitation, field('exploitation-screening')],
  ['identification_assessment', bit.exploitation, field('exploitation-findings')],
  ['identification_words', bit.exploitation, field('exploitation-findings')],
  ['risk_assessment', bit.risk, field('risk-assessments')],
  ['guardianship', bit.family, field('family-guardianship')],
  ['best_interests_determination', bit.family, field('family-best-interests')],
];

/** Events that say something of one record go with its field. */
const eventFields = `(case timeline_event.kind when 'risk-assessed' then ${field('risk-assessments')} when 'screening-held' then ${field('exploitation-screening')} else ${everyField} end)`;
const eventsAfter = `exists (select 1 from case_access a where a.holder_id = any ((select guard.holders())::uuid[]) and a.case_id = timeline_event.case_id
  and now() < a.valid_to and a.read_mask & (select guard.reads()) & timeline_event.category <> 0
  and (timeline_event.kind not in ('risk-assessed', 'screening-held') or a.field_mask & ${eventFields} <> 0))`;

const before = `(document.category & ${sealedToWriter} = 0 or document.unit_id = (select guard.unit()))
  and ${reads('document.case_id', 'document.category')}`;
const after = `exists (select 1 from case_access a where a.holder_id = any ((select guard.holders())::uuid[]) and a.case_id = document.case_id
  and now() < a.valid_to and a.read_mask & (select guard.reads()) & document.category <> 0
  and case when document.category & ${sealedToWriter} <> 0 then document.unit_id = (select guard.unit()) else a.field_mask & ${documentField} <> 0 end)`;
const concernRows = (inCase: string): string => `((case_id is null and queue = any ((select guard.triage_queues())::text[]))
  or (case_id is not null and ${inCase}))`;

/** Chosen fields of a packet: a mask frozen at sending, kept with the door that acceptance opens. */
export class PacketFields1764200000201 implements MigrationInterface {
  readonly name = 'PacketFields1764200000201';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // Who names no field gives none away: the application always names them.
      'alter table referral add column field_mask int not null default 0',
      `alter table case_grant add column field_mask int not null default ${everyField}`,
      `alter table case_access add column field_mask int not null default ${everyField}`,
      // What was sent before fields could be chosen was sent whole.
      `update referral set field_mask = ${everyField}`,
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function guard.fields_of(int), guard.reads_field(uuid, int, int), guard.shares_fields(uuid, int, int) from public`,
      'grant execute on function guard.reads_field(uuid, int, int), guard.shares_fields(uuid, int, int) to himaya_app',
      'reset role',
      ...narrowed.map(
        ([table, category, one]) => `alter policy ${table}_read on ${table} using (${readsField(`${table}.case_id`, category, one)})`,
      ),
      `alter policy document_read on document using (${after})`,
      `alter policy timeline_event_read on timeline_event using (${eventsAfter})`,
      `alter policy concern_read on concern using (${concernRows(`guard.reads_field(case_id, ${bit.exploitation}, ${field('exploitation-screening')})`)})`,
      // Beside whatever else a sending needs: nobody passes on a field that is not theirs, nor one outside the packet's categories.
      `create policy referral_fields on referral as restrictive for insert to himaya_app
         with check (guard.shares_fields(case_id, packet_mask, field_mask))`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy referral_fields on referral',
      `alter policy concern_read on concern using (${concernRows(`guard.reads_case(case_id, ${bit.exploitation})`)})`,
      `alter policy document_read on document using (${before})`,
      `alter policy timeline_event_read on timeline_event using (${reads('timeline_event.case_id', 'timeline_event.category')})`,
      ...narrowed.map(([table, category]) => `alter policy ${table}_read on ${table} using (${reads(`${table}.case_id`, `${category}`)})`),
      'set local role himaya_guard',
      ...asBefore(doorsOfPersons, ['reads_concern_by_person', 'reads_person_seen']),
      ...asBefore(doorsOfConcerns, ['reads_concern']),
      ...asBefore(doorsOfConsents, ['accept_referral', 'end_by_withdrawal']),
      ...asBefore(doorsOfCases, ['rebuild_access', 'match']),
      'drop function guard.fields_of(int), guard.reads_field(uuid, int, int), guard.shares_fields(uuid, int, int)',
      'drop table guard.packet_field',
      'reset role',
      'alter table referral drop column field_mask',
      'alter table case_grant drop column field_mask',
      'alter table case_access drop column field_mask',
    ]);
  }
}

/** A function as it was landed, changed at these places and nowhere else. Throws where a place is not there. */
function amended(name: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  const [landed = ''] = asBefore(doorsOfConsents, [name]);
  return changes.reduce((statement, [from, to]) => {
    if (!statement.includes(from)) throw new Error(`guard.${name} does not say: ${from}`);
    return statement.replace(from, to);
  }, landed);
}

export const doors = [
  `create table guard.packet_field (
     code text not null constraint packet_field_pk primary key,
     bit int not null constraint packet_field_uq unique,
     category int not null)`,
  `insert into guard.packet_field values ${fields.map(([code, category]) => `('${code}', ${field(code)}, ${bit[category]})`).join(', ')}`,
  // Every field of these categories. A field opens nothing by itself: its category must be open through the same door.
  `create function guard.fields_of(p_mask int) returns int language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin
     return coalesce((select bit_or(f.bit) from guard.packet_field f where f.category & p_mask <> 0), 0);
   end $$`,
  // As guard.reads_case, of one field of a category.
  `create function guard.reads_field(p_case uuid, p_category int, p_field int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = any (guard.holders()) and a.case_id = p_case and now() < a.valid_to
                      and a.read_mask & guard.reads() & p_category <> 0 and a.field_mask & p_field = p_field)
            and not guard.hides_case(p_case);
   end $$`,
  // May the asker pass on these fields in a packet of these categories?
  `create function guard.shares_fields(p_case uuid, p_packet int, p_fields int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return p_fields & ~guard.fields_of(p_packet) = 0
        and exists (select 1 from case_access a where a.holder_id = guard.unit() and a.case_id = p_case and now() < a.valid_to
                      and a.field_mask & p_fields = p_fields);
   end $$`,
  // Recomputes one holder's access from its live grants. valid_to is the EARLIEST end among them: at that moment the door shuts
  // until the sweep computes it anew, so a category never stays readable past its own grant. A grant's fields count inside its own
  // categories only: what one door names opens nothing of what another door brings.
  `create or replace function guard.rebuild_access(p_holder uuid, p_case uuid) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g record;
   begin
     -- A snapshot taken before another's commit would bring back what that one shut.
     if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
       raise exception 'guard: doors move in read committed only' using errcode = '25001';
     end if;
     -- Takes the row, or its place, before looking: of two transactions the later one counts what the earlier one did.
     insert into case_access (holder_id, case_id, read_mask, write_mask, valid_to) values (p_holder, p_case, 0, 0, now())
       on conflict on constraint case_access_pk do update set read_mask = case_access.read_mask;
     select bit_or(read_mask) as read_mask, bit_or(write_mask) as write_mask, bit_or(field_mask & guard.fields_of(read_mask)) as field_mask,
            min(coalesce(ends_at, 'infinity')) as valid_to
       into g from case_grant
      where holder_id = p_holder and case_id = p_case and ended_at is null and (ends_at is null or ends_at > now());
     if g.read_mask is null then
       delete from case_access where holder_id = p_holder and case_id = p_case;
     else
       update case_access set read_mask = g.read_mask, write_mask = g.write_mask, field_mask = g.field_mask, valid_to = g.valid_to
        where holder_id = p_holder and case_id = p_case;
     end if;
   end $$`,
  // As it stands, with the fields: of the packet those that were chosen, of the service's own category all. The identity's own door takes its share.
  amended(
    'accept_referral',
    [
      'read_mask, write_mask, ends_at, opened_by)\n       values (g,',
      'read_mask, write_mask, field_mask, ends_at, opened_by)\n       values (g,',
    ],
    ['mask | own, own, (f.until', 'mask | own, own, (r.field_mask & guard.fields_of(mask)) | guard.fields_of(own), (f.until'],
    ['consent_id, read_mask, write_mask, ends_at, opened_by)', 'consent_id, read_mask, write_mask, field_mask, ends_at, opened_by)'],
    [`named.id, ${bit.identity}, 0,`, `named.id, ${bit.identity}, 0, r.field_mask & guard.fields_of(${bit.identity}),`],
  ),
  // What stays open once the identity is taken back keeps its fields, and gains none.
  amended(
    'end_by_withdrawal',
    [
      'read_mask, write_mask, starts_at, ends_at, ending, opened_by)',
      'read_mask, write_mask, field_mask, starts_at, ends_at, ending, opened_by)',
    ],
    [`g.write_mask & ~${bit.identity},\n`, `g.write_mask & ~${bit.identity}, g.field_mask,\n`],
  ),
  // Cases whose tokens match, within the unit's own grants on a name or a telephone, the best matches first.
  `create or replace function guard.match(p_tokens bytea[]) returns table (case_id uuid, hits bigint) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); ceiling int := guard.reads(); bars uuid[] := guard.barred_cases();
   begin
     return query
       select t.case_id, count(*) from identity_token t join case_access a on a.holder_id = me and a.case_id = t.case_id
        where t.token = any (p_tokens) and now() < a.valid_to and a.read_mask & ceiling & ${bit.identity} <> 0
          and a.field_mask & ${field('identity-name') | field('identity-phone')} <> 0 and t.case_id <> all (bars)
        group by t.case_id order by count(*) desc, t.case_id limit 100;
   end $$`,
  // One concern: waiting or sorted out, its queue's; once in a case, it goes with the screening, and its names and photographs with the whole
  // identity. A sealed case and a barred person are the case's own denials.
  `create or replace function guard.reads_concern(p_concern uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern c where c.id = p_concern
                      and case when c.case_id is null then c.queue = any (guard.triage_queues())
                          else guard.reads_field(c.case_id, ${bit.exploitation}, ${field('exploitation-screening')})
                               and guard.reads_field(c.case_id, p_category, case p_category when ${bit.identity} then ${nameSeen} else 0 end) end);
   end $$`,
  // As it stands, with the fields: the case of one of its persons lets in as the concern's own does.
  `create or replace function guard.reads_concern_by_person(p_concern uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern_case k where k.concern_id = p_concern and k.case_id is not null
                      and guard.reads_field(k.case_id, ${bit.exploitation}, ${field('exploitation-screening')})
                      and guard.reads_field(k.case_id, p_category, case p_category when ${bit.identity} then ${nameSeen} else 0 end))
         or guard.settles_concern(p_concern);
   end $$`,
  `create or replace function guard.reads_person_seen(p_concern uuid, p_place int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern_case k where k.concern_id = p_concern and k.place = p_place and k.case_id is not null
                      and guard.reads_field(k.case_id, ${bit.exploitation}, ${field('exploitation-screening')})
                      and guard.reads_field(k.case_id, ${bit.identity}, ${nameSeen}))
         or guard.settles_concern(p_concern);
   end $$`,
];
