import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, guarded, oneOf, run } from './sql';

const states = ['asked', 'replied', 'found'];
const findings = ['met', 'partly-met', 'not-met'];
/** Keys of the frozen figures, every one a number but the mean, which may be null. */
export const accountFigures = [
  'due',
  'onTime',
  'late',
  'missing',
  'returns',
  'activities',
  'milestones',
  'declared',
  'mean',
  'held',
  'attended',
];
/** Days that a member has to reply: libs/domain accountability rules. */
const replyDays = 14;
const tables = ['member_account', 'member_evaluation'];
const told = ['member-account-asked', 'member-account-replied', 'member-account-unanswered', 'member-account-found'];

const doorsOfApp = [
  'guard.ask_member_account(uuid, text, text, jsonb, text)',
  'guard.reply_member_account(uuid, int, text)',
  'guard.find_member_account(uuid, int, text, text)',
  'guard.record_member_evaluation(text, text, int, text, text)',
];
const doorOfWorker = 'guard.member_account_notices(date)';
const inside = ['guard.half_is_over(text)', 'guard.reply_is_overdue(timestamptz, date)', 'guard.keep_member_account_as_it_is()'];

/** The chair's half-yearly account with each member, with its figures frozen, and the secretariat's evaluations, of which the last stands. */
export class MemberAccounts1764200000511 implements MigrationInterface {
  readonly name = 'MemberAccounts1764200000511';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...made,
      addCodes('notification', 'kind', told),
      'grant select, insert, update on member_account to himaya_guard',
      'grant select, insert on member_evaluation to himaya_guard',
      'set local role himaya_guard',
      ...doorsOfAccounts,
      `revoke execute on function ${[...doorsOfApp, doorOfWorker, ...inside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorOfWorker} to himaya_worker`,
      'grant execute on function guard.keep_member_account_as_it_is() to himaya_owner',
      'reset role',
      ...tables.flatMap((table) => [
        `create trigger ${table}_frozen before insert or update or delete on ${table} for each row execute function guard.keep_member_account_as_it_is()`,
        ...guarded(table),
        `create policy ${table}_held on ${table} for select to himaya_app using (${holds})`,
        `create policy ${table}_own on ${table} for select to himaya_app using (${speaks})`,
        `grant select on ${table} to himaya_app`,
      ]),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, doorOfWorker].join(', ')}`,
      'reset role',
      `drop table ${tables.join(', ')}`,
      'set local role himaya_guard',
      `drop function ${inside.join(', ')}`,
      `delete from notification where kind in (${told.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', told),
    ]);
  }
}

const holds = `coalesce((select guard.roles())::text[] && array['secretariat-analyst', 'committee-chair'], false)`;
const speaks = `coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false) and agency_id = (select guard.agency())`;
const halfCheck = (table: string): string => `constraint ${table}_half_check check (half ~ '^20[0-9]{2}-H[12]$')`;

const made = [
  `create table member_account (
     id uuid not null constraint member_account_pk primary key,
     version int not null default 1,
     half text not null,
     agency_id text not null constraint member_account_agency_fk references agency,
     state text not null default 'asked',
     figures jsonb not null,
     questions text not null constraint member_account_questions_check check (length(questions) between 1 and 4000),
     asked_by uuid not null constraint member_account_asked_by_fk references user_account,
     asked_at timestamptz not null default now(),
     reply text constraint member_account_reply_check check (length(reply) between 1 and 4000),
     replied_by uuid constraint member_account_replied_by_fk references user_account,
     replied_at timestamptz,
     finding text, found_text text constraint member_account_found_text_check check (length(found_text) between 1 and 4000),
     found_by uuid constraint member_account_found_by_fk references user_account,
     found_at timestamptz,
     ${halfCheck('member_account')},
     ${oneOf('member_account_state_check', 'state', states)},
     ${oneOf('member_account_finding_check', 'finding', findings)},
     constraint member_account_figures_check check (figures ?& array[${accountFigures.map((figure) => `'${figure}'`).join(', ')}]),
     constraint member_account_replied_check check (num_nonnulls(reply, replied_by, replied_at) in (0, 3) and (state <> 'asked' or reply is null) and (state <> 'replied' or reply is not null)),
     constraint member_account_found_check check (num_nonnulls(finding, found_text, found_by, found_at) = case state when 'found' then 4 else 0 end),
     constraint member_account_once_uq unique (half, agency_id))`,
  'create index member_account_agency_ix on member_account (agency_id, half desc)',
  `create table member_evaluation (
     half text not null,
     agency_id text not null constraint member_evaluation_agency_fk references agency,
     revision int not null constraint member_evaluation_revision_check check (revision >= 1),
     result text not null,
     text text not null constraint member_evaluation_text_check check (length(text) between 1 and 4000),
     recorded_by uuid not null constraint member_evaluation_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now(),
     ${halfCheck('member_evaluation')},
     ${oneOf('member_evaluation_result_check', 'result', findings)},
     constraint member_evaluation_pk primary key (half, agency_id, revision))`,
  'create index member_evaluation_agency_ix on member_evaluation (agency_id, half desc, revision desc)',
];

const only = (role: string): string =>
  `if guard.user_id() is null or not coalesce('${role}' = any (guard.roles()), false) then return 'role.forbidden'; end if;`;

export const doorsOfAccounts = [
  `create function guard.half_is_over(p_half text) returns boolean language sql stable security definer set search_path = public, guard, pg_temp as $$
     select p_half ~ '^20[0-9]{2}-H[12]$' and (substr(p_half, 1, 4) || case right(p_half, 1) when '1' then '-06-30' else '-12-31' end)::date < (now() at time zone 'Asia/Baghdad')::date
   $$`,
  `create function guard.reply_is_overdue(p_asked_at timestamptz, p_today date) returns boolean language sql stable security definer set search_path = public, guard, pg_temp as $$
     select (p_asked_at at time zone 'Asia/Baghdad')::date + ${replyDays} < p_today
   $$`,
  // Whoever writes, the owner too: what was asked, replied and found stays as it was said, and each is said once.
  `create function guard.keep_member_account_as_it_is() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if tg_op = 'INSERT' then
       if tg_table_name = 'member_evaluation' then
         if new.revision = 1 + (select count(*) from member_evaluation e where e.half = new.half and e.agency_id = new.agency_id) then return new; end if;
       elsif new.state = 'asked' then
         return new;
       end if;
     elsif tg_op = 'UPDATE' and tg_table_name = 'member_account' then
       if (old.id, old.half, old.agency_id, old.figures, old.questions, old.asked_by, old.asked_at)
            is not distinct from (new.id, new.half, new.agency_id, new.figures, new.questions, new.asked_by, new.asked_at)
          and (old.state, new.state) in (('asked', 'replied'), ('asked', 'found'), ('replied', 'found'))
          and (new.state = 'replied' or (old.reply, old.replied_by, old.replied_at) is not distinct from (new.reply, new.replied_by, new.replied_at)) then
         return new;
       end if;
     end if;
     raise exception 'guard: an account is frozen' using errcode = '42501';
   end $$`,
  `create function guard.ask_member_account(p_id uuid, p_half text, p_agency text, p_figures jsonb, p_questions text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     ${only('committee-chair')}
     if not coalesce(guard.half_is_over(p_half), false) then return 'body.invalid'; end if;
     insert into member_account (id, half, agency_id, figures, questions, asked_by) values (p_id, p_half, p_agency, p_figures, p_questions, guard.user_id())
       on conflict on constraint member_account_once_uq do nothing;
     if not found then return 'member-account.exists'; end if;
     return 'done';
   exception when check_violation or foreign_key_violation then
     return 'body.invalid';
   end $$`,
  `create function guard.reply_member_account(p_id uuid, p_version int, p_reply text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a member_account;
   begin
     ${only('agency-focal-point')}
     select * into a from member_account x where x.id = p_id and x.agency_id = guard.agency() for update;
     if not found then return 'not-found'; end if;
     if a.version <> p_version then return 'conflict'; end if;
     if a.state <> 'asked' then return 'member-account.not-now'; end if;
     update member_account set state = 'replied', reply = p_reply, replied_by = guard.user_id(), replied_at = now(), version = version + 1 where id = p_id;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  `create function guard.find_member_account(p_id uuid, p_version int, p_finding text, p_text text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a member_account;
   begin
     ${only('committee-chair')}
     select * into a from member_account x where x.id = p_id for update;
     if not found then return 'not-found'; end if;
     if a.version <> p_version then return 'conflict'; end if;
     if a.state = 'found' or a.state = 'asked' and not guard.reply_is_overdue(a.asked_at, (now() at time zone 'Asia/Baghdad')::date) then
       return 'member-account.not-now';
     end if;
     update member_account set state = 'found', finding = p_finding, found_text = p_text, found_by = guard.user_id(), found_at = now(), version = version + 1
      where id = p_id;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // p_after: the revision that the writer has read, 0 where there was none.
  `create function guard.record_member_evaluation(p_half text, p_agency text, p_after int, p_result text, p_text text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     ${only('secretariat-analyst')}
     if not coalesce(guard.half_is_over(p_half), false) then return 'body.invalid'; end if;
     perform pg_advisory_xact_lock(hashtextextended('member-evaluation ' || p_half || ' ' || p_agency, 0));
     if p_after <> (select coalesce(max(e.revision), 0) from member_evaluation e where e.half = p_half and e.agency_id = p_agency) then return 'conflict'; end if;
     insert into member_evaluation (half, agency_id, revision, result, text, recorded_by) values (p_half, p_agency, p_after + 1, p_result, p_text, guard.user_id());
     return 'done';
   exception when check_violation or foreign_key_violation then
     return 'body.invalid';
   end $$`,
  // For the worker: whose turn it is. What was found is told for a month.
  `create function guard.member_account_notices(p_today date) returns table (account_id uuid, unit_id uuid, role text, kind text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       with turn as (
         select a.id, a.agency_id, t.role, t.kind from member_account a,
           lateral (values ('agency-focal-point', 'member-account-asked', a.state = 'asked'),
                           ('committee-chair', 'member-account-unanswered', a.state = 'asked' and guard.reply_is_overdue(a.asked_at, p_today)),
                           ('committee-chair', 'member-account-replied', a.state = 'replied'),
                           ('agency-focal-point', 'member-account-found', a.state = 'found' and a.found_at > now() - interval '30 days')) t (role, kind, now)
          where t.now)
       select distinct t.id, a.unit_id, t.role, t.kind from turn t join user_role r on r.role = t.role and now() >= r.valid_from and now() < r.valid_to
         join user_account a on a.id = r.user_id and a.disabled_at is null
         join unit n on n.id = a.unit_id and n.closed_at is null
        where t.role = 'committee-chair' or n.agency_id = t.agency_id;
   end $$`,
];
