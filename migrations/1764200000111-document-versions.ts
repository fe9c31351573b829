import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, run } from './sql';

/** What only the unit that wrote it changes, whoever else may write the category. */
const sealedToWriter = bit.health | bit.psychosocial | bit.legal | bit.notes;

/** A document's newer versions: each a document of its own that names the one it replaces. */
export class DocumentVersions1764200000111 implements MigrationInterface {
  readonly name = 'DocumentVersions1764200000111';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table document
         add column edition int not null default 1 constraint document_edition_check check (edition > 0),
         add column replaces_id uuid constraint document_replaces_uq unique constraint document_replaces_fk references document,
         add constraint document_first_check check ((edition = 1) = (replaces_id is null))`,
      'set local role himaya_guard',
      // The latest of its line, there, of the same case and kind; of what is sealed to a unit, that unit's.
      `create function guard.may_follow(p_replaces uuid, p_case uuid, p_type text, p_edition int) returns boolean language plpgsql stable
       security definer set search_path = public, guard, pg_temp as $$
       begin
         return exists (select 1 from document d where d.id = p_replaces and d.case_id = p_case and d.type = p_type and d.removed_at is null
                          and d.edition + 1 = p_edition and (d.category & ${sealedToWriter} = 0 or d.unit_id = guard.unit()));
       end $$`,
      'revoke execute on function guard.may_follow(uuid, uuid, text, int) from public',
      'grant execute on function guard.may_follow(uuid, uuid, text, int) to himaya_app',
      'reset role',
      `create policy document_version on document as restrictive for insert to himaya_app
         with check (replaces_id is null or guard.may_follow(replaces_id, case_id, type, edition))`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy document_version on document',
      'set local role himaya_guard',
      'drop function guard.may_follow(uuid, uuid, text, int)',
      'reset role',
      'alter table document drop column replaces_id, drop column edition',
    ]);
  }
}
