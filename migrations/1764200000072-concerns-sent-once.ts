import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

const doorsOfApp = ['guard.reported_before(text)', 'guard.photo_sent_before(uuid, text)'];

/** A report, and a picture of it, is one however late it is sent again: the device's own id stays with it when the day's keys are long gone. */
export class ConcernsSentOnce1764200000072 implements MigrationInterface {
  readonly name = 'ConcernsSentOnce1764200000072';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table concern add column client_key text constraint concern_client_key_check check (length(client_key) between 1 and 200),
         add constraint concern_client_key_uq unique (reported_by, client_key)`,
      `alter table concern_photo add column client_key text constraint concern_photo_client_key_check check (length(client_key) between 1 and 200),
         add constraint concern_photo_client_key_uq unique (concern_id, client_key)`,
      'set local role himaya_guard',
      // The reporter's own: they can read none of their reports again.
      `create function guard.reported_before(p_key text) returns uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
       begin
         return (select c.id from concern c where c.reported_by = guard.user_id() and c.client_key = p_key);
       end $$`,
      `create function guard.photo_sent_before(p_concern uuid, p_key text) returns boolean language plpgsql stable security definer
       set search_path = public, guard, pg_temp as $$
       begin
         return exists (select 1 from concern_photo p where p.concern_id = p_concern and p.client_key = p_key and p.added_by = guard.user_id());
       end $$`,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfApp.join(', ')}`,
      'reset role',
      'alter table concern_photo drop column client_key',
      'alter table concern drop column client_key',
    ]);
  }
}
