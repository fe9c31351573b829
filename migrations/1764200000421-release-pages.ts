import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, run } from './sql';

const readers = `array['secretariat-analyst', 'committee-chair', 'external-evaluator']`;
const doorsOfApp = ['guard.keep_release_page(uuid, bytea, bytea, uuid)', 'guard.published_page(uuid)'];

/** The printed page of a release as it went out, with its signature: set once, when it was published, and never again. */
export class ReleasePages1764200000421 implements MigrationInterface {
  readonly name = 'ReleasePages1764200000421';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table release_page (
         release_id uuid not null constraint release_page_pk primary key constraint release_page_release_fk references statistic_release,
         content bytea not null constraint release_page_content_check check (octet_length(content) between 1 and 4194304),
         content_hash bytea not null constraint release_page_content_hash_check check (content_hash = sha256(content)),
         signature bytea not null constraint release_page_signature_check check (octet_length(signature) = 64),
         paper_key_id uuid not null constraint release_page_key_fk references paper_key,
         made_at timestamptz not null default now())`,
      'grant select, insert on release_page to himaya_guard',
      'set local role himaya_guard',
      // Whoever published it brings its page, in the same transaction: what is out has one page for ever.
      `create function guard.keep_release_page(p_id uuid, p_content bytea, p_signature bytea, p_key uuid) returns void language plpgsql volatile security definer
       set search_path = public, guard, pg_temp as $$
       begin
         if not exists (select from statistic_release r where r.id = p_id and r.status = 'published' and r.published_by = guard.user_id() and r.published_at = now()) then
           raise exception 'guard: not published here' using errcode = '42501';
         end if;
         insert into release_page (release_id, content, content_hash, signature, paper_key_id) values (p_id, p_content, sha256(p_content), p_signature, p_key);
       end $$`,
      // Open to anybody, as the release is; of what was withdrawn there is none.
      `create function guard.published_page(p_id uuid) returns setof release_page language sql stable security definer set search_path = public, guard, pg_temp as $$
         select p.* from release_page p join statistic_release r on r.id = p.release_id where p.release_id = p_id and r.status in ('published', 'superseded')
       $$`,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...guarded('release_page'),
      `create policy release_page_read on release_page for select to himaya_app using (((select guard.roles())::text[]) && ${readers})`,
      'grant select on release_page to himaya_app',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${doorsOfApp.join(', ')}`, 'reset role', 'drop table release_page']);
  }
}
