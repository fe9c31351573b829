import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A programme with everything that can be in its file: a row of each table. */
export async function programmeRows(
  guard: Client,
  of: { readonly unitId: string; readonly userId: string; readonly caseId: string; readonly id?: string },
): Promise<string> {
  const [programme, strand] = [of.id ?? randomUUID(), randomUUID()];
  const { unitId, userId, caseId } = of;
  await guard.query(
    `insert into programme (id, case_id, unit_id, called_ct, urgency, status, opened_by) values ($1, $2, $3, 'x', 'urgent', 'running', $4)`,
    [programme, caseId, unitId, userId],
  );
  await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('reintegration', $1, 'x', 'k1')`, [programme]);
  const ofProgramme = [programme, caseId, unitId, userId];
  await guard.query(
    `insert into programme_strand (id, programme_id, case_id, unit_id, recorded_by, kind, status, begun_on) values ($5, $1, $2, $3, $4, 'grant', 'running', current_date)`,
    [...ofProgramme, strand],
  );
  await guard.query(
    `insert into strand_event (id, programme_id, case_id, unit_id, recorded_by, strand_id, move, happened_on, words_ct)
       values ($6, $1, $2, $3, $4, $5, 'begin', current_date, 'x')`,
    [...ofProgramme, strand, randomUUID()],
  );
  const funding = randomUUID();
  await guard.query(
    `insert into funding_application (id, programme_id, case_id, unit_id, recorded_by, strand_id, purpose, asked, applied_on)
       values ($6, $1, $2, $3, $4, $5, 'tools', 9, current_date)`,
    [...ofProgramme, strand, funding],
  );
  await guard.query(
    `insert into funding_payment (id, programme_id, case_id, unit_id, recorded_by, application_id, entry, amount, paid_on, voucher, reversed)
       values ($6, $1, $2, $3, $4, $5, 'payment', 1, current_date, 'V/1', true)`,
    [...ofProgramme, funding, randomUUID()],
  );
  await guard.query(
    `insert into programme_follow_up (id, programme_id, case_id, unit_id, recorded_by, month, due_on) values ($5, $1, $2, $3, $4, 3, current_date + 90)`,
    [...ofProgramme, randomUUID()],
  );
  const instalment = randomUUID();
  await guard.query(
    `insert into funding_instalment (id, programme_id, case_id, unit_id, recorded_by, application_id, number, planned_on, due_on, amount)
       values ($6, $1, $2, $3, $4, $5, 1, current_date + 3, current_date + 3, 9)`,
    [...ofProgramme, funding, instalment],
  );
  await guard.query(
    `insert into instalment_event (id, programme_id, case_id, unit_id, recorded_by, instalment_id, event, happened_on, amount, receipt, reversed)
       values ($6, $1, $2, $3, $4, $5, 'repay', current_date, 1, 'R/1', true)`,
    [...ofProgramme, instalment, randomUUID()],
  );
  await guard.query(
    `insert into livelihood_visit (id, programme_id, case_id, unit_id, recorded_by, strand_id, month, due_on) values ($6, $1, $2, $3, $4, $5, 3, current_date + 90)`,
    [...ofProgramme, strand, randomUUID()],
  );
  return programme;
}
