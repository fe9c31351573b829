import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** Somebody in the unit's medical care, with an appointment that was kept and a visit that was charged: a row of each table of the room. */
export async function careRows(
  guard: Client,
  of: {
    readonly unitId: string;
    readonly userId: string;
    readonly caseId: string;
    readonly id?: string;
    readonly report?: 'forensic-report';
  },
): Promise<void> {
  const care = of.id ?? randomUUID();
  const { unitId, userId, caseId } = of;
  await guard.query(
    `insert into care_episode (id, case_id, unit_id, category, service, called_ct, status, opened_by) values ($1, $2, $3, 16, 'medical', 'x', 'active', $4)`,
    [care, caseId, unitId, userId],
  );
  await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('care', $1, 'x', 'k1')`, [care]);
  await guard.query(
    `insert into appointment (id, episode_id, case_id, unit_id, category, kind, starts_at, ends_at, status, booked_by, settled_by, settled_at)
       values ($1, $2, $3, $4, 16, 'examination', now() - interval '2 hours', now() - interval '1 hour', 'attended', $5, $5, now())`,
    [randomUUID(), care, caseId, unitId, userId],
  );
  await guard.query(
    `insert into encounter (id, version, episode_id, case_id, unit_id, category, occurred_on, care, words_ct, free, charge_reason, charge_amount, trained_staff, recorded_by)
       values ($1, 1, $2, $3, $4, 16, '2026-01-05', '{examination}', 'x', false, 'other', 5000, false, $5)`,
    [randomUUID(), care, caseId, unitId, userId],
  );
  await guard.query(
    `insert into trauma_screening (id, episode_id, case_id, unit_id, category, recorded_by, instrument, held_on, trained_staff, answers_ct)
       values ($1, $2, $3, $4, 16, $5, 'pc-ptsd-5', '2026-01-05', true, 'x')`,
    [randomUUID(), care, caseId, unitId, userId],
  );
  await guard.query(
    `insert into medication_line (id, version, episode_id, case_id, unit_id, category, recorded_by, kind, words_ct, from_on)
       values ($1, 1, $2, $3, $4, 16, $5, 'medicine', 'x', '2026-01-05')`,
    [randomUUID(), care, caseId, unitId, userId],
  );
  // Asked for by the id that the care was asked for by, where there is one; their key is then one row.
  const report = of.id ?? randomUUID();
  await guard.query(
    `insert into medical_report (id, episode_id, case_id, unit_id, category, kind, language, examined_on, drafted_by, status, issued_by, issued_at, signed_ct)
       values ($1, $2, $3, $4, 16, $6, 'en', '2026-01-05', $5, 'issued', $5, now(), 'x')`,
    [report, care, caseId, unitId, userId, of.report ?? 'medical-report'],
  );
  await guard.query(`insert into medical_report_part (report_id, case_id, unit_id, category, words_ct) values ($1, $2, $3, 16, 'x')`, [
    report,
    caseId,
    unitId,
  ]);
  if (report !== care) {
    await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('care', $1, 'x', 'k1')`, [report]);
  }
  await guard.query(
    `insert into report_disclosure (id, report_id, case_id, unit_id, category, part_mask, recipient_unit_id, consent_id, disclosed_by)
       select gen_random_uuid(), $4, $1, $2, 16, 16, $2, c.id, $3 from consent c where c.case_id = $1 limit 1`,
    [caseId, unitId, userId, report],
  );
}
