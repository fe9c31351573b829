import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { careRows } from './care-rows';
import { legalRows } from './legal-rows';
import { programmeRows } from './programme-rows';
import { nationalPlanRows } from './national-plan-rows';
import { portalRows } from './portal-rows';
import { meetingRows } from './meeting-rows';
import { reportRows } from './report-rows';
import { releaseRows } from './release-rows';
import { proceedingRows } from './proceeding-rows';
import { returnRows } from './return-rows';

/** One house with one place, and somebody in it with a bag, an incident and a history: a row of each table of the register, and of a legal-aid office's file, and of health care. */
export async function registerRows(
  guard: Client,
  of: { readonly unitId: string; readonly userId: string; readonly caseId: string; readonly id?: string },
): Promise<string> {
  const [house, place, placement] = [randomUUID(), randomUUID(), of.id ?? randomUUID()];
  const { unitId, userId, caseId } = of;
  await guard.query(`insert into shelter (id, unit_id, name_ct, address_ct, opened_by) values ($1, $2, 'x', 'x', $3)`, [
    house,
    unitId,
    userId,
  ]);
  await guard.query(
    `insert into shelter_place (id, shelter_id, unit_id, number, person_category, adapted) values ($1, $2, $3, 1, 'women', false)`,
    [place, house, unitId],
  );
  await guard.query(
    `insert into placement (id, case_id, unit_id, person_category, needs_adapted, called_ct, urgency, status, admitted_at, place_id, opened_by)
       values ($1, $2, $3, 'women', false, 'x', 'urgent', 'in-shelter', now(), $4, $5)`,
    [placement, caseId, unitId, place, userId],
  );
  for (const [kind, id] of [
    ['shelter', house],
    ['placement', placement],
  ] as const) {
    await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ($1, $2, 'x', 'k1')`, [kind, id]);
  }
  await guard.query(
    `insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period) values ($1, $2, $3, $4, $5, 'occupied', tstzrange(now(), null))`,
    [randomUUID(), place, unitId, placement, caseId],
  );
  await guard.query(
    `insert into placement_event (id, placement_id, case_id, unit_id, kind, by_user) values ($1, $2, $3, $4, 'admit', $5)`,
    [randomUUID(), placement, caseId, unitId, userId],
  );
  await guard.query(
    `insert into belonging (id, placement_id, case_id, unit_id, kind, count, taken_by) values ($1, $2, $3, $4, 'bag', 1, $5)`,
    [randomUUID(), placement, caseId, unitId, userId],
  );
  await guard.query(
    `insert into shelter_incident (id, placement_id, case_id, unit_id, kind, severity, occurred_at, told, narrative_ct, recorded_by)
       values ($1, $2, $3, $4, 'theft', 'minor', now(), '{}', 'x', $5)`,
    [randomUUID(), placement, caseId, unitId, userId],
  );
  await careRows(guard, of);
  await legalRows(guard, of);
  await programmeRows(guard, of);
  await proceedingRows(guard, of);
  await nationalPlanRows(guard, of);
  await releaseRows(guard, of);
  await portalRows(guard, of);
  await reportRows(guard, of);
  await meetingRows(guard, of);
  await returnRows(guard, of);
  return placement;
}
