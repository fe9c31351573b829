import type { MigrationInterface, QueryRunner } from 'typeorm';
import { portalDoors } from './1764200000431-portal';
import { addCodes, asBefore, changed, dropCodes, run } from './sql';

const told = ['portal-item-proposed', 'portal-item-returned'];
const earlier = 'guard.step_portal_item(uuid, int, text)';
const doorOfApp = 'guard.step_portal_item(uuid, int, text, text)';
const doorOfWorker = 'guard.portal_item_notices()';

/** What was written for the public is waited for by whoever lets it out, and comes back with what is wrong with it. */
export class PortalReview1764200000612 implements MigrationInterface {
  readonly name = 'PortalReview1764200000612';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // What was said as it came back or was taken from the public; gone once it is proposed anew.
      `alter table portal_item add column note text constraint portal_item_note_check check (note is null or char_length(note) between 1 and 500 and status in ('draft', 'withdrawn'))`,
      `create index portal_item_waiting_ix on portal_item (changed_at desc, id desc) where status = 'proposed'`,
      addCodes('notification', 'kind', told),
      'set local role himaya_guard',
      `drop function ${earlier}`,
      stepping,
      notices,
      `revoke execute on function ${doorOfApp}, ${doorOfWorker} from public`,
      `grant execute on function ${doorOfApp} to himaya_app`,
      `grant execute on function ${doorOfWorker} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorOfApp}, ${doorOfWorker}`,
      ...asBefore(portalDoors, ['step_portal_item']),
      `revoke execute on function ${earlier} from public`,
      `grant execute on function ${earlier} to himaya_app`,
      'reset role',
      'drop index portal_item_waiting_ix',
      'alter table portal_item drop column note',
      `delete from notification where kind in ('${told.join(`', '`)}')`,
      dropCodes('notification', 'kind', told),
    ]);
  }
}

const pieces: readonly (readonly [string, string])[] = [
  ['p_version int, p_step text)', 'p_version int, p_step text, p_note text)'],
  [
    `if i.status <> all (m.from_statuses)`,
    `if (p_step in ('return', 'withdraw')) <> (p_note is not null) then return 'body.invalid'; end if;\n     if i.status <> all (m.from_statuses)`,
  ],
  ['changed_at = now(),', 'changed_at = now(), note = p_note,'],
];
const stepping = pieces.reduce(
  (made, [from, to]) => changed(made, from, to),
  asBefore(portalDoors, ['step_portal_item'])[0]!.replace('create or replace', 'create'),
);

/** Proposed: to the chairs. Given back: to whoever wrote it. Each once for each time. */
const notices = `create function guard.portal_item_notices() returns table (item_id uuid, version int, kind text, unit_id uuid, user_id uuid) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select distinct i.id, i.version, 'portal-item-proposed', a.unit_id, null::uuid from portal_item i, user_role o join user_account a on a.id = o.user_id and a.disabled_at is null
          join unit n on n.id = a.unit_id and n.closed_at is null
        where i.status = 'proposed' and o.role = 'committee-chair' and now() >= o.valid_from and now() < o.valid_to
       union all
       select i.id, i.version, 'portal-item-returned', a.unit_id, a.id from portal_item i join portal_revision r on r.item_id = i.id and r.revision = i.revision
          join user_account a on a.id = r.written_by and a.disabled_at is null
        where i.status = 'draft' and i.note is not null;
   end $$`;
