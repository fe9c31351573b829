import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closingWithReviews } from './1764200000253-best-interests-reviewed';
import { closingWithProgrammes, doors as programmeDoors, ofProgramme, ownFile } from './1764200000321-programmes';
import { addCodes, allOf, asBefore, changed, dropCodes, oneOf, run } from './sql';

const statuses = ['due', 'answered', 'called-off'];
const answers = ['is-safe', 'has-housing', 'has-income', 'attends-school', 'at-risk', 're-trafficked', 'not-reached'];
const duty = 'programme-follow-up';
const notices = ['programme-follow-up-due', 're-trafficking-told'];
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const replaced = ['programme_facts', 'end_programme', 'forget_programme_keys'];
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
/** Called off, with their bells; `which` says of which rows, named f. */
const callOff = (which: string): string => `
     update deadline set cancelled_at = now() where kind = '${duty}' and fired_at is null and cancelled_at is null
        and subject_id in (select f.id from programme_follow_up f where f.status = 'due' and ${which});
     update programme_follow_up f set status = 'called-off' where f.status = 'due' and ${which};`;

/** How somebody is after a programme, at three, six and twelve months; and whoever was sold again has an open case that moment. */
export class FollowUps1764200000323 implements MigrationInterface {
  readonly name = 'FollowUps1764200000323';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      'grant select, insert, update on programme_follow_up to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      reopening,
      ...endings,
      ...closingWithFollowUps,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside, facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      `grant execute on function ${facts} to himaya_facts`,
      'reset role',
      ...ownFile('programme_follow_up'),
      'create trigger consent_withdrawal_follow_up after insert on consent_withdrawal for each row execute function guard.follow_up_withdrawal()',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger consent_withdrawal_follow_up on consent_withdrawal',
      'drop table programme_follow_up cascade',
      'set local role himaya_guard',
      ...asBefore(programmeDoors, replaced),
      ...asBefore(closingWithProgrammes, ['close_case']),
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside, facts].join(', ')}`,
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in (${quoted(notices)})`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const tables = [
  `create table programme_follow_up (
     ${ofProgramme('programme_follow_up')},
     -- Which of the dated ones; none of one that nobody planned.
     month int constraint programme_follow_up_month_check check (month = 3 or month = 6 or month = 12),
     due_on date,
     -- Nine in the morning of its day in Iraq, for the list of work.
     due_at timestamptz generated always as ((due_on::timestamp + interval '9 hours') at time zone 'Asia/Baghdad') stored,
     status text not null default 'due',
     asked_on date,
     answers text[] not null default '{}',
     -- Under the programme's key.
     words_ct bytea,
     ${oneOf('programme_follow_up_status_check', 'status', statuses)},
     ${allOf('programme_follow_up_answers_check', 'answers', answers)},
     constraint programme_follow_up_dated_check check ((month is null) = (due_on is null) and (month is not null or status = 'answered')),
     constraint programme_follow_up_answered_check check ((status = 'answered') = (asked_on is not null) and (status = 'answered') = (cardinality(answers) > 0)),
     constraint programme_follow_up_month_uq unique (programme_id, month))`,
  `create index programme_follow_up_due_ix on programme_follow_up (unit_id, due_at, id) where status = 'due'`,
  'create index programme_follow_up_programme_ix on programme_follow_up (programme_id, recorded_at, id)',
  `create index programme_follow_up_case_ix on programme_follow_up (case_id) where status = 'due'`,
];

const doorsOfApp = ['guard.record_follow_up(uuid, uuid, int, date, text[], bytea)'];
const doorsOfWorker = ['guard.follow_up_told(uuid)', 'guard.retrafficking_told(uuid)'];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.follow_up_withdrawal()'];
const doorsInside = [
  'guard.after_care_stands(uuid, uuid)',
  'guard.plan_follow_ups(uuid)',
  'guard.keep_follow_ups(uuid, date)',
  'guard.reopen_as_trafficked(uuid)',
];
const facts = 'guard.follow_up_facts(date, date)';

export const doors = [
  // Whether somebody may be asked how they are: while the case is open; after its closing, on the word about after-care alone.
  `create function guard.after_care_stands(p_case uuid, p_unit uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_record c where c.id = p_case and c.status = 'open')
         or (guard.consent_stands(p_case, 'after-care', p_unit) is not null
             and (select k.after_care from case_closure k where k.case_id = p_case order by k.number desc limit 1) = 'agreed');
   end $$`,
  `create function guard.plan_follow_ups(p_programme uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into programme_follow_up (id, programme_id, case_id, unit_id, recorded_by, month, due_on)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, guard.user_id(), m, (${today} + make_interval(months => m))::date
         from programme p, unnest(array[3, 6, 12]) m where p.id = p_programme;
     -- The unit hears on the day, and once more after two weeks.
     insert into deadline (id, kind, step, subject_id, due_at)
       select gen_random_uuid(), '${duty}', x.step, f.id, f.due_at + x.after
         from programme_follow_up f, (values ('remind-desk', interval '0'), ('alert', interval '14 days')) x (step, after) where f.programme_id = p_programme;
   end $$`,
  // The case is closed: whoever agreed to it is still asked, as long as the word holds; nobody else is.
  `create function guard.keep_follow_ups(p_case uuid, p_until date) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin ${callOff('f.case_id = p_case and (p_until is null or f.due_on > p_until)')}
   end $$`,
  // The word taken back: on help, on contact after the closing, or on the referral behind the programme.
  `create function guard.follow_up_withdrawal() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare word text := (select c.purpose from consent c where c.id = new.consent_id);
   begin ${callOff(`f.case_id = new.case_id and (word = 'assistance'
        or word = 'after-care' and not guard.after_care_stands(f.case_id, f.unit_id)
        or exists (select 1 from programme p join referral r on r.id = p.referral_id where p.id = f.programme_id and r.consent_id = new.consent_id))`)}
     return null;
   end $$`,
  // The case before the programme where it may be opened again, as whoever closes it locks them.
  `create function guard.record_follow_up(p_id uuid, p_programme uuid, p_month int, p_on date, p_answers text[], p_words bytea) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p programme; f uuid := p_id; again boolean := 're-trafficked' = any (p_answers); c case_record;
   begin
     if again then
       perform 1 from case_record x where x.id = (select y.case_id from programme y where y.id = p_programme and y.unit_id = guard.unit()) for no key update;
     end if;
     p := guard.lock_programme(p_programme);
     select * into c from case_record x where x.id = p.case_id;
     if p_on > ${today} then return 'body.invalid'; end if;
     if not guard.after_care_stands(p.case_id, p.unit_id) then return 'follow-up.no-after-care'; end if;
     if again and exists (select 1 from case_erasure e where e.case_id = p.case_id) then return 'case.erased'; end if;
     if p_month is null then
       insert into programme_follow_up (id, programme_id, case_id, unit_id, recorded_by, status, asked_on, answers, words_ct)
         values (p_id, p_programme, p.case_id, p.unit_id, guard.user_id(), 'answered', p_on, p_answers, p_words);
     else
       update programme_follow_up x set status = 'answered', asked_on = p_on, answers = p_answers, words_ct = p_words, recorded_by = guard.user_id(),
              recorded_at = clock_timestamp()
        where x.programme_id = p_programme and x.month = p_month and x.status = 'due' and p_on >= x.due_on - 30 returning x.id into f;
       if f is null then
         return case when exists (select 1 from programme_follow_up x where x.programme_id = p_programme and x.month = p_month and x.status = 'due')
                     then 'follow-up.not-yet' else 'follow-up.not-now' end;
       end if;
       update deadline set cancelled_at = now() where subject_id = f and fired_at is null and cancelled_at is null;
     end if;
     if again then
       if c.status = 'closed' then perform guard.reopen_as_trafficked(p.case_id); end if;
       insert into outbox_event (kind, subject_id) values ('re-trafficking-told', f);
     end if;
     return 'done';
   end $$`,
  // For the worker: whose follow-up is due, never whose it is about.
  `create function guard.follow_up_told(p_id uuid) returns table (programme_id uuid, case_id uuid, unit_id uuid, status text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select f.programme_id, f.case_id, f.unit_id, f.status from programme_follow_up f where f.id = p_id;
   end $$`,
  // Who answers for the case of somebody who was sold again, and in which governorate.
  `create function guard.retrafficking_told(p_id uuid) returns table (case_id uuid, unit_id uuid, governorate text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select c.id, c.responsible_unit_id, case when c.governorate in ('unknown', 'outside-country') then u.governorate else c.governorate end
         from programme_follow_up f join case_record c on c.id = f.case_id join unit u on u.id = c.responsible_unit_id where f.id = p_id;
   end $$`,
  // For the fact store: answers by month after the programme, and who was sold again; no id, no case, no words.
  `create function guard.follow_up_facts(p_from date, p_to date) returns table (month int, answer text, governorate text, sex text, age_band text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select f.month, a.answer, c.governorate, c.sex, c.age_band
         from programme_follow_up f cross join lateral unnest(f.answers) a (answer) join case_record c on c.id = f.case_id
        where f.status = 'answered' and f.asked_on >= p_from and f.asked_on < p_to;
   end $$`,
];

/** As the responsible unit reopens a case, but by whoever hears that somebody was sold again, at once and with that reason. */
const reopening = (() => {
  const [door = ''] = asBefore(closingWithReviews, ['reopen_case']);
  const from = door.indexOf('     if c.id is null');
  const to = door.indexOf(`     if c.status <> 'closed'`);
  return [
    ['create or replace function guard.reopen_case(p_case uuid, p_version int, p_reason text, p_words bytea)', 'create function guard.reopen_as_trafficked(p_case uuid)'],
    [`     if c.version <> p_version then return 'conflict'; end if;\n`, ''],
    ['guard.user_id(), p_reason, p_words)', `guard.user_id(), 're-trafficked', null)`],
    [`jsonb_build_object('reason', p_reason));`, `jsonb_build_object('reason', 're-trafficked'));\n     insert into outbox_event (kind, subject_id) values ('case-reopened', k.id);`],
  ].reduce((text, [old = '', next = '']) => changed(text, old, next), door.slice(0, from) + door.slice(to));
})(); // prettier-ignore

/** As they stood, and: whoever finished a programme is asked afterwards; what was erased is asked no more. */
const endings = asBefore(programmeDoors, replaced).map((door) => {
  if (door.includes('guard.programme_facts')) {
    return changed(
      door,
      `json_build_object('child'`,
      `json_build_object('afterCare', guard.after_care_stands(p.case_id, p.unit_id), 'child'`,
    );
  }
  if (door.includes('guard.forget_programme_keys')) {
    return changed(door, '     delete from subject_key', `${callOff('f.case_id = new.case_id')}\n     delete from subject_key`);
  }
  return changed(
    door,
    `      where id = p_id;
     return 'done';`,
    `      where id = p_id;
     if p_outcome in ('goals-met', 'goals-partly-met', 'goals-not-met') and p.sharing_ended_at is null then perform guard.plan_follow_ups(p_id); end if;
     return 'done';`,
  );
});

/** As it stood, and: what follows on a programme lives under the word about after-care. */
export const closingWithFollowUps = asBefore(closingWithProgrammes, ['close_case']).map((door) =>
  changed(
    door,
    `     update case_record set status = 'closed'`,
    `     perform guard.keep_follow_ups(p_case, case p_after_care when 'agreed' then until end);
     update case_record set status = 'closed'`,
  ),
);
