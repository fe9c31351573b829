import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, reads, run } from './sql';

type Letter = keyof typeof bit;

/** Each type of document with its category. */
const categoryOf: Readonly<Record<string, Letter>> = {
  'consent-evidence': 'core',
  'identification-decision': 'core',
  'identity-document': 'identity',
  photo: 'identity',
  statement: 'exploitation',
  'risk-assessment': 'risk',
  'medical-report': 'health',
  'psychological-report': 'psychosocial',
  'placement-agreement': 'shelter',
  'power-of-attorney': 'legal',
  'legal-submission': 'legal',
  'court-decision': 'proceedings',
  'travel-document': 'repatriation',
  'training-certificate': 'reintegration',
  'family-document': 'family',
  'note-attachment': 'notes',
};
const types = Object.keys(categoryOf);
/** What only the unit that wrote it reads, whoever else may read the category. */
const sealedToWriter = bit.health | bit.psychosocial | bit.legal | bit.notes;
const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];
const removalReasons = ['wrong-file', 'wrong-case', 'replaced', 'person-asked', 'unreadable'];
const erasureReasons = ['retention-ended', 'person-asked', 'court-order', 'entered-in-error'];

/** Each kind of subject that has data keys: its name, the table of its keys, and the column that names the subject. */
export const keyTables = [
  ['case', 'case_key', 'case_id'],
  ['referral', 'referral_key', 'referral_id'],
  ['break-glass', 'break_glass_key', 'break_glass_id'],
  ['document', 'document_key', 'document_id'],
  ['concern', 'subject_key', 'subject_id'],
  ['proceeding', 'subject_key', 'subject_id'],
] as const;
const ownTables = [...new Set(keyTables.map(([, table]) => table))];
export const ofKind = (kind: string, table: string): string => (table === 'subject_key' ? `kind = '${kind}'` : 'true');

/** Documents, the keys of all that has one, their rotation, and erasure by deleting them. */
export class DocumentsAndKeys1764100000005 implements MigrationInterface {
  readonly name = 'DocumentsAndKeys1764100000005';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on document, document_key, subject_key, case_erasure, key_rotation, retired_key to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table case_erasure, document_key, document, subject_key, key_rotation, retired_key cascade',
      'drop trigger case_key_version on case_key',
      'drop trigger referral_key_version on referral_key',
      'drop trigger break_glass_key_version on break_glass_key',
      'drop index case_key_version_ix, referral_key_version_ix, break_glass_key_version_ix',
      'set local role himaya_guard',
      `drop function guard.check_key_version(), guard.key_versions(), guard.key_status(), guard.keys_under(text, text, int),
         guard.rewrap_keys(text, uuid[], bytea[], bytea[], text), guard.begin_rotation(text), guard.retire_keys(text, text[]),
         guard.adding_document(uuid), guard.remove_document(uuid, text, int), guard.live_documents(uuid[]), guard.erase_case(uuid, text)`,
      'reset role',
    ]);
  }
}

const tables = [
  `create table document (
     id uuid not null constraint document_pk primary key,
     case_id uuid not null constraint document_case_fk references case_record,
     unit_id uuid not null constraint document_unit_fk references unit,
     type text not null, category int not null,
     media_type text not null,
     size_bytes int not null constraint document_size_bytes_check check (size_bytes > 0),
     file_name_ct bytea,
     recorded_by uuid not null constraint document_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now(),
     removed_at timestamptz, removed_by uuid, removal_reason text,
     version int not null default 1,
     ${oneOf('document_type_check', 'type', types)},
     ${oneOf('document_media_type_check', 'media_type', mediaTypes)},
     ${oneOf('document_removal_reason_check', 'removal_reason', removalReasons)},
     constraint document_category_check check (category = case type
       ${types.map((type) => `when '${type}' then ${bit[categoryOf[type] as Letter]}`).join(' ')} end),
     constraint document_removed_check check ((removed_at is null) = (removal_reason is null) and (removed_at is null) = (removed_by is null)))`,
  'create index document_case_ix on document (case_id, recorded_at desc, id desc)',
  `create table document_key (
     document_id uuid not null constraint document_key_pk primary key constraint document_key_document_fk references document,
     wrapped bytea not null, key_id text not null)`,
  // Keys of what later features bring; nobody but the guard reaches them until they do.
  `create table subject_key (
     kind text not null, subject_id uuid not null,
     wrapped bytea not null, key_id text not null,
     constraint subject_key_pk primary key (kind, subject_id),
     ${oneOf('subject_key_kind_check', 'kind', ['concern', 'proceeding'])})`,
  ...ownTables.map((table) => `create index ${table}_version_ix on ${table} (key_id)`),
  `create table case_erasure (
     case_id uuid not null constraint case_erasure_pk primary key constraint case_erasure_case_fk references case_record,
     reason text not null, at timestamptz not null default now(),
     ${oneOf('case_erasure_reason_check', 'reason', erasureReasons)})`,
  `create table key_rotation (
     key_id text not null constraint key_rotation_pk primary key,
     started_at timestamptz not null default now(), ended_at timestamptz)`,
  // Versions of the key-encryption key under which nothing may ever be stored again.
  `create table retired_key (key_id text not null constraint retired_key_pk primary key, at timestamptz not null default now())`,
];

export const doors = [
  // A process that wrapped a key just before its version was retired must not store what nobody can open: the whole
  // transaction fails as one that came at a bad moment, and the next try wraps under the new version.
  `create function guard.check_key_version() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if exists (select 1 from retired_key where key_id = new.key_id) then
       raise exception 'guard: this key version is retired' using errcode = '57P03';
     end if;
     return new;
   end $$`,
  `create function guard.key_versions() returns table (subject text, key_id text, keys int) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query ${keyTables
       .map(([kind, table]) => `select '${kind}', k.key_id, count(*)::int from ${table} k where ${ofKind(kind, table)} group by k.key_id`)
       .join(' union all ')};
   end $$`,
  // What a system administrator sees of the keys: versions and counts.
  `create function guard.key_status() returns table (in_use json, rotated_to text, started_at timestamptz, ended_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce('system-admin' = any (guard.roles()), false) then return; end if;
     return query
       select coalesce((select json_agg(json_build_object('subject', v.subject, 'keyId', v.key_id, 'keys', v.keys) order by v.subject, v.key_id)
                          from guard.key_versions() v), '[]'), r.key_id, r.started_at, r.ended_at
         from (select 1) one left join (select * from key_rotation order by key_rotation.started_at desc limit 1) r on true;
   end $$`,
  // Keys of a kind that lie under another version than the given one, a batch of them.
  `create function guard.keys_under(p_kind text, p_other_than text, p_limit int) returns table (subject_id uuid, wrapped bytea, key_id text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     ${keyTables
       .map(
         ([kind, table, subject]) => `if p_kind = '${kind}' then return query
       select k.${subject}, k.wrapped, k.key_id from ${table} k where k.key_id <> p_other_than and ${ofKind(kind, table)} limit p_limit; end if;`,
       )
       .join('\n     ')}
   end $$`,
  // Puts keys wrapped anew in the place of exactly those they were made from; one erased or changed meanwhile is left alone.
  `create function guard.rewrap_keys(p_kind text, p_subjects uuid[], p_before bytea[], p_after bytea[], p_key_id text) returns int
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare n int := 0;
   begin
     ${keyTables
       .map(
         ([kind, table, subject]) => `if p_kind = '${kind}' then
       update ${table} k set wrapped = u.after, key_id = p_key_id
         from unnest(p_subjects, p_before, p_after) as u (subject, before, after)
        where k.${subject} = u.subject and k.wrapped = u.before and ${ofKind(kind, table)};
       get diagnostics n = row_count; end if;`,
       )
       .join('\n     ')}
     return n;
   end $$`,
  `create function guard.begin_rotation(p_key_id text) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into key_rotation (key_id) values (p_key_id) on conflict on constraint key_rotation_pk do nothing;
   end $$`,
  // Closes older versions for good, if nothing lies under any but the kept one. The locks wait for whoever is just storing a key, so
  // that none slips in between the look and the closing. @returns how many keys still need wrapping anew
  `create function guard.retire_keys(p_keep text, p_older text[]) returns int language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare n int;
   begin
     lock table ${ownTables.join(', ')} in share row exclusive mode;
     select coalesce(sum(keys), 0) into n from guard.key_versions() where key_id <> p_keep;
     if n > 0 then return n; end if;
     insert into retired_key (key_id) select older from unnest(p_older) as older where older <> p_keep
       on conflict on constraint retired_key_pk do nothing;
     update key_rotation set ended_at = now() where key_id = p_keep and ended_at is null;
     return 0;
   end $$`,
  // True inside the transaction in which this user adds the document; who may write a category need not be able to read it.
  `create function guard.adding_document(p_document uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from document d where d.id = p_document and d.recorded_by = guard.user_id() and d.removed_at is null
                      and d.xmin = pg_current_xact_id_if_assigned()::xid);
   end $$`,
  // Marks a document as removed and deletes its key: whoever may write its category, and of what is sealed to a unit, that unit.
  `create function guard.remove_document(p_document uuid, p_reason text, p_version int) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare d document;
   begin
     select * into d from document where id = p_document for update;
     if d.id is null or not guard.writes_case(d.case_id, d.category) or (d.category & ${sealedToWriter} <> 0 and d.unit_id <> guard.unit()) then
       raise exception 'guard: this document is not yours to remove' using errcode = '42501';
     end if;
     if d.removed_at is not null or d.version <> p_version then return false; end if;
     update document set removed_at = now(), removed_by = guard.user_id(), removal_reason = p_reason, version = version + 1 where id = p_document;
     delete from document_key where document_id = p_document;
     return true;
   end $$`,
  // Of some ids, those whose files are still wanted: the sweep of the storage deletes the others.
  `create function guard.live_documents(p_ids uuid[]) returns setof uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select d.id from document d join document_key k on k.document_id = d.id where d.id = any (p_ids);
   end $$`,
  // Erasure: every data key of a closed case, its referrals and documents is deleted, with the search tokens and the identity's
  // plain columns. The rows stay, so that lists, timelines and counts do; nothing opens them again.
  `create function guard.erase_case(p_case uuid, p_reason text) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record;
   begin
     select * into c from case_record where id = p_case for update;
     if c.id is null or c.status <> 'closed' then
       raise exception 'guard: only a closed case is erased' using errcode = '42501';
     end if;
     if exists (select 1 from case_erasure where case_id = p_case) then return false; end if;
     insert into case_erasure (case_id, reason) values (p_case, p_reason);
     delete from document_key where document_id in (select id from document where case_id = p_case);
     delete from referral_key where referral_id in (select id from referral where case_id = p_case);
     delete from break_glass_key where break_glass_id in (select id from break_glass where case_id = p_case);
     delete from case_key where case_id = p_case;
     delete from identity_token where case_id = p_case;
     delete from person_identity where case_id = p_case;
     update case_record set version = version + 1 where id = p_case;
     insert into audit_event (action, result, case_id, categories) values ('case.erase', 'done', p_case, 8191);
     insert into outbox_event (kind, subject_id) values ('case-erased', p_case);
     return true;
   end $$`,
  `revoke execute on function guard.check_key_version(), guard.key_versions(), guard.key_status(), guard.keys_under(text, text, int),
     guard.rewrap_keys(text, uuid[], bytea[], bytea[], text), guard.begin_rotation(text), guard.retire_keys(text, text[]),
     guard.adding_document(uuid), guard.remove_document(uuid, text, int), guard.live_documents(uuid[]), guard.erase_case(uuid, text) from public`,
  'grant execute on function guard.key_status(), guard.adding_document(uuid), guard.remove_document(uuid, text, int) to himaya_app',
  `grant execute on function guard.key_versions(), guard.keys_under(text, text, int), guard.rewrap_keys(text, uuid[], bytea[], bytea[], text),
     guard.begin_rotation(text), guard.retire_keys(text, text[]), guard.live_documents(uuid[]), guard.erase_case(uuid, text) to himaya_worker`,
  'grant execute on function guard.check_key_version() to himaya_owner',
];

/** May be read: the category, and what is sealed to its writer by that unit alone. */
const readable = `(document.category & ${sealedToWriter} = 0 or document.unit_id = (select guard.unit()))
  and ${reads('document.case_id', 'document.category')}`;

const policies = [
  ...ownTables.map(
    (table) =>
      `create trigger ${table}_version before insert or update on ${table} for each row execute function guard.check_key_version()`,
  ),
  ...['document', 'document_key', 'subject_key', 'case_erasure', 'key_rotation', 'retired_key'].flatMap(guarded),

  // These are the guard's business alone.
  ...['subject_key', 'key_rotation', 'retired_key'].map(
    (table) => `create policy ${table}_closed on ${table} for select to himaya_app, himaya_worker using (false)`,
  ),

  // That a case was erased is told to whoever may read it; why, to nobody.
  `create policy case_erasure_read on case_erasure for select to himaya_app using (${reads('case_erasure.case_id', `${bit.core}`)})`,
  'grant select (case_id, at) on case_erasure to himaya_app',

  `create policy document_read on document for select to himaya_app using (${readable})`,
  `create policy document_add on document for insert to himaya_app
     with check (unit_id = (select guard.unit()) and recorded_by = (select guard.user_id()) and removed_at is null
       and guard.writes_case(case_id, category))`,
  'grant select, insert on document to himaya_app',
  `create policy document_key_read on document_key for select to himaya_app
     using (exists (select 1 from document d where d.id = document_id))`,
  `create policy document_key_add on document_key for insert to himaya_app
     with check (guard.adding_document(document_id))`,
  'grant select, insert on document_key to himaya_app',
];
