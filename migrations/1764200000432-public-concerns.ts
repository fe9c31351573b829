import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as concernDoors } from './1764200000001-concerns';
import { asBefore, changed, run } from './sql';

const reportPublicly = 'guard.report_publicly(uuid, jsonb, timestamptz, bytea, bytea, bytea, bytea, text)';
const [receive = ''] = asBefore(concernDoors, ['receive_concern']);

/**
 * Concerns of people without an account: nobody reported them, and nothing of where they came from is kept. They lie with the police section
 * they arrive at, which counts as the unit that took them down; nobody has a receipt.
 */
export class PublicConcerns1764200000432 implements MigrationInterface {
  readonly name = 'PublicConcerns1764200000432';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table concern alter column reported_by drop not null,
         add constraint concern_public_check check (reported_by is not null or (kind = 'trafficking-suspicion' and channel in ('self', 'family', 'other')))`,
      'set local role himaya_guard',
      changed(receive, 'insert into concern_receipt', 'if new.reported_by is not null then insert into concern_receipt').replace(
        `else 'handled' end);`,
        `else 'handled' end); end if;`,
      ),
      ...doors,
      `revoke execute on function ${reportPublicly} from public`,
      `grant execute on function ${reportPublicly} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${reportPublicly}`,
      receive,
      'reset role',
      'alter table concern drop constraint concern_public_check, alter column reported_by set not null',
    ]);
  }
}

const doors = [
  // One transaction: the concern, its key, its line of the trail (of nobody, from nowhere) and its event. The same form sent twice is one concern.
  `create function guard.report_publicly(p_id uuid, p_facts jsonb, p_due timestamptz, p_place bytea, p_narrative bytea, p_callback bytea,
     p_wrapped bytea, p_key_id text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare q text := guard.triage_queue(p_facts ->> 'governorate'); taker uuid;
   begin
     select u.id into taker from unit u where u.kind = 'police-section' and u.closed_at is null and 'police:' || u.governorate = q order by u.id limit 1;
     if taker is null then return 'portal.closed'; end if;
     insert into concern (id, kind, channel, governorate, place_kind, seen_at, sent_at, people_count, signs, danger, safe_contact,
                          place_ct, narrative_ct, callback_ct, reported_unit_id, status, queue, due_at)
       values (p_id, 'trafficking-suspicion', p_facts ->> 'channel', p_facts ->> 'governorate', p_facts ->> 'placeKind', (p_facts ->> 'seenAt')::timestamptz, now(),
               (p_facts ->> 'peopleCount')::int, array(select jsonb_array_elements_text(p_facts -> 'signs')), (p_facts ->> 'danger')::boolean, 'never',
               p_place, p_narrative, p_callback, taker, 'received', q, p_due)
       on conflict on constraint concern_pk do nothing;
     if not found then return 'done'; end if;
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('concern', p_id, p_wrapped, p_key_id);
     insert into audit_event (action, result, subject_id) values ('concern.public', 'done', p_id);
     insert into outbox_event (kind, subject_id) values ('concern-received', p_id);
     return 'done';
   end $$`,
];
