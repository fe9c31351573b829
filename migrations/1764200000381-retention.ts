import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as documentDoors } from './1764100000005-documents-and-keys';
import { addCodes, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const rules = ['not-confirmed', 'confirmed', 'child'];
const grounds = [
  'investigation',
  'court-proceedings',
  'compensation-claim',
  'complaint',
  'audit-inquiry',
  'person-asked',
  'missing-search',
];
const holdStates = ['asked', 'standing', 'declined', 'lifted'];
const endings = ['ground-ended', 'ground-unfounded', 'court-order', 'person-asked'];
const reasons = ['retention-ended', 'person-asked', 'court-order', 'entered-in-error'];
const erasureStates = ['proposed', 'confirmed', 'erased', 'called-off'];
const outcomes = [
  'reintegrated', 'returned-home-country', 'resettled', 'left-voluntarily', 'missing', 'deceased', 'not-a-victim', 'duplicate-of', 'other',
]; // prettier-ignore
const told = ['legal-hold-asked', 'legal-hold-review', 'erasure-proposed'];

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const localDay = (column: string): string => `(${column} at time zone 'Asia/Baghdad')::date`;
const holding = `('asked', 'standing')`;
const waiting = `('proposed', 'confirmed')`;
export const held = (caseId: string): string => `exists (select 1 from legal_hold h where h.case_id = ${caseId} and h.state in ${holding})`;

const facts = `case_id uuid, outcome text, closed_on date, confirmed boolean, child boolean, born_by date, last_contact_on date,
     proceedings_ended_on date, proceedings_running boolean`;

const doorsOfApp = [
  'guard.keeps_retention()',
  'guard.case_retention(uuid)',
  'guard.set_hold(uuid, text, text)',
  'guard.decide_hold(uuid, int, text, text)',
  'guard.propose_erasure(uuid, text, text)',
  'guard.decide_erasure(uuid, int, text)',
  'guard.certifies(uuid)',
];
const doorsOfWorker = [
  'guard.facts_of_order(uuid)',
  'guard.cases_to_reckon(timestamptz, int)',
  'guard.reckon_retention(uuid[], text[], text[], date[], timestamptz)',
  'guard.carry_out_erasure(uuid, date)',
  'guard.holds_to_review(date)',
  'guard.erase_old_concerns(timestamptz, int)',
  'guard.retention_units()',
];
const doorsOfOwner = ['guard.follow_retention()'];
const doorsInside = ['guard.retention_facts(uuid)'];

/** When a case's identity is erased, what holds it, and the two people who have it erased. */
export class Retention1764200000381 implements MigrationInterface {
  readonly name = 'Retention1764200000381';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', told),
      addCodes('printed_paper', 'kind', ['erasure-certificate']),
      'alter table printed_paper drop constraint printed_paper_referral_check',
      referralCheck(['record-sheet', 'medical-report', 'erasure-certificate']),
      'grant select, insert, update, delete on retention_term, legal_hold, erasure_order to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      erasing,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      'create trigger case_record_retention after insert or update of status on case_record for each row execute function guard.follow_retention()',
      `insert into retention_term (case_id, number) select c.id, c.number from case_record c
        where c.status = 'closed' and not exists (select 1 from case_erasure e where e.case_id = c.id)`,
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_record_retention on case_record',
      'drop policy printed_paper_certify on printed_paper',
      'drop table erasure_order, legal_hold, retention_term cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      ...asBefore(documentDoors, ['erase_case']),
      'reset role',
      `delete from printed_paper where kind = 'erasure-certificate'`,
      'alter table printed_paper drop constraint printed_paper_referral_check',
      referralCheck(['record-sheet', 'medical-report']),
      dropCodes('printed_paper', 'kind', ['erasure-certificate']),
      `delete from notification_delivery where notification_id in (select id from notification where kind in (${told.map((kind) => `'${kind}'`).join(', ')}))`,
      `delete from notification where kind in (${told.map((kind) => `'${kind}'`).join(', ')})`,
      dropCodes('notification', 'kind', told),
    ]);
  }
}

const referralCheck = (without: readonly string[]): string =>
  `alter table printed_paper add constraint printed_paper_referral_check
     check ((kind in (${without.map((kind) => `'${kind}'`).join(', ')})) = (referral_id is null))`;

const tables = [
  // One row a closed case whose identity is kept: by which line of the schedule, and from when on it may go. Numbers and codes alone.
  `create table retention_term (
     case_id uuid not null constraint retention_term_pk primary key constraint retention_term_case_fk references case_record,
     number text not null,
     outcome text,
     rule text,
     -- Null while proceedings run.
     due_on date,
     reckoned_at timestamptz not null default '-infinity',
     ${oneOf('retention_term_outcome_check', 'outcome', outcomes)},
     ${oneOf('retention_term_rule_check', 'rule', rules)})`,
  'create index retention_term_due_ix on retention_term (due_on, case_id)',
  'create index retention_term_reckoned_ix on retention_term (reckoned_at)',
  `create table legal_hold (
     id uuid not null constraint legal_hold_pk primary key,
     case_id uuid not null constraint legal_hold_case_fk references case_record,
     number text not null,
     ground text not null,
     state text not null,
     by_court boolean not null,
     set_by uuid not null constraint legal_hold_set_by_fk references user_account,
     set_unit_id uuid not null constraint legal_hold_unit_fk references unit,
     set_at timestamptz not null default now(),
     review_on date, told_on date,
     decided_by uuid constraint legal_hold_decided_by_fk references user_account, decided_at timestamptz,
     ending text,
     version int not null default 1,
     ${oneOf('legal_hold_ground_check', 'ground', grounds)},
     ${oneOf('legal_hold_state_check', 'state', holdStates)},
     ${oneOf('legal_hold_ending_check', 'ending', endings)},
     constraint legal_hold_ended_check check ((state in ('declined', 'lifted')) = (ending is not null)),
     constraint legal_hold_review_check check ((state = 'standing') = (review_on is not null)),
     constraint legal_hold_decided_check check ((decided_by is null) = (decided_at is null)))`,
  `create unique index legal_hold_live_uq on legal_hold (case_id, ground) where state in ${holding}`,
  'create index legal_hold_set_ix on legal_hold (set_at desc, id desc)',
  'create index legal_hold_unit_ix on legal_hold (set_unit_id, set_at desc, id desc)',
  `create index legal_hold_review_ix on legal_hold (review_on) where state = 'standing'`,
  // The register of erasures: what was proposed, by whom it was confirmed, what was destroyed.
  `create table erasure_order (
     id uuid not null constraint erasure_order_pk primary key,
     case_id uuid not null constraint erasure_order_case_fk references case_record,
     number text not null,
     reason text not null,
     rule text, due_on date,
     state text not null default 'proposed',
     proposed_by uuid not null constraint erasure_order_proposed_by_fk references user_account,
     proposed_at timestamptz not null default now(),
     decided_by uuid constraint erasure_order_decided_by_fk references user_account, decided_at timestamptz,
     erased_at timestamptz, keys int, documents int, tokens int,
     version int not null default 1,
     ${oneOf('erasure_order_reason_check', 'reason', reasons)},
     ${oneOf('erasure_order_rule_check', 'rule', rules)},
     ${oneOf('erasure_order_state_check', 'state', erasureStates)},
     constraint erasure_order_due_check check ((reason = 'retention-ended') = (rule is not null) and (rule is null) = (due_on is null)),
     constraint erasure_order_two_check check (state <> 'confirmed' and state <> 'erased' or decided_by <> proposed_by),
     constraint erasure_order_erased_check check ((state = 'erased') = (erased_at is not null) and (erased_at is null) = (keys is null)
       and (keys is null) = (documents is null) and (keys is null) = (tokens is null)))`,
  `create unique index erasure_order_live_uq on erasure_order (case_id) where state in ${waiting}`,
  'create index erasure_order_proposed_ix on erasure_order (proposed_at desc, id desc)',
];

/** What the schedule asks of a closed case; ages are the least that its record allows, so that nobody is erased too early. */
const leastAge = `coalesce(i.age_years, case c.age_band when '9-14' then 9 when '15-17' then 15 when '18-29' then 18 when '30-59' then 30
  when '60-plus' then 60 when 'adult' then 18 else 0 end)`;

/** How many data keys a case has, by who holds them; a test holds the sum against what an erasure destroys. */
const keysOf = [
  ...[
    'case_key k where k.case_id = o.case_id',
    'referral_key k join referral x on x.id = k.referral_id where x.case_id = o.case_id',
    'break_glass_key k join break_glass x on x.id = k.break_glass_id where x.case_id = o.case_id',
    'document_key k join document x on x.id = k.document_id where x.case_id = o.case_id',
    'subject_key k where k.subject_id in (select x.id from concern x where x.case_id = o.case_id union select x.concern_id from concern_case x where x.case_id = o.case_id)',
    `subject_key k join concern_photo p on p.id = k.subject_id where p.concern_id in (
       select x.id from concern x where x.case_id = o.case_id union select x.concern_id from concern_case x where x.case_id = o.case_id)`,
  ],
  ...['placement', 'legal_matter', 'care_episode', 'medical_report', 'repatriation', 'programme'].map(
    (table) => `subject_key k join ${table} x on x.id = k.subject_id where x.case_id = o.case_id`,
  ),
].map((from) => `select count(*) from ${from}`);

export const doors = [
  `create function guard.keeps_retention() returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin return coalesce(guard.roles() && array['data-protection-officer', 'system-admin']::text[], false); end $$`,
  // A closed case waits to be reckoned; one that is opened again has no end in sight.
  `create function guard.follow_retention() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.status = 'closed' then
       insert into retention_term (case_id, number) values (new.id, new.number)
         on conflict on constraint retention_term_pk do update set reckoned_at = '-infinity';
     elsif tg_op = 'UPDATE' then
       delete from retention_term t where t.case_id = new.id;
     end if;
     return null;
   end $$`,
  `create function guard.retention_facts(p_case uuid) returns table (${facts}) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select c.id, k.outcome, ${localDay('coalesce(k.closed_at, t.at, c.opened_at)')}, c.identification_status = 'confirmed',
              case when i.age_years is null then c.age_band in ('0-8', '9-14', '15-17', 'child', 'unknown') else i.age_years < 18 end,
              (${localDay('c.opened_at')} - make_interval(years => ${leastAge}))::date,
              ${localDay('greatest(t.at, v.at, k.closed_at, c.opened_at)')}, ${localDay('p.ended_at')}, coalesce(p.running, false)
         from case_record c left join person_identity i on i.case_id = c.id
              left join lateral (select x.outcome, x.closed_at from case_closure x where x.case_id = c.id order by x.number desc limit 1) k on true
              left join lateral (select max(x.at) as at from timeline_event x where x.case_id = c.id) t on true
              left join lateral (select max(x.closed_at) as at from task x where x.case_id = c.id and x.status = 'completed') v on true
              left join lateral (select bool_or(x.stage <> 'judged') as running, max(x.stage_since) filter (where x.stage = 'judged') as ended_at
                                   from proceeding_case l join criminal_proceeding x on x.id = l.proceeding_id
                                  where l.case_id = c.id and l.ended_at is null) p on true
        where c.id = p_case and c.status = 'closed' and not exists (select 1 from case_erasure e where e.case_id = c.id);
   end $$`,
  `create function guard.facts_of_order(p_order uuid) returns table (${facts}) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select f.* from erasure_order o, lateral guard.retention_facts(o.case_id) f where o.id = p_order;
   end $$`,
  // Those whose day was never reckoned, or not since then; each by one worker at a time.
  `create function guard.cases_to_reckon(p_before timestamptz, p_limit int) returns table (${facts}) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select f.* from (select t.case_id from retention_term t where t.reckoned_at < p_before order by t.reckoned_at limit p_limit
                          for update skip locked) t, lateral guard.retention_facts(t.case_id) f;
   end $$`,
  `create function guard.reckon_retention(p_cases uuid[], p_outcomes text[], p_rules text[], p_due date[], p_at timestamptz) returns void
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update retention_term t set outcome = u.outcome, rule = u.rule, due_on = u.due, reckoned_at = p_at
       from unnest(p_cases, p_outcomes, p_rules, p_due) as u (id, outcome, rule, due) where t.case_id = u.id;
   end $$`,
  // Of a case that the asker reads: when it ends, and that somebody holds it; not who, and not why.
  `create function guard.case_retention(p_case uuid) returns table (rule text, due_on date, held boolean, erased_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.reads_case(p_case, ${bit.core}) then return; end if;
     return query
       select t.rule, t.due_on, ${held('p_case')}, e.at
         from (select 1) one left join retention_term t on t.case_id = p_case left join case_erasure e on e.case_id = p_case;
   end $$`,
  // By number, so that nobody need open the case: the officer's stands at once, a court's office asks of a case that it had before it.
  `create function guard.set_hold(p_id uuid, p_number text, p_ground text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record; officer boolean := guard.oversees();
   begin
     if not officer and not coalesce('court-liaison' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to hold' using errcode = '42501';
     end if;
     -- Waits for an erasure that is just under way.
     select * into c from case_record x where x.number = p_number for key share;
     -- A court that had a door to it: a closed case has none any more.
     if c.id is null or not officer and not exists (select 1 from case_grant g where g.case_id = c.id and g.unit_id = guard.unit() and g.user_id is null) then
       return 'not-found';
     end if;
     if exists (select 1 from case_erasure e where e.case_id = c.id) then return 'case.erased'; end if;
     insert into legal_hold (id, case_id, number, ground, state, by_court, set_by, set_unit_id, review_on)
       values (p_id, c.id, c.number, p_ground, case when officer then 'standing' else 'asked' end, not officer, guard.user_id(), guard.unit(),
               case when officer then (${today} + interval '1 year')::date end)
       on conflict (case_id, ground) where state in ${holding} do nothing;
     return case when found then 'done' else 'legal-hold.already' end;
   end $$`,
  `create function guard.decide_hold(p_id uuid, p_version int, p_decision text, p_ending text) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare h legal_hold; target text;
   begin
     if not guard.oversees() then raise exception 'guard: not this session''s to decide' using errcode = '42501'; end if;
     select * into h from legal_hold x where x.id = p_id for update;
     if h.id is null then return 'not-found'; end if;
     if h.version <> p_version then return 'conflict'; end if;
     target := case when h.state = 'asked' and p_decision = 'grant' or h.state = 'standing' and p_decision = 'renew' then 'standing'
                    when h.state = 'asked' and p_decision = 'decline' then 'declined' when h.state = 'standing' and p_decision = 'lift' then 'lifted' end;
     if target is null then return 'legal-hold.not-now'; end if;
     if (target = 'standing') <> (p_ending is null) then return 'body.invalid'; end if;
     update legal_hold set state = target, review_on = case when target = 'standing' then (${today} + interval '1 year')::date end, ending = p_ending,
            decided_by = guard.user_id(), decided_at = now(), version = version + 1 where id = p_id;
     return 'done';
   end $$`,
  `create function guard.propose_erasure(p_id uuid, p_number text, p_reason text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record; t retention_term;
   begin
     if not guard.oversees() then raise exception 'guard: not this session''s to propose' using errcode = '42501'; end if;
     select * into c from case_record x where x.number = p_number for share;
     if c.id is null then return 'not-found'; end if;
     if exists (select 1 from case_erasure e where e.case_id = c.id) then return 'case.erased'; end if;
     if c.status <> 'closed' then return 'case.not-closed'; end if;
     if ${held('c.id')} then return 'erasure.held'; end if;
     if p_reason = 'retention-ended' then
       select * into t from retention_term x where x.case_id = c.id;
       if t.due_on is null or t.due_on > ${today} then return 'erasure.not-due'; end if;
     end if;
     insert into erasure_order (id, case_id, number, reason, rule, due_on, proposed_by)
       values (p_id, c.id, c.number, p_reason, t.rule, t.due_on, guard.user_id())
       on conflict (case_id) where state in ${waiting} do nothing;
     return case when found then 'done' else 'erasure.already' end;
   end $$`,
  // The second person is another, whatever the application says. What is confirmed, the worker does.
  `create function guard.decide_erasure(p_id uuid, p_version int, p_decision text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o erasure_order;
   begin
     if not guard.keeps_retention() then raise exception 'guard: not this session''s to decide' using errcode = '42501'; end if;
     select * into o from erasure_order x where x.id = p_id for update;
     if o.id is null then return 'not-found'; end if;
     if o.version <> p_version then return 'conflict'; end if;
     if not (o.state = 'proposed' and p_decision = 'confirm' or o.state in ${waiting} and p_decision = 'call-off') then return 'erasure.not-now'; end if;
     if p_decision = 'confirm' then
       if o.proposed_by = guard.user_id() then return 'erasure.same-person'; end if;
       if ${held('o.case_id')} then return 'erasure.held'; end if;
     end if;
     update erasure_order set state = case p_decision when 'confirm' then 'confirmed' else 'called-off' end, decided_by = guard.user_id(),
            decided_at = now(), version = version + 1 where id = p_id;
     return 'done';
   end $$`,
  // Whole or not at all, and once: the order and the case are locked, the case's keys, tokens and identity go, and the register says what went.
  // p_due: the day by the schedule of this moment; a case that was opened again, is held, or is due no more stays, and the order is called off.
  `create function guard.carry_out_erasure(p_order uuid, p_due date) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o erasure_order; c case_record; n int; d int; t int;
   begin
     select * into o from erasure_order x where x.id = p_order for update;
     if o.id is null or o.state <> 'confirmed' then return 'over'; end if;
     select * into c from case_record x where x.id = o.case_id for update;
     if c.status <> 'closed' or ${held('o.case_id')} or o.reason = 'retention-ended' and (p_due is null or p_due > ${today}) then
       update erasure_order set state = 'called-off', version = version + 1 where id = p_order;
       return 'called-off';
     end if;
     select count(*) into d from document_key k join document x on x.id = k.document_id where x.case_id = o.case_id;
     select count(*) into t from identity_token k where k.case_id = o.case_id;
     select ${keysOf.map((keys) => `(${keys})`).join(' + ')} into n;
     perform guard.erase_case(o.case_id, o.reason);
     update erasure_order set state = 'erased', erased_at = now(), keys = n, documents = d, tokens = t, version = version + 1 where id = p_order;
     return 'erased';
   end $$`,
  // Holds whose yearly look is due, each told of once a date.
  `create function guard.holds_to_review(p_today date) returns setof uuid language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query update legal_hold h set told_on = h.review_on
       where h.state = 'standing' and h.review_on <= p_today and h.told_on is distinct from h.review_on returning h.id;
   end $$`,
  // Concerns that led to no case: their words, names and photographs go; that there was one stays.
  `create function guard.erase_old_concerns(p_before timestamptz, p_limit int) returns int language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare gone uuid[];
   begin
     select array_agg(x.id) into gone from (select c.id from concern c join subject_key k on k.kind = 'concern' and k.subject_id = c.id
        where c.sent_at < p_before and c.case_id is null and c.status = 'no-ground'
        order by c.sent_at limit p_limit for update of c skip locked) x;
     if gone is null then return 0; end if;
     delete from subject_key k where k.kind = 'concern' and k.subject_id in (
       select unnest(gone) union all select p.id from concern_photo p where p.concern_id = any (gone));
     delete from concern_token k where k.concern_id = any (gone);
     insert into audit_event (action, result, subject_id) select 'concern.erase', 'done', unnest(gone);
     return cardinality(gone);
   end $$`,
  // Where the officers and the administrators sit: whom the worker tells, never who they are.
  `create function guard.retention_units() returns table (unit_id uuid, role text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select distinct u.unit_id, r.role from user_account u join user_role r on r.user_id = u.id
       where r.role in ('data-protection-officer', 'system-admin') and u.disabled_at is null;
   end $$`,
  // May the officer certify that this case is gone?
  `create function guard.certifies(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return guard.oversees() and exists (select 1 from erasure_order o where o.case_id = p_case and o.state = 'erased');
   end $$`,
];

/** As it stood, and nothing that is held: not by the way of an order, and not by any other. Whose end came has no day any more. */
export const erasing = changed(
  asBefore(documentDoors, ['erase_case'])[0]!,
  'insert into case_erasure (case_id, reason) values (p_case, p_reason);',
  `if ${held('p_case')} then
       raise exception 'guard: a held case is not erased' using errcode = '42501';
     end if;
     insert into case_erasure (case_id, reason) values (p_case, p_reason);
     delete from retention_term t where t.case_id = p_case;
     update erasure_order set state = 'called-off', version = version + 1 where case_id = p_case and state = 'proposed';`,
);

const keeps = '(select guard.keeps_retention())';

const policies = [
  ...['retention_term', 'legal_hold', 'erasure_order'].flatMap(guarded),
  `create policy retention_term_read on retention_term for select to himaya_app using (${keeps})`,
  `create policy legal_hold_read on legal_hold for select to himaya_app
     using (${keeps} or set_unit_id = (select guard.unit()) and coalesce('court-liaison' = any ((select guard.roles())::text[]), false))`,
  `create policy erasure_order_read on erasure_order for select to himaya_app using (${keeps})`,
  'grant select on retention_term, legal_hold, erasure_order to himaya_app',
  `create policy printed_paper_certify on printed_paper for insert to himaya_app
     with check (kind = 'erasure-certificate' and unit_id = (select guard.unit()) and printed_by = (select guard.user_id())
       and referral_id is null and guard.certifies(case_id))`,
];
