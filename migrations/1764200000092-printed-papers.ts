import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as incidentKeyDoors, keyTables as olderKeyTables, rotationDoors } from './1764100000008-rotated-incident-keys';
import { asBefore, guarded, oneOf, run } from './sql';

/** Each kind of subject that has data keys, from now on: its name, the table of its keys, and the column that names the subject. */
export const keyTables = [...olderKeyTables, ['paper', 'paper_key_secret', 'paper_key_id']] as const;
const replaced = ['key_versions', 'keys_under', 'rewrap_keys', 'retire_keys'] as const;

const kinds = ['record-sheet', 'referral-request', 'referral-packet'];
const forApp = [
  'guard.paper_key()',
  'guard.add_paper_key(uuid, bytea, bytea, text)',
  'guard.prints_case(uuid, int)',
  'guard.check_paper(bytea, bytea, text)',
  'guard.paper_keys()',
];

/** What was printed, by digest and signature alone, and the keys that sign it. */
export class PrintedPapers1764200000092 implements MigrationInterface {
  readonly name = 'PrintedPapers1764200000092';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on paper_key, paper_key_secret, printed_paper to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${forApp.join(', ')} from public`,
      `grant execute on function ${forApp.join(', ')} to himaya_app`,
      'reset role',
      'create trigger paper_key_secret_version before insert or update on paper_key_secret for each row execute function guard.check_key_version()',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table printed_paper cascade',
      'set local role himaya_guard',
      `drop function ${forApp.join(', ')}`,
      ...asBefore(incidentKeyDoors, replaced),
      'reset role',
      'drop table paper_key_secret, paper_key cascade',
    ]);
  }
}

const tables = [
  // The public half stays for ever; the private one until the next pair takes over.
  `create table paper_key (
     id uuid not null constraint paper_key_pk primary key,
     public_key bytea not null constraint paper_key_public_key_check check (octet_length(public_key) = 44),
     made_at timestamptz not null default clock_timestamp())`,
  'create index paper_key_made_at_ix on paper_key (made_at)',
  `create table paper_key_secret (
     paper_key_id uuid not null constraint paper_key_secret_pk primary key constraint paper_key_secret_key_fk references paper_key,
     wrapped bytea not null, key_id text not null)`,
  'create index paper_key_secret_version_ix on paper_key_secret (key_id)',
  `create table printed_paper (
     id uuid not null constraint printed_paper_pk primary key,
     kind text not null,
     case_id uuid not null constraint printed_paper_case_fk references case_record,
     referral_id uuid constraint printed_paper_referral_fk references referral,
     unit_id uuid not null constraint printed_paper_unit_fk references unit,
     printed_by uuid not null constraint printed_paper_printed_by_fk references user_account,
     printed_at timestamptz not null default now(),
     categories int not null constraint printed_paper_categories_check check (categories between 1 and 8191),
     language text not null,
     code_digest bytea not null constraint printed_paper_code_uq unique constraint printed_paper_code_check check (octet_length(code_digest) = 32),
     content_hash bytea not null constraint printed_paper_content_hash_check check (octet_length(content_hash) = 32),
     size_bytes int not null constraint printed_paper_size_bytes_check check (size_bytes > 0),
     signature bytea not null constraint printed_paper_signature_check check (octet_length(signature) = 64),
     paper_key_id uuid not null constraint printed_paper_key_fk references paper_key,
     constraint printed_paper_referral_check check ((kind = 'record-sheet') = (referral_id is null)),
     ${oneOf('printed_paper_kind_check', 'kind', kinds)},
     ${oneOf('printed_paper_language_check', 'language', ['ar', 'ckb', 'en'])})`,
  'create index printed_paper_case_ix on printed_paper (case_id, printed_at desc)',
];

export const doors = [
  ...rotationDoors(keyTables),
  // The pair that signs now: the youngest, unless the keys were rotated since it was made.
  `create function guard.paper_key() returns table (paper_key_id uuid, wrapped bytea, key_id text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null then return; end if;
     return query
       select k.id, s.wrapped, s.key_id from paper_key k join paper_key_secret s on s.paper_key_id = k.id
        where not exists (select 1 from key_rotation r where r.started_at > k.made_at)
        order by k.made_at desc limit 1;
   end $$`,
  // One at a time; who comes second finds the first one's. The older private halves go: nothing is signed with them any more.
  `create function guard.add_paper_key(p_id uuid, p_public bytea, p_wrapped bytea, p_key_id text) returns void language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null then
       raise exception 'guard: no session' using errcode = '42501';
     end if;
     perform pg_advisory_xact_lock(hashtextextended('paper-key', 0));
     if exists (select 1 from guard.paper_key()) then return; end if;
     insert into paper_key (id, public_key) values (p_id, p_public);
     insert into paper_key_secret (paper_key_id, wrapped, key_id) values (p_id, p_wrapped, p_key_id);
     delete from paper_key_secret s where s.paper_key_id <> p_id;
   end $$`,
  // May the asker put every category of the mask on paper? What is only viewed stays on the screen.
  `create function guard.prints_case(p_case uuid, p_mask int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = guard.unit() and a.case_id = p_case and now() < a.valid_to
                      and a.read_mask & guard.reads() & a.write_mask & guard.writes() & p_mask = p_mask)
            and not guard.hides_case(p_case);
   end $$`,
  // Without a session. Ten tries an hour and address that fit no paper; of whose paper it is, nothing.
  `create function guard.check_paper(p_code bytea, p_content bytea, p_address text) returns table (finding text, issued_on date, issued_by text)
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare mark bytea := guard.sign_in_key('paper-check|' || p_address); p printed_paper;
   begin
     perform pg_advisory_xact_lock(hashtextextended(encode(mark, 'hex'), 0));
     if (select count(*) from guard.sign_in_failure f where f.key = mark and f.at > clock_timestamp() - interval '1 hour') >= 10 then
       return query select 'limited', null::date, null::text;
       return;
     end if;
     select * into p from printed_paper x where x.code_digest = p_code;
     if p.id is null then
       insert into guard.sign_in_failure (key) values (mark);
       return query select 'unknown', null::date, null::text;
       return;
     end if;
     return query
       select case when p_content is null then 'issued' when p_content = p.content_hash then 'unchanged' else 'changed' end,
              (p.printed_at at time zone 'Asia/Baghdad')::date, u.kind
         from unit u where u.id = p.unit_id;
   end $$`,
  `create function guard.paper_keys() returns table (id uuid, public_key bytea, made_at timestamptz) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select k.id, k.public_key, k.made_at from paper_key k order by k.made_at desc limit 200;
   end $$`,
];

const policies = [
  ...['paper_key', 'paper_key_secret', 'printed_paper'].flatMap((table) => [
    ...guarded(table),
    // What may be known of them, the functions say.
    `create policy ${table}_closed on ${table} for select to himaya_app, himaya_worker using (false)`,
  ]),
  `create policy printed_paper_print on printed_paper for insert to himaya_app
     with check (unit_id = (select guard.unit()) and printed_by = (select guard.user_id())
       and (referral_id is null and guard.prints_case(case_id, categories)
            or exists (select 1 from referral r where r.id = referral_id and r.case_id = printed_paper.case_id
                          and r.from_unit_id = (select guard.unit()) and guard.shares(r.case_id, printed_paper.categories))))`,
  'grant insert on printed_paper to himaya_app',
];
