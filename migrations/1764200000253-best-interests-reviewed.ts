import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dutiesOf } from './1764200000065-work-of-deadlines';
import { missingReviews } from './1764200000070-missing-persons';
import { openReferral } from './1764200000086-needs-met';
import { caseDuty, planSteps } from './1764200000213-plan-steps';
import { arrivals, closingWithAbroad } from './1764200000222-abroad';
import { addCodes, changed, dropCodes, oneOf, run } from './sql';

const duty = 'best-interests-review';
const notices = ['best-interests-reminder', 'best-interests-overdue'];
const reasons = ['regular', 'placement-changed', 'guardian-changed', 'responsibility-moved', 'return-planned'];
const doorsOfOwner = [
  'guard.date_best_interests()', 'guard.follow_best_interests()', 'guard.best_interests_of_guardian()', 'guard.best_interests_of_placement()',
  'guard.best_interests_of_responsible()', 'guard.best_interests_of_return()',
]; // prettier-ignore
const inside = ['guard.hasten_best_interests(uuid, text)'];
const today = `(now() at time zone 'Asia/Baghdad')::date`;
/** Due at the end of its day, Iraq's time. */
const dueAt = (day: string): string => `((${day} + 1)::timestamp at time zone 'Asia/Baghdad')`;
/** Of the determinations for one purpose the latest is what holds. */
const holds = (d: string): string => `not exists (select 1 from best_interests_determination n
           where n.case_id = ${d}.case_id and n.purpose = ${d}.purpose and (n.recorded_at, n.id) > (${d}.recorded_at, ${d}.id))`;

/** What was found to be best for a child is looked at again: within six months, and within a week of a change in what it was found on. */
export class BestInterestsReviewed1764200000253 implements MigrationInterface {
  readonly name = 'BestInterestsReviewed1764200000253';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table best_interests_determination add column review_on date, add column review_reason text not null default 'regular',
         add ${oneOf('best_interests_determination_review_reason_check', 'review_reason', reasons)}`,
      `update best_interests_determination set review_on = (determined_on + interval '6 months')::date`,
      `alter table best_interests_determination alter column review_on set not null,
         add constraint best_interests_determination_review_check check (review_on > determined_on and review_on <= (determined_on + interval '6 months')::date
           or review_reason <> 'regular')`,
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation', 'duty'].map((table) => addCodes(table, 'kind', [duty])),
      'set local role himaya_guard',
      ...doors,
      changed(
        caseDuty,
        `       when 'guardian-appointment'`,
        `       when '${duty}' then (select d.case_id from best_interests_determination d where d.id = p_subject and guard.is_child(d.case_id) and ${holds('d')})
       when 'guardian-appointment'`,
      ),
      ...closingWithReviews,
      dutiesOf(openReferral('n'), missingReviews + planSteps + arrivals + reviews),
      `revoke execute on function ${[...doorsOfOwner, ...inside].join(', ')} from public`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      // What was determined before is owed a review from now on, and nobody is late for it today.
      `insert into deadline (id, kind, step, subject_id, due_at)
         select gen_random_uuid(), '${duty}', x.step, d.id, greatest(${dueAt('d.review_on')}, now() + interval '14 days') - x.before
           from best_interests_determination d, ${steps} where ${holds('d')}`,
      'reset role',
      ...triggers,
      'set local role himaya_guard',
      `select guard.place_duties(c.id) from case_record c where c.status = 'open' and exists (select 1 from best_interests_determination d where d.case_id = c.id)`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...['best_interests_determination_dated', 'best_interests_determination_reviewed', 'best_interests_determination_duties'].map(
        (trigger) => `drop trigger ${trigger} on best_interests_determination`,
      ),
      'drop trigger guardianship_best_interests on guardianship',
      'drop trigger placement_best_interests on placement',
      'drop trigger case_record_best_interests on case_record',
      'drop trigger referral_best_interests on referral',
      'drop trigger abroad_transfer_best_interests on abroad_transfer',
      'set local role himaya_guard',
      caseDuty,
      ...closingWithAbroad,
      dutiesOf(openReferral('n'), missingReviews + planSteps + arrivals),
      `drop function ${[...doorsOfOwner, ...inside].join(', ')}`,
      ...['deadline', 'escalation', 'duty'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in ('${notices.join(`', '`)}')`,
      'reset role',
      'alter table best_interests_determination drop column review_on, drop column review_reason',
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation', 'duty'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const lastSubject = 'union all select id from abroad_transfer where case_id = p_case';
/** As they stood, and: the clock of a determination is one of a case's own. */
export const closingWithReviews = closingWithAbroad.map((door) =>
  door.replaceAll(lastSubject, `${lastSubject} union all select id from best_interests_determination where case_id = p_case`),
);
const steps = `(values ('remind-desk', interval '14 days'), ('alert', interval '0')) x (step, before)`;

const reviews = `
         union all
         select '${duty}', d.id, c.responsible_unit_id, ${at()} from best_interests_determination d
          where d.case_id = c.id and guard.is_child(c.id) and ${holds('d')}`;

function at(): string {
  return `(select x.due_at from deadline x where x.kind = '${duty}' and x.step = 'alert' and x.subject_id = d.id and x.cancelled_at is null)`;
}

const doors = [
  // Six months at the latest, where nobody named a day.
  `create function guard.date_best_interests() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     new.review_on := coalesce(new.review_on, (new.determined_on + interval '6 months')::date);
     return new;
   end $$`,
  // The clock of the latest for its purpose; the one before it is answered.
  `create function guard.follow_best_interests() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if tg_op = 'INSERT' then
       update deadline x set cancelled_at = now() where x.kind = '${duty}' and x.fired_at is null and x.cancelled_at is null
          and x.subject_id in (select d.id from best_interests_determination d where d.case_id = new.case_id and d.purpose = new.purpose and d.id <> new.id);
     end if;
     insert into deadline (id, kind, step, subject_id, due_at)
       select gen_random_uuid(), '${duty}', x.step, new.id, ${dueAt('new.review_on')} - x.before from ${steps}
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
     return null;
   end $$`,
  // What it was found on is no more as it was: it is looked at again within a week, of a child whose case is open.
  `create function guard.hasten_best_interests(p_case uuid, p_reason text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not exists (select 1 from case_record c where c.id = p_case and c.status = 'open') or not guard.is_child(p_case) then return; end if;
     update best_interests_determination d set review_on = ${today} + 7, review_reason = p_reason
      where d.case_id = p_case and d.review_on > ${today} + 7 and ${holds('d')};
   end $$`,
  ...[
    ['guardian', `perform guard.hasten_best_interests(new.case_id, 'guardian-changed')`],
    ['placement', `perform guard.hasten_best_interests(new.case_id, 'placement-changed')`],
    ['responsible', `perform guard.hasten_best_interests(new.id, 'responsibility-moved')`],
    ['return', `perform guard.hasten_best_interests(new.case_id, 'return-planned')`],
  ].map(
    ([of, deed]) => `create function guard.best_interests_of_${of}() returns trigger language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     ${deed};
     return null;
   end $$`,
  ),
];

const housed = `('in-shelter', 'on-leave', 'handing-over')`;

const triggers = [
  `create trigger best_interests_determination_dated before insert on best_interests_determination for each row execute function guard.date_best_interests()`,
  `create trigger best_interests_determination_reviewed after insert or update of review_on on best_interests_determination for each row
     execute function guard.follow_best_interests()`,
  `create constraint trigger best_interests_determination_duties after insert or update of review_on on best_interests_determination
     deferrable initially deferred for each row execute function guard.follow_duties('case_id')`,
  `create trigger guardianship_best_interests after update of suspected_at, ended_at on guardianship for each row
     when (old.suspected_at is distinct from new.suspected_at or old.ended_at is distinct from new.ended_at) execute function guard.best_interests_of_guardian()`,
  // Whoever leaves a house moves; coming into the first one is what was determined.
  `create trigger placement_best_interests after update of status on placement for each row
     when (old.status in ${housed} and new.status = 'ended') execute function guard.best_interests_of_placement()`,
  `create trigger case_record_best_interests after update of responsible_unit_id on case_record for each row
     when (old.responsible_unit_id is distinct from new.responsible_unit_id) execute function guard.best_interests_of_responsible()`,
  `create trigger referral_best_interests after update of status on referral for each row
     when (new.service = 'repatriation' and new.status = 'accepted' and old.status is distinct from new.status) execute function guard.best_interests_of_return()`,
  `create trigger abroad_transfer_best_interests after insert on abroad_transfer for each row execute function guard.best_interests_of_return()`,
];
