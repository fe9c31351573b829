import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A plan with one activity of the unit's agency, and that agency's report on it, still a draft: a row of each table of the room. */
export async function nationalPlanRows(guard: Client, of: { readonly unitId: string; readonly userId: string }): Promise<void> {
  const { unitId, userId } = of;
  const agency = '(select agency_id from unit where id = $1)';
  const report = randomUUID();
  await guard.query(
    `insert into plan (id, title_ar, title_en, starts_on, ends_on, state) values ('full', 'x', 'x', '2026-01-01', '2026-12-30', 'draft')
       on conflict do nothing`,
  );
  await guard.query(
    `insert into plan_axis (plan_id, number, name_ar, name_en, objective_ar, objective_en) values ('full', 1, 'x', 'x', 'x', 'x')
       on conflict do nothing`,
  );
  await guard.query(
    `insert into plan_activity (id, version, plan_id, axis, number, title_ar, title_en, starts_on, implementers, indicator, feed, measures, reported, reason)
       values ('full-1.01', 1, 'full', 1, 1, 'x', 'x', '2026-01-01', array[${agency}], 'count', 'report', '{training-courses}', '{training-courses}', 'printed')
       on conflict do nothing`,
    [unitId],
  );
  await guard.query(`insert into plan_move (plan_id, move, by) values ('full', 'draft', $1)`, [userId]);
  await guard.query(
    `insert into plan_report (id, agency_id, unit_id, month, opened_by) values ($3, ${agency}, $1, '2026-01-01', $2) on conflict do nothing`,
    [unitId, userId, report],
  );
  await guard.query(
    `insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, measures, figures, obstacles)
       select id, 1, 'full-1.01', agency_id, month, 'under-way', '{training-courses}', '{3}', '{}' from plan_report where agency_id = ${agency} and month = '2026-01-01'
       on conflict do nothing`,
    [unitId],
  );
  const figures = Object.fromEntries(
    ['due', 'onTime', 'late', 'missing', 'returns', 'activities', 'milestones', 'declared', 'mean', 'held', 'attended'].map((key) => [
      key,
      0,
    ]),
  );
  await guard.query(
    `insert into member_account (id, half, agency_id, figures, questions, asked_by) values ($3, '2025-H1', ${agency}, $4, 'x', $2) on conflict do nothing`,
    [unitId, userId, randomUUID(), JSON.stringify(figures)],
  );
  await guard.query(
    `insert into member_evaluation (half, agency_id, revision, result, text, recorded_by)
       select '2025-H1', a.id, 1 + (select count(*) from member_evaluation e where e.agency_id = a.id and e.half = '2025-H1'), 'met', 'x', $2
         from agency a where a.id = ${agency}`,
    [unitId, userId],
  );
  await guard.query(
    `insert into plan_evidence (id, report_id, activity_id, agency_id, media_type, size_bytes, added_by)
       select gen_random_uuid(), id, 'full-1.01', agency_id, 'image/png', 9, $2 from plan_report
        where agency_id = (select agency_id from unit where id = $1) and month = '2026-01-01'`,
    [unitId, userId],
  );
}
