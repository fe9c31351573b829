import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** Somebody whom the unit accompanies home, with what they said and what waits for them there: a row of each table of the room. */
export async function returnRows(
  guard: Client,
  of: { readonly unitId: string; readonly userId: string; readonly caseId: string; readonly id?: string },
): Promise<void> {
  const journey = of.id ?? randomUUID();
  const { unitId, userId, caseId } = of;
  await guard.query(
    `insert into repatriation (id, case_id, unit_id, called_ct, status, decision, opened_by) values ($1, $2, $3, 'x', 'deciding', 'undecided', $4)`,
    [journey, caseId, unitId, userId],
  );
  await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('repatriation', $1, 'x', 'k1')`, [journey]);
  const ofReturn = [randomUUID(), journey, caseId, unitId, userId];
  await guard.query(
    `insert into return_decision (id, repatriation_id, case_id, unit_id, recorded_by, decision, decided_on, language, interpreter, words_ct)
       values ($1, $2, $3, $4, $5, 'undecided', '2026-01-05', 'tl', true, 'x')`,
    ofReturn,
  );
  await guard.query(
    `insert into return_risk (id, repatriation_id, case_id, unit_id, assessed_by, present, unknown, level, reasons_ct, assessed_on, valid_until)
       values ($1, $2, $3, $4, $5, '{no-papers}', '{}', 'low', 'x', '2026-01-05', '2026-02-04')`,
    ofReturn,
  );
  await guard.query(
    `insert into return_step (id, repatriation_id, case_id, unit_id, recorded_by, step, done_on, mode, words_ct)
       values ($1, $2, $3, $4, $5, 'book', '2026-01-05', 'air', 'x')`,
    ofReturn,
  );
  await guard.query(
    `insert into exit_clearance (id, repatriation_id, case_id, unit_id, asked_by, asked_on) values ($1, $2, $3, $4, $5, '2026-01-05')`,
    ofReturn,
  );
  await guard.query(
    `insert into return_contact (id, repatriation_id, case_id, unit_id, recorded_by, month, due_at, outcome, contacted_on, words_ct)
       values ($1, $2, $3, $4, $5, 1, now(), 'safe', '2026-01-05', 'x')`,
    ofReturn,
  );
}
