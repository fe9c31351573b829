import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A proceeding of the unit's with a defendant who was arrested: tied to the case, where somebody is to be heard behind a screen: a row of each table of the room. */
export async function proceedingRows(
  guard: Client,
  of: { readonly unitId: string; readonly userId: string; readonly caseId: string; readonly id?: string },
): Promise<void> {
  const [proceeding, defendant] = [of.id ?? randomUUID(), randomUUID()];
  const { unitId, userId, caseId } = of;
  await guard.query(
    `insert into criminal_proceeding (id, court, governorate, form, number_ct, opened_on, opened_by, opened_unit_id, defendants)
       values ($1, 'felony-karkh', 'baghdad', 'begging', 'x', '2026-01-05', $2, $3, 1)`,
    [proceeding, userId, unitId],
  );
  await guard.query(`insert into proceeding_unit (proceeding_id, unit_id, opened_at, let_in_by) values ($1, $2, now(), $3)`, [
    proceeding,
    unitId,
    userId,
  ]);
  await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('proceeding', $1, 'x', 'k1')`, [proceeding]);
  await guard.query(
    `insert into defendant (id, proceeding_id, kind, name_ct, sex, age_band, added_by) values ($1, $2, 'person', 'x', 'male', '30-59', $3)`,
    [defendant, proceeding, userId],
  );
  await guard.query(
    `insert into proceeding_event (id, proceeding_id, defendant_id, kind, entry, happened_on, recorded_by, recorded_unit_id)
       values ($1, $2, $3, 'arrest', 'entry', '2026-01-06', $4, $5)`,
    [randomUUID(), proceeding, defendant, userId, unitId],
  );
  await guard.query(`insert into proceeding_case (id, proceeding_id, case_id, linked_by, linked_unit_id) values ($1, $2, $3, $4, $5)`, [
    randomUUID(),
    proceeding,
    caseId,
    userId,
    unitId,
  ]);
  await guard.query(
    `insert into testimony_measure (id, case_id, unit_id, person, kind, asked_on, asked_by) values ($1, $2, $3, 'victim', 'screen', '2026-01-06', $4)`,
    [randomUUID(), caseId, unitId, userId],
  );
  const counted = randomUUID();
  await guard.query(
    `insert into custody_return (id, unit_id, agency_id, kind, as_of, version, males, females, given_by)
       values ($1, $2, (select agency_id from unit where id = $2), 'convicts', '2026-01-31', 1, 41, 7, $3)`,
    [counted, unitId, userId],
  );
  await guard.query(`insert into custody_part values ($1, 'age-group', '30-59', 30, 5)`, [counted]);
}
