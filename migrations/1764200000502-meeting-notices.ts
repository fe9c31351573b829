import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, run } from './sql';

const told = ['meeting-minutes-waiting', 'meeting-decision-given', 'meeting-decision-overdue', 'meeting-decisions-overdue'];
const notices = 'guard.meeting_notices(date)';

/** For the worker: minutes that wait for the chair, decisions that a body was given, and those that nobody found done or not done in time. */
export class MeetingNotices1764200000502 implements MigrationInterface {
  readonly name = 'MeetingNotices1764200000502';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', told),
      'set local role himaya_guard',
      // `about` is what each is told of once: a round of minutes, a body's decisions of a meeting, a decision. What is older than a month is no news.
      `create function guard.meeting_notices(p_today date) returns table (about text, meeting_id uuid, unit_id uuid, role text, kind text)
       language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
       #variable_conflict use_column
       begin
         return query
           with overdue as (
             select d.id, d.meeting_id, d.agency_id from meeting_decision d join meeting m on m.id = d.meeting_id
              where m.state <> 'draft' and d.due_on < p_today and d.due_on > p_today - 31
                and not exists (select from decision_follow_up f where f.decision_id = d.id and f.kind = 'finding')),
           turn (about, meeting_id, agency_id, role, kind) as (
             select m.id || '|' || m.version, m.id, null, 'committee-chair', 'meeting-minutes-waiting' from meeting m where m.state = 'closed'
             union all
             select d.agency_id || '|' || d.meeting_id, d.meeting_id, d.agency_id, 'agency-focal-point', 'meeting-decision-given'
               from meeting_decision d join meeting m on m.id = d.meeting_id
              where m.state = 'confirmed' and m.confirmed_at > now() - interval '30 days' and d.agency_id is not null
             union all
             select o.id::text, o.meeting_id, o.agency_id, 'agency-focal-point', 'meeting-decision-overdue' from overdue o where o.agency_id is not null
             union all
             select o.id::text, o.meeting_id, null, 'secretariat-analyst', 'meeting-decisions-overdue' from overdue o)
           select distinct t.about, t.meeting_id, a.unit_id, t.role, t.kind from turn t
             join user_role r on r.role = t.role and now() >= r.valid_from and now() < r.valid_to
             join user_account a on a.id = r.user_id and a.disabled_at is null
             join unit n on n.id = a.unit_id and n.closed_at is null
            where t.agency_id is null or n.agency_id = t.agency_id;
       end $$`,
      `revoke execute on function ${notices} from public`,
      `grant execute on function ${notices} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${notices}`,
      `delete from notification where kind in (${told.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', told),
    ]);
  }
}
