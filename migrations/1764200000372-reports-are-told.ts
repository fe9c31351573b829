import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, run } from './sql';

const notice = 'court-report-given';
const see = 'guard.see_disclosure(uuid)';
const told = 'guard.court_report_told(uuid)';

/** A court's office hears that a report was given to it, and sees which of them nobody there has looked at. */
export class ReportsAreTold1764200000372 implements MigrationInterface {
  readonly name = 'ReportsAreTold1764200000372';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', [notice]),
      'alter table report_disclosure add column first_seen_at timestamptz',
      'grant update (first_seen_at) on report_disclosure to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${see}, ${told} from public`,
      `grant execute on function ${see} to himaya_app`,
      `grant execute on function ${told} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${see}, ${told}`,
      `delete from notification where kind = '${notice}'`,
      'reset role',
      'revoke update (first_seen_at) on report_disclosure from himaya_guard',
      'alter table report_disclosure drop column first_seen_at',
      dropCodes('notification', 'kind', [notice]),
    ]);
  }
}

const doors = [
  `create function guard.see_disclosure(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update report_disclosure set first_seen_at = now()
      where id = p_id and first_seen_at is null and recipient_unit_id = guard.unit() and guard.disclosure_open(p_id);
   end $$`,
  // For the worker: whose office it lies before, and of which case; nothing of one that is shut again.
  `create function guard.court_report_told(p_id uuid) returns table (case_id uuid, unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select d.case_id, d.recipient_unit_id from report_disclosure d
       where d.id = p_id and guard.before_court(d.case_id, d.recipient_unit_id)
         and guard.report_basis_holds(d.case_id, d.recipient_unit_id, d.consent_id, d.override_id, d.part_mask);
   end $$`,
];
