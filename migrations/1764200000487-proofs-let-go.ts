import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as retentionDoors } from './1764200000381-retention';
import { asBefore, changed, guarded, run } from './sql';

const localDay = (column: string): string => `(${column} at time zone 'Asia/Baghdad')::date`;
const held = (caseId: string): string =>
  `exists (select 1 from legal_hold h where h.case_id = ${caseId} and h.state in ('asked', 'standing'))`;

/** What a consent says of how it was given; gone with the proof of it. */
const said = ['given_by', 'method', 'language', 'text_version', 'recorded_by', 'recorded_unit_id', 'valid_until'];
const saidPerhaps = ['recipient_unit_id', 'recipient_agency_id', 'interpreter_ct'];

const doorsOfWorker = ['guard.proofs_to_reckon(timestamptz, int)', 'guard.reckon_proofs(uuid[], date[], timestamptz)'];
const doorsOfSealer = [
  'guard.proofs_to_let_go(date, int)',
  'guard.proof_lines(uuid, uuid, timestamptz)',
  'guard.let_proofs_go(uuid, date, timestamptz, uuid, timestamptz, uuid[], bytea, text, bytea)',
];
const doorsOfApp = ['guard.audit_leaves(bigint)', 'guard.audit_amendments(uuid[])'];
const doorsOfOwner = ['guard.keep_proofs()'];

/** Consents and the trail outlive what they prove by some years, and then they go: by a record that the sealer signs. */
export class ProofsLetGo1764200000487 implements MigrationInterface {
  readonly name = 'ProofsLetGo1764200000487';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'alter table consent add column let_go_at timestamptz',
      ...said.map((column) => `alter table consent alter column ${column} drop not null`),
      `alter table consent add constraint consent_let_go_check check (
         num_nulls(${said.join(', ')}) = case when let_go_at is null then 0 else ${said.length} end
         and (let_go_at is null or num_nonnulls(${saidPerhaps.join(', ')}) = 0))`,
      'grant select, insert, update on kept_proof to himaya_guard',
      'grant select, insert on audit_amendment to himaya_guard',
      'grant delete, update (case_id, case_ids, search_mark) on audit_event to himaya_guard',
      'grant delete on audit_event_case to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      holding,
      `revoke execute on function ${[...doorsOfWorker, ...doorsOfSealer, ...doorsOfApp, ...doorsOfOwner].join(', ')} from public`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfSealer.join(', ')} to himaya_sealer`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'grant usage on schema guard to himaya_sealer',
      `insert into kept_proof (case_id, erased_at) select e.case_id, e.at from case_erasure e`,
      'reset role',
      'create trigger case_erasure_proofs after insert on case_erasure for each row execute function guard.keep_proofs()',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_erasure_proofs on case_erasure',
      'drop policy consent_let_go on consent',
      'drop policy consent_let_go_never_new on consent',
      'set local role himaya_guard',
      `drop function ${[...doorsOfWorker, ...doorsOfSealer, ...doorsOfApp, ...doorsOfOwner].join(', ')}`,
      ...asBefore(retentionDoors, ['set_hold']),
      'revoke usage on schema guard from himaya_sealer',
      'reset role',
      'drop table kept_proof, audit_amendment cascade',
      'revoke delete, update (case_id, case_ids, search_mark) on audit_event from himaya_guard',
      'revoke delete on audit_event_case from himaya_guard',
      'alter table consent drop constraint consent_let_go_check',
      // What went is not brought back: of an emptied consent stays that there was one.
      `update consent set given_by = 'self', method = 'spoken', language = 'und', text_version = '', recorded_by = (select id from user_account limit 1),
              recorded_unit_id = (select id from unit limit 1), valid_until = recorded_at::date where let_go_at is not null`,
      ...said.map((column) => `alter table consent alter column ${column} set not null`),
      'alter table consent drop column let_go_at',
    ]);
  }
}

const tables = [
  // One row an erased case: until when what proves the handling of it is kept, and what went then.
  `create table kept_proof (
     case_id uuid not null constraint kept_proof_pk primary key constraint kept_proof_case_fk references case_record,
     erased_at timestamptz not null,
     kept_until date,
     reckoned_at timestamptz not null default '-infinity',
     gone_at timestamptz, lines int, consents int,
     constraint kept_proof_gone_check check ((gone_at is null) = (lines is null) and (gone_at is null) = (consents is null)
       and (gone_at is null or kept_until is not null)))`,
  'create index kept_proof_due_ix on kept_proof (kept_until, case_id) where gone_at is null',
  'create index kept_proof_reckoned_ix on kept_proof (reckoned_at) where gone_at is null',
  // Sealed lines that are no longer what their seal says, by the sealer's own signature. leaves: 16 bytes of the line's id and 32 of the
  // SHA-256 of what is left of it, or 32 zeros where nothing is. authority: the line that says the case was erased; it stays.
  `create table audit_amendment (
     id bigint not null generated always as identity constraint audit_amendment_pk primary key,
     at timestamptz not null,
     authority_id uuid not null, authority_at timestamptz not null,
     line_ids uuid[] not null, leaves bytea not null,
     key_id text not null, signature bytea not null,
     constraint audit_amendment_leaves_check check (octet_length(leaves) = 48 * cardinality(line_ids) and cardinality(line_ids) > 0),
     constraint audit_amendment_signature_check check (octet_length(signature) = 64))`,
  'create index audit_amendment_line_ix on audit_amendment using gin (line_ids)',
];

/** The lines up to a case's erasure that name it, without the one that says it; once each. */
const proofLines = `select x.at, x.id from audit_event x where x.case_id = p_case and x.at <= p_authority_at and x.id <> p_authority
       union select l.at, l.id from audit_event_case l where l.case_id = p_case and l.at <= p_authority_at`;
const others = 'exists (select 1 from unnest(e.case_ids) o where o <> p_case)';

const doors = [
  // By whichever way a case was erased.
  `create function guard.keep_proofs() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into kept_proof (case_id, erased_at) values (new.case_id, new.at)
       on conflict on constraint kept_proof_pk do update set erased_at = excluded.erased_at, kept_until = null, reckoned_at = '-infinity',
         gone_at = null, lines = null, consents = null;
     return null;
   end $$`,
  `create function guard.proofs_to_reckon(p_before timestamptz, p_limit int) returns table (case_id uuid, erased_on date) language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select k.case_id, ${localDay('k.erased_at')} from kept_proof k where k.gone_at is null and k.reckoned_at < p_before
       order by k.reckoned_at limit p_limit for update skip locked;
   end $$`,
  `create function guard.reckon_proofs(p_cases uuid[], p_until date[], p_at timestamptz) returns void language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   begin
     update kept_proof k set kept_until = u.until, reckoned_at = p_at
       from unnest(p_cases, p_until) as u (id, until) where k.case_id = u.id and k.gone_at is null;
   end $$`,
  // Cases whose proofs have had their time and that nobody holds.
  `create function guard.proofs_to_let_go(p_today date, p_limit int) returns setof uuid language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select k.case_id from kept_proof k where k.gone_at is null and k.kept_until <= p_today and not ${held('k.case_id')}
       order by k.kept_until, k.case_id limit p_limit;
   end $$`,
  `create function guard.proof_lines(p_case uuid, p_authority uuid, p_authority_at timestamptz) returns setof audit_event language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     if not exists (select 1 from kept_proof k where k.case_id = p_case and k.gone_at is null) then return; end if;
     return query select e.* from audit_event e join (${proofLines}) t on e.at = t.at and e.id = t.id order by e.xact, e.at, e.id;
   end $$`,
  // Whole or not at all, and once. Of the trail go the case's lines up to its erasure: those that showed other cases too lose this one,
  // and every other goes. What is named in p_lines is exactly that, or nothing happens.
  `create function guard.let_proofs_go(p_case uuid, p_today date, p_at timestamptz, p_authority uuid, p_authority_at timestamptz, p_lines uuid[],
     p_leaves bytea, p_key_id text, p_signature bytea) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k kept_proof; gone int; shorter int; emptied int;
   begin
     perform 1 from case_record c where c.id = p_case for update;
     select * into k from kept_proof x where x.case_id = p_case for update;
     if k.case_id is null or k.gone_at is not null then return 'over'; end if;
     if k.kept_until is null or k.kept_until > p_today or ${held('p_case')} then return 'kept'; end if;
     if not exists (select 1 from audit_event e where e.at = p_authority_at and e.id = p_authority and e.case_id = p_case and e.action = 'case.erase'
          and e.result = 'done') then
       raise exception 'guard: no line says that this case was erased' using errcode = '42501';
     end if;
     if (select count(*) from (${proofLines}) theirs) <> cardinality(p_lines) then
       raise exception 'guard: not this case''s lines, or not all of them' using errcode = '42501';
     end if;
     with theirs as (${proofLines})
     update audit_event e set case_id = nullif(e.case_id, p_case), case_ids = array_remove(e.case_ids, p_case), search_mark = null
       from theirs t where e.at = t.at and e.id = t.id and e.id = any (p_lines) and ${others};
     get diagnostics shorter = row_count;
     with theirs as (${proofLines})
     delete from audit_event e using theirs t where e.at = t.at and e.id = t.id and e.id = any (p_lines) and not ${others};
     get diagnostics gone = row_count;
     if gone + shorter <> cardinality(p_lines) then
       raise exception 'guard: not this case''s lines, or not all of them' using errcode = '42501';
     end if;
     delete from audit_event_case l where l.case_id = p_case and l.at <= p_authority_at;
     if cardinality(p_lines) > 0 then
       insert into audit_amendment (at, authority_id, authority_at, line_ids, leaves, key_id, signature)
         values (p_at, p_authority, p_authority_at, p_lines, p_leaves, p_key_id, p_signature);
     end if;
     delete from consent_withdrawal w where w.case_id = p_case;
     update consent set let_go_at = p_at, ${[...said, ...saidPerhaps].map((column) => `${column} = null`).join(', ')} where case_id = p_case;
     get diagnostics emptied = row_count;
     update kept_proof x set gone_at = p_at, lines = cardinality(p_lines), consents = emptied where x.case_id = p_case;
     insert into audit_event (action, result, case_id, categories) values ('proof.let-go', 'done', p_case, 1);
     return 'gone';
   end $$`,
  // For the officer's exports: what a seal said of its lines, and the records by which some are gone.
  `create function guard.audit_leaves(p_seal bigint) returns bytea language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select s.leaves from audit_seal s where s.seq = p_seal and guard.oversees());
   end $$`,
  `create function guard.audit_amendments(p_lines uuid[]) returns setof audit_amendment language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.oversees() then return; end if;
     return query select * from audit_amendment a where a.line_ids && p_lines order by a.id;
   end $$`,
];

/** An erased case is held as long as something proves what was done with it. */
const holding = changed(
  asBefore(retentionDoors, ['set_hold'])[0]!,
  `if exists (select 1 from case_erasure e where e.case_id = c.id) then return 'case.erased'; end if;`,
  `if exists (select 1 from case_erasure e where e.case_id = c.id)
        and not exists (select 1 from kept_proof k where k.case_id = c.id and k.gone_at is null) then
       return 'case.erased';
     end if;`,
);

const policies = [
  ...['kept_proof', 'audit_amendment'].flatMap(guarded),
  'create policy kept_proof_read on kept_proof for select to himaya_app using ((select guard.keeps_retention()))',
  'grant select on kept_proof to himaya_app',
  'create policy audit_amendment_sealer on audit_amendment for select to himaya_sealer using (true)',
  'grant select on audit_amendment to himaya_sealer',
  // Of what was let go nobody is told more than that it was.
  'create policy consent_let_go on consent as restrictive for select to himaya_app using (let_go_at is null)',
  'create policy consent_let_go_never_new on consent as restrictive for insert to himaya_app with check (let_go_at is null)',
];
