import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, run } from './sql';

/** Categories whose documents are sealed to the unit that wrote them and open to another where a packet names them. */
const nameable = bit.health | bit.psychosocial | bit.legal;
const today = `(now() at time zone 'Asia/Baghdad')::date`;

const doorsOfApp = ['guard.record_named(uuid)', 'guard.may_name(uuid, uuid, uuid)', 'guard.named_under(uuid)'];
const doorsInside = ['guard.names_record(uuid, uuid, uuid)'];

/** Sealed records that a packet names: opened one by one, by a live grant, under a consent of their own. */
export class NamedRecords1764200000202 implements MigrationInterface {
  readonly name = 'NamedRecords1764200000202';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table referral_record (
         referral_id uuid not null constraint referral_record_referral_fk references referral,
         document_id uuid not null constraint referral_record_document_fk references document,
         consent_id uuid not null constraint referral_record_consent_fk references consent,
         constraint referral_record_pk primary key (referral_id, document_id))`,
      'create index referral_record_document_ix on referral_record (document_id)',
      'create index referral_record_consent_ix on referral_record (consent_id)',
      'grant select, insert, update, delete on referral_record to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...guarded('referral_record'),
      // The sender's, and the receiver's once the packet is open; and theirs alone who read the record itself: that there is one says something of its category.
      `create policy referral_record_read on referral_record for select to himaya_app
         using (exists (select 1 from referral r where r.id = referral_id
           and (r.from_unit_id = (select guard.unit()) or (r.to_unit_id = (select guard.unit()) and guard.packet_open(r.id))))
           and exists (select 1 from document d where d.id = document_id))`,
      `create policy referral_record_name on referral_record for insert to himaya_app
         with check (guard.may_name(referral_id, document_id, consent_id))`,
      'grant select, insert on referral_record to himaya_app',
      `create policy document_named on document for select to himaya_app
         using (document.category & ${nameable} <> 0 and guard.record_named(document.id))`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy document_named on document',
      'drop table referral_record',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsInside].join(', ')}`,
      'reset role',
    ]);
  }
}

export const doors = [
  // Does this consent let this record go to the receiver of this referral, today? Asked at sending and again whenever the record is opened.
  `create function guard.names_record(p_referral uuid, p_document uuid, p_consent uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       select 1 from referral r join document d on d.id = p_document join consent c on c.id = p_consent
        where r.id = p_referral and d.case_id = r.case_id and c.case_id = r.case_id and d.unit_id = r.from_unit_id
          and d.category & ${nameable} <> 0 and d.removed_at is null
          and c.purpose = 'share-health' and c.category_mask & d.category <> 0 and c.valid_until >= ${today}
          -- Taken for an adult once and a child since: the guardian has not been asked.
          and (c.given_by <> 'self' or not guard.is_child(r.case_id))
          and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
          and (c.recipient_unit_id = r.to_unit_id
               or (c.recipient_unit_id is null and c.recipient_agency_id = (select u.agency_id from unit u where u.id = r.to_unit_id))));
   end $$`,
  // Named while the referral is being written and never after, by the unit that wrote the record and reads it, and only what both sides of the
  // line let across.
  `create function guard.may_name(p_referral uuid, p_document uuid, p_consent uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare r referral; d document;
   begin
     select * into r from referral where id = p_referral and xmin = pg_current_xact_id_if_assigned()::xid;
     select * into d from document where id = p_document;
     return coalesce(r.from_unit_id = guard.unit() and d.unit_id = guard.unit() and guard.shares(r.case_id, d.category)
                     and guard.names_record(p_referral, p_document, p_consent), false)
        and (not r.crosses_line or d.category
              & (select l.give_mask from line_limit l where l.side = guard.line_side(r.from_unit_id) order by l.version desc limit 1)
              & (select l.take_mask from line_limit l where l.side = guard.line_side(r.to_unit_id) order by l.version desc limit 1) <> 0);
   end $$`,
  // Is this record open to the asker by name? A live grant of the very referral that names it, the consent still standing, the role's ceiling,
  // and neither of the two denials.
  `create function guard.record_named(p_document uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); d document;
   begin
     select * into d from document where id = p_document;
     if me is null or d.id is null or guard.reads() & d.category = 0 or guard.hides_case(d.case_id) then return false; end if;
     return exists (
       select 1 from referral_record n join case_grant g on g.referral_id = n.referral_id
        where n.document_id = p_document and g.holder_id = me and g.ended_at is null and now() < coalesce(g.ends_at, 'infinity')
          and guard.names_record(n.referral_id, n.document_id, n.consent_id));
   end $$`,
  // Referrals, under another basis, that name records under a consent its unit has just taken back: both sides are told.
  `create function guard.named_under(p_consent uuid) returns table (referral_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     if not exists (select 1 from consent_withdrawal w where w.consent_id = p_consent and w.recorded_unit_id = guard.unit()) then return; end if;
     return query
       select distinct n.referral_id from referral_record n join referral r on r.id = n.referral_id
        where n.consent_id = p_consent and r.consent_id is distinct from p_consent
          and r.status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold', 'completed');
   end $$`,
];
