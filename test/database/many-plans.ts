import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** A plan of two hundred activities, the owner's agency in each, and five years of its reports, accepted. */
export async function manyPlans(admin: Client, owner: User): Promise<void> {
  const agency = owner.unit.agencyId;
  await admin.query(
    `insert into plan (id, title_ar, title_en, starts_on, ends_on, state) values ('many', 'x', 'x', '2026-01-01', '2026-12-31', 'adopted') on conflict do nothing`,
  );
  await admin.query(
    `insert into plan_axis (plan_id, number, name_ar, name_en, objective_ar, objective_en) values ('many', 1, 'x', 'x', 'x', 'x') on conflict do nothing`,
  );
  await admin.query(
    `insert into plan_activity (id, version, plan_id, axis, number, title_ar, title_en, starts_on, implementers, indicator, feed, measures, reported, reason)
       select 'many-' || n, 1, 'many', 1, n, 'x', 'x', '2020-01-01', array[$1, 'many'], 'count', 'report', '{training-courses}', '{training-courses}', 'printed'
         from generate_series(1, 200) n on conflict do nothing`,
    [agency],
  );
  await admin.query(
    `insert into plan_report (id, agency_id, unit_id, month, status, submitted_revision, first_submitted_at, submitted_at, opened_by)
       select case n when 0 then '00000000-0000-0000-0000-000000000000' else gen_random_uuid() end, $1, $2, (date '2021-01-01' + n * interval '1 month')::date, 'accepted', 1, now(), now(), $3 from generate_series(0, 59) n
       on conflict do nothing`,
    [agency, owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, measures, figures, obstacles, submitted, accepted)
       select r.id, 1, a.id, r.agency_id, r.month, 'under-way', a.reported, '{1}', '{}', true, true from plan_report r, plan_activity a where a.plan_id = 'many'
       on conflict do nothing`,
  );
  await admin.query(
    `insert into plan_evidence (id, report_id, activity_id, agency_id, media_type, size_bytes, submitted, accepted, added_by)
       select gen_random_uuid(), e.report_id, e.activity_id, e.agency_id, 'image/png', 9, true, true, $1 from plan_report_entry e where e.activity_id like 'many-%'`,
    [owner.id],
  );
}
