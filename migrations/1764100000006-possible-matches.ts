import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, reads, run } from './sql';

/** Family and dependants are told where family is; that two cases are one person, or one crime's, where core is. */
const categoryOfKind = `case when case_link.kind in ('family', 'dependant') then ${bit.family} else ${bit.core} end`;

/** Asking about people in other units' cases, duplicates under review, and the links between cases. */
export class PossibleMatches1764100000006 implements MigrationInterface {
  readonly name = 'PossibleMatches1764100000006';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on possible_match_ask, possible_match, duplicate, duplicate_review, case_link to himaya_guard',
      'set local role himaya_guard',
      ...asking,
      ...reviewing,
      ...rights,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table case_link, duplicate_review, duplicate, possible_match, possible_match_ask cascade',
      'set local role himaya_guard',
      `drop function guard.ask_possible_match(bytea[], int[], bytea[], text), guard.possible_matches(timestamptz, uuid, int),
         guard.answer_possible_match(uuid, int, text), guard.suggest_duplicate(uuid, uuid), guard.review_duplicate(uuid, text),
         guard.link_cases(uuid, uuid, uuid, text), guard.undo_link(uuid)`,
      'reset role',
    ]);
  }
}

const tables = [
  // Who asked, and when; never what. Counted against the day's ten.
  `create table possible_match_ask (
     id uuid not null constraint possible_match_ask_pk primary key,
     user_id uuid not null constraint possible_match_ask_user_fk references user_account,
     unit_id uuid not null constraint possible_match_ask_unit_fk references unit,
     at timestamptz not null default clock_timestamp())`,
  'create index possible_match_ask_user_ix on possible_match_ask (user_id, at)',
  'create index possible_match_ask_unit_ix on possible_match_ask (unit_id, at)',
  `create table possible_match (
     id uuid not null constraint possible_match_pk primary key,
     case_id uuid not null constraint possible_match_case_fk references case_record,
     desk_unit_id uuid not null constraint possible_match_desk_unit_fk references unit,
     asked_by uuid not null constraint possible_match_asked_by_fk references user_account,
     asked_unit_id uuid not null constraint possible_match_asked_unit_fk references unit,
     at timestamptz not null default now(),
     answer text, answered_by uuid, answered_at timestamptz,
     version int not null default 1,
     constraint possible_match_answered_check check ((answer is null) = (answered_at is null)),
     ${oneOf('possible_match_answer_check', 'answer', ['same-person', 'different-person', 'not-reached'])})`,
  'create index possible_match_desk_ix on possible_match (desk_unit_id, at desc, id desc)',
  'create index possible_match_case_ix on possible_match (case_id)',
  'create unique index possible_match_open_uq on possible_match (case_id, asked_by) where answer is null',
  `create table duplicate (
     id uuid not null constraint duplicate_pk primary key,
     one_case_id uuid not null constraint duplicate_one_case_fk references case_record,
     other_case_id uuid not null constraint duplicate_other_case_fk references case_record,
     status text not null default 'open',
     found_at timestamptz not null default now(),
     version int not null default 1,
     constraint duplicate_pair_uq unique (one_case_id, other_case_id),
     constraint duplicate_pair_check check (one_case_id < other_case_id),
     ${oneOf('duplicate_status_check', 'status', ['open', 'same', 'different'])})`,
  'create index duplicate_other_case_ix on duplicate (other_case_id)',
  `create table duplicate_review (
     duplicate_id uuid not null constraint duplicate_review_duplicate_fk references duplicate,
     unit_id uuid not null constraint duplicate_review_unit_fk references unit,
     found_at timestamptz not null default now(),
     verdict text, decided_by uuid, decided_at timestamptz,
     constraint duplicate_review_pk primary key (duplicate_id, unit_id),
     ${oneOf('duplicate_review_verdict_check', 'verdict', ['same', 'different', 'not-sure'])})`,
  'create index duplicate_review_unit_ix on duplicate_review (unit_id, found_at desc, duplicate_id desc)',
  `create table case_link (
     id uuid not null constraint case_link_pk primary key,
     from_case_id uuid not null constraint case_link_from_case_fk references case_record,
     to_case_id uuid not null constraint case_link_to_case_fk references case_record,
     kind text not null,
     made_by uuid not null, made_unit_id uuid not null constraint case_link_unit_fk references unit,
     made_at timestamptz not null default now(),
     undone_by uuid, undone_at timestamptz,
     constraint case_link_cases_check check (from_case_id <> to_case_id),
     ${oneOf('case_link_kind_check', 'kind', ['duplicate-of', 'family', 'dependant', 'co-victim'])})`,
  'create index case_link_from_case_ix on case_link (from_case_id)',
  'create index case_link_to_case_ix on case_link (to_case_id)',
  `create unique index case_link_live_uq on case_link (least(from_case_id, to_case_id), greatest(from_case_id, to_case_id), kind)
     where undone_at is null`,
];

export const asking = [
  // Tokens come in, one word goes out. Every part of the name, the country and the birth year must fit one case; nothing is decrypted
  // for somebody without a door. The limits are counted here, in rows, behind a lock, so that no number of requests at once gets past them.
  `create function guard.ask_possible_match(p_tokens bytea[], p_parts int[], p_years bytea[], p_nationality text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.user_id(); mine uuid := guard.unit(); wanted int := (select count(distinct p) from unnest(p_parts) p);
     kase record; desk uuid; matched uuid; found boolean := false;
   begin
     if me is null or not guard.roles() && array['police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager',
          'health-provider', 'legal-aid-provider'] then
       raise exception 'guard: this session asks for no match' using errcode = '42501';
     end if;
     if wanted not between 1 and 6 or cardinality(p_tokens) <> cardinality(p_parts) or cardinality(p_tokens) > 400
        or cardinality(p_years) not between 1 and 5 or p_nationality is null then
       raise exception 'guard: a match needs a name, a year and a country' using errcode = '22023';
     end if;
     perform pg_advisory_xact_lock(hashtextextended('possible-match|' || mine, 0));
     if (select count(*) from possible_match_ask where user_id = me and at > clock_timestamp() - interval '24 hours') >= 10
        or (select count(*) from possible_match_ask where unit_id = mine and at > clock_timestamp() - interval '24 hours') >= 40 then
       return 'limited';
     end if;
     insert into possible_match_ask (id, user_id, unit_id) values (gen_random_uuid(), me, mine);
     for kase in
       select c.id, c.governorate
         from (select t.case_id from unnest(p_tokens, p_parts) a (token, part) join identity_token t on t.token = a.token
                group by t.case_id having count(distinct a.part) = wanted) hit
         join case_record c on c.id = hit.case_id
         join person_identity i on i.case_id = c.id and i.nationality = p_nationality
        where exists (select 1 from identity_token y where y.case_id = c.id and y.token = any (p_years))
          and not guard.is_sealed(c.id) and c.id <> all (guard.barred_cases())
          and not exists (select 1 from case_access a where a.holder_id = any (guard.holders()) and a.case_id = c.id and now() < a.valid_to
                             and a.read_mask & guard.reads() & ${bit.identity} <> 0)
        order by c.id limit 5
     loop
       found := true;
       select u.id into desk from unit u
        where u.kind = 'coordination-desk' and u.closed_at is null and u.governorate in (kase.governorate, 'baghdad')
        order by u.governorate <> kase.governorate, u.id limit 1;
       continue when desk is null;
       insert into possible_match (id, case_id, desk_unit_id, asked_by, asked_unit_id) values (gen_random_uuid(), kase.id, desk, me, mine)
         on conflict (case_id, asked_by) where answer is null do nothing returning id into matched;
       if matched is not null then
         insert into outbox_event (kind, subject_id) values ('possible-match-found', matched);
       end if;
       -- The responsible unit reads in its access log that somebody asked.
       insert into audit_event (action, result, user_id, unit_id, case_id, categories)
         values ('possible-match.found', 'done', me, mine, kase.id, 0);
     end loop;
     return case when found then 'possible-match' else 'none' end;
   end $$`,
  // The desk's list: who asks and how to reach them, and which case; of the person nothing.
  `create function guard.possible_matches(p_before timestamptz, p_before_id uuid, p_limit int)
   returns table (id uuid, at timestamptz, version int, case_id uuid, case_number text, governorate text, readable boolean,
                  asked_by text, unit_name_ar text, unit_name_ckb text, unit_name_en text, on_call_phone text, answer text, answered_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null or not 'case-coordinator' = any (guard.roles()) then return; end if;
     return query
       select m.id, m.at, m.version, m.case_id, c.number, c.governorate, guard.reads_case(m.case_id, ${bit.core}), u.display_name,
              n.name_ar, n.name_ckb, n.name_en, n.on_call_phone, m.answer, m.answered_at
         from possible_match m join case_record c on c.id = m.case_id join user_account u on u.id = m.asked_by join unit n on n.id = m.asked_unit_id
        where m.desk_unit_id = guard.unit() and not guard.is_sealed(m.case_id) and m.case_id <> all (guard.barred_cases()) and (m.at, m.id) < (p_before, p_before_id)
        order by m.at desc, m.id desc limit least(p_limit, 200);
   end $$`,
  // 'done', 'stale' or 'absent': not the desk's own looks like not there.
  `create function guard.answer_possible_match(p_id uuid, p_version int, p_answer text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare m possible_match;
   begin
     if guard.unit() is null or not 'case-coordinator' = any (guard.roles()) then return 'absent'; end if;
     select * into m from possible_match where id = p_id and desk_unit_id = guard.unit() and not guard.is_sealed(case_id) and case_id <> all (guard.barred_cases()) for update;
     if m.id is null then return 'absent'; end if;
     if m.version <> p_version or m.answer is not null then return 'stale'; end if;
     update possible_match set answer = p_answer, answered_by = guard.user_id(), answered_at = now(), version = version + 1 where id = p_id;
     return 'done';
   end $$`,
];

export const reviewing = [
  // Both identities must be the suggester's to read. The review goes to every responsible unit and coordination desk that may read both, and
  // to the unit that found the pair.
  `create function guard.suggest_duplicate(p_case uuid, p_other uuid) returns uuid language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare made uuid;
   begin
     if not guard.reads_case(p_case, ${bit.identity}) or not guard.reads_case(p_other, ${bit.identity}) then
       raise exception 'guard: not both of these are yours' using errcode = '42501';
     end if;
     insert into duplicate (id, one_case_id, other_case_id) values (gen_random_uuid(), least(p_case, p_other), greatest(p_case, p_other))
       on conflict on constraint duplicate_pair_uq do nothing returning id into made;
     if made is null then return null; end if;
     insert into duplicate_review (duplicate_id, unit_id)
       select made, u.id from unit u
         join case_access a on a.holder_id = u.id and a.case_id = p_case and now() < a.valid_to and a.read_mask & ${bit.identity} <> 0
         join case_access b on b.holder_id = u.id and b.case_id = p_other and now() < b.valid_to and b.read_mask & ${bit.identity} <> 0
        where u.id = guard.unit() or u.kind = 'coordination-desk'
           or exists (select 1 from case_record c where c.id in (p_case, p_other) and c.responsible_unit_id = u.id);
     return made;
   end $$`,
  // One unit's verdict. The same person they are once both responsible units say so, or a coordination desk and one of them.
  `create function guard.review_duplicate(p_duplicate uuid, p_verdict text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare d duplicate; agreed boolean; refused boolean; responsible uuid[];
   begin
     select * into d from duplicate where id = p_duplicate for update;
     if d.id is null or not guard.reads_case(d.one_case_id, ${bit.identity}) or not guard.reads_case(d.other_case_id, ${bit.identity}) then return 'absent'; end if;
     if d.status <> 'open' then return 'stale'; end if;
     update duplicate_review set verdict = p_verdict, decided_by = guard.user_id(), decided_at = now()
      where duplicate_id = d.id and unit_id = guard.unit();
     if not found then return 'absent'; end if;
     responsible := array(select distinct responsible_unit_id from case_record where id in (d.one_case_id, d.other_case_id));
     select bool_and(exists (select 1 from duplicate_review r where r.duplicate_id = d.id and r.unit_id = u and r.verdict = 'same'))
            or (bool_or(exists (select 1 from duplicate_review r where r.duplicate_id = d.id and r.unit_id = u and r.verdict = 'same'))
                and exists (select 1 from duplicate_review r join unit n on n.id = r.unit_id
                             where r.duplicate_id = d.id and n.kind = 'coordination-desk' and r.verdict = 'same'))
       into agreed from unnest(responsible) u;
     refused := not exists (select 1 from duplicate_review r where r.duplicate_id = d.id and r.verdict is distinct from 'different');
     if agreed then
       insert into case_link (id, from_case_id, to_case_id, kind, made_by, made_unit_id)
         values (gen_random_uuid(), d.one_case_id, d.other_case_id, 'duplicate-of', guard.user_id(), guard.unit()) on conflict do nothing;
     end if;
     update duplicate set version = version + 1, status = case when agreed then 'same' when refused then 'different' else 'open' end where id = d.id;
     return 'done';
   end $$`,
  // A tie between two people's cases. That both are one person's is never said here: only a review says so.
  `create function guard.link_cases(p_id uuid, p_from uuid, p_to uuid, p_kind text) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare category int := case when p_kind in ('family', 'dependant') then ${bit.family} else ${bit.core} end;
   begin
     if p_kind = 'duplicate-of' or not guard.writes_case(p_from, category) or not guard.reads_case(p_to, category) then
       raise exception 'guard: no link to be made here' using errcode = '42501';
     end if;
     insert into case_link (id, from_case_id, to_case_id, kind, made_by, made_unit_id)
       values (p_id, p_from, p_to, p_kind, guard.user_id(), guard.unit()) on conflict do nothing;
     return found;
   end $$`,
  // Undone by whoever is responsible for one of the cases, or made the link; a pair found to be one person is then to be reviewed anew.
  `create function guard.undo_link(p_id uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare l case_link; pair uuid;
   begin
     select * into l from case_link where id = p_id for update;
     if l.id is null or not guard.reads_case(l.from_case_id, ${bit.core}) or not guard.reads_case(l.to_case_id, ${bit.core}) then return 'absent'; end if;
     if l.undone_at is not null then return 'stale'; end if;
     if l.made_unit_id <> guard.unit()
        and not exists (select 1 from case_record c where c.id in (l.from_case_id, l.to_case_id) and c.responsible_unit_id = guard.unit()) then
       return 'not-yours';
     end if;
     update case_link set undone_by = guard.user_id(), undone_at = now() where id = p_id;
     if l.kind = 'duplicate-of' then
       update duplicate set status = 'open', version = version + 1
        where one_case_id = least(l.from_case_id, l.to_case_id) and other_case_id = greatest(l.from_case_id, l.to_case_id) returning id into pair;
       update duplicate_review set verdict = null, decided_by = null, decided_at = null where duplicate_id = pair;
     end if;
     return 'done';
   end $$`,
];

const rights = [
  `revoke execute on function guard.ask_possible_match(bytea[], int[], bytea[], text), guard.possible_matches(timestamptz, uuid, int),
     guard.answer_possible_match(uuid, int, text), guard.suggest_duplicate(uuid, uuid), guard.review_duplicate(uuid, text),
     guard.link_cases(uuid, uuid, uuid, text), guard.undo_link(uuid) from public`,
  `grant execute on function guard.ask_possible_match(bytea[], int[], bytea[], text), guard.possible_matches(timestamptz, uuid, int),
     guard.answer_possible_match(uuid, int, text), guard.suggest_duplicate(uuid, uuid), guard.review_duplicate(uuid, text),
     guard.link_cases(uuid, uuid, uuid, text), guard.undo_link(uuid) to himaya_app`,
];

/** The reader's own unit, and both identities theirs to read: the roles' ceiling and the bars are in `reads` and case_access. */
const both = (one: string, other: string, category: string): string => `${reads(one, category)} and ${reads(other, category)}`;

const policies = [
  ...['possible_match_ask', 'possible_match', 'duplicate', 'duplicate_review', 'case_link'].flatMap(guarded),
  'create policy possible_match_ask_none on possible_match_ask for select to himaya_app using (false)',
  'create policy possible_match_worker on possible_match for select to himaya_worker using (true)',
  'grant select (id, desk_unit_id) on possible_match to himaya_worker',
  `create policy duplicate_both on duplicate for select to himaya_app
     using (${both('duplicate.one_case_id', 'duplicate.other_case_id', `${bit.identity}`)})`,
  'grant select on duplicate to himaya_app',
  `create policy duplicate_review_both on duplicate_review for select to himaya_app
     using (exists (select 1 from duplicate d where d.id = duplicate_review.duplicate_id))`,
  'grant select on duplicate_review to himaya_app',
  `create policy case_link_both on case_link for select to himaya_app
     using (${both('case_link.from_case_id', 'case_link.to_case_id', `(${categoryOfKind})`)})`,
  'grant select on case_link to himaya_app',
];
