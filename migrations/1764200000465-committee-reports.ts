import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, guarded, oneOf, run } from './sql';

const kinds = ['monthly', 'quarterly', 'annual'];
const statuses = ['draft', 'proposed', 'approved', 'superseded', 'withdrawn', 'discarded'];
const reasons = ['wrong-figures', 'late-reports', 'wrong-words', 'release-withdrawn', 'safety'];
const lines = ['members', 'axis', 'activity', 'release'];
const moves = ['open', 'propose', 'approve', 'return', 'discard', 'withdraw', 'supersede'];
/** [step, from, to, by another than who wrote or proposed]: a test holds it against libs/domain's table. */
const steps: readonly (readonly [string, string, string, boolean])[] = [
  ['propose', 'draft', 'proposed', false],
  ['approve', 'proposed', 'approved', true],
  ['return', 'proposed', 'draft', false],
  ['discard', 'draft', 'discarded', false],
  ['withdraw', 'approved', 'withdrawn', false],
];
const tables = ['committee_report', 'committee_report_line', 'committee_report_paper', 'committee_report_move'];
const told = ['committee-report-proposed'];

const doorsOfApp = [
  'guard.open_committee_report(uuid, text, text, text)',
  'guard.save_committee_report(uuid, int, jsonb)',
  'guard.step_committee_report(uuid, int, text, text, text, jsonb)',
  'guard.keep_committee_report_paper(uuid, bytea, bytea, uuid)',
  'guard.committee_report_moves(uuid)',
  'guard.public_committee_reports()',
  'guard.public_committee_report(uuid)',
  'guard.public_committee_report_paper(uuid)',
];
const doorOfWorker = 'guard.committee_report_notices()';
const inside = ['guard.committee_report_stale(uuid)', 'guard.keep_committee_report_as_it_is()'];

/** Reports of the committee: written as drafts, frozen with their figures once proposed, taken by another person, corrected by a further edition. */
export class CommitteeReports1764200000465 implements MigrationInterface {
  readonly name = 'CommitteeReports1764200000465';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...made,
      addCodes('notification', 'kind', told),
      `grant select, insert, update on committee_report to himaya_guard`,
      `grant select, insert on committee_report_line, committee_report_paper, committee_report_move to himaya_guard`,
      'set local role himaya_guard',
      `create table guard.committee_report_step (step text not null constraint committee_report_step_pk primary key, from_status text not null,
         to_status text not null, by_another boolean not null)`,
      `insert into guard.committee_report_step values ${steps.map(([step, from, to, another]) => `('${step}', '${from}', '${to}', ${another})`).join(', ')}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, doorOfWorker, ...inside].join(', ')} from public`,
      `grant execute on function ${[...doorsOfApp, 'guard.committee_report_stale(uuid)'].join(', ')} to himaya_app`,
      `grant execute on function ${doorOfWorker} to himaya_worker`,
      'grant execute on function guard.keep_committee_report_as_it_is() to himaya_owner',
      'reset role',
      ...tables.map(
        (table) =>
          `create trigger ${table}_frozen before insert or update or delete on ${table} for each row execute function guard.keep_committee_report_as_it_is()`,
      ),
      ...tables.flatMap((table) => [
        ...guarded(table),
        `create policy ${table}_read on ${table} for select to himaya_app using (((select guard.roles())::text[]) && ${both})`,
        `grant select on ${table} to himaya_app`,
      ]),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, doorOfWorker, 'guard.committee_report_stale(uuid)'].join(', ')}`,
      'reset role',
      'drop table committee_report_move, committee_report_paper, committee_report_line, committee_report',
      'set local role himaya_guard',
      'drop function guard.keep_committee_report_as_it_is()',
      'drop table guard.committee_report_step',
      `delete from notification where kind in (${told.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', told),
    ]);
  }
}

const writers = `array['secretariat-analyst']`;
const chair = `array['committee-chair']`;
const both = `array['secretariat-analyst', 'committee-chair']`;

const made = [
  // `round` counts how often its figures were frozen: the latest are those of a report that lies before the chair.
  `create table committee_report (
     id uuid not null constraint committee_report_pk primary key,
     version int not null default 1,
     kind text not null, period text not null, edition int not null,
     status text not null default 'draft',
     reason text, corrects uuid constraint committee_report_corrects_fk references committee_report,
     texts jsonb not null default '[]',
     letter_number text, letter_date date,
     releases uuid[] not null default '{}',
     round int not null default 0,
     written_by uuid not null constraint committee_report_written_by_fk references user_account,
     proposed_by uuid constraint committee_report_proposed_by_fk references user_account,
     decided_by uuid constraint committee_report_decided_by_fk references user_account,
     decided_at timestamptz,
     withdrawn_reason text,
     changed_at timestamptz not null default now(),
     ${oneOf('committee_report_kind_check', 'kind', kinds)},
     ${oneOf('committee_report_status_check', 'status', statuses)},
     ${oneOf('committee_report_reason_check', 'reason', reasons)},
     ${oneOf('committee_report_withdrawn_reason_check', 'withdrawn_reason', reasons)},
     constraint committee_report_edition_check check (edition >= 1 and (corrects is null) = (reason is null) and (edition > 1 or corrects is null)),
     constraint committee_report_withdrawn_check check ((status = 'withdrawn') = (withdrawn_reason is not null)),
     constraint committee_report_two_check check (decided_by is null or decided_by <> written_by and decided_by <> proposed_by),
     constraint committee_report_decided_check check ((decided_by is not null) = (status in ('approved', 'superseded', 'withdrawn'))))`,
  `create unique index committee_report_open_uq on committee_report (kind, period) where status in ('draft', 'proposed')`,
  `create unique index committee_report_approved_uq on committee_report (kind, period) where status = 'approved'`,
  'create unique index committee_report_edition_uq on committee_report (kind, period, edition)',
  'create index committee_report_list_ix on committee_report (kind, changed_at desc, id desc)',
  `create table committee_report_line (
     report_id uuid not null constraint committee_report_line_report_fk references committee_report,
     round int not null, position int not null,
     kind text not null, content jsonb not null,
     ${oneOf('committee_report_line_kind_check', 'kind', lines)},
     constraint committee_report_line_pk primary key (report_id, round, position))`,
  `create table committee_report_paper (
     report_id uuid not null constraint committee_report_paper_pk primary key constraint committee_report_paper_report_fk references committee_report,
     content bytea not null constraint committee_report_paper_content_check check (octet_length(content) between 1 and 8388608),
     content_hash bytea not null constraint committee_report_paper_content_hash_check check (content_hash = sha256(content)),
     signature bytea not null constraint committee_report_paper_signature_check check (octet_length(signature) = 64),
     paper_key_id uuid not null constraint committee_report_paper_key_fk references paper_key)`,
  `create table committee_report_move (
     report_id uuid not null constraint committee_report_move_report_fk references committee_report,
     number int not null,
     move text not null, reason text, note text,
     by uuid not null constraint committee_report_move_by_fk references user_account,
     at timestamptz not null default now(),
     ${oneOf('committee_report_move_move_check', 'move', moves)},
     ${oneOf('committee_report_move_reason_check', 'reason', reasons)},
     constraint committee_report_move_pk primary key (report_id, number))`,
];

const said = (move: string, reason = 'null', note = 'null', id = 'p_id'): string =>
  `insert into committee_report_move (report_id, number, move, reason, note, by)
     values (${id}, (select count(*) + 1 from committee_report_move w where w.report_id = ${id}), ${move}, ${reason}, ${note}, guard.user_id());`;

const doors = [
  // Whoever writes, the owner too: figures come in with their round and stay; a report that was proposed changes in where it stands alone.
  `create function guard.keep_committee_report_as_it_is() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if tg_op = 'INSERT' then
       if tg_table_name = 'committee_report_line' then
         if not exists (select from committee_report r where r.id = new.report_id and r.status = 'draft' and r.round + 1 = new.round) then
           raise exception 'guard: these figures are frozen' using errcode = '42501';
         end if;
       end if;
       return new;
     end if;
     if tg_op = 'UPDATE' and tg_table_name = 'committee_report' then
       if (old.id, old.kind, old.period, old.edition, old.corrects, old.reason) is not distinct from (new.id, new.kind, new.period, new.edition, new.corrects, new.reason)
          and (old.status = 'draft' or (old.texts, old.letter_number, old.letter_date, old.releases, old.round, old.written_by)
                 is not distinct from (new.texts, new.letter_number, new.letter_date, new.releases, new.round, new.written_by))
          and (old.status = new.status or (old.status, new.status) in (('draft', 'proposed'), ('draft', 'discarded'), ('proposed', 'draft'), ('proposed', 'approved'),
                 ('approved', 'superseded'), ('approved', 'withdrawn'), ('withdrawn', 'superseded')))
          and (old.decided_by is null or (old.decided_by, old.decided_at) is not distinct from (new.decided_by, new.decided_at)) then
         return new;
       end if;
     end if;
     raise exception 'guard: a report is frozen' using errcode = '42501';
   end $$`,
  `create function guard.committee_report_stale(p_id uuid) returns boolean language sql stable security definer set search_path = public, guard, pg_temp as $$
     select exists (select from committee_report c, unnest(c.releases) x where c.id = p_id
                      and not exists (select from statistic_release r where r.id = x and r.status = 'published'))
   $$`,
  `create function guard.open_committee_report(p_id uuid, p_kind text, p_period text, p_reason text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare before committee_report;
   begin
     if guard.user_id() is null or not guard.roles() && ${writers} then return 'role.forbidden'; end if;
     perform pg_advisory_xact_lock(hashtextextended('committee-report ' || p_kind || ' ' || p_period, 0));
     if exists (select from committee_report r where r.kind = p_kind and r.period = p_period and r.status in ('draft', 'proposed')) then
       return 'committee-report.exists';
     end if;
     select * into before from committee_report r where r.kind = p_kind and r.period = p_period and r.status in ('approved', 'withdrawn') order by r.edition desc limit 1;
     if before.id is not null and p_reason is null then return 'committee-report.exists'; end if;
     if before.id is null and p_reason is not null then return 'body.invalid'; end if;
     insert into committee_report (id, kind, period, edition, reason, corrects, texts, releases, written_by)
       values (p_id, p_kind, p_period, (select coalesce(max(r.edition), 0) + 1 from committee_report r where r.kind = p_kind and r.period = p_period),
               p_reason, before.id, coalesce(before.texts, '[]'), coalesce(before.releases, '{}'), guard.user_id());
     ${said(`'open'`, 'p_reason')}
     return 'done';
   end $$`,
  `create function guard.save_committee_report(p_id uuid, p_version int, p_body jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r committee_report;
   begin
     if guard.user_id() is null or not guard.roles() && ${writers} then return 'role.forbidden'; end if;
     select * into r from committee_report where id = p_id for update;
     if r.id is null then return 'not-found'; end if;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status <> 'draft' then return 'committee-report.status'; end if;
     update committee_report set texts = p_body->'texts', letter_number = p_body->>'letterNumber', letter_date = (p_body->>'letterDate')::date,
            releases = array(select jsonb_array_elements_text(p_body->'releases')::uuid), written_by = guard.user_id(), version = version + 1, changed_at = now()
      where id = p_id;
     return 'done';
   end $$`,
  // p_lines: the figures as they are frozen at proposing, of published tables those that the report names and no other.
  `create function guard.step_committee_report(p_id uuid, p_version int, p_step text, p_reason text, p_note text, p_lines jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r committee_report; m guard.committee_report_step; me uuid := guard.user_id();
   begin
     select * into m from guard.committee_report_step where step = p_step;
     select * into r from committee_report where id = p_id for update;
     if me is null or m.step is null or not guard.roles() && ${both} then return 'role.forbidden'; end if;
     if r.id is null then return 'not-found'; end if;
     if not guard.roles() && (case when p_step in ('propose', 'discard') then ${writers} when r.kind = 'annual' then ${both} when p_step = 'withdraw' then '{}'::text[] else ${chair} end) then
       return 'role.forbidden';
     end if;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status <> m.from_status then return 'committee-report.status'; end if;
     if m.by_another and me in (r.written_by, r.proposed_by) then return 'committee-report.second-person'; end if;
     if p_step in ('propose', 'approve') then
       perform from statistic_release x where x.id = any (r.releases) for share;
       if guard.committee_report_stale(p_id) then return 'committee-report.stale'; end if;
     end if;
     if p_step = 'propose' then
       if (select coalesce(array_agg(l.content->'release'->>'id' order by l.at), '{}') from jsonb_array_elements(p_lines) with ordinality l (content, at)
            where l.content->>'kind' = 'release') <> r.releases::text[] then return 'committee-report.stale'; end if;
       insert into committee_report_line (report_id, round, position, kind, content)
         select p_id, r.round + 1, l.at, l.content->>'kind', l.content from jsonb_array_elements(p_lines) with ordinality l (content, at);
     end if;
     if p_step = 'approve' and r.corrects is not null then
       update committee_report set status = 'superseded', withdrawn_reason = null, version = version + 1, changed_at = now() where id = r.corrects;
       ${said(`'supersede'`, 'r.reason', 'null', 'r.corrects')}
     end if;
     update committee_report set status = m.to_status, version = version + 1, changed_at = now(),
            round = round + (case p_step when 'propose' then 1 else 0 end),
            proposed_by = case p_step when 'propose' then me when 'return' then null else proposed_by end,
            decided_by = case p_step when 'approve' then me else decided_by end,
            decided_at = case p_step when 'approve' then now() else decided_at end,
            withdrawn_reason = case p_step when 'withdraw' then p_reason end
      where id = p_id;
     ${said('p_step', 'p_reason', 'p_note')}
     return 'done';
   end $$`,
  // Whoever approved it brings its paper, in the same transaction.
  `create function guard.keep_committee_report_paper(p_id uuid, p_content bytea, p_signature bytea, p_key uuid) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not exists (select from committee_report r where r.id = p_id and r.status = 'approved' and r.decided_by = guard.user_id() and r.decided_at = now()) then
       raise exception 'guard: not approved here' using errcode = '42501';
     end if;
     insert into committee_report_paper (report_id, content, content_hash, signature, paper_key_id) values (p_id, p_content, sha256(p_content), p_signature, p_key);
   end $$`,
  `create function guard.committee_report_moves(p_id uuid) returns table (move text, at timestamptz, by_name text, reason text, note text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is null or not guard.roles() && ${both} then return; end if;
     return query select m.move, m.at, u.display_name, m.reason, m.note from committee_report_move m join user_account u on u.id = m.by
       where m.report_id = p_id order by m.number desc limit 100;
   end $$`,
  // Open to anybody: annual reports that were approved, and nothing of who wrote them.
  `create function guard.public_committee_reports() returns table (id uuid, period text, edition int, decided_at timestamptz)
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select r.id, r.period, r.edition, r.decided_at from committee_report r where r.kind = 'annual' and r.status = 'approved' order by r.period desc limit 50
   $$`,
  `create function guard.public_committee_report(p_id uuid) returns table (id uuid, period text, edition int, decided_at timestamptz, status text, reason text,
     withdrawn_reason text, stale boolean, texts jsonb, lines jsonb)
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select r.id, r.period, r.edition, r.decided_at, r.status, r.reason, r.withdrawn_reason, guard.committee_report_stale(r.id),
            case r.status when 'approved' then r.texts else '[]' end,
            case r.status when 'approved' then
              (select coalesce(jsonb_agg(l.content order by l.position), '[]') from committee_report_line l where l.report_id = r.id and l.round = r.round
                  and (l.kind <> 'release' or exists (select from statistic_release s where s.id = (l.content->'release'->>'id')::uuid and s.status <> 'withdrawn')))
              else '[]' end
       from committee_report r where r.id = p_id and r.kind = 'annual' and r.status in ('approved', 'superseded', 'withdrawn')
   $$`,
  // None while a table in it is withdrawn: the paper holds its figures.
  `create function guard.public_committee_report_paper(p_id uuid) returns setof committee_report_paper
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select p.* from committee_report_paper p join committee_report r on r.id = p.report_id
      where r.id = p_id and r.kind = 'annual' and r.status = 'approved'
        and not exists (select from statistic_release s where s.id = any (r.releases) and s.status = 'withdrawn')
   $$`,
  // For the worker: the chair's offices, for each report that lies before the chair; a round is told once.
  `create function guard.committee_report_notices() returns table (report_id uuid, round int, unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select distinct r.id, r.round, a.unit_id from committee_report r, user_role o join user_account a on a.id = o.user_id and a.disabled_at is null
        join unit n on n.id = a.unit_id and n.closed_at is null
      where r.status = 'proposed' and o.role = 'committee-chair' and now() >= o.valid_from and now() < o.valid_to;
   end $$`,
];
